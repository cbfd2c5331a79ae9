//! A role.

use serde::{Deserialize, Serialize};

/// A role that can own activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Role {
    /// How people call it.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it cares about, in one line.
    pub focus: Option<String>,
    /// What a person in it is good at.
    pub skills: Vec<String>,
    /// Who holds it here: ids of people, or plain names.
    pub holders: Vec<String>,
    /// The channel in which to reach it.
    pub contact: Option<String>,
    /// Who answers while the holders are away: ids of people, or plain names.
    pub deputies: Vec<String>,
    /// The role that answers where this one is absent.
    pub fallback: Option<String>,
    /// Whether no one holds it here.
    pub absent: bool,
}

impl Role {
    /// All that it can be called: its id, its name and its other names.
    pub(crate) fn names<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        [id, &self.name].into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}
