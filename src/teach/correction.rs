//! A question and who is to own it.

use super::addition::Addition;
use crate::check;
use crate::diff::Question;
use crate::router::{Decision, Outcome};
use crate::rulebook::{Assigned, Expectation, Known, Rule, RuleBook, Settled, Wanted};
use crate::text::Language;

/// A question and who is to own it.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The question, in one line.
    pub question: Question,
    /// The ids of the owners, as the file is to name them, sorted; empty if nobody is to own it, on purpose.
    pub owners: Vec<String>,
    /// The language of the question, which is that of the rule book.
    pub language: Language,
}

impl Correction {
    /// What stands for no owner, on purpose, unless a role is called so.
    pub const NOBODY: &str = "nobody";

    /// Whether the owners own the activity of a rule, at least under some condition.
    pub fn is_about(&self, book: &RuleBook, rule: &Rule) -> bool {
        rule.assigned().any(|Assigned { owner, absences, .. }| book.are_owners(&self.owners, owner.roles(), absences))
    }

    /// Whether the owners own the activity of a rule, whatever is not given with the question.
    pub(super) fn is_settled_by(&self, book: &RuleBook, rule: &Rule) -> bool {
        self.settled(book, rule) == Some(true)
    }

    /// Whether the owners own the activity of a rule, at least under some condition that agrees with what is given with the
    /// question.
    pub fn may_be_settled_by(&self, book: &RuleBook, rule: &Rule) -> bool {
        self.is_about(book, rule) && self.settled(book, rule) != Some(false)
    }

    /// Whether what is given with the question makes the owners those of a rule; `None` where it leaves that open.
    fn settled(&self, book: &RuleBook, rule: &Rule) -> Option<bool> {
        let known = Known::of(&self.question.given);
        match rule.settled(&book.contexts, |context| known.value(&book.contexts, context)) {
            Settled::Owned { assigned, .. } => {
                Some(book.are_owners(&self.owners, assigned.owner.roles(), &assigned.absences))
            }
            Settled::Open { .. } => None,
            Settled::Uncovered(_) => Some(false),
        }
    }

    /// The rules that are about the owners, and not another's under what is given: first those that no condition can take from
    /// them; of each kind, those of the topmost file first, in its order.
    pub fn rules<'b>(&self, book: &'b RuleBook) -> Vec<&'b Rule> {
        let mut rules: Vec<&Rule> = book.rules.iter().filter(|rule| self.may_be_settled_by(book, rule)).collect();
        rules.sort_by_cached_key(|rule| (!self.is_settled_by(book, rule), book.order_of(&rule.location)));
        rules
    }

    /// Whether a decision gives the question these owners.
    pub fn is_met(&self, book: &RuleBook, decision: &Decision) -> bool {
        check::is_met(book, &self.wanted(), decision)
    }

    /// The expectation that holds the answer; `None` if the book has one for the question already.
    pub fn expectation(&self, book: &RuleBook) -> Option<Addition> {
        let Question { ask, given } = &self.question;
        let is_expected = book.expectations.iter().any(|expectation| self.is_expected_by(expectation));
        let expectation =
            || Addition::Expectation { ask: ask.clone(), owners: self.owners.clone(), given: given.clone() };
        (!is_expected).then(expectation)
    }

    /// What an expectation of the question must want.
    fn wanted(&self) -> Wanted {
        Wanted::of(Outcome::Unowned, &self.owners)
    }

    /// Whether a text is the question, however it is spelled.
    pub(super) fn is_asked_by(&self, text: &str) -> bool {
        self.language.phrase_key(text) == self.language.phrase_key(&self.question.ask)
    }

    /// Whether a question is the same, under no conditions that this one has not.
    pub(super) fn asks(&self, other: &Question) -> bool {
        let is_given = |(context, value): (&String, &String)| self.question.given.get(context) == Some(value);
        self.is_asked_by(&other.ask) && other.given.iter().all(is_given)
    }

    /// Whether an expectation asks the same under the same conditions.
    fn is_expected_by(&self, expectation: &Expectation) -> bool {
        expectation.given == self.question.given && self.is_asked_by(&expectation.ask)
    }

    /// Whether an expectation wants this answer.
    pub(super) fn is_wanted_by(&self, expectation: &Expectation) -> bool {
        expectation.wanted == self.wanted()
    }
}
