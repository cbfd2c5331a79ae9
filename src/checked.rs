//! What a check found, as values: [`crate::check`] makes them, [`crate::render`] shows them.

use std::collections::HashMap;
use std::iter::Sum;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::router::Outcome;
use crate::rulebook::{Expectation, RulesOrigin};

/// What came of checking one file.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file, as the user named it, or `builtin`.
    pub file: String,
    /// How it was found; `None` if the user named it.
    pub origin: Option<RulesOrigin>,
    /// The report, or what keeps the file from being used.
    pub result: Result<CheckReport, Vec<Diagnostic>>,
}

/// What a check found in a valid file.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// The files used, the one that is checked first, each with the ids of the rules that come from it.
    pub files: Vec<FileUse>,
    /// Optional files that are not there.
    pub absent: Vec<String>,
    /// How the file's own phrases were answered without themselves.
    pub phrases: Phrases,
    /// The pairs of rules with different owners that are most alike, the worst first; at most ten.
    pub stray_pairs: Vec<StrayPair>,
    /// The expectations in the order of their files.
    pub expectations: Vec<ExpectationResult>,
    /// The lints that ran, in the order of [`crate::check::LINTS`].
    pub lints: Vec<LintResult>,
    /// The lints that were silenced.
    pub allowed: Vec<Code>,
    /// How many findings are left out because an earlier check had them.
    pub known: usize,
}

/// A file and the rules that come from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileUse {
    /// The file.
    pub file: String,
    /// Ids, sorted.
    pub rules: Vec<String>,
}

/// What a file's own wordings were answered by a router fitted without them; the last four sum to those asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Phrases {
    /// How many there are.
    pub all: usize,
    /// How many are the only one of their rule, which would not be known without it: these are not asked.
    pub lone: usize,
    /// How many were asked: those of rules that have others to be known by, and in a file of very many rules only some
    /// of them.
    pub asked: usize,
    /// Answered by their own rule.
    pub home: usize,
    /// Answered by another rule, with an owner of their own rule.
    pub same_owner: usize,
    /// Unknown or unclear.
    pub unsure: usize,
    /// Answered with other owners.
    pub astray: usize,
}

/// A rule that loses phrases to a rule of other owners once it does not have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrayPair {
    /// The id of the rule that has the phrases.
    pub rule: String,
    /// The id of the rule that answers them.
    pub winner: String,
    /// How many phrases.
    pub phrases: usize,
    /// Of how many that were asked.
    pub asked: usize,
    /// The first of them.
    pub example: String,
}

/// An expectation, and the answer to its question.
#[derive(Debug, Clone)]
pub struct ExpectationResult {
    /// What was asked and wanted.
    pub expectation: Expectation,
    /// The outcome that came.
    pub outcome: Outcome,
    /// The owners that came, sorted.
    pub owners: Vec<String>,
    /// The rule that answered, if one did.
    pub rule: Option<String>,
    /// Whether this is what was wanted.
    pub verdict: Verdict,
}

/// Whether an expectation holds.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It fails as in an earlier check, which is no finding.
    Known,
    /// It fails, and why.
    Fails(Diagnostic),
}

impl ExpectationResult {
    /// Whether what came is what was wanted.
    pub fn holds(&self) -> bool {
        matches!(self.verdict, Verdict::Holds)
    }

    /// Why it fails, unless an earlier check had this failure.
    pub fn failure(&self) -> Option<&Diagnostic> {
        match &self.verdict {
            Verdict::Fails(failure) => Some(failure),
            Verdict::Holds | Verdict::Known => None,
        }
    }
}

/// A lint that ran.
#[derive(Debug, Clone)]
pub struct LintResult {
    /// Its code.
    pub code: Code,
    /// How bad its findings are.
    pub severity: Severity,
    /// What it found, in the order of files and lines.
    pub findings: Vec<Diagnostic>,
}

/// How many findings say that something is wrong, or may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Problems {
    /// The errors.
    pub errors: usize,
    /// The warnings.
    pub warnings: usize,
}

impl Checked {
    /// All findings; those of one place together, the checked file first.
    pub fn findings(&self) -> Vec<&Diagnostic> {
        match &self.result {
            Ok(report) => report.findings(),
            Err(findings) => findings.iter().collect(),
        }
    }

    /// How many findings are errors, and how many are warnings.
    pub fn problems(&self) -> Problems {
        let findings = self.findings();
        let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
        Problems { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }
}

impl Sum for Problems {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            errors: sum.errors + one.errors,
            warnings: sum.warnings + one.warnings,
        })
    }
}

impl CheckReport {
    fn findings(&self) -> Vec<&Diagnostic> {
        let failures = self.expectations.iter().filter_map(ExpectationResult::failure);
        let mut all: Vec<_> = failures.chain(self.lints.iter().flat_map(|lint| &lint.findings)).collect();
        let heights: HashMap<&str, usize> = self.files.iter().map(|used| used.file.as_str()).zip(0..).collect();
        all.sort_by_cached_key(|finding| {
            // A file without rules, such as one of expectations, comes last.
            let height = heights.get(finding.file()).copied().unwrap_or(usize::MAX);
            let position = finding.position();
            (height, finding.file().to_owned(), position.line, position.column)
        });
        all
    }

    /// How many rules there are.
    pub fn rules(&self) -> usize {
        self.files.iter().map(|file| file.rules.len()).sum()
    }
}
