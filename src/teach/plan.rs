//! What to write: a phrase into the nearest rule, or a rule of its own.

use super::addition::Addition;
use super::correction::Correction;
use crate::diff::Side;
use crate::router::{Candidate, Detail};
use crate::rulebook::{Ids, Location, Rule, RuleBook};

/// Where the phrase is wanted.
#[derive(Debug, Clone, Copy)]
pub enum Target<'b> {
    /// In the nearest rule of the owners.
    Nearest,
    /// In this rule, which the owners own.
    Rule(&'b Rule),
    /// In a rule of its own, about this activity.
    New(&'b str),
}

/// What to do about a correction.
#[derive(Debug, Clone)]
pub enum Plan<'b> {
    /// Nothing: that is the answer already.
    Right,
    /// Nothing: a rule has these very words, here; one of the file itself, or of a file below if no rule was named.
    Claimed(&'b Rule, &'b Location),
    /// Nothing: no rule of the owners is near. Those that are nearest, best first.
    Far(Vec<&'b Rule>),
    /// Put it into a rule.
    Phrase {
        /// That rule.
        rule: &'b Rule,
        /// The others of the owners that are near too, those first that no condition can take from them; none if the rule was
        /// named, or has the very words.
        near: Vec<&'b Rule>,
    },
    /// Write a rule of its own, with this id.
    NewRule {
        /// The id, which no other rule has.
        id: String,
        /// What it is about.
        activity: &'b str,
    },
}

/// Decides what to write into the topmost file of the book.
pub fn plan<'b>(side: &Side<'b>, correction: &Correction, target: Target<'b>) -> Plan<'b> {
    let book = side.book;
    let answer = side.answer(&correction.question);
    let by = answer.decision.ground().map(|ground| ground.rule.as_str());
    if correction.is_met(book, &answer.decision) && is_there(book, target, by) {
        return Plan::Right;
    }
    if let Some((rule, at)) = claim(book, correction, target) {
        // A file between that of the words and the topmost one answers: as words of the topmost one they count first.
        let is_lost = !book.is_of_top(at) && by != Some(&rule.id) && correction.is_settled_by(book, rule);
        return if is_lost { Plan::Phrase { rule, near: Vec::new() } } else { Plan::Claimed(rule, at) };
    }
    match target {
        Target::Rule(rule) => Plan::Phrase { rule, near: Vec::new() },
        Target::New(activity) => {
            Plan::NewRule { id: Ids::of_new_rules(book, book.language()).made(activity, "activity"), activity }
        }
        Target::Nearest => nearest(side, correction, &answer.candidates),
    }
}

/// Whether the rule that answers is where the phrase is wanted.
fn is_there(book: &RuleBook, target: Target<'_>, by: Option<&str>) -> bool {
    let key = |text: &str| book.language().phrase_key(text);
    match target {
        Target::Nearest => true,
        Target::Rule(wanted) => by == Some(&wanted.id),
        Target::New(activity) => {
            by.and_then(|id| book.rule(id)).is_some_and(|rule| key(&rule.activity) == key(activity))
        }
    }
}

impl Plan<'_> {
    /// What the plan writes into the topmost file of `book`; `None` if that is nothing.
    pub fn addition(&self, correction: &Correction, book: &RuleBook) -> Option<Addition> {
        let phrase = correction.question.ask.clone();
        match self {
            Self::Phrase { rule, .. } => {
                let inherits = !book.is_of_top(&rule.origin);
                Some(Addition::Phrase { rule: rule.id.clone(), phrase, inherits })
            }
            Self::NewRule { id, activity } => Some(Addition::Rule {
                id: id.clone(),
                activity: (*activity).to_owned(),
                owners: correction.owners.clone(),
                phrase: Some(phrase).filter(|_| !correction.is_asked_by(activity)),
            }),
            Self::Right | Self::Claimed(..) | Self::Far(_) => None,
        }
    }
}

/// The rule that has the very words. No second one of the file itself may have them; where one of a file below has them, its
/// owner is what is to be corrected, unless it is said where else the words belong.
fn claim<'b>(book: &'b RuleBook, correction: &Correction, target: Target<'_>) -> Option<(&'b Rule, &'b Location)> {
    let counts = |at: &Location| matches!(target, Target::Nearest) || book.is_of_top(at);
    book.rules.iter().find_map(|rule| {
        let wording = rule.wordings().find(|wording| correction.is_asked_by(wording))?;
        Some((rule, book.place_of_wording(rule, wording))).filter(|(_, at)| counts(at))
    })
}

/// The nearest rule of the owners.
///
/// That is one which is near in the answer. Where rules of other owners are in its way, as they are where the answer is wrong,
/// it is the one that answers when the rules of the owners are asked alone, with the line of all rules. A rule that nobody
/// owns, on purpose, says why, and that is true of nothing else: it must be the nearest of all.
fn nearest<'b>(side: &Side<'b>, correction: &Correction, candidates: &[Candidate]) -> Plan<'b> {
    let book = side.book;
    let is_for_nobody = correction.owners.is_empty();
    let near = if is_for_nobody { &candidates[..candidates.len().min(1)] } else { candidates };
    if let Some(plan) = best(book, correction, near, Candidate::NEAR) {
        return plan;
    }
    let mut alone = book.clone();
    alone.rules.retain(|rule| correction.may_be_settled_by(book, rule));
    if alone.rules.is_empty() {
        return Plan::Far(Vec::new());
    }
    let answer = side.router.refitted(&alone, || None).route(
        &correction.question.ask,
        &correction.question.given,
        Detail::Scores,
    );
    match best(book, correction, &answer.candidates, Candidate::ANSWER) {
        Some(plan) if !is_for_nobody => plan,
        _ => Plan::Far(answer.candidates.iter().filter_map(|far| book.rule(&far.rule)).collect()),
    }
}

/// To put it into the first rule of the owners that has at least this score. One that is theirs whatever holds comes before one
/// with a case for them: there the question would still depend on a condition. One that is another's under what is given is
/// left out.
fn best<'b>(book: &'b RuleBook, correction: &Correction, candidates: &[Candidate], least: f64) -> Option<Plan<'b>> {
    let near = candidates.iter().filter(|candidate| candidate.score >= least);
    let near = near.filter_map(|candidate| book.rule(&candidate.rule));
    let mut near: Vec<&Rule> = near.filter(|rule| correction.may_be_settled_by(book, rule)).collect();
    near.sort_by_key(|rule| !correction.is_settled_by(book, rule));
    let rule = (!near.is_empty()).then(|| near.remove(0))?;
    Some(Plan::Phrase { rule, near })
}
