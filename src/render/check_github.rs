//! What a check found, as workflow commands of GitHub Actions, which become annotations of the changed lines.
//!
//! See “Workflow commands for GitHub Actions” in GitHub's documentation.

use super::check::counted;
use super::page::clean;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Checked;

/// GitHub shows so many annotations of a kind for a step, and drops the rest without a word.
const MOST: usize = 10;

/// One command for each finding, errors first and ten at most, then a line that counts them all.
pub fn commands(checked: &[Checked]) -> String {
    let mut findings: Vec<&Diagnostic> = checked.iter().flat_map(Checked::findings).collect();
    findings.sort_by_key(|finding| finding.severity);
    let mut text: String = findings.iter().take(MOST).map(|finding| command(finding)).collect();
    text.push_str(&summary(checked, findings.len().saturating_sub(MOST)));
    text
}

fn command(finding: &Diagnostic) -> String {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let position = finding.position();
    let mut message = clean(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        message.push('\n');
        message.push_str(&clean(help));
    }
    format!(
        "::{kind} file={},line={},col={},title={}::{}\n",
        property(&clean(finding.file())),
        position.line,
        position.column,
        property(finding.code.name()),
        data(&message)
    )
}

/// Nothing in this line comes from a file, so that no file can slip a command into it.
fn summary(checked: &[Checked], hidden: usize) -> String {
    let counts: Vec<(usize, usize)> = checked.iter().map(Checked::count).collect();
    let errors = counted(counts.iter().map(|(errors, _)| errors).sum(), "error");
    let warnings = counted(counts.iter().map(|(_, warnings)| warnings).sum(), "warning");
    let found: Vec<String> = [errors, warnings].into_iter().flatten().collect();
    let found = if found.is_empty() { "all is well".to_owned() } else { found.join(", ") };
    let files = counted(checked.len(), "file").unwrap_or_default();
    let more = if hidden > 0 { format!("; {hidden} not shown here") } else { String::new() };
    format!("who-owns check: {found} in {files}{more}\n")
}

/// The text of a command: a line break would end it and begin another.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property, which commas and colons end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_command_of_its_own() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,line=1::b\n%0A"), "a%2Cline=1%3A%3Ab%0A%250A");
    }
}
