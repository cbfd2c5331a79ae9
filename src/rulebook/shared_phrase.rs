//! A phrase that two files have.

use crate::source::Location;

/// A phrase of one rule that a rule of a file below has too: it answers for the first.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharedPhrase {
    /// The phrase, as the file above writes it.
    pub phrase: String,
    /// Where that is.
    pub at: Location,
    /// The id of the rule below.
    pub below: String,
}
