//! Answers as JSON, for scripts; the shape is stable.

use jiff::civil::Date;
use serde::Serialize;

use super::mentions::staff;
use super::next::{ask, why};
use super::warnings::warnings;
use crate::render::json::{CandidateJson, CaseJson, LocationJson, SCHEMA, in_a_line, pretty};
use crate::render::people::{People, contacts};
use crate::router::{Answer, AreaOrigin, AskedArea, Branch, Decision, Evidence, Outcome, Unknown};
use crate::rulebook::{Dissent, Individual, Mode, Rule, RuleBook};

#[derive(Serialize)]
struct AnswerJson<'a> {
    schema: u32,
    activity: &'a str,
    outcome: Outcome,
    owners: Vec<&'a str>,
    mode: Option<&'static str>,
    people: Vec<PersonJson<'a>>,
    area: Option<AreaJson<'a>>,
    rule: Option<&'a str>,
    why: Option<&'a str>,
    source: Option<SourceJson<'a>>,
    location: Option<LocationJson<'a>>,
    #[serde(rename = "match")]
    matched: Option<&'static str>,
    evidence: Vec<EvidenceJson<'a>>,
    cases: Vec<CaseJson<'a>>,
    settle: Option<&'a str>,
    decides: Option<&'a str>,
    does: &'a [String],
    consult: &'a [String],
    inform: &'a [String],
    dissent: Vec<DissentJson<'a>>,
    candidates: Vec<CandidateJson<'a>>,
    next: Option<NextJson<'a>>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    role: &'a str,
    person: Option<String>,
    contact: Option<String>,
    deputy: Option<String>,
    instead_of: Option<String>,
}

#[derive(Serialize)]
struct AreaJson<'a> {
    id: &'a str,
    from: &'static str,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    word: &'a str,
    read_as: &'a str,
    share: f64,
}

#[derive(Serialize)]
struct NextJson<'a> {
    ask: &'a str,
    people: Vec<PersonJson<'a>>,
    why: String,
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

/// One answer as a JSON object over several lines, with the people of this day.
pub fn json(book: &RuleBook, answer: &Answer, today: Date) -> String {
    pretty(&answer_json(book, answer, today))
}

/// One answer as a JSON object in one line.
pub fn jsonl(book: &RuleBook, answer: &Answer, today: Date) -> String {
    in_a_line(&answer_json(book, answer, today))
}

fn answer_json<'a>(book: &'a RuleBook, answer: &'a Answer, today: Date) -> AnswerJson<'a> {
    let people = People::of(book, staff(answer, today));
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
        people: answer.decision.owners().into_iter().map(|owner| person_json(&people, owner)).collect(),
        area: answer.mentions.area.as_ref().map(area_json),
        rule: ground.map(|ground| ground.rule.as_str()),
        why: ground.and_then(|ground| ground.why.as_deref()),
        source: rule.and_then(|rule| source_json(book, rule)),
        location: rule.map(|rule| LocationJson::new(&rule.location)),
        matched: ground.map(|ground| ground.matched.name()),
        evidence: answer.evidence().iter().map(evidence_json).collect(),
        cases: cases.iter().map(|branch| CaseJson::new(&branch.case)).collect(),
        settle: mode.and_then(Mode::settle),
        decides: mode.and_then(Mode::decides),
        does: roles(|rule| &rule.does),
        consult: roles(|rule| &rule.consult),
        inform: roles(|rule| &rule.inform),
        dissent: rule.map_or_else(Vec::new, |rule| rule.dissent.iter().map(dissent_json).collect()),
        candidates: answer.candidates.iter().map(CandidateJson::new).collect(),
        next: next_json(book, &people, answer),
        warnings: warnings(book, answer, today),
    }
}

fn person_json<'a>(people: &People<'_>, role: &'a str) -> PersonJson<'a> {
    let answering = people.answering(role);
    let text = |texts: &[&str]| (!texts.is_empty()).then(|| texts.join(", "));
    let names = |people: &[Individual<'_>]| text(&people.iter().map(|one| one.name).collect::<Vec<_>>());
    PersonJson {
        role,
        person: names(&answering.people()),
        contact: text(&contacts(&answering.people(), people.channel(role))),
        deputy: names(&answering.deputies()),
        instead_of: names(&answering.missing()),
    }
}

fn area_json(area: &AskedArea) -> AreaJson<'_> {
    let from = match area.from {
        AreaOrigin::Question(_) => "question",
        AreaOrigin::Option => "option",
    };
    AreaJson { id: &area.id, from }
}

fn evidence_json(Evidence { word, read_as, share, .. }: &Evidence) -> EvidenceJson<'_> {
    EvidenceJson { word, read_as, share: *share }
}

/// Whom to ask where there is no owner: the one role that the question names itself, or that is held in the area that it
/// names; or whoever has it decided.
fn next_json<'a>(book: &'a RuleBook, people: &People<'_>, answer: &'a Answer) -> Option<NextJson<'a>> {
    let (role, why) = match &answer.decision {
        Decision::Unknown(Unknown::Area { roles }) if roles.len() == 1 => {
            (roles[0].as_str(), "This role is held in the area.".to_owned())
        }
        Decision::Unknown(Unknown::Roles { roles, people }) if roles.len() == 1 && people.is_empty() => {
            let held = book.effective_role(&roles[0]).unwrap_or(&roles[0]);
            (held, "The question names this role, and no work.".to_owned())
        }
        _ => ask(book, answer).map(|role| (role, why(book, role)))?,
    };
    Some(NextJson { ask: role, people: vec![person_json(people, role)], why })
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
