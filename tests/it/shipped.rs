//! The rules that come with the program: valid, complete, and true to their own expectations.

use std::collections::BTreeSet;

use who_owns::rulebook::{Expectation, Rule, Wanted};
use who_owns::{Answer, Detail, Given};

use crate::support::{BUILTIN, BUILTIN_ROUTER};

/// Fails with all complaints at once, or one would mend them one by one.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn said(answer: &Answer) -> String {
    let nearest = answer.candidates.iter().map(|near| format!("{} {:.2}", near.rule, near.score));
    let nearest = nearest.collect::<Vec<_>>().join(", ");
    format!("{} {:?} (nearest: {nearest})", answer.decision.outcome().name(), answer.decision.owners())
}

fn holds(expectation: &Expectation, answer: &Answer) -> bool {
    let rule = answer.decision.ground().map(|ground| &ground.rule);
    if expectation.rule.is_some() && expectation.rule.as_ref() != rule {
        return false;
    }
    match &expectation.wanted {
        Wanted::Owners(owners) => answer.decision.owners() == *owners,
        Wanted::Outcome(outcome) => answer.decision.outcome() == *outcome,
    }
}

#[test]
fn every_expectation_holds() {
    let (book, router) = (&*BUILTIN, &*BUILTIN_ROUTER);
    let broken = book.expectations.iter().filter_map(|expectation| {
        let answer = router.route(&expectation.ask, &expectation.given, Detail::Decision);
        let line = expectation.location.position().line;
        let (ask, wanted, rule) = (&expectation.ask, &expectation.wanted, &expectation.rule);
        let wants = || format!("line {line}: {ask:?} wants {wanted:?} {rule:?}, got {}", said(&answer));
        (!holds(expectation, &answer)).then(wants)
    });
    none(&broken.collect::<Vec<_>>());
}

#[test]
fn every_rule_answers_an_expectation() {
    let (book, router) = (&*BUILTIN, &*BUILTIN_ROUTER);
    let answered: BTreeSet<String> = book
        .expectations
        .iter()
        .filter_map(|expectation| {
            let answer = router.route(&expectation.ask, &expectation.given, Detail::Decision);
            answer.decision.ground().map(|ground| ground.rule.clone())
        })
        .collect();
    let silent = book.rules.iter().map(|rule| rule.id.clone()).filter(|rule| !answered.contains(rule));
    none(&silent.collect::<Vec<_>>());
}

#[test]
fn there_are_expectations_for_every_role_and_outcome() {
    let book = &*BUILTIN;
    assert!(book.expectations.len() >= 150, "only {}", book.expectations.len());
    let wanted = |test: &dyn Fn(&Wanted) -> bool| book.expectations.iter().any(|expectation| test(&expectation.wanted));
    for role in ["product-owner", "product-manager", "developers", "scrum-master"] {
        assert!(wanted(&|wanted| matches!(wanted, Wanted::Owners(owners) if owners == &[role])), "{role}");
    }
    for name in ["depends", "unclear", "unknown"] {
        assert!(wanted(&|wanted| matches!(wanted, Wanted::Outcome(outcome) if outcome.name() == name)), "{name}");
    }
}

#[test]
fn every_wording_routes_home() {
    let (book, router) = (&*BUILTIN, &*BUILTIN_ROUTER);
    let mut lost = Vec::new();
    for rule in &book.rules {
        for wording in rule.wordings() {
            let answer = router.route(wording, &Given::new(), Detail::Decision);
            if answer.decision.ground().is_none_or(|ground| ground.rule != rule.id) {
                lost.push(format!("{}: {wording:?} got {}", rule.id, said(&answer)));
            }
        }
    }
    none(&lost);
}

#[test]
fn every_rule_says_why_and_where_it_is_written_and_how_people_say_it() {
    let (book, mut poor) = (&*BUILTIN, Vec::new());
    for rule in &book.rules {
        let why = rule.why.as_deref().unwrap_or_default();
        if why.split_whitespace().count() < 5 {
            poor.push(format!("{}: the why is {:?}", rule.id, why));
        }
        let source = rule.source.as_deref();
        if source.is_none_or(|source| (source != "common-practice") != rule.section.is_some()) {
            poor.push(format!("{}: no source, or a page of common practice, or none of another source", rule.id));
        }
        if why.split_terminator(['.', '?']).filter(|part| part.starts_with(' ')).count() > 1 {
            poor.push(format!("{}: more than two sentences: {:?}", rule.id, why));
        }
        if !(8..=60).contains(&rule.phrases.len()) {
            poor.push(format!("{}: {} phrases", rule.id, rule.phrases.len()));
        }
    }
    none(&poor);
}

#[test]
fn every_source_and_role_is_used() {
    let book = &*BUILTIN;
    let cited = |rule: &'static Rule| rule.dissent.iter().map(|other| &other.source).chain([&rule.source]).flatten();
    let sources: BTreeSet<&String> = book.rules.iter().flat_map(cited).collect();
    assert_eq!(sources, book.sources.keys().collect());
    let owners: BTreeSet<String> = book.rules.iter().flat_map(|rule| rule.all_owners()).collect();
    assert_eq!(owners, book.roles.keys().cloned().collect());
}

#[test]
fn the_increment_is_approved_with_dissent() {
    let book = &*BUILTIN;
    let answer = BUILTIN_ROUTER.route("increment approval", &Given::new(), Detail::Decision);
    assert_eq!(answer.decision.owners(), ["product-owner"]);
    let rule = answer.decision.ground().and_then(|ground| book.rule(&ground.rule)).expect("a rule answers");
    assert!(!rule.dissent.is_empty());
}

/// The manual explains each outcome by one of these questions; its console blocks alone would follow any change.
#[test]
fn the_manuals_questions_have_the_outcomes_that_it_says() {
    let questions = [
        ("customer feedback", "owned"),
        ("increment approval", "owned"),
        ("new features or improve what we have", "shared"),
        ("developers' questions", "depends"),
        ("feedback", "unclear"),
        ("feed the office cat", "unknown"),
    ];
    let wrong = questions.into_iter().filter_map(|(question, outcome)| {
        let answer = BUILTIN_ROUTER.route(question, &Given::new(), Detail::Decision);
        let right = answer.decision.outcome().name() == outcome;
        (!right).then(|| format!("{question:?} is to be {outcome}, got {}", said(&answer)))
    });
    none(&wrong.collect::<Vec<_>>());
}

#[test]
fn what_is_ready_answers_as_what_is_read() {
    let (of_read, of_ready) = (&*BUILTIN_ROUTER, who_owns::shipped::router());
    let asks = BUILTIN.expectations.iter().map(|expectation| expectation.ask.as_str());
    for question in asks.chain(["", "custmer feedbak", "pricing and the sprint goal", "nothing of the kind"]) {
        assert_eq!(
            of_read.route(question, &Given::new(), Detail::Decision),
            of_ready.route(question, &Given::new(), Detail::Decision),
            "{question}"
        );
    }
}
