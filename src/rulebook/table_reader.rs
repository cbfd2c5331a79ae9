//! Takes a TOML table apart key by key, so that every unknown, missing or mistyped key of a file is found in one pass.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Value};

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
    /// The required keys that it lacks; [`TableReader::finish`] reports them.
    pub(super) missing: Vec<&'static str>,
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
            missing: Vec::new(),
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
                wrong_type(findings, &what, "a table", &other, &at);
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

    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        self.located_flag(key).is_some_and(|flag| flag.value)
    }

    pub(super) fn located_flag(&mut self, key: &'static str) -> Option<Located<bool>> {
        let value = self.take(key)?;
        let at = self.findings.at(value.span());
        match value.into_inner() {
            DeValue::Boolean(value) => Some(Located { value, at }),
            other => {
                wrong_type(self.findings, &format!("`{key}`"), "true or false", &other, &at);
                None
            }
        }
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Option<Texts> {
        let items = self.list(key)?;
        let texts = items.value.into_iter().filter_map(|item| text_of(item, key, self.findings)).collect();
        Some(Located { value: texts, at: items.at })
    }

    /// Whether the value under `key` is a table.
    pub(super) fn has_table(&self, key: &str) -> bool {
        self.unread.get(key).is_some_and(|value| value.get_ref().is_table())
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
                let found = of_wrong_type(&format!("`{key}`"), "a list", &other, &at);
                self.findings.report(found.help(in_a_list(key, &other)));
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

    /// Reports the required keys that are missing, and as unknown those that were not taken.
    pub(super) fn finish(self) {
        for key in &self.missing {
            self.findings.report(missing_key(&self.what, key, &self.at).help(format!("add `{key} = …`")));
        }
        for name in self.unread.keys() {
            let key = located_key(name, self.findings);
            let message = format!("unknown key `{}` in {}", key.value, self.what);
            let elsewhere = self.elsewhere.iter().find(|(misplaced, _)| *misplaced == key.value);
            let help = match (elsewhere, did_you_mean(&key.value, self.asked.iter().copied())) {
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

pub(super) fn wrong_type(findings: &mut Findings, what: &str, wanted: &str, found: &DeValue<'_>, at: &Location) {
    findings.report(of_wrong_type(what, wanted, found, at).help(SCHEMA));
}

const SCHEMA: &str = "`who-owns schema` describes every key";

/// That a value has the wrong type; what to do is not yet said.
pub(super) fn of_wrong_type(what: &str, wanted: &str, found: &DeValue<'_>, at: &Location) -> Diagnostic {
    Diagnostic::new(Code::WrongType, at, format!("{what} must be {wanted}, not {}", article(found.type_str())))
}

/// The longest text that an error shows as it is to be written, in bytes.
const LONGEST_SHOWN: usize = 60;

/// How to write a text that stands where a list must.
fn in_a_list(key: &str, found: &DeValue<'_>) -> String {
    match found {
        DeValue::String(text) if text.len() <= LONGEST_SHOWN => {
            format!("write `{key} = [{}]`", Value::from(text.as_ref()))
        }
        DeValue::String(_) => format!("write `{key} = [\"…\"]`"),
        _ => SCHEMA.to_owned(),
    }
}

fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}

pub(super) fn text_of(value: Spanned<DeValue<'_>>, what: &str, findings: &mut Findings) -> Option<Located<String>> {
    text_or(value, what, "text in quotes", findings)
}

/// One text or a list of them. A value of the wrong type is reported; it still counts as written.
pub(super) fn one_or_several(value: Spanned<DeValue<'_>>, what: &str, findings: &mut Findings) -> Texts {
    let at = findings.at(value.span());
    if !value.get_ref().is_array() {
        let one = text_or(value, what, "text in quotes, or a list of such texts", findings);
        return Located { value: one.into_iter().collect(), at };
    }
    let DeValue::Array(items) = value.into_inner() else { return Located { value: Vec::new(), at } };
    Located { value: items.into_iter().filter_map(|item| text_of(item, what, findings)).collect(), at }
}

/// A text without the white space around it.
fn text_or(value: Spanned<DeValue<'_>>, what: &str, wanted: &str, findings: &mut Findings) -> Option<Located<String>> {
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
