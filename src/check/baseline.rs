//! What an earlier check found, so that only what is new is reported.

use std::collections::HashMap;

use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::report::{Checked, Report};

/// The findings of an earlier check, each as often as it was found. Lines do not count: they move.
#[derive(Debug, Clone)]
pub struct Baseline(HashMap<Finding, usize>);

#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
struct Finding {
    code: String,
    file: String,
    message: String,
}

#[derive(Deserialize)]
struct EarlierCheck {
    checked: Vec<EarlierFile>,
}

#[derive(Deserialize)]
struct EarlierFile {
    findings: Vec<Finding>,
}

impl Baseline {
    /// Reads what `check --format json` printed.
    ///
    /// # Errors
    /// Why the text is not that.
    pub fn parse(json: &str) -> Result<Self, String> {
        let earlier: EarlierCheck = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut findings = HashMap::new();
        for finding in earlier.checked.into_iter().flat_map(|file| file.findings) {
            *findings.entry(finding).or_default() += 1;
        }
        Ok(Self(findings))
    }

    /// Leaves out of a result what is known, each finding as often as the baseline has it. What keeps a file from being
    /// used is never left out.
    pub fn subtract_from(&mut self, checked: &mut Checked) {
        if let Ok(report) = &mut checked.result {
            self.subtract_from_report(report);
        }
    }

    fn subtract_from_report(&mut self, report: &mut Report) {
        for result in &mut report.expectations {
            result.known = result.failure.as_ref().is_some_and(|failure| self.takes(failure));
            report.known += usize::from(result.known);
        }
        for lint in &mut report.lints {
            let before = lint.findings.len();
            lint.findings.retain(|finding| !self.takes(finding));
            report.known += before - lint.findings.len();
        }
    }

    /// Whether the baseline has a finding that was not met yet; it is met then.
    fn takes(&mut self, finding: &Diagnostic) -> bool {
        let key = Finding {
            code: finding.code.name().to_owned(),
            file: finding.file().to_owned(),
            message: finding.message.clone(),
        };
        let Some(left) = self.0.get_mut(&key).filter(|left| **left > 0) else { return false };
        *left -= 1;
        true
    }
}
