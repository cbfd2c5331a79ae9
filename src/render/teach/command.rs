//! The commands that teach, to paste into a shell.

use crate::diff::Question;
use crate::render::escape;
use crate::teach::Correction;

/// What was called, so that it can be called again.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// What was taught.
    pub correction: &'a Correction,
    /// The file that `--rules` named.
    pub rules: Option<&'a str>,
}

impl Call<'_> {
    /// The same with one more option.
    pub(super) fn with(&self, option: &str, value: &str) -> String {
        let Question { ask, given } = &self.correction.question;
        let given = given.iter().map(|(key, value)| format!(" --given {key}={}", escape::shell_if_needed(value)));
        let rules = self.rules.map(|file| format!(" --rules {}", escape::shell_if_needed(file)));
        let before: String = rules.into_iter().chain(given).collect();
        let owners = self.correction.owners.join(",");
        let words = if ask.starts_with('-') { " --" } else { "" };
        let value = escape::shell_if_needed(value);
        format!("who-owns teach{before} --owner {owners} {option} {value}{words} {}", escape::shell(ask))
    }
}
