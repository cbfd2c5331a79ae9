//! Takes a TOML table apart key by key, so that every unknown, missing or mistyped key of a file is found in one pass.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Value};

use super::value_type::ValueType;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, Source};
use crate::suggest::did_you_mean;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub at: Location,
}

/// A value is written without its place.
impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(to)
    }
}

/// A list of texts, each with its place.
pub(super) type Texts = Located<Vec<Located<String>>>;

/// Keys that the author chose, with their values.
pub(super) type Named<'i> = Vec<(Located<String>, Spanned<DeValue<'i>>)>;

/// What keys are often called, in whatever table, and the keys.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("accountable", "owner"),
    ("because", "why"),
    ("channel", "contact"),
    ("email", "contact"),
    ("if", "when"),
    ("mail", "contact"),
    ("person", "holder"),
    ("question", "ask"),
    ("reason", "why"),
    ("responsible", "does"),
    ("slack", "contact"),
    ("task", "activity"),
];

/// The fewest letters of a key that is the beginning of one that is meant, or of which that is the beginning.
const SHORTEST_BEGINNING: usize = 4;

/// The most findings that are kept of a file.
pub(super) const MOST_FINDINGS: usize = 10_000;

/// The longest text of a file, in bytes.
pub(crate) const LONGEST_TEXT: usize = 8 * 1024;

/// The errors of one file, in the order in which they were found.
pub(super) struct Findings {
    pub(super) source: Arc<Source>,
    pub(super) list: Vec<Diagnostic>,
}

impl Findings {
    /// A place in this file.
    pub(super) fn at(&self, range: Range<usize>) -> Location {
        Location::new(&self.source, range)
    }

    /// Keeps a finding, unless there are [`MOST_FINDINGS`] already.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        if self.list.len() < MOST_FINDINGS {
            self.list.push(finding);
        }
    }
}

/// One table, whose keys are taken out one by one.
pub(super) struct TableReader<'f, 'i> {
    unread: DeTable<'i>,
    /// What the table is, for messages: `rule customer-feedback`.
    what: String,
    /// Where to point when a key is missing.
    pub(super) at: Location,
    asked: Vec<&'static str>,
    /// Keys that are often written here, and where they belong.
    elsewhere: Vec<(&'static str, &'static str)>,
    /// What keys of this table are often called, and the keys.
    other_names: Vec<(&'static str, &'static str)>,
    /// The required keys that it lacks; [`TableReader::finish`] reports them.
    pub(super) missing: Vec<&'static str>,
    /// What may stand in place of a missing key, by the key.
    instead: Vec<(&'static str, &'static str)>,
    pub(super) findings: &'f mut Findings,
}

impl<'f, 'i> TableReader<'f, 'i> {
    pub(super) fn new(table: DeTable<'i>, what: impl Into<String>, at: Location, findings: &'f mut Findings) -> Self {
        Self {
            unread: table,
            what: what.into(),
            at,
            asked: Vec::new(),
            elsewhere: Vec::new(),
            other_names: Vec::new(),
            missing: Vec::new(),
            instead: Vec::new(),
            findings,
        }
    }

    /// The value as a table, or `None` and a finding if it is none.
    pub(super) fn of(value: Spanned<DeValue<'i>>, what: impl Into<String>, findings: &'f mut Findings) -> Option<Self> {
        let at = findings.at(value.span());
        let what = what.into();
        match value.into_inner() {
            DeValue::Table(table) => Some(Self::new(table, what, at, findings)),
            other => {
                wrong_type(findings, &what, ValueType::Table, &other, &at);
                None
            }
        }
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'i>>> {
        self.asked.push(key);
        let (name, _) = self.unread.get_key_value(key)?;
        let name = name.clone();
        self.unread.remove(&name)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.take(key)?;
        text_of(value, key, self.findings)
    }

    /// Like [`TableReader::text`]; a missing key is a finding.
    pub(super) fn required_text(&mut self, key: &'static str) -> Option<Located<String>> {
        self.require(key);
        self.text(key)
    }

