//! One more text in a list that stands in TOML, in the style of the list.

use super::insertion::Insertion;
use crate::source::Span;

/// A list of texts: its place with its brackets, and that of its last entry.
pub(super) struct List {
    pub(super) place: Span,
    pub(super) last: Option<Span>,
}

impl List {
    /// What to insert so that `entry` is the last one: on a line of its own if the last one begins a line, else behind it.
    pub(super) fn with(&self, text: &str, entry: &str, line_end: &str) -> Vec<Insertion> {
        let Some(last) = &self.last else {
            return vec![Insertion { at: self.place.start + 1, text: entry.to_owned() }];
        };
        match indent(text, last.start) {
            Some(indent) => self.on_a_line(text, last.end, &format!("{indent}{entry}"), line_end),
            None => vec![Insertion { at: last.end, text: format!(", {entry}") }],
        }
    }

    /// `line` below the last entry, which ends at `end`. It has a comma behind it if the last entry has one.
    fn on_a_line(&self, text: &str, end: usize, line: &str, line_end: &str) -> Vec<Insertion> {
        let comma = comma(text, end);
        let rest = comma.map_or(end, |comma| comma + 1);
        let own_comma = if comma.is_some() { "," } else { "" };
        let missing = comma.is_none().then(|| Insertion { at: end, text: ",".to_owned() });
        let line = format!("{line}{own_comma}");
        let below = below_line(text, rest, &line, line_end)
            .unwrap_or_else(|| Insertion { at: rest, text: format!("{line_end}{line}") });
        missing.into_iter().chain([below]).collect()
    }
}

/// The white space before a place, if there is nothing else on its line.
fn indent(text: &str, at: usize) -> Option<&str> {
    let begin = text[..at].rfind('\n')? + 1;
    Some(&text[begin..at]).filter(|before| before.trim().is_empty())
}

/// The comma after an entry that ends here, if there is one before the list ends; comments may stand between them.
fn comma(text: &str, end: usize) -> Option<usize> {
    let mut at = end;
    loop {
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        match text[at..].chars().next() {
            Some(',') => return Some(at),
            Some('#') => at += text[at..].find('\n')?,
            _ => return None,
        }
    }
}

/// A line below the one of this place, if nothing but a comment stands behind the place.
pub(super) fn below_line(text: &str, at: usize, line: &str, line_end: &str) -> Option<Insertion> {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let rest = text[at..end].trim_start();
    if !rest.is_empty() && !rest.starts_with('#') {
        return None;
    }
    Some(match end == text.len() {
        true => Insertion { at: end, text: format!("{line_end}{line}{line_end}") },
        false => Insertion { at: end + 1, text: format!("{line}{line_end}") },
    })
}

#[cfg(test)]
mod tests {
    use super::super::insertion::inserted;
    use super::*;

    /// The list in `text`, whose entries are `"a"`, `"b"` and so on, with `"new"` in it.
    fn with_new(text: &str) -> String {
        let start = text.find('[').expect("it begins");
        let last = text.rfind("\"b\"").or(text.rfind("\"a\"")).map(|at| Span { start: at, end: at + 3 });
        let list = List { place: Span { start, end: text.len() }, last };
        inserted(text, &list.with(text, "\"new\"", "\n"))
    }

    #[test]
    fn a_list_in_a_line_stays_in_a_line() {
        assert_eq!(with_new("[]"), "[\"new\"]");
        assert_eq!(with_new("[\"a\"]"), "[\"a\", \"new\"]");
        assert_eq!(with_new("[\"a\", \"b\",]"), "[\"a\", \"b\", \"new\",]");
        assert_eq!(with_new("[\n  \"a\", \"b\",\n]"), "[\n  \"a\", \"b\", \"new\",\n]");
    }

    #[test]
    fn a_list_with_a_line_for_each_entry_gets_a_line() {
        assert_eq!(with_new("[\n  \"a\",\n  \"b\",\n]"), "[\n  \"a\",\n  \"b\",\n  \"new\",\n]");
        assert_eq!(with_new("[\n\t\"a\", # so\n]"), "[\n\t\"a\", # so\n\t\"new\",\n]");
        assert_eq!(with_new("[\n  \"a\"\n]"), "[\n  \"a\",\n  \"new\"\n]");
        assert_eq!(with_new("[\n  \"a\" # so, they say\n]"), "[\n  \"a\", # so, they say\n  \"new\"\n]");
        assert_eq!(with_new("[\n  \"a\"\n  # so\n  ,\n]"), "[\n  \"a\"\n  # so\n  ,\n  \"new\",\n]");
        assert_eq!(with_new("[\n  \"a\",\n  \"b\"]"), "[\n  \"a\",\n  \"b\",\n  \"new\"]");
        assert_eq!(with_new("[\n  \"a\", ]"), "[\n  \"a\",\n  \"new\", ]");
    }
}
