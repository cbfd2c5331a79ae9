//! Answers as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::page::is_command;
use crate::diagnostic::Diagnostic;
use crate::router::{Answer, Decision, Evidence, Match, Outcome};
use crate::rulebook::{Case, Given, Location, RuleBook};

/// The version of every JSON shape here.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct AnswerJson<'a> {
    schema: u32,
    activity: &'a str,
    outcome: Outcome,
    owners: Vec<&'a str>,
    rule: Option<&'a str>,
    why: Option<&'a str>,
    source: Option<SourceJson<'a>>,
    location: Option<LocationJson<'a>>,
    #[serde(rename = "match")]
    matched: Option<Match>,
    evidence: &'a [Evidence],
    cases: Vec<CaseJson<'a>>,
    settle: Option<&'a str>,
    dissent: Vec<DissentJson<'a>>,
    candidates: Vec<CandidateJson<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    section: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct LocationJson<'a> {
    file: &'a str,
    line: usize,
}

impl<'a> LocationJson<'a> {
    pub(super) fn new(location: &'a Location) -> Self {
        Self { file: location.source.name(), line: location.position().line }
    }
}

#[derive(Serialize)]
struct CaseJson<'a> {
    when: &'a Given,
    owners: &'a [String],
    why: &'a str,
}

#[derive(Serialize)]
struct DissentJson<'a> {
    owner: Option<&'a str>,
    source: Option<&'a str>,
    note: &'a str,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    rule: &'a str,
    owners: &'a [String],
    score: f64,
}

/// One answer as a JSON object over several lines.
pub fn pretty(book: &RuleBook, answer: &Answer, warnings: &[String]) -> String {
    to_json(&answer_json(book, answer, warnings))
}

/// One answer as a JSON object in one line.
pub fn line(book: &RuleBook, answer: &Answer, warnings: &[String]) -> String {
    safe(serde_json::to_string(&answer_json(book, answer, warnings)).unwrap_or_default())
}

fn answer_json<'a>(book: &'a RuleBook, answer: &'a Answer, warnings: &'a [String]) -> AnswerJson<'a> {
    let ground = answer.decision.ground();
    let rule = ground.and_then(|ground| book.rule(&ground.rule));
    let (settle, cases) = match &answer.decision {
        Decision::Shared { settle, .. } => (Some(settle.as_str()), Vec::new()),
        Decision::Depends { cases, .. } => (None, cases.iter().map(case_json).collect()),
        _ => (None, Vec::new()),
    };
    AnswerJson {
        schema: SCHEMA,
        activity: &answer.activity,
        outcome: answer.decision.outcome(),
        owners: answer.decision.owners(),
        rule: ground.map(|ground| ground.rule.as_str()),
        why: ground.map(|ground| ground.why.as_str()),
        source: rule
            .and_then(|rule| rule.source.as_ref().map(|id| SourceJson { id, section: rule.section.as_deref() })),
        location: rule.map(|rule| LocationJson::new(&rule.location)),
        matched: ground.map(|ground| ground.matched),
        evidence: answer.evidence(),
        cases,
        settle,
        dissent: rule.map_or_else(Vec::new, |rule| rule.dissent.iter().map(dissent_json).collect()),
        candidates: answer
            .candidates
            .iter()
            .map(|candidate| CandidateJson { rule: &candidate.rule, owners: &candidate.owners, score: candidate.score })
            .collect(),
        warnings,
    }
}

fn case_json(case: &Case) -> CaseJson<'_> {
    CaseJson { when: &case.when, owners: case.owner.roles(), why: &case.why }
}

fn dissent_json(dissent: &crate::rulebook::Dissent) -> DissentJson<'_> {
    DissentJson { owner: dissent.owner.as_deref(), source: dissent.source.as_deref(), note: &dissent.note }
}

/// JSON allows characters in strings that a terminal would obey, beyond those that it makes escapes of itself.
fn safe(json: String) -> String {
    let is_obeyed = |c: char| c >= '\u{7f}' && is_command(c);
    // Most answers are, and bytes are looked through faster than characters.
    let is_plain = json.is_ascii() && !json.as_bytes().contains(&0x7f);
    if is_plain || !json.contains(is_obeyed) {
        return json;
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match is_obeyed(c) {
            true => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => safe.push(c),
        }
    }
    safe
}

/// A value as JSON over several lines.
pub(super) fn to_json(value: &impl Serialize) -> String {
    safe(serde_json::to_string_pretty(value).unwrap_or_default())
}

/// An error as a JSON object in one line: `schema`, `error`, `help`, and the findings about a rule file.
pub fn error(message: &str, help: Option<&str>, findings: &[Diagnostic]) -> String {
    #[derive(Serialize)]
    struct Error<'a> {
        schema: u32,
        error: &'a str,
        help: Option<&'a str>,
        findings: Vec<FindingJson<'a>>,
    }
    let findings = findings.iter().map(finding_json).collect();
    safe(serde_json::to_string(&Error { schema: SCHEMA, error: message, help, findings }).unwrap_or_default())
}

#[derive(Serialize)]
pub(super) struct FindingJson<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    help: Option<&'a str>,
}

/// A finding as an object.
pub(super) fn finding_json(finding: &Diagnostic) -> FindingJson<'_> {
    let position = finding.position();
    FindingJson {
        code: finding.code.name(),
        severity: finding.severity.name(),
        message: &finding.message,
        file: finding.file(),
        line: position.line,
        column: position.column,
        help: finding.help.as_deref(),
    }
}
