//! What people write who do not know TOML, and how it is written: texts without quotes, dates of their country, `:` for `=`,
//! lists with hyphens.

use std::ops::Range;

use jiff::civil::Date;
use toml::Value;

use crate::rulebook::table_reader::LONGEST_SHOWN;
use crate::rulebook::value_type::ValueType;

/// The keys that take a date.
const DATES: [&str; 3] = ["reviewed", "from", "until"];

/// A mistake in a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Where it is in the text.
    pub(super) span: Range<usize>,
    pub(super) message: &'static str,
    pub(super) help: String,
}

/// The mistake in a line of a text with a syntax error at a place in it.
pub(super) fn mistake(text: &str, line: Range<usize>, at: usize) -> Option<Mistake> {
    let mistake = hyphens(text, &line).or_else(|| escape(text, &line, at));
    let mistake = mistake.or_else(|| key_in_other_letters(text, &line, at));
    mistake.or_else(|| colon(text, &line, at)).or_else(|| bare_value(text, &line, at))
}

/// Whether a text is not meant to be TOML: it has more errors than lines such as `key = …` and `[table]`.
pub(super) fn is_other_format(text: &str, errors: usize) -> bool {
    text.lines().filter(|line| is_header(line) || has_key_before(line, '=')).take(errors).count() < errors
}

/// What a file says that is no TOML.
pub(super) fn format_of(text: &str) -> &'static str {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    match first {
        first if first.starts_with('{') => "this is JSON, no rule file",
        first if first == "---" || is_hyphened(first) || has_key_before(first, ':') => {
            "this looks like YAML, and is no rule file"
        }
        _ => "this is no rule file",
    }
}

