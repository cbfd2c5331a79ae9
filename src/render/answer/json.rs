//! Answers as JSON, for scripts; the shape is stable.

use serde::Serialize;

use crate::render::json::{CandidateJson, CaseJson, LocationJson, SCHEMA, in_a_line, pretty};
use crate::render::people::{contact, deputy, holder};
use crate::router::{Answer, Branch, Decision, Evidence, Match, Outcome};
use crate::rulebook::{Dissent, Mode, Rule, RuleBook};

#[derive(Serialize)]
struct AnswerJson<'a> {
    schema: u32,
    activity: &'a str,
    outcome: Outcome,
    owners: Vec<&'a str>,
    mode: Option<&'static str>,
    people: Vec<PersonJson<'a>>,
    /// Always null: no rule file has areas.
    area: (),
    rule: Option<&'a str>,
    why: Option<&'a str>,
    source: Option<SourceJson<'a>>,
    location: Option<LocationJson<'a>>,
    #[serde(rename = "match")]
    matched: Option<Match>,
    evidence: &'a [Evidence],
    cases: Vec<CaseJson<'a>>,
    settle: Option<&'a str>,
    decides: Option<&'a str>,
    does: &'a [String],
    consult: &'a [String],
    inform: &'a [String],
    dissent: Vec<DissentJson<'a>>,
    candidates: Vec<CandidateJson<'a>>,
    /// Always null: no rule file names a next step.
    next: (),
    warnings: &'a [String],
}

#[derive(Serialize)]
struct PersonJson<'a> {
    role: &'a str,
    person: Option<&'a str>,
    contact: Option<&'a str>,
    deputy: Option<&'a str>,
    /// Always null: no rule file says who is away.
    instead_of: (),
}

#[derive(Serialize)]
struct SourceJson<'a> {
    id: &'a str,
    title: Option<&'a str>,
    section: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct DissentJson<'a> {
    owner: Option<&'a str>,
    source: Option<&'a str>,
    note: &'a str,
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
    let (mode, cases): (_, &[Branch]) = match &answer.decision {
        Decision::Shared { mode, .. } => (Some(mode), &[]),
        Decision::Depends { cases, .. } => (None, cases),
        _ => (None, &[]),
    };
    let roles = |of: fn(&Rule) -> &[String]| rule.map_or(&[][..], of);
    AnswerJson {
        schema: SCHEMA,
        activity: &answer.activity,
        outcome: answer.decision.outcome(),
        owners: answer.decision.owners(),
        mode: mode.map(Mode::name),
        people: answer.decision.owners().into_iter().map(|owner| person_json(book, owner)).collect(),
        area: (),
        rule: ground.map(|ground| ground.rule.as_str()),
        why: ground.and_then(|ground| ground.why.as_deref()),
        source: rule.and_then(|rule| source_json(book, rule)),
        location: rule.map(|rule| LocationJson::new(&rule.location)),
        matched: ground.map(|ground| ground.matched),
        evidence: answer.evidence(),
        cases: cases.iter().map(|branch| CaseJson::new(&branch.case)).collect(),
        settle: mode.and_then(Mode::settle),
        decides: mode.and_then(Mode::decides),
        does: roles(|rule| &rule.does),
        consult: roles(|rule| &rule.consult),
        inform: roles(|rule| &rule.inform),
        dissent: rule.map_or_else(Vec::new, |rule| rule.dissent.iter().map(dissent_json).collect()),
        candidates: answer.candidates.iter().map(CandidateJson::new).collect(),
        next: (),
        warnings,
    }
}

fn person_json<'a>(book: &'a RuleBook, role: &'a str) -> PersonJson<'a> {
    let person = holder(book, role);
    PersonJson { role, person, contact: contact(book, role), deputy: deputy(book, role), instead_of: () }
}

fn source_json<'a>(book: &'a RuleBook, rule: &'a Rule) -> Option<SourceJson<'a>> {
    let id = rule.source.as_deref()?;
    let source = book.sources.get(id);
    let url = source.and_then(|source| source.url.as_deref());
    Some(SourceJson { id, title: source.map(|source| source.title.as_str()), section: rule.section.as_deref(), url })
}

fn dissent_json(dissent: &Dissent) -> DissentJson<'_> {
    DissentJson { owner: dissent.owner.as_deref(), source: dissent.source.as_deref(), note: &dissent.note }
}
