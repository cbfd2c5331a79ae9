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
    /// The file that `--against` named.
    pub against: Option<&'a str>,
    /// Whether the answer is to be expected from now on.
    pub expect: bool,
    /// Whether other answers may change.
    pub accept: bool,
    /// Whether it was to be shown and not written.
    pub dry_run: bool,
}

impl Call<'_> {
    /// The same with one more option.
    pub(super) fn with(&self, option: &str, value: &str) -> String {
        let Question { ask, given } = &self.correction.question;
        let given = given.iter().map(|(key, value)| format!(" --given {key}={}", escape::shell_if_needed(value)));
        let file = |option: &str, file: Option<&str>| {
            file.map_or_else(String::new, |file| format!(" {option} {}", escape::shell_if_needed(file)))
        };
        let flag = |option: &str, is_set: bool| if is_set { format!(" {option}") } else { String::new() };
        let before: String = [file("--rules", self.rules)].into_iter().chain(given).collect();
        let after = [
            file("--against", self.against),
            flag("--expect", self.expect),
            flag("--accept", self.accept),
            flag("--dry-run", self.dry_run),
        ];
        let after = after.concat();
        let owners = match self.correction.owners.as_slice() {
            [] => Correction::NOBODY.to_owned(),
            owners => owners.join(","),
        };
        let words = if ask.starts_with('-') { " --" } else { "" };
        let value = escape::shell_if_needed(value);
        format!("who-owns teach{before} --owner {owners}{after} {option} {value}{words} {}", escape::shell(ask))
    }
}
