//! What a check found, as workflow commands of GitHub Actions, which become annotations of the changed lines.
//!
//! See “Workflow commands for GitHub Actions” in GitHub's documentation.

use super::counts::problems;
use super::unnamed::unnamed;
use crate::checked::{Checked, Problems};
use crate::diagnostic::{Diagnostic, Severity};
use crate::render::escape;
use crate::render::wording::counted;
use crate::source::Location;

/// The most annotations, whatever their kind: of each, GitHub shows ten for a step and drops the others silently.
const MOST: usize = 10;

/// One command for each finding, errors first and ten at most, then a line that counts them all. `from_root` turns the
/// name of a file into its path from the root of the repository: GitHub knows no other.
pub fn github(checked: &[Checked], from_root: impl Fn(&str) -> String) -> String {
    let mut findings: Vec<&Diagnostic> = checked.iter().flat_map(Checked::findings).collect();
    findings.sort_by_key(|finding| finding.severity());
    let mut text: String = findings.iter().take(MOST).map(|finding| command(finding, &from_root)).collect();
    text.push_str(&summary(checked, findings.len().saturating_sub(MOST)));
    text
}

fn command(finding: &Diagnostic, from_root: impl Fn(&str) -> String) -> String {
    let sentences = [Some(finding.message.clone()), unnamed(finding), finding.help.clone()].into_iter().flatten();
    let sentences: Vec<String> = sentences.map(|sentence| escape::github_message(&sentence)).collect();
    format!(
        "::{} {}title={}::{}\n",
        level(finding.severity()),
        finding.place_to_open().map_or_else(String::new, |at| place(at, from_root)),
        escape::github_property(finding.code.name()),
        sentences.join(escape::GITHUB_LINE_BREAK)
    )
}

fn place(at: &Location, from_root: impl Fn(&str) -> String) -> String {
    let position = at.position();
    let file = from_root(at.source.name());
    format!("file={},line={},col={},", escape::github_property(&file), position.line, position.column)
}

/// The command of an annotation.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Nothing in this line comes from a file, so that no file can slip a command into it.
fn summary(checked: &[Checked], hidden: usize) -> String {
    let found = match checked.iter().map(Checked::problems).sum() {
        Problems { errors: 0, warnings: 0 } => "all is well".to_owned(),
        found => problems(found),
    };
    let more = if hidden > 0 { format!("; {hidden} not shown here") } else { String::new() };
    format!("who-owns check: {found} in {}{more}\n", counted(checked.len(), "file"))
}
