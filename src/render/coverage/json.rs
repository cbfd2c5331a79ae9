//! The counts as JSON, for scripts; the shape is stable.

use std::collections::BTreeMap;

use serde::Serialize;

use super::view::View;
use crate::coverage::{Gap, Question, RoleCount, Since, Turned};
use crate::render::json::{CandidateJson, SCHEMA, pretty};
use crate::router::Outcome;

/// The counts as one JSON object, with every question: it can be the baseline of a later count.
pub fn json(view: &View<'_>) -> String {
    let View { book, coverage, since, .. } = view;
    let roles = coverage.roles().into_iter().map(|(role, RoleCount { owned, shared, depends })| RoleJson {
        role,
        owned,
        shared,
        depends,
    });
    let gaps = coverage.gaps();
    pretty(&CoverageJson {
        schema: SCHEMA,
        rules: book.file_names(),
        questions: coverage.questions(),
        with_owner: coverage.with_owner(),
        unreadable: coverage.unreadable(),
        outcomes: Outcome::ALL.into_iter().map(|outcome| (outcome, coverage.outcome(outcome))).collect(),
        roles: roles.collect(),
        gaps: gaps.iter().map(gap_json).collect(),
        unanswered: coverage.unanswered_questions().into_iter().map(unanswered_json).collect(),
        answered: coverage.answered_questions().into_iter().map(answered_json).collect(),
        baseline: since.map(since_json),
    })
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    schema: u32,
    rules: Vec<&'a str>,
    questions: usize,
    with_owner: usize,
    unreadable: usize,
    outcomes: BTreeMap<Outcome, usize>,
    roles: Vec<RoleJson<'a>>,
    gaps: Vec<GapJson<'a>>,
    unanswered: Vec<UnansweredJson<'a>>,
    answered: Vec<AnsweredJson<'a>>,
    baseline: Option<SinceJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    owned: usize,
    shared: usize,
    depends: usize,
}

#[derive(Serialize)]
struct GapJson<'a> {
    words: &'a [String],
    questions: usize,
    examples: Vec<ExampleJson<'a>>,
}

#[derive(Serialize)]
struct UnansweredJson<'a> {
    line: usize,
    times: usize,
    activity: &'a str,
    outcome: Outcome,
    uncovered_rule: Option<&'a str>,
    candidates: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct AnsweredJson<'a> {
    line: usize,
    times: usize,
    activity: &'a str,
    outcome: Outcome,
    owners: &'a [String],
}

#[derive(Serialize)]
struct SinceJson<'a> {
    questions: usize,
    with_owner: usize,
    lost: Vec<TurnedJson<'a>>,
    won: Vec<TurnedJson<'a>>,
    added: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct TurnedJson<'a> {
    line: usize,
    activity: &'a str,
    before: &'a [String],
    now: &'a [String],
}

#[derive(Serialize)]
struct ExampleJson<'a> {
    line: usize,
    activity: &'a str,
}

fn gap_json(gap: &Gap) -> GapJson<'_> {
    let examples = gap.examples.iter().map(|example| ExampleJson { line: example.line, activity: &example.activity });
    GapJson { words: &gap.words, questions: gap.questions, examples: examples.collect() }
}

fn unanswered_json(question: &Question) -> UnansweredJson<'_> {
    let Question { line, times, activity, outcome, candidates, .. } = question;
    UnansweredJson {
        line: *line,
        times: *times,
        activity,
        outcome: *outcome,
        uncovered_rule: question.uncovered_rule(),
        candidates: candidates.iter().map(CandidateJson::new).collect(),
    }
}

fn answered_json(question: &Question) -> AnsweredJson<'_> {
    let Question { line, times, activity, outcome, owners, .. } = question;
    AnsweredJson { line: *line, times: *times, activity, outcome: *outcome, owners }
}

fn since_json<'a>(since: &Since<'a>) -> SinceJson<'a> {
    let turned = |turned: &[Turned<'a>]| turned.iter().map(turned_json).collect();
    SinceJson {
        questions: since.questions,
        with_owner: since.with_owner,
        lost: turned(&since.lost),
        won: turned(&since.won),
        added: since.added,
        left_out: since.left_out,
    }
}

fn turned_json<'a>(turned: &Turned<'a>) -> TurnedJson<'a> {
    let question = turned.question;
    TurnedJson { line: question.line, activity: &question.activity, before: turned.before, now: &question.owners }
}
