//! One of the two rule books that are compared, ready to be asked.

use std::collections::HashSet;

use super::change::{Assignment, Question};
use crate::router::{Answer, Decision, Detail, Router};
use crate::rulebook::{Context, Expectation, Given, RuleBook};
use crate::shipped;

/// A rule book, ready to be asked.
pub struct Side<'a> {
    pub(crate) book: &'a RuleBook,
    pub(crate) router: Router<'a>,
    /// What goes with every question, as far as the book knows it.
    given: Given,
    /// Every context of the book with each of its values.
    values: HashSet<(&'a str, &'a str)>,
}

impl<'a> Side<'a> {
    /// Fits a router to the book; `given` goes with every question, as far as the book knows it.
    pub fn new(book: &'a RuleBook, given: &Given) -> Self {
        let values =
            |(id, context): (&'a String, &'a Context)| context.values.iter().map(|value| (id.as_str(), value.as_str()));
        let values: HashSet<_> = book.contexts.iter().flat_map(values).collect();
        let given = known(&values, given);
        Self { book, router: shipped::router_of(book), given, values }
    }

    /// The assignment, and the id of the rule that is about it.
    pub(crate) fn assignment(&self, question: &Question) -> (Assignment, Option<String>) {
        let decision = self.decision(question);
        (Assignment::of(&decision), decision.about().map(|ground| ground.rule.clone()))
    }

    /// Who owns it under the conditions of the question and those of the side.
    pub(crate) fn decision(&self, question: &Question) -> Decision {
        self.router.decide(&question.ask, &self.given_in(question))
    }

    /// The answer under the same conditions.
    pub(crate) fn answer(&self, question: &Question) -> Answer {
        self.router.route(&question.ask, &self.given_in(question), Detail::Scores)
    }

    /// Who owns what an expectation asks, under its conditions alone.
    pub(crate) fn expected(&self, expectation: &Expectation) -> Decision {
        self.router.decide(&expectation.ask, &expectation.given)
    }

    fn given_in(&self, question: &Question) -> Given {
        let mut given = self.given.clone();
        given.extend(known(&self.values, &question.given));
        given
    }
}

/// The conditions that are among these contexts with their values.
fn known(values: &HashSet<(&str, &str)>, given: &Given) -> Given {
    let known = given.iter().filter(|(key, value)| values.contains(&(key.as_str(), value.as_str())));
    known.map(|(key, value)| (key.clone(), value.clone())).collect()
}
