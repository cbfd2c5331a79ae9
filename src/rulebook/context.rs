//! Conditions that decide rules.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::Language;

/// A condition that decides some rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Context {
    /// The question that a person answers.
    pub question: String,
    /// The possible answers, as written in the file; never empty.
    pub values: Vec<String>,
    /// Words that name a value in a question, by value.
    pub words: BTreeMap<String, Vec<String>>,
    /// That of the file with these words; without any, of the file with the values.
    pub language: Language,
    /// The value where none is given.
    pub default: Option<String>,
}

/// What is known of the contexts: id to value.
pub type Given = BTreeMap<String, String>;

/// Conditions as `--given` takes them: `a=1 b=2`.
pub(crate) fn conditions(given: &Given) -> String {
    let all: Vec<String> = given.iter().map(|(context, value)| format!("{context}={value}")).collect();
    all.join(" ")
}

/// What is known of the contexts when a question is answered: what was given beside it, and what it says itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    given: Given,
    /// Contexts of which not even the default counts: the question names several of their values, or doubts one.
    open: BTreeSet<String>,
    /// Values that the question denies, by context: none of them counts as a default.
    denied: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    /// What was given, and nothing else.
    pub(crate) fn of(given: &Given) -> Self {
        Self { given: given.clone(), ..Self::default() }
    }

    /// Adds a value that was read from the question.
    pub(crate) fn read(&mut self, context: &str, value: &str) {
        self.given.insert(context.to_owned(), value.to_owned());
    }

    /// Leaves a context without a value, not even its default.
    pub(crate) fn leave_open(&mut self, context: &str) {
        self.open.insert(context.to_owned());
    }

    /// Adds a value that the question denies.
    pub(crate) fn deny(&mut self, context: &str, value: &str) {
        self.denied.entry(context.to_owned()).or_default().insert(value.to_owned());
    }

    /// The value of a context: the one that is known, else its default, if it has one and the question does not deny it.
    pub(crate) fn value<'a>(&'a self, contexts: &'a BTreeMap<String, Context>, context: &str) -> Option<&'a str> {
        let is_denied = |value: &str| self.denied.get(context).is_some_and(|denied| denied.contains(value));
        let counts = |value: &&str| !self.open.contains(context) && !is_denied(value);
        let default = || contexts.get(context)?.default.as_deref().filter(counts);
        self.given.get(context).map(String::as_str).or_else(default)
    }
}
