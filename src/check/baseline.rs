//! What an earlier check found, so that only what is new is reported.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::checked::{CheckReport, Verdict};
use crate::diagnostic::{Code, Diagnostic};

/// The findings of an earlier check. Lines do not count: they move.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    /// Each as often as it was found.
    findings: HashMap<Finding, usize>,
    /// What findings for several things were about, one by one: their number changes with each that is mended.
    about: HashSet<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Finding {
    code: String,
    file: String,
    /// The message, or the thing that it is about.
    what: String,
}

#[derive(Deserialize)]
struct EarlierFinding {
    code: String,
    file: String,
    message: String,
    about: Vec<String>,
}

#[derive(Deserialize)]
struct EarlierCheck {
    checked: Vec<EarlierFile>,
}

#[derive(Deserialize)]
struct EarlierFile {
    findings: Vec<EarlierFinding>,
}

impl Baseline {
    /// Reads what `check --format json` printed.
    ///
    /// # Errors
    /// Why the text is not that.
    pub fn parse(json: &str) -> Result<Self, String> {
        let earlier: EarlierCheck = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut baseline = Self::default();
        for EarlierFinding { code, file, message, about } in earlier.checked.into_iter().flat_map(|file| file.findings)
        {
            let finding = |what| Finding { code: code.clone(), file: file.clone(), what };
            match about.is_empty() {
                true => *baseline.findings.entry(finding(message)).or_default() += 1,
                false => baseline.about.extend(about.into_iter().map(finding)),
            }
        }
        Ok(baseline)
    }

    /// Whether a finding of this code in this file was about this thing, among others.
    pub(super) fn has(&self, code: Code, file: &str, thing: &str) -> bool {
        let finding = Finding { code: code.name().to_owned(), file: file.to_owned(), what: thing.to_owned() };
        self.about.contains(&finding)
    }

    /// Leaves out of a report what is known, each finding as often as the baseline has it: several reports use it up.
    pub fn subtract_from(&mut self, report: &mut CheckReport) {
        for result in &mut report.expectations {
            if result.failure().is_some_and(|failure| self.takes(failure)) {
                result.verdict = Verdict::Known;
                report.known += 1;
            }
        }
        for lint in &mut report.lints {
            let before = lint.findings.len();
            lint.findings.retain(|finding| !self.takes(finding));
            report.known += before - lint.findings.len();
        }
    }

    /// Whether the baseline has all that a finding is about, or the finding itself once more; it is met then.
    fn takes(&mut self, finding: &Diagnostic) -> bool {
        let (code, file) = (finding.code, finding.file());
        if !finding.about.is_empty() {
            return finding.about.iter().all(|thing| self.has(code, file, thing));
        }
        let known = Finding { code: code.name().to_owned(), file: file.to_owned(), what: finding.message.clone() };
        let Some(left) = self.findings.get_mut(&known).filter(|left| **left > 0) else { return false };
        *left -= 1;
        true
    }
}
