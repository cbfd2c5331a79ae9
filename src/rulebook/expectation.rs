//! A question with the answer that it must get.

use std::fmt;

use super::context::Given;
use super::outcome::Outcome;
use crate::source::Location;
use crate::text::sentence_list;

/// A question with the answer that it must get.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Expectation {
    /// The question.
    pub ask: String,
    /// What must come of it.
    pub wanted: Wanted,
    /// The rule that must answer, where its reason matters.
    pub rule: Option<String>,
    /// Contexts given with it.
    pub given: Given,
    /// The area that it is asked about.
    pub area: Option<String>,
    /// Where it stands.
    pub location: Location,
}

/// What an [`Expectation`] wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Exactly these owners, sorted by id; never empty.
    Owners(Vec<String>),
    /// This outcome; [`Outcome::Unowned`] is also written `owner = []`.
    Outcome(Outcome),
}

impl Wanted {
    /// What a question must want that is to get this outcome with these owners.
    pub fn of<S: AsRef<str>>(outcome: Outcome, owners: &[S]) -> Self {
        match owners {
            [] => Self::Outcome(outcome),
            owners => Self::Owners(owners.iter().map(|owner| owner.as_ref().to_owned()).collect()),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owners(owners) => f.write_str(&sentence_list(owners, "and")),
            Self::Outcome(outcome) => write!(f, "“{}”", outcome.name()),
        }
    }
}
