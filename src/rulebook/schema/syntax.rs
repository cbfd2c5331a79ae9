//! What is wrong with a text that is not TOML: a finding for each mistake, not for each place that it spoils.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use toml::de::Error;

use super::mistakes::{format_of, is_header, is_hyphened, is_other_format, mistake};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::table_reader::Findings;

/// Tables of items with ids.
const ITEMS: [&str; 6] = ["sources", "contexts", "people", "areas", "roles", "rules"];

/// How many lines above a key are searched for the same one.
const MOST_LOOKED_AT: usize = 200;

/// Quotes that are typed for `"` and `'`.
const CURLY: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»'];

/// Reports the errors of a text, in its order. Behind a list that is not closed, all that follows is read as a part of it,
/// and wrongly so.
pub(super) fn report(text: &str, errors: &[Error], findings: &mut Findings) {
    let lists = unclosed_lists(text);
    let is_before_lists = |span: &Range<usize>| lists.first().is_none_or(|list| span.start < *list);
    let spans = errors.iter().map(|error| (error.span().unwrap_or(0..0), error));
    let mut errors: Vec<(Range<usize>, &Error)> = spans.filter(|(span, _)| is_before_lists(span)).collect();
    errors.sort_by_key(|(span, _)| span.start);
    if let Some(finding) = other_format(text, &errors, findings) {
        return findings.report(finding);
    }
    let headers = OnceCell::new();
    let (mut end_of_mistake, mut end_of_repeated) = (0, 0);
    for (span, error) in errors {
        if span.start < end_of_mistake || is_duplicate(error) && span.start < end_of_repeated {
            continue;
        }
        let (finding, skip) = finding(text, span, error, &headers, findings);
        match skip {
            Skip::Nothing => {}
            Skip::All(end) => end_of_mistake = end,
            Skip::Duplicates(end) => end_of_repeated = end,
        }
        findings.report(finding);
    }
    for list in lists {
        let message = "the list that begins here is not closed";
        let finding = Diagnostic::new(Code::InvalidToml, &findings.at(list..list + 1), message);
        findings.report(finding.help("write `]` at its end"));
    }
}

/// The errors behind one that come of the same mistake, up to a place in the text.
enum Skip {
    Nothing,
    All(usize),
    Duplicates(usize),
}

/// What is wrong where an error is, and which errors say nothing more.
fn finding<'t>(
    text: &'t str,
    span: Range<usize>,
    error: &Error,
    headers: &OnceCell<Headers<'t>>,
    findings: &Findings,
) -> (Diagnostic, Skip) {
    if is_duplicate(error) {
        if let Some(finding) = repeated_item(text, &span, headers, findings) {
            return (finding, Skip::Duplicates(end_of_table(text, span.start)));
        }
        if let Some(finding) = repeated_key(text, &span, findings) {
            return (finding, Skip::Nothing);
        }
    }
    if let Some(finding) = id_with_spaces(text, &span, findings).or_else(|| curly_quotes(text, &span, findings)) {
        return (finding, Skip::Nothing);
    }
    match mistake_in_line(text, &span, findings) {
        Some(finding) => (finding, Skip::All(end_of_mistake_at(text, span.start))),
        None => (other(error, span, findings), Skip::Nothing),
    }
}

fn is_duplicate(error: &Error) -> bool {
    error.message().starts_with("duplicate key")
}

/// That a text is not meant to be TOML, where its first error is.
fn other_format(text: &str, errors: &[(Range<usize>, &Error)], findings: &Findings) -> Option<Diagnostic> {
    let (span, error) = errors.first().filter(|_| is_other_format(text, errors.len()))?;
    let is_entry = |span: &Range<usize>| is_hyphened(&text[line_at(text, span.start)]);
    let apart = errors.iter().filter(|(other, _)| !is_entry(other)).count();
    // Below a key, the entries of a list are one mistake with it.
    if !is_entry(span) && !is_other_format(text, apart) {
        return None;
    }
    let help = match is_table(findings.source.name()) {
        true => "make one of the table: `who-owns import` reads it",
        false => "write one in TOML: `who-owns init` makes one to begin with",
    };
    let finding = Diagnostic::new(Code::InvalidToml, &findings.at(span.clone()), format_of(text));
    Some(finding.remark(message(error)).help(help))
}

/// Whether a file is a table of cells or of Markdown, by its name.
fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| matches!(&*ending, "csv" | "tsv" | "md"))
}

/// What somebody wrote who does not know TOML.
fn mistake_in_line(text: &str, span: &Range<usize>, findings: &Findings) -> Option<Diagnostic> {
    let mistake = mistake(text, line_at(text, span.start), span.start)?;
    Some(Diagnostic::new(Code::InvalidToml, &findings.at(mistake.span), mistake.message).help(mistake.help))
}

