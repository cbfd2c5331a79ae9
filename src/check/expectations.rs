//! Do the expectations hold?

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::report::Trial;
use crate::router::{Answer, Outcome};
use crate::rulebook::{Expectation, Wanted};

/// Puts every expectation of the book to the test.
pub(super) fn try_all(subject: &Subject<'_>) -> Vec<Trial> {
    subject.book.expectations.iter().map(|expectation| try_one(subject, expectation)).collect()
}

fn try_one(subject: &Subject<'_>, expectation: &Expectation) -> Trial {
    let mut given = subject.settings.given.clone();
    given.extend(expectation.given.clone());
    let answer = subject.router.route(&expectation.ask, &given);
    let (outcome, owners) = (answer.decision.outcome(), answer.decision.owners());
    let met = expectation.wanted.is_met(outcome, &owners);
    Trial {
        expectation: expectation.clone(),
        outcome,
        owners: owners.into_iter().map(str::to_owned).collect(),
        failure: (!met).then(|| failure(subject, expectation, &answer)),
    }
}

fn failure(subject: &Subject<'_>, expectation: &Expectation, answer: &Answer) -> Diagnostic {
    let at = &expectation.location;
    let came = Wanted::of(answer.decision.outcome(), &answer.decision.owners());
    let message = format!("expected {}, got {came}", expectation.wanted);
    let failure = Diagnostic::error(Code::FailedExpectation, &at.source, at.span, message);
    let rules = answer.candidates.iter().filter_map(|candidate| subject.book.rule(&candidate.rule));
    let (shown, remark, help) = match answer.decision.outcome() {
        Outcome::Unknown => (0, "", "add a phrase like it to the rule that should answer, or correct the expectation"),
        Outcome::Unclear => (2, "fits about equally", "give the right one of the rules a phrase with these words"),
        _ => (1, "this rule answers", "give the right rule a phrase with these words, or correct the expectation"),
    };
    let failure = rules
        .take(shown)
        .fold(failure, |failure, rule| failure.also(&rule.location.source, rule.location.span, remark));
    failure.help(help)
}
