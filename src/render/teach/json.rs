//! What came of a correction as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::taught::{Ending, Taught};
use crate::render::diff::{
    AssignmentJson, ChangeJson, QuestionJson, RuleJson, assignment_json, change_json, rule_json,
};
use crate::render::json::{LocationJson, SCHEMA, pretty};
use crate::rulebook::{Expectation, Given, Rule};
use crate::teach::Plan;

#[derive(Serialize)]
struct TaughtJson<'a> {
    schema: u32,
    activity: &'a str,
    given: &'a Given,
    owners: &'a [String],
    result: &'static str,
    file: &'a str,
    rule: Option<RuleJson<'a>>,
    lines: Vec<LineJson<'a>>,
    before: AssignmentJson<'a>,
    now: AssignmentJson<'a>,
    known: usize,
    asked: usize,
    changes: Vec<ChangeJson<'a>>,
    freed: Vec<QuestionJson<'a>>,
    off_topic: Vec<ChangeJson<'a>>,
    repaired: Vec<LocationJson<'a>>,
    broken: Vec<LocationJson<'a>>,
    contradicted: Option<LocationJson<'a>>,
    claimed: Option<LocationJson<'a>>,
    nearest: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct LineJson<'a> {
    line: usize,
    text: &'a str,
}

/// What came of a correction as one JSON object.
pub fn json(taught: &Taught<'_>) -> String {
    let Taught { call, plan, effect, edit, file, .. } = taught;
    let question = &call.correction.question;
    let lines = edit.iter().flat_map(|(edited, _)| &edited.lines);
    pretty(&TaughtJson {
        schema: SCHEMA,
        activity: &question.ask,
        given: &question.given,
        owners: &call.correction.owners,
        result: result(taught),
        file,
        rule: rule(taught).map(rule_json),
        lines: lines.map(|(line, text)| LineJson { line: *line, text }).collect(),
        before: assignment_json(&effect.before),
        now: assignment_json(&effect.now),
        known: effect.known,
        asked: effect.others.asked,
        changes: effect.others.changes.iter().map(change_json).collect(),
        freed: effect.freed.iter().map(QuestionJson::new).collect(),
        off_topic: effect.off_topic.iter().map(change_json).collect(),
        repaired: effect.repaired.iter().map(|expectation| place(expectation)).collect(),
        broken: effect.broken.iter().map(|expectation| place(expectation)).collect(),
        contradicted: effect.contradicted.map(place),
        claimed: match plan {
            Plan::Claimed(_, at) => Some(LocationJson::new(at)),
            _ => None,
        },
        nearest: match plan {
            Plan::Far(nearest) => nearest.iter().map(|rule| rule_json(rule)).collect(),
            _ => Vec::new(),
        },
    })
}

fn place(expectation: &Expectation) -> LocationJson<'_> {
    LocationJson::new(&expectation.location)
}

fn result(taught: &Taught<'_>) -> &'static str {
    match (taught.edit, taught.plan) {
        (Some((_, Ending::Written)), _) => "written",
        (Some((_, Ending::DryRun)), _) => "dry-run",
        (Some((_, Ending::Refused)), _) => "refused",
        (None, Plan::Claimed(..)) => "claimed",
        (None, Plan::Far(_)) => "far",
        (None, _) => "right",
    }
}

/// The rule that has the very words, or the one that answers now.
fn rule<'a>(taught: &Taught<'a>) -> Option<&'a Rule> {
    match taught.plan {
        Plan::Claimed(rule, _) => Some(rule),
        _ => taught.effect.by,
    }
}