fn other(error: &Error, span: Range<usize>, findings: &Findings) -> Diagnostic {
    let message = message(error);
    let help = match message.as_str() {
        comma if comma.starts_with("missing comma") => "write `,` between the two",
        "invalid basic string, expected `\"`" => "write `\"` at the end of the text, in the same line",
        _ => "TOML is described at https://toml.io",
    };
    Diagnostic::new(Code::InvalidToml, &findings.at(span), message).help(help)
}

fn message(error: &Error) -> String {
    error.message().trim_end().replace('\n', ", ")
}

/// A second table of the same id.
fn repeated_item<'t>(
    text: &'t str,
    span: &Range<usize>,
    headers: &OnceCell<Headers<'t>>,
    findings: &Findings,
) -> Option<Diagnostic> {
    let header = header(&text[line_at(text, span.start)])?;
    let [table, id] = header;
    let items = ITEMS.into_iter().find(|items| *items == table)?;
    let mut finding =
        Diagnostic::new(Code::InvalidToml, &findings.at(span.clone()), format!("two {items} have the id `{id}`"));
    let headers = headers.get_or_init(|| first_headers(text));
    if let Some(first) = headers.get(&header).filter(|first| first.start < line_at(text, span.start).start) {
        finding = finding.also(&findings.at(first.clone()), "first here");
    }
    Some(finding.help("give one of them another id, or make one of both"))
}

/// A key that begins its line, and that its table has already in a line above.
fn repeated_key(text: &str, span: &Range<usize>, findings: &Findings) -> Option<Diagnostic> {
    let key = text.get(span.clone())?;
    let mut end = line_at(text, span.start).start;
    if !text[end..span.start].trim().is_empty() {
        return None;
    }
    let above = text[..end].split_inclusive('\n').rev().take(MOST_LOOKED_AT).take_while(|line| !is_header(line));
    let starts = above.map(|line| {
        end -= line.len();
        (end + line.len() - line.trim_start().len(), line.trim_start())
    });
    let is_key =
        |(_, line): &(usize, &str)| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let (first, _) = starts.filter(is_key).last()?;
    let found = Diagnostic::new(Code::InvalidToml, &findings.at(span.clone()), format!("`{key}` is there twice"));
    Some(found.also(&findings.at(first..first + key.len()), "first here").help("remove one of them"))
}

/// The headers of items by their two keys, with the place of the id.
type Headers<'t> = HashMap<[&'t str; 2], Range<usize>>;

/// Every header of an item, and where its id stands first.
fn first_headers(text: &str) -> Headers<'_> {
    let (mut headers, mut start) = (HashMap::new(), 0);
    for line in text.split_inclusive('\n') {
        if let Some(header) = header(line) {
            let at = start + line.rfind(header[1]).unwrap_or_default();
            headers.entry(header).or_insert(at..at + header[1].len());
        }
        start += line.len();
    }
    headers
}

/// A word of an id that stands apart from the others, as in `[rules.my stock]`.
fn id_with_spaces(text: &str, span: &Range<usize>, findings: &Findings) -> Option<Diagnostic> {
    let line = line_at(text, span.start);
    let [_, id] = header(&text[line.clone()])?;
    let is_id = id.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    if !is_id || !id.contains(' ') {
        return None;
    }
    let start = line.start + text[line].find(id)?;
    let at = findings.at(start..start + id.len());
    let hyphened = id.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    Some(Diagnostic::new(Code::InvalidToml, &at, "an id has no spaces").help(format!("write `{hyphened}`")))
}

fn curly_quotes(text: &str, span: &Range<usize>, findings: &Findings) -> Option<Diagnostic> {
    let written = text.get(span.clone())?;
    (written.starts_with(CURLY) || written.ends_with(CURLY)).then(|| {
        let message = "a text stands in straight quotes, not in curly ones";
        Diagnostic::new(Code::InvalidToml, &findings.at(span.clone()), message).help("write `\"` before and after it")
    })
}

/// Behind the line of a mistake, for an error may stand at its very end, and behind the entries with hyphens below it.
fn end_of_mistake_at(text: &str, at: usize) -> usize {
    let end = line_at(text, at).end + 1;
    let entries = text.get(end..).unwrap_or_default().split_inclusive('\n').take_while(|line| is_hyphened(line));
    end + entries.map(str::len).sum::<usize>()
}

/// The line that a place is in.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, behind) = text.as_bytes().split_at(at.min(text.len()));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    start..behind.iter().position(|byte| *byte == b'\n').map_or(text.len(), |length| before.len() + length)
}

