//! A question and who is to own it.

use super::addition::Addition;
use crate::diff::{Assignment, Question};
use crate::router::Decision;
use crate::rulebook::{Expectation, Rule, RuleBook, Wanted};
use crate::text::Language;

/// A question and who is to own it.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The question, in one line.
    pub question: Question,
    /// The ids of the owners, sorted; never empty.
    pub owners: Vec<String>,
    /// The language of the question, which is that of the rule book.
    pub language: Language,
}

impl Correction {
    /// Whether the owners own the activity of a rule, at least under some condition.
    pub fn is_about(&self, rule: &Rule) -> bool {
        rule.owners().any(|owner| owner.roles() == self.owners)
    }

    /// Whether this is the answer.
    pub fn is_met(&self, assignment: &Assignment) -> bool {
        matches!(assignment, Assignment::Owners(owners) if owners.roles() == self.owners)
    }

    /// The expectation that holds the answer; `None` if the book has one for the question already.
    pub fn expectation(&self, book: &RuleBook) -> Option<Addition> {
        let Question { ask, given } = &self.question;
        let is_expected = book.expectations.iter().any(|expectation| self.is_expected_by(expectation));
        let expectation =
            || Addition::Expectation { ask: ask.clone(), owners: self.owners.clone(), given: given.clone() };
        (!is_expected).then(expectation)
    }

    pub(super) fn is_met_by(&self, decision: &Decision) -> bool {
        self.is_met(&Assignment::of(decision))
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
    pub(super) fn is_expected_by(&self, expectation: &Expectation) -> bool {
        expectation.given == self.question.given && self.is_asked_by(&expectation.ask)
    }

    /// Whether an expectation wants this answer.
    pub(super) fn is_wanted_by(&self, expectation: &Expectation) -> bool {
        matches!(&expectation.wanted, Wanted::Owners(owners) if *owners == self.owners)
    }
}