    /// Notes `key` if it is missing.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.unread.contains_key(key) {
            self.missing.push(key);
        }
    }

    /// As [`TableReader::require`], of a key in place of which something else may stand.
    pub(super) fn require_or(&mut self, key: &'static str, other: &'static str) {
        self.require(key);
        self.instead.push((key, other));
    }

    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.located_flag(key).is_some_and(|flag| flag.value)
    }

    pub(super) fn located_flag(&mut self, key: &'static str) -> Option<Located<bool>> {
        let value = self.take(key)?;
        let at = self.findings.at(value.span());
        match value.into_inner() {
            DeValue::Boolean(value) => Some(Located { value, at }),
            other => {
                wrong_type(self.findings, &format!("`{key}`"), ValueType::Flag, &other, &at);
                None
            }
        }
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Option<Texts> {
        let items = self.list(key)?;
        let is_empty = items.value.is_empty();
        let texts: Vec<_> = items.value.into_iter().filter_map(|item| entry_of(item, key, self.findings)).collect();
        // A list that has entries, and none of the right type, was reported.
        (is_empty || !texts.is_empty()).then_some(Located { value: texts, at: items.at })
    }

    /// The value under `key`, if it was not yet taken.
    pub(super) fn written(&self, key: &str) -> Option<&Spanned<DeValue<'i>>> {
        self.unread.get(key)
    }

    /// Whether the value under `key` is a table.
    pub(super) fn has_table(&self, key: &str) -> bool {
        self.written(key).is_some_and(|value| value.get_ref().is_table())
    }

    /// One text or a list of them.
    pub(super) fn text_or_texts(&mut self, key: &'static str) -> Option<Texts> {
        let value = self.take(key)?;
        Some(one_or_several(value, key, self.findings))
    }

    pub(super) fn list(&mut self, key: &'static str) -> Option<Located<Vec<Spanned<DeValue<'i>>>>> {
        let value = self.take(key)?;
        let at = self.findings.at(value.span());
        match value.into_inner() {
            DeValue::Array(items) => Some(Located { value: items.into_iter().collect(), at }),
            other => {
                let what = format!("`{key}`");
                let found = of_wrong_type(&what, ValueType::List, &other, &at);
                let help = in_a_list(key, &other).unwrap_or_else(|| help(&what, ValueType::List));
                self.findings.report(found.help(help));
                None
            }
        }
    }

    /// A table whose keys the author chooses, each with its own value.
    pub(super) fn named(&mut self, key: &'static str) -> Option<Located<Named<'i>>> {
        let value = self.take(key)?;
        let table = TableReader::of(value, format!("`{key}`"), self.findings)?;
        let TableReader { unread, at, findings, .. } = table;
        let named = |(name, value): (Spanned<_>, _)| (located_key(&name, findings), value);
        Some(Located { value: unread.into_iter().map(named).collect(), at })
    }

    /// Says where a key belongs that is often written here.
    pub(super) fn elsewhere(&mut self, key: &'static str, help: &'static str) {
        self.elsewhere.push((key, help));
    }

    /// Takes note of what a key is often called.
    pub(super) fn also_called(&mut self, key: &'static str, other: &'static str) {
        self.other_names.push((other, key));
    }

    /// The key that an unknown one was probably meant to be.
    fn meant(&self, key: &str) -> Option<&'static str> {
        let of_this_table = self.other_names.iter().find(|(other, _)| *other == key);
        let of_any_table = || OTHER_NAMES.iter().find(|(other, known)| *other == key && self.asked.contains(known));
        let other_name = of_this_table.or_else(of_any_table).map(|(_, key)| *key);
        let near = || did_you_mean(key, self.asked.iter().copied());
        let is_longer = |(one, other): (&str, &str)| one.len() >= SHORTEST_BEGINNING && other.starts_with(one);
        let begun = || self.asked.iter().find(|asked| is_longer((key, asked)) || is_longer((asked, key))).copied();
        other_name.or_else(near).or_else(begun)
    }

    /// Reports the required keys that are missing, and as unknown those that were not taken. A key that is only misspelt is
    /// not missing.
    pub(super) fn finish(self) {
        let meant: Vec<&str> = self.unread.keys().filter_map(|key| self.meant(key.get_ref())).collect();
        for key in self.missing.iter().filter(|key| !meant.contains(key)) {
            let other = self.instead.iter().find(|(missing, _)| missing == key);
            let other = other.map_or_else(String::new, |(_, other)| format!(", or {other}"));
            self.findings.report(missing_key(&self.what, key, &self.at).help(format!("add `{key} = …`{other}")));
        }
        for name in self.unread.keys() {
            let key = located_key(name, self.findings);
            let message = format!("unknown key `{}` in {}", key.value, self.what);
            let elsewhere = self.elsewhere.iter().find(|(misplaced, _)| *misplaced == key.value);
            let help = match (elsewhere, self.meant(&key.value)) {
                (Some((_, help)), _) => (*help).to_owned(),
                (None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None) => format!("the keys here are: {}", self.asked.join(", ")),
            };
            self.findings.report(Diagnostic::new(Code::UnknownKey, &key.at, message).help(help));
        }
    }
}

