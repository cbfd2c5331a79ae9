//! What changes between two rule files, as people and machines read it.

use serde::Serialize;

use super::decision::{conditions, role_names};
use super::json::{LocationJson, SCHEMA, to_json};
use super::list::escaped;
use super::page::Page;
use crate::diff::{Assignment, Change, Diff, Kind, Question};
use crate::router::Outcome;
use crate::rulebook::{Given, Rule, RuleBook};

/// How many questions of a change people are shown.
const SHOWN: usize = 5;

/// Two rule books and what changes from the first to the second.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The book before.
    pub old: &'a RuleBook,
    /// The book now.
    pub new: &'a RuleBook,
    /// What changes.
    pub diff: &'a Diff<'a>,
}

/// The changes as a page of text, under one heading for each way from hands to hands; with terminal colours, which a
/// caller may strip.
pub fn text(comparison: &Comparison<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    let same_way = |a: &Change<'_>, b: &Change<'_>| (a.kind, &a.from, &a.to) == (b.kind, &b.from, &b.to);
    for changes in comparison.diff.changes.chunk_by(same_way) {
        let (from, to) = comparison.way(&changes[0]);
        page.heading(&format!("{}: {from} → {to}", title(changes[0].kind)));
        for change in changes {
            page.blank();
            one_change(&mut page, change);
        }
        page.blank();
    }
    page.aside(&comparison.summary());
    page.finish()
}

fn one_change(page: &mut Page, change: &Change<'_>) {
    let stays = change.was.map(|rule| &rule.id) == change.now.map(|rule| &rule.id);
    if let Some(rule) = change.was.filter(|_| !stays) {
        page.field("before", &reference(rule));
    }
    if let Some(rule) = change.now {
        page.field("now", &reference(rule));
    }
    let mut label = "asked";
    for text in shown(change) {
        page.field(label, &text);
        label = "";
    }
}

/// The first questions, and how many more there are.
fn shown(change: &Change<'_>) -> impl Iterator<Item = String> {
    change.questions.iter().take(SHOWN).map(question).chain(more(change))
}

fn more(change: &Change<'_>) -> Option<String> {
    let more = change.questions.len().saturating_sub(SHOWN);
    (more > 0).then(|| format!("and {more} more"))
}

fn question(question: &Question) -> String {
    match question.given.is_empty() {
        true => question.ask.clone(),
        false => format!("{} ({})", question.ask, conditions(&question.given)),
    }
}

fn reference(rule: &Rule) -> String {
    format!("{} ({}:{})", rule.activity, rule.location.source.name(), rule.location.position().line)
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::ChangesHands => "Changes hands",
        Kind::Appears => "Appears",
        Kind::Vanishes => "Vanishes",
        Kind::BecomesUnclear => "Becomes unclear",
        Kind::WasUnclear => "Was unclear",
    }
}

impl Comparison<'_> {
    /// From whose hands to whose; by the roles' ids where their names do not tell them apart.
    fn way(&self, change: &Change<'_>) -> (String, String) {
        let names = (in_words(self.old, &change.from), in_words(self.new, &change.to));
        match (names.0 == names.1, &change.from, &change.to) {
            (true, Assignment::Owners(from), Assignment::Owners(to)) => (from.join(" and "), to.join(" and ")),
            _ => names,
        }
    }

    fn summary(&self) -> String {
        let changed: usize = self.diff.changes.iter().map(|change| change.questions.len()).sum();
        let (asked, old, new) = (self.diff.asked, main_file(self.old), main_file(self.new));
        match changed {
            0 => format!("Nothing changes hands from {old} to {new}: {asked} questions, the same answers."),
            1 => format!("1 of {asked} questions has another answer in {new} than in {old}."),
            changed => format!("{changed} of {asked} questions have another answer in {new} than in {old}."),
        }
    }
}

fn main_file(book: &RuleBook) -> &str {
    book.files.first().map_or("", String::as_str)
}

