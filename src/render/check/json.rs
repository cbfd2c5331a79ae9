//! What a check found, as one JSON object; the shape is stable.

use serde::Serialize;

use crate::checked::{Checked, ExpectationResult, FileUse, Phrases, Problems, StrayPair};
use crate::render::diagnostic::FindingJson;
use crate::render::json::{SCHEMA, pretty};
use crate::rulebook::{Expectation, Given, Wanted};

#[derive(Serialize)]
struct CheckJson<'a> {
    schema: u32,
    errors: usize,
    warnings: usize,
    checked: Vec<CheckedJson<'a>>,
}

#[derive(Serialize, Default)]
struct CheckedJson<'a> {
    file: &'a str,
    /// False if the file cannot be used; then all fields below but the findings are empty.
    valid: bool,
    files: Vec<FileJson<'a>>,
    rules: usize,
    phrases: PhrasesJson,
    overlaps: Vec<OverlapJson<'a>>,
    expectations: Vec<ExpectationJson<'a>>,
    lints: Vec<&'a str>,
    allowed: Vec<&'a str>,
    findings: Vec<FindingJson<'a>>,
    /// How many findings the baseline has as well.
    known: usize,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    rules: &'a [String],
}

#[derive(Serialize, Default)]
struct PhrasesJson {
    all: usize,
    asked: usize,
    home: usize,
    same_owner: usize,
    unsure: usize,
    astray: usize,
}

#[derive(Serialize)]
struct OverlapJson<'a> {
    rule: &'a str,
    winner: &'a str,
    phrases: usize,
    asked: usize,
    example: &'a str,
}

#[derive(Serialize)]
struct ExpectationJson<'a> {
    ask: &'a str,
    given: &'a Given,
    area: Option<&'a str>,
    file: &'a str,
    line: usize,
    passed: bool,
    wanted: WantedJson<'a>,
    outcome: &'a str,
    owners: &'a [String],
    rule: Option<&'a str>,
}

/// What was wanted: owners, or an outcome; the other one is null. The rule is null unless the expectation names one.
#[derive(Serialize)]
struct WantedJson<'a> {
    owners: Option<&'a [String]>,
    outcome: Option<&'a str>,
    rule: Option<&'a str>,
}

/// The result of every file as one object over several lines.
pub fn json(checked: &[Checked]) -> String {
    let Problems { errors, warnings } = checked.iter().map(Checked::problems).sum();
    pretty(&CheckJson { schema: SCHEMA, errors, warnings, checked: checked.iter().map(checked_json).collect() })
}

fn checked_json(checked: &Checked) -> CheckedJson<'_> {
    let findings = checked.findings().into_iter().map(FindingJson::new).collect();
    let Ok(report) = &checked.result else {
        return CheckedJson { file: &checked.file, findings, ..CheckedJson::default() };
    };
    CheckedJson {
        file: &checked.file,
        valid: true,
        files: report.files.iter().map(file_json).collect(),
        rules: report.rules(),
        phrases: phrases_json(report.phrases),
        overlaps: report.stray_pairs.iter().map(overlap_json).collect(),
        expectations: report.expectations.iter().map(expectation_json).collect(),
        lints: report.lints.iter().map(|lint| lint.code.name()).collect(),
        allowed: report.allowed.iter().map(|code| code.name()).collect(),
        findings,
        known: report.known,
    }
}

fn file_json(used: &FileUse) -> FileJson<'_> {
    FileJson { file: &used.file, rules: &used.rules }
}

fn phrases_json(phrases: Phrases) -> PhrasesJson {
    let Phrases { all, asked, home, same_owner, unsure, astray, .. } = phrases;
    PhrasesJson { all, asked, home, same_owner, unsure, astray }
}

fn overlap_json(pair: &StrayPair) -> OverlapJson<'_> {
    let StrayPair { rule, winner, phrases, asked, example } = pair;
    OverlapJson { rule, winner, phrases: *phrases, asked: *asked, example }
}

fn expectation_json(result: &ExpectationResult) -> ExpectationJson<'_> {
    let expectation = &result.expectation;
    ExpectationJson {
        ask: &expectation.ask,
        given: &expectation.given,
        area: expectation.area.as_deref(),
        file: expectation.location.source.name(),
        line: expectation.location.position().line,
        passed: result.holds(),
        wanted: wanted_json(expectation),
        outcome: result.outcome.name(),
        owners: &result.owners,
        rule: result.rule.as_deref(),
    }
}

fn wanted_json(expectation: &Expectation) -> WantedJson<'_> {
    let (owners, outcome) = match &expectation.wanted {
        Wanted::Owners(owners) => (Some(owners.as_slice()), None),
        Wanted::Outcome(outcome) => (None, Some(outcome.name())),
    };
    WantedJson { owners, outcome, rule: expectation.rule.as_deref() }
}
