//! What to write: a phrase into the nearest rule, or a rule of its own.

use super::addition::Addition;
use super::lesson::Lesson;
use crate::diff::Side;
use crate::matrix::Ids;
use crate::router::{Candidate, Detail, Router};
use crate::rulebook::{Location, Rule, RuleBook};

/// Where the phrase is wanted.
#[derive(Debug, Clone, Copy)]
pub enum Wish<'b> {
    /// In the nearest rule of the owners.
    Nearest,
    /// In this rule, which the owners own.
    Rule(&'b Rule),
    /// In a rule of its own, about this activity.
    New(&'b str),
}

/// What to do about a lesson.
#[derive(Debug, Clone)]
pub enum Plan<'b> {
    /// Nothing: that is the answer already, and this rule gives it.
    Right(Option<&'b Rule>),
    /// Nothing: a rule of the file itself has these very words, here.
    Claimed(&'b Rule, &'b Location),
    /// Nothing: no rule of the owners is near. Those that are nearest, best first.
    Far(Vec<&'b Rule>),
    /// Put it into this rule.
    Phrase(&'b Rule),
    /// Write a rule of its own, with this id.
    NewRule {
        /// The id, which no other rule has.
        id: String,
        /// What it is about.
        activity: &'b str,
    },
}

/// Decides what to write into the file called `own`, the topmost of the book.
pub fn plan<'b>(side: &Side<'b>, lesson: &Lesson, wish: Wish<'b>, own: &str) -> Plan<'b> {
    let book = side.book;
    let decision = side.answer(&lesson.question).decision;
    let by = decision.ground().and_then(|ground| book.rule(&ground.rule));
    let is_elsewhere = |wanted: &Rule| by.is_none_or(|by| by.id != wanted.id);
    if lesson.is_met_by(&decision) && !matches!(wish, Wish::Rule(wanted) if is_elsewhere(wanted)) {
        return Plan::Right(by);
    }
    if let Some((rule, at)) = claim(book, lesson, own) {
        return Plan::Claimed(rule, at);
    }
    match wish {
        Wish::Rule(rule) => Plan::Phrase(rule),
        Wish::New(activity) => Plan::NewRule { id: new_id(book, activity), activity },
        Wish::Nearest => nearest(side, lesson),
    }
}

impl Plan<'_> {
    /// What the plan writes into the file called `own`; `None` if that is nothing.
    pub fn addition(&self, lesson: &Lesson, own: &str) -> Option<Addition> {
        let phrase = lesson.question.ask.clone();
        match self {
            Self::Phrase(rule) => {
                let inherits = rule.origin.source.name() != own;
                Some(Addition::Phrase { rule: rule.id.clone(), phrase, inherits })
            }
            Self::NewRule { id, activity } => Some(Addition::Rule {
                id: id.clone(),
                activity: (*activity).to_owned(),
                owners: lesson.owners.clone(),
                phrase: Some(phrase).filter(|_| !lesson.is_asked_by(activity)),
            }),
            Self::Right(_) | Self::Claimed(..) | Self::Far(_) => None,
        }
    }
}

/// The rule of the file itself that has the very words: no second one of the file may have them.
fn claim<'b>(book: &'b RuleBook, lesson: &Lesson, own: &str) -> Option<(&'b Rule, &'b Location)> {
    book.rules.iter().find_map(|rule| {
        let wording = rule.wordings().find(|wording| lesson.is_asked_by(wording))?;
        let at = book.place_of_wording(rule, wording);
        (at.source.name() == own).then_some((rule, at))
    })
}

/// The nearest rule of the owners.
///
/// That is one which is near in the answer. Where rules of other owners are in its way, as they are where the answer is wrong,
/// it is the one that answers when the rules of the owners are asked alone.
fn nearest<'b>(side: &Side<'b>, lesson: &Lesson) -> Plan<'b> {
    let answer = side.answer(&lesson.question);
    if let Some(rule) = best(side.book, lesson, &answer.candidates, Candidate::NEAR) {
        return Plan::Phrase(rule);
    }
    let mut alone = side.book.clone();
    alone.rules.retain(|rule| lesson.is_about(rule));
    if alone.rules.is_empty() {
        return Plan::Far(Vec::new());
    }
    let answer = Router::new(&alone).route(&lesson.question.ask, &lesson.question.given, Detail::Scores);
    match best(side.book, lesson, &answer.candidates, Candidate::ANSWER) {
        Some(rule) => Plan::Phrase(rule),
        None => Plan::Far(answer.candidates.iter().filter_map(|far| side.book.rule(&far.rule)).collect()),
    }
}

/// The first rule of the owners that has at least this score.
fn best<'b>(book: &'b RuleBook, lesson: &Lesson, candidates: &[Candidate], least: f64) -> Option<&'b Rule> {
    let near = candidates.iter().filter(|candidate| candidate.score >= least);
    near.filter_map(|candidate| book.rule(&candidate.rule)).find(|rule| lesson.is_about(rule))
}

fn new_id(book: &RuleBook, activity: &str) -> String {
    let mut ids = Ids::default();
    for rule in &book.rules {
        ids.take(&rule.id);
    }
    ids.made(activity, "activity")
}
