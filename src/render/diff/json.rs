//! The changes as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::comparison::Comparison;
use crate::diff::{Assignment, Change, Handover, Owners, Party, Question, Rename, Setting};
use crate::render::json::{LocationJson, SCHEMA, pretty};
use crate::router::Outcome;
use crate::rulebook::{Conditions, Given, Rule};

/// The changes as one JSON object, with all questions.
pub fn json(comparison: &Comparison<'_>) -> String {
    #[derive(Serialize)]
    struct DiffJson<'a> {
        schema: u32,
        old: Vec<&'a str>,
        new: Vec<&'a str>,
        asked: usize,
        changes: Vec<ChangeJson<'a>>,
        renamed: Vec<RenameJson<'a>>,
        handovers: Vec<HandoverJson<'a>>,
        ask: Vec<PartyJson<'a>>,
        settings: Vec<SettingJson<'a>>,
    }
    let diff = comparison.diff;
    pretty(&DiffJson {
        schema: SCHEMA,
        old: comparison.old.file_names(),
        new: comparison.new.file_names(),
        asked: diff.asked,
        changes: diff.changes.iter().map(change_json).collect(),
        renamed: diff.renamed.iter().map(rename_json).collect(),
        handovers: diff.handovers.iter().map(handover_json).collect(),
        ask: diff.ask.iter().map(party_json).collect(),
        settings: diff.settings.iter().map(setting_json).collect(),
    })
}

#[derive(Serialize)]
struct SettingJson<'a> {
    what: &'static str,
    of: Option<&'a str>,
    from: &'a [String],
    to: &'a [String],
}

#[derive(Serialize)]
struct RenameJson<'a> {
    from: &'a str,
    to: &'a str,
    same: &'static str,
}

#[derive(Serialize)]
struct HandoverJson<'a> {
    from: Vec<PartyJson<'a>>,
    to: Vec<PartyJson<'a>>,
    activities: usize,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    role: &'a str,
    area: Option<&'a str>,
    person: Option<String>,
    contact: Option<String>,
}

/// Questions that go from the same owners to the same other owners.
#[derive(Serialize)]
pub(in crate::render) struct ChangeJson<'a> {
    change: &'static str,
    from: AssignmentJson<'a>,
    to: AssignmentJson<'a>,
    was: Option<RuleJson<'a>>,
    now: Option<RuleJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
}

/// Who owns a question.
#[derive(Serialize)]
pub(in crate::render) struct AssignmentJson<'a> {
    outcome: Outcome,
    owners: &'a [String],
    mode: Option<&'static str>,
    cases: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    when: &'a Conditions,
    owners: &'a [String],
    mode: Option<&'static str>,
}

/// A rule and where it is written.
#[derive(Serialize)]
pub(in crate::render) struct RuleJson<'a> {
    rule: &'a str,
    activity: &'a str,
    location: LocationJson<'a>,
}

#[derive(Serialize)]
pub(in crate::render) struct QuestionJson<'a> {
    activity: &'a str,
    given: &'a Given,
}

impl<'a> QuestionJson<'a> {
    pub(in crate::render) fn new(question: &'a Question) -> Self {
        Self { activity: &question.ask, given: &question.given }
    }
}

fn setting_json(setting: &Setting) -> SettingJson<'_> {
    SettingJson { what: setting.what.name(), of: setting.what.of(), from: &setting.from, to: &setting.to }
}

fn rename_json(rename: &Rename) -> RenameJson<'_> {
    RenameJson { from: &rename.from, to: &rename.to, same: rename.by.name() }
}

fn handover_json(handover: &Handover) -> HandoverJson<'_> {
    HandoverJson {
        from: handover.from.iter().map(party_json).collect(),
        to: handover.to.iter().map(party_json).collect(),
        activities: handover.activities,
    }
}

fn party_json(party: &Party) -> PartyJson<'_> {
    PartyJson { role: &party.role, area: party.area.as_deref(), person: party.person(), contact: party.contact() }
}

pub(in crate::render) fn change_json<'a>(change: &'a Change<'a>) -> ChangeJson<'a> {
    ChangeJson {
        change: change.kind.name(),
        from: assignment_json(&change.from),
        to: assignment_json(&change.to),
        was: change.was.map(rule_json),
        now: change.now.map(rule_json),
        questions: change.questions.iter().map(QuestionJson::new).collect(),
    }
}

pub(in crate::render) fn assignment_json(assignment: &Assignment) -> AssignmentJson<'_> {
    let (outcome, all, cases): (_, _, &[_]) = match assignment {
        Assignment::Owners(all @ Owners::Nobody) => (Outcome::Unowned, all, &[]),
        Assignment::Owners(all) if all.roles().len() == 1 => (Outcome::Owned, all, &[]),
        Assignment::Owners(all) => (Outcome::Shared, all, &[]),
        Assignment::Cases(cases) => (Outcome::Depends, &Owners::Nobody, cases),
        Assignment::Unclear => (Outcome::Unclear, &Owners::Nobody, &[]),
        Assignment::Uncovered | Assignment::Unknown => (Outcome::Unknown, &Owners::Nobody, &[]),
    };
    let cases =
        cases.iter().map(|(when, all)| CaseJson { when: when.conditions(), owners: all.roles(), mode: mode(all) });
    AssignmentJson { outcome, owners: all.roles(), mode: mode(all), cases: cases.collect() }
}

/// How several owners share it.
fn mode(owners: &Owners) -> Option<&'static str> {
    match owners {
        Owners::All(owners) => (owners.len() > 1).then_some("together"),
        Owners::Any(_) => Some("any"),
        Owners::Nobody => None,
    }
}

pub(in crate::render) fn rule_json(rule: &Rule) -> RuleJson<'_> {
    RuleJson { rule: &rule.id, activity: &rule.activity, location: LocationJson::new(&rule.location) }
}
