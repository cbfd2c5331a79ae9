//! What is written into a rule file.

use crate::rulebook::Given;

/// What is written into a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addition {
    /// One more phrase of a rule.
    Phrase {
        /// The id of the rule.
        rule: String,
        /// The phrase.
        phrase: String,
        /// Whether a file below has the rule, so that its phrases stay beside those of this file.
        inherits: bool,
    },
    /// A rule of its own.
    Rule {
        /// Its id, which no other rule has.
        id: String,
        /// What it is about.
        activity: String,
        /// Its owners by id; empty for nobody, on purpose.
        owners: Vec<String>,
        /// Its phrase, unless that is the activity.
        phrase: Option<String>,
    },
    /// The answer must stay as it is from now on.
    Expectation {
        /// The question.
        ask: String,
        /// Its owners by id; empty for nobody, on purpose.
        owners: Vec<String>,
        /// The conditions that go with it.
        given: Given,
    },
}
