//! Do the expectations hold?

use rayon::prelude::*;

use super::lint::LintContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::report::ExpectationResult;
use crate::router::{Answer, Detail, Outcome};
use crate::rulebook::{Expectation, Wanted};

/// Puts every expectation of the book to the test.
pub(super) fn results(context: &LintContext<'_>) -> Vec<ExpectationResult> {
    context.book.expectations.par_iter().map(|expectation| result(context, expectation)).collect()
}

fn result(context: &LintContext<'_>, expectation: &Expectation) -> ExpectationResult {
    let mut given = context.settings.given.clone();
    given.extend(expectation.given.clone());
    let answer = context.router.route(&expectation.ask, &given, Detail::Decision);
    let (outcome, owners) = (answer.decision.outcome(), answer.decision.owners());
    let met = expectation.wanted.is_met(outcome, &owners);
    ExpectationResult {
        expectation: expectation.clone(),
        outcome,
        owners: owners.into_iter().map(str::to_owned).collect(),
        failure: (!met).then(|| failure(context, expectation, &answer)),
    }
}

fn failure(context: &LintContext<'_>, expectation: &Expectation, answer: &Answer) -> Diagnostic {
    let at = &expectation.location;
    let came = Wanted::of(answer.decision.outcome(), &answer.decision.owners());
    let message = format!("expected {}, got {came}", expectation.wanted);
    let failure = Diagnostic::error(Code::FailedExpectation, &at.source, at.span, message);
    let rules = answer.candidates.iter().filter_map(|candidate| context.book.rule(&candidate.rule));
    let (shown, remark) = match answer.decision.outcome() {
        Outcome::Unknown => (0, ""),
        Outcome::Unclear => (2, "fits about equally"),
        _ => (1, "this rule answers"),
    };
    let failure = rules
        .take(shown)
        .fold(failure, |failure, rule| failure.also(&rule.location.source, rule.location.span, remark));
    failure.help(help(&expectation.wanted, answer.decision.outcome()))
}

fn help(wanted: &Wanted, came: Outcome) -> &'static str {
    match (wanted, came) {
        (Wanted::Outcome(Outcome::Unknown), _) => "change the phrases that share its words, or correct the expectation",
        (_, Outcome::Depends) => "add `given = { … }` to the expectation, or give the condition a `default`",
        _ => "give the right rule a phrase with these words, or correct the expectation",
    }
}