pub(super) fn missing_key(what: &str, key: &str, at: &Location) -> Diagnostic {
    Diagnostic::new(Code::MissingKey, at, format!("{what} has no `{key}`"))
}

pub(super) fn wrong_type(findings: &mut Findings, what: &str, wanted: ValueType, found: &DeValue<'_>, at: &Location) {
    findings.report(of_wrong_type(what, wanted, found, at).help(help(what, wanted)));
}

/// How a value is written.
fn help(what: &str, wanted: ValueType) -> String {
    let example = wanted.example(what).map(|example| format!("write for example `{example}`"));
    example.unwrap_or_else(|| "`who-owns schema` describes every key".to_owned())
}

/// That a value has the wrong type; what to do is not yet said.
pub(super) fn of_wrong_type(what: &str, wanted: ValueType, found: &DeValue<'_>, at: &Location) -> Diagnostic {
    let message = format!("{what} must be {}, not {}", wanted.name(), article(found.type_str()));
    Diagnostic::new(Code::WrongType, at, message)
}

/// The longest text that an error shows as it is to be written, in bytes.
pub(super) const LONGEST_SHOWN: usize = 60;

/// How to write a text that stands where a list must: what its commas part, as entries.
fn in_a_list(key: &str, found: &DeValue<'_>) -> Option<String> {
    let text = found.as_str().filter(|text| text.len() <= LONGEST_SHOWN)?;
    let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let entries: Vec<String> = entries.map(|entry| Value::from(entry).to_string()).collect();
    (!entries.is_empty()).then(|| format!("write `{key} = [{}]`", entries.join(", ")))
}

fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

pub(super) fn text_of(value: Spanned<DeValue<'_>>, what: &str, findings: &mut Findings) -> Option<Located<String>> {
    text_or(value, what, ValueType::Text, findings)
}

/// As [`text_of`], of a text in a list.
pub(super) fn entry_of(value: Spanned<DeValue<'_>>, what: &str, findings: &mut Findings) -> Option<Located<String>> {
    text_or(value, what, ValueType::Entry, findings)
}

/// One text or a list of them. A value of the wrong type is reported; it still counts as written.
pub(super) fn one_or_several(value: Spanned<DeValue<'_>>, what: &str, findings: &mut Findings) -> Texts {
    let at = findings.at(value.span());
    if !value.get_ref().is_array() {
        let one = text_or(value, what, ValueType::TextOrTexts, findings);
        return Located { value: one.into_iter().collect(), at };
    }
    let DeValue::Array(items) = value.into_inner() else { return Located { value: Vec::new(), at } };
    Located { value: items.into_iter().filter_map(|item| entry_of(item, what, findings)).collect(), at }
}

/// A text without the white space around it.
fn text_or(
    value: Spanned<DeValue<'_>>,
    what: &str,
    wanted: ValueType,
    findings: &mut Findings,
) -> Option<Located<String>> {
    let at = findings.at(value.span());
    match value.into_inner() {
        DeValue::String(text) if text.len() > LONGEST_TEXT => {
            let message = format!("`{what}` is longer than {} KiB", LONGEST_TEXT / 1024);
            let beginning = findings.at(at.span.start..at.span.start);
            findings.report(Diagnostic::new(Code::TextTooLong, &beginning, message).help("shorten it"));
            None
        }
        DeValue::String(text) => Some(Located { value: text.trim().to_owned(), at }),
        other => {
            wrong_type(findings, &format!("`{what}`"), wanted, &other, &at);
            None
        }
    }
}

fn located_key(key: &Spanned<Cow<'_, str>>, findings: &Findings) -> Located<String> {
    Located { value: key.get_ref().to_string(), at: findings.at(key.span()) }
}

#[cfg(test)]
mod tests {
    use super::LONGEST_TEXT;
    use crate::diagnostic::Code;

    #[test]
    fn the_code_of_a_text_that_is_too_long_says_how_long_one_may_be() {
        let meaning = Code::TextTooLong.meaning();
        assert_eq!(meaning, format!("A text longer than {} KiB.", LONGEST_TEXT / 1024));
    }
}