/// The two keys of a line such as `[rules.till]`; `None` of another line.
fn header(line: &str) -> Option<[&str; 2]> {
    let (keys, _) = line.trim_start().strip_prefix('[')?.split_once(']')?;
    let (table, id) = keys.split_once('.')?;
    let id = id.trim().trim_matches(['"', '\'']);
    (!id.contains(['.', '"', '\''])).then_some([table.trim(), id])
}

/// Where the table ends that a place is in: at the next header.
fn end_of_table(text: &str, at: usize) -> usize {
    text[at..].find("\n[").map_or(text.len(), |length| at + length)
}

/// Where the lists begin that are not closed. What cannot stand in a list shows it: `=`, `}`, or the end.
fn unclosed_lists(text: &str) -> Vec<usize> {
    let mut reader = Brackets { open: Vec::new(), is_value: false, unclosed: Vec::new() };
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        at = match next {
            '#' => text[at..].find('\n').map_or(text.len(), |length| at + length),
            '"' | '\'' => match end_of_text(text, at) {
                Some(end) => end,
                None => {
                    reader.open.clear();
                    // A long text without an end takes in all that follows.
                    if is_long(text, at) { text.len() } else { line_at(text, at).end }
                }
            },
            next => {
                reader.read(next, at);
                at + next.len_utf8()
            }
        };
    }
    reader.end();
    reader.unclosed
}

/// The brackets of a text, without its comments and the texts in quotes.
struct Brackets {
    /// Those that are not closed yet, with their places.
    open: Vec<(char, usize)>,
    /// Whether a value is read, and no key or header.
    is_value: bool,
    unclosed: Vec<usize>,
}

impl Brackets {
    fn read(&mut self, next: char, at: usize) {
        match next {
            '[' | '{' => self.open.push((next, at)),
            ']' => drop(self.open.pop_if(|(open, _)| *open == '[')),
            '}' => {
                self.open_list().into_iter().for_each(|list| self.unclosed.push(list));
                self.open.pop_if(|(open, _)| *open == '[');
                self.open.pop();
            }
            '=' => {
                if let Some(list) = self.open_list() {
                    self.unclosed.push(list);
                    self.open.clear();
                }
                self.is_value = true;
            }
            '\n' if self.open.is_empty() || !self.is_value => {
                self.open.clear();
                self.is_value = false;
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        self.unclosed.extend(self.open_list());
    }

    /// Where the innermost bracket stands, if it begins a list.
    fn open_list(&self) -> Option<usize> {
        let (open, at) = self.open.last()?;
        (self.is_value && *open == '[').then_some(*at)
    }
}

/// The end of a text in quotes; `None` if it is not closed.
fn end_of_text(text: &str, start: usize) -> Option<usize> {
    let quotes = if is_long(text, start) { &text[start..start + 3] } else { &text[start..=start] };
    let mut at = start + quotes.len();
    while let Some(next) = text[at..].chars().next() {
        match next {
            _ if text[at..].starts_with(quotes) => return Some(at + quotes.len()),
            '\n' if quotes.len() == 1 => return None,
            '\\' if quotes.starts_with('"') => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            next => at += next.len_utf8(),
        }
    }
    None
}

/// Whether the quotes of a text are three, so that it may have many lines.
fn is_long(text: &str, start: usize) -> bool {
    ["\"\"\"", "'''"].iter().any(|quotes| text[start..].starts_with(quotes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the beginning of each list that is not closed.
    fn unclosed(text: &str) -> Vec<&str> {
        unclosed_lists(text).into_iter().map(|at| text[at..].lines().next().unwrap_or_default()).collect()
    }

    #[test]
    fn a_list_is_not_closed_where_something_follows_that_no_list_has() {
        for (text, lists) in [
            ("a = [1, 2\n[b.c]\nd = [3]\n", vec!["[1, 2"]),
            ("a = [1\nb = [2\nc = 3\n", vec!["[1", "[2"]),
            ("a = { any = [\"b\", \"c\" }\nd = 1\n", vec!["[\"b\", \"c\" }"]),
            ("a = [[1], [2]\nb = 1\n", vec!["[[1], [2]"]),
            ("a = [1, # ]\n", vec!["[1, # ]"]),
            ("a = [\"]\", ']', \"\\\"]\", \"\"\"]\n\"\"\"\n", vec!["[\"]\", ']', \"\\\"]\", \"\"\"]"]),
        ] {
            assert_eq!(unclosed(text), lists, "{text}");
        }
        for text in [
            "a = [\n  { b = 1, c = [2] },\n]\n[d.e]\n[[f]]\n",
            "[a.b\nc = 1\n",
            "a = [\"b\n\"]\nc = 1\n",
            "a = \"\"\"[\nb = 1\n\"\"\"\n",
            "a = \"\"\"[",
            "a = 'it is [\nb = 1\n",
        ] {
            assert!(unclosed(text).is_empty(), "{text}");
        }
    }
}
