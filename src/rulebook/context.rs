//! Conditions that decide rules.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A condition that decides some rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Context {
    /// The question that a person answers.
    pub question: String,
    /// The possible answers, as written in the file; never empty.
    pub values: Vec<String>,
    /// The value where none is given.
    pub default: Option<String>,
}

/// What is known of the contexts: id to value.
pub type Given = BTreeMap<String, String>;