/// Whether a line is an entry of a list as YAML has it: `- boil the soup`.
pub(super) fn is_hyphened(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

/// `phrases =` above entries with hyphens, or the first of them.
fn hyphens(text: &str, line: &Range<usize>) -> Option<Mistake> {
    let written = &text[line.clone()];
    let (head, start) = match is_hyphened(written) {
        true => ("", line.start),
        false => (written[..start_of_comment(written)].trim_end().strip_suffix(['=', ':'])?.trim(), line.end + 1),
    };
    let entry = text.get(start..)?.lines().next().filter(|entry| is_hyphened(entry))?;
    let hyphen = start + entry.len() - entry.trim_start().len();
    let value = entry.trim_start()[1..].trim().trim_matches(['"', '\'']);
    let value = if value.len() <= LONGEST_SHOWN { Value::from(value).to_string() } else { "\"…\"".to_owned() };
    let key = if is_key(head) { format!("{head} = ") } else { String::new() };
    Some(Mistake {
        span: hyphen..hyphen + 1,
        message: "the entries of a list stand in square brackets, with commas between them",
        help: format!("write `{key}[{value}, …]`"),
    })
}

/// `"C:\users"`
fn escape(text: &str, line: &Range<usize>, at: usize) -> Option<Mistake> {
    let before = text.get(line.start..at)?;
    let backslash = before.rfind('\\')?;
    let code = before[backslash + 1..].trim_start_matches(['x', 'u', 'U']);
    code.chars().all(|c| c.is_ascii_hexdigit()).then(|| Mistake {
        span: line.start + backslash..line.start + backslash + 1,
        message: "a backslash in a text is written twice",
        help: "write `\\\\`, or put the text in `'` instead of `\"`".to_owned(),
    })
}

/// `[rules.räume-nord]`, or `holders = { küche = "Ada" }`
fn key_in_other_letters(text: &str, line: &Range<usize>, at: usize) -> Option<Mistake> {
    let is_in_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let before = text.get(line.start..at)?.trim_end_matches(is_in_id);
    let start = line.start + before.len();
    let behind = text[start..line.end].trim_start_matches(is_in_id);
    let end = line.end - behind.len();
    let (key, written) = (&text[start..end], text[line.clone()].trim());
    let is_begun = before.trim_end().ends_with(['{', ',', '.']) || before.trim().is_empty();
    let is_key = is_header(written) || is_begun && behind.trim_start().starts_with(['=', '.']);
    let quoted = Value::from(key).to_string();
    let shown = if is_header(written) { written.replacen(key, &quoted, 1) } else { quoted };
    (is_key && !key.is_ascii()).then(|| Mistake {
        span: start..end,
        message: "an id with other letters than a to z stands in quotes",
        help: format!("write `{shown}`, or an id of the letters a to z"),
    })
}

/// `owner: "nurse"`, or `holders = { chef: "Ada" }`, with an error in the key or at the colon.
fn colon(text: &str, line: &Range<usize>, at: usize) -> Option<Mistake> {
    let colon = at + text.get(at..line.end)?.find(':')?;
    let before = &text[line.start..colon];
    let start = before.rfind(['{', ',']).map_or(0, |mark| mark + 1);
    let key = before[start..].trim();
    let value = text[colon + 1..line.end].trim();
    let is_shown = start == 0 && value.len() <= LONGEST_SHOWN && value.starts_with(['"', '\'', '[']);
    let value = if is_shown { value } else { "…" };
    (is_key(key) && line.start + start <= at).then(|| Mistake {
        span: colon..colon + 1,
        message: "`=` stands between a key and its value",
        help: format!("write `{key} = {value}`"),
    })
}

/// A value that is neither a text in quotes nor anything else in TOML.
fn bare_value(text: &str, line: &Range<usize>, at: usize) -> Option<Mistake> {
    let span = value_at(text, line, at)?;
    let value = &text[span.clone()];
    let key = key_of_value(&text[line.start..span.start]);
    let (message, help) = if DATES.contains(&key) {
        let example = ValueType::Date.example(&format!("`{key}`"))?;
        match date(value) {
            Some(help) => ("a date is written as year, month and day with hyphens", help),
            None => ("a date is a day of the calendar", format!("write for example `{example}`")),
        }
    } else if ["true", "false"].iter().any(|flag| value.eq_ignore_ascii_case(flag)) {
        ("true and false are written in lower case", format!("write `{}`", value.to_lowercase()))
    } else if value.starts_with(char::is_alphabetic) || numbers_of_date(value).is_some() {
        ("a text stands in quotes", quoted(value))
    } else {
        return None;
    };
    Some(Mistake { span, message, help })
}

/// The key that a value stands behind, by what is before the value; empty in a list.
fn key_of_value(before: &str) -> &str {
    let key = before.trim_end().strip_suffix('=').map_or("", str::trim_end);
    key.rsplit(|c| !is_in_key(c)).next().unwrap_or_default()
}

/// How a text is written; of a long one, what is missing.
fn quoted(text: &str) -> String {
    match text.len() {
        ..=LONGEST_SHOWN => format!("write `{}`", Value::from(text)),
        _ => "write `\"` before and after it".to_owned(),
    }
}

/// The value without quotes that a place is in: up to the end of the line, in a list or an inline table up to its next entry.
fn value_at(text: &str, line: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let start =
        text.get(line.start..at)?.rfind(['=', '[', '{', ',']).map_or(line.start, |before| line.start + before + 1);
    let start = start + text[start..line.end].len() - text[start..line.end].trim_start().len();
    let is_within = text[line.start..start].contains(['[', '{']);
    let ends: &[char] = if is_within { &[',', ']', '}'] } else { &[] };
    let rest = &text[start..line.end];
    let rest = &rest[..start_of_comment(rest)];
    let value = rest.find(ends).map_or(rest, |end| &rest[..end]).trim_end().trim_end_matches(',');
    let is_value = text[line.start..start].contains('=') || text[..line.start].trim_end().ends_with([',', '[']);
    let is_bare = !value.is_empty() && !value.contains(['"', '\'', '=']);
    (is_value && is_bare && start <= at).then(|| start..start + value.len())
}

/// Where a comment begins behind a value without quotes, or else its end; the `#` of an address begins none.
fn start_of_comment(value: &str) -> usize {
    let mut signs = value.match_indices('#').map(|(at, _)| at);
    let is_apart = |at: &usize| value[..*at].chars().next_back().is_none_or(char::is_whitespace);
    signs.find(is_apart).unwrap_or(value.len())
}

/// How a date is written in TOML; where day and month cannot be told apart, one date for example.
fn date(value: &str) -> Option<String> {
    let (year, month, day) = match numbers_of_date(value)? {
        [year @ 1000..=9999, month, day] => (year, month, day),
        [day, month, year @ 1000..=9999] if value.contains('.') || day > 12 => (year, month, day),
        [month, day, year @ 1000..=9999] if day > 12 => (year, month, day),
        [_, _, 1000..=9999] => return Some("write for example `2026-11-24`, without quotes".to_owned()),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(format!("write `{date}`, without quotes"))
}

/// The numbers of what looks like a date of any country.
fn numbers_of_date(value: &str) -> Option<[i16; 3]> {
    let numbers: Option<Vec<i16>> = value.split(['.', '/', '-']).map(|part| part.trim().parse().ok()).collect();
    numbers?.try_into().ok()
}

/// Whether a line is the header of a table.
pub(super) fn is_header(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('[') && line.ends_with(']') && !line.contains([' ', '"', '\'', ',', '='])
}

/// Whether a line begins with a key that a mark follows.
fn has_key_before(line: &str, mark: char) -> bool {
    line.split_once(mark).is_some_and(|(key, _)| is_key(key.trim()))
}

/// Whether a text is a key without quotes, or several with dots between them.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| is_in_key(c) || c == '.')
}

/// Whether a key without quotes may have a character.
fn is_in_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(text: &str, at: &str) -> Option<String> {
        let at = text.find(at)?;
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        mistake(text, start..end, at).map(|mistake| mistake.help)
    }

    #[test]
    fn a_value_without_quotes_ends_where_its_entry_ends() {
        assert_eq!(help("owner = nurse, # all of us", "nurse").as_deref(), Some("write `\"nurse\"`"));
        assert_eq!(help("why = It is ours, all of it", "It").as_deref(), Some("write `\"It is ours, all of it\"`"));
        assert_eq!(help("owner = [\"vet\", it, nurse]", "it").as_deref(), Some("write `\"it\"`"));
        assert_eq!(help("owner = { any = [nurse] }", "nurse").as_deref(), Some("write `\"nurse\"`"));
        assert_eq!(help("phrases = [\n  it is ours,\n]", "it").as_deref(), Some("write `\"it is ours\"`"));
        let long = format!("why = {}", "because ".repeat(20));
        assert_eq!(help(&long, "because").as_deref(), Some("write `\"` before and after it"));
        for (line, at) in [("owner = \"nurse", "\"nurse"), ("owner nurse", "nurse"), ("[rules.soup", "soup")] {
            assert_eq!(help(line, at), None, "{line}");
        }
    }

    #[test]
    fn dates_of_other_countries_are_written_anew() {
        for (written, date) in [
            ("01.11.2026", Some("`2026-11-01`")),
            ("2026/11/01", Some("`2026-11-01`")),
            ("2026-11-1", Some("`2026-11-01`")),
            ("24/11/2026", Some("`2026-11-24`")),
            ("11/24/2026", Some("`2026-11-24`")),
            ("10/11/2026", Some("for example `2026-11-24`")),
            ("99.99.2026", None),
            ("2026-11-31", None),
            ("1.2", None),
            ("soon", None),
        ] {
            let help = date.map(|date| format!("write {date}, without quotes"));
            assert_eq!(super::date(written), help, "{written}");
        }
    }
}
