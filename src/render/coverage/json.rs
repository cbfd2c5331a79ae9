//! The counts as JSON, for scripts; the shape is stable.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coverage::{Coverage, Gap, RoleCount};
use crate::render::json::{SCHEMA, pretty};
use crate::router::Outcome;
use crate::rulebook::RuleBook;

/// The counts as one JSON object.
pub fn json(book: &RuleBook, coverage: &Coverage) -> String {
    let roles = coverage.roles().into_iter().map(|(role, RoleCount { owned, shared, depends })| RoleJson {
        role,
        owned,
        shared,
        depends,
    });
    let gaps = coverage.gaps();
    pretty(&CoverageJson {
        schema: SCHEMA,
        rules: &book.files,
        questions: coverage.questions(),
        with_owner: coverage.with_owner(),
        unreadable: coverage.unreadable(),
        outcomes: Outcome::ALL.into_iter().map(|outcome| (outcome, coverage.outcome(outcome))).collect(),
        roles: roles.collect(),
        gaps: gaps.iter().map(gap_json).collect(),
    })
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    schema: u32,
    rules: &'a [String],
    questions: usize,
    with_owner: usize,
    unreadable: usize,
    outcomes: BTreeMap<Outcome, usize>,
    roles: Vec<RoleJson<'a>>,
    gaps: Vec<GapJson<'a>>,
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
struct ExampleJson<'a> {
    line: usize,
    activity: &'a str,
}

fn gap_json(gap: &Gap) -> GapJson<'_> {
    let examples = gap.examples.iter().map(|example| ExampleJson { line: example.line, activity: &example.activity });
    GapJson { words: &gap.words, questions: gap.questions, examples: examples.collect() }
}
