//! The commands that teach, to paste into a shell.

use crate::diff::Question;
use crate::render::command::Command;
use crate::teach::Correction;

/// What was called, so that it can be called again.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// What was taught.
    pub correction: &'a Correction,
    /// The file that `--rules` named.
    pub rules: Option<&'a str>,
    /// The file that `--against` named.
    pub against: Option<&'a str>,
    /// Whether the answer is to be expected from now on.
    pub expect: bool,
    /// Whether other answers may change, and expectations fail.
    pub accept: bool,
    /// Whether it was to be shown and not written.
    pub dry_run: bool,
}

impl Call<'_> {
    /// The same with one more option.
    pub(super) fn with(&self, option: &str, value: &str) -> String {
        let Question { ask, given } = &self.correction.question;
        let owners = match self.correction.owners.as_slice() {
            [] => Correction::NOBODY.to_owned(),
            owners => owners.join(","),
        };
        let command = Command::with_rules(self.rules).verb("teach").given(given).option("--owner", &owners);
        let command = command.option_of("--against", self.against).flag("--expect", self.expect);
        let command = command.flag("--accept", self.accept).flag("--dry-run", self.dry_run);
        command.option(option, value).activity(ask)
    }
}
