//! Findings and errors as JSON, for scripts; the shape is stable.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::render::json::{SCHEMA, in_a_line};

#[derive(Serialize)]
struct ErrorJson<'a> {
    schema: u32,
    error: &'a str,
    help: Option<&'a str>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct WarningJson<'a> {
    schema: u32,
    warning: &'a str,
    help: &'a str,
}

/// A finding as an object.
#[derive(Serialize)]
pub(crate) struct FindingJson<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    help: Option<&'a str>,
    /// Lines to paste into the file.
    suggestion: Option<&'a str>,
    /// Each thing that it is about, if it is one finding for several.
    about: &'a [String],
}

impl<'a> FindingJson<'a> {
    pub(crate) fn new(finding: &'a Diagnostic) -> Self {
        let position = finding.position();
        Self {
            code: finding.code.name(),
            severity: finding.severity().name(),
            message: &finding.message,
            file: finding.file(),
            line: position.line,
            column: position.column,
            help: finding.help.as_deref(),
            suggestion: finding.suggestion.as_deref(),
            about: &finding.about,
        }
    }
}

/// An error as a JSON object in one line: `schema`, `error`, `help`, and the findings about a rule file.
pub fn json(message: &str, help: Option<&str>, findings: &[Diagnostic]) -> String {
    let findings = findings.iter().map(FindingJson::new).collect();
    in_a_line(&ErrorJson { schema: SCHEMA, error: message, help, findings })
}

/// A warning that is not about a place in a file, as a JSON object in one line: `schema`, `warning` and `help`.
pub fn json_warning(warning: &str, help: &str) -> String {
    in_a_line(&WarningJson { schema: SCHEMA, warning, help })
}