fn in_words(book: &RuleBook, assignment: &Assignment) -> String {
    match assignment {
        Assignment::Owners(owners) => role_names(book, owners),
        Assignment::Cases(cases) => {
            let cases = cases.iter().map(|(when, owners)| match owners.as_slice() {
                [] => format!("nobody with {}", conditions(when)),
                owners => format!("{} with {}", role_names(book, owners), conditions(when)),
            });
            format!("it depends ({})", cases.collect::<Vec<_>>().join(", "))
        }
        Assignment::Nobody => "nobody, on purpose".to_owned(),
        Assignment::Unclear => "unclear".to_owned(),
        Assignment::Unknown => "unknown".to_owned(),
    }
}

/// The changes as one Markdown table, to be read in a pull request.
pub fn markdown(comparison: &Comparison<'_>) -> String {
    let mut text = format!("{}\n", escaped(&comparison.summary()));
    if comparison.diff.changes.is_empty() {
        return text;
    }
    text.push_str("\n| Change | Before | Now | Rule | Asked |\n|---|---|---|---|---|\n");
    for change in &comparison.diff.changes {
        let (from, to) = comparison.way(change);
        let rule = change.now.or(change.was).map_or_else(String::new, reference);
        let asked: Vec<String> = shown(change).map(|text| escaped(&text)).collect();
        let cells = [title(change.kind), &from, &to, &rule].map(escaped).join(" | ");
        text.push_str(&format!("| {cells} | {} |\n", asked.join("<br>")));
    }
    text
}

/// The changes as one JSON object, with all questions.
pub fn json(comparison: &Comparison<'_>) -> String {
    #[derive(Serialize)]
    struct DiffJson<'a> {
        schema: u32,
        old: &'a [String],
        new: &'a [String],
        asked: usize,
        changes: Vec<ChangeJson<'a>>,
    }
    let changes = comparison.diff.changes.iter().map(change_json).collect();
    let (old, new) = (&comparison.old.files, &comparison.new.files);
    to_json(&DiffJson { schema: SCHEMA, old, new, asked: comparison.diff.asked, changes })
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    change: &'static str,
    from: AssignmentJson<'a>,
    to: AssignmentJson<'a>,
    was: Option<RuleJson<'a>>,
    now: Option<RuleJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
}

#[derive(Serialize)]
struct AssignmentJson<'a> {
    outcome: Outcome,
    owners: &'a [String],
    cases: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    when: &'a Given,
    owners: &'a [String],
}

#[derive(Serialize)]
struct RuleJson<'a> {
    rule: &'a str,
    activity: &'a str,
    location: LocationJson<'a>,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    activity: &'a str,
    given: &'a Given,
}

fn change_json<'a>(change: &'a Change<'a>) -> ChangeJson<'a> {
    ChangeJson {
        change: change.kind.name(),
        from: assignment_json(&change.from),
        to: assignment_json(&change.to),
        was: change.was.map(rule_json),
        now: change.now.map(rule_json),
        questions: change.questions.iter().map(|q| QuestionJson { activity: &q.ask, given: &q.given }).collect(),
    }
}

fn assignment_json(assignment: &Assignment) -> AssignmentJson<'_> {
    let (outcome, owners, cases): (_, &[String], &[_]) = match assignment {
        Assignment::Owners(owners) if owners.len() == 1 => (Outcome::Owned, owners, &[]),
        Assignment::Owners(owners) => (Outcome::Shared, owners, &[]),
        Assignment::Cases(cases) => (Outcome::Depends, &[], cases),
        Assignment::Nobody => (Outcome::Unowned, &[], &[]),
        Assignment::Unclear => (Outcome::Unclear, &[], &[]),
        Assignment::Unknown => (Outcome::Unknown, &[], &[]),
    };
    let cases = cases.iter().map(|(when, owners)| CaseJson { when, owners }).collect();
    AssignmentJson { outcome, owners, cases }
}

fn rule_json(rule: &Rule) -> RuleJson<'_> {
    RuleJson { rule: &rule.id, activity: &rule.activity, location: LocationJson::new(&rule.location) }
}
