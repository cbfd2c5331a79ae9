//! Answers as JSON, for scripts; the shape is stable.

use serde::Serialize;

use crate::render::json::{LocationJson, SCHEMA, in_a_line, pretty};
use crate::router::{Answer, Candidate, Decision, Evidence, Match, Outcome};
use crate::rulebook::{Case, Dissent, Given, Rule, RuleBook};

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

/// One answer as a JSON object over several lines; `warnings` are those of [`warnings`](super::warnings()).
pub fn json(book: &RuleBook, answer: &Answer, warnings: &[String]) -> String {
    pretty(&answer_json(book, answer, warnings))
}

/// One answer as a JSON object in one line.
pub fn jsonl(book: &RuleBook, answer: &Answer, warnings: &[String]) -> String {
    in_a_line(&answer_json(book, answer, warnings))
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
        source: rule.and_then(source_json),
        location: rule.map(|rule| LocationJson::new(&rule.location)),
        matched: ground.map(|ground| ground.matched),
        evidence: answer.evidence(),
        cases,
        settle,
        dissent: rule.map_or_else(Vec::new, |rule| rule.dissent.iter().map(dissent_json).collect()),
        candidates: answer.candidates.iter().map(candidate_json).collect(),
        warnings,
    }
}

fn source_json(rule: &Rule) -> Option<SourceJson<'_>> {
    rule.source.as_ref().map(|id| SourceJson { id, section: rule.section.as_deref() })
}

fn candidate_json(candidate: &Candidate) -> CandidateJson<'_> {
    CandidateJson { rule: &candidate.rule, owners: &candidate.owners, score: candidate.score }
}

fn case_json(case: &Case) -> CaseJson<'_> {
    CaseJson { when: &case.when, owners: case.owner.roles(), why: &case.why }
}

fn dissent_json(dissent: &Dissent) -> DissentJson<'_> {
    DissentJson { owner: dissent.owner.as_deref(), source: dissent.source.as_deref(), note: &dissent.note }
}
