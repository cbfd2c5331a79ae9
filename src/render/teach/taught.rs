//! What came of a correction, for every format.

use super::command::Call;
use super::edited::Edited;
use crate::rulebook::RuleBook;
use crate::teach::{Effect, Plan};

/// What came of a correction.
pub struct Taught<'a> {
    /// What was called.
    pub call: &'a Call<'a>,
    /// What was to be written, and why nothing if that is so.
    pub plan: &'a Plan<'a>,
    /// The rules before and after: the same where nothing was to be written.
    pub books: [&'a RuleBook; 2],
    /// What comes of it.
    pub effect: &'a Effect<'a>,
    /// What is added to the file, and whether it was written; `None` where there is nothing to add.
    pub edit: Option<(&'a Edited, Ending)>,
    /// The name of the file.
    pub file: &'a str,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The file has it.
    Written,
    /// The file is as it was: that was wanted.
    DryRun,
    /// The file is as it was: the question would have another owner, other questions would have other answers, or an
    /// expectation would fail.
    Refused,
}
