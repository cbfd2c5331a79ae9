//! `rule-never-wins`

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::router::Detail;
use crate::rulebook::{Rule, RuleBook, SharedPhrase};

pub(super) static LINT: Lint = Lint {
    code: Code::RuleNeverWins,
    docs: "\
A rule answers none of its own phrases: another rule with the same words is preferred, or the two are always unclear.

The file promises an answer that no question gets. A rule of a file below whose owners a file above names for the same work \
promises nothing else.

Remove the rule, or give it a phrase that no other rule has.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let taken = taken(book);
    let is_taken = |rule: &Rule, wording: &str| {
        taken.get(rule.id.as_str()).is_some_and(|taken| taken.contains(&book.language().phrase_key(wording)))
    };
    // One that loses all phrases to a file above is not to win: `overlaps-below` says so.
    let is_left = |rule: &&Rule| rule.wordings().any(|wording| !is_taken(rule, wording));
    book.rules.par_iter().filter(is_left).filter_map(|rule| of_rule(context, rule)).collect()
}

/// The phrases that rules lose to files above, by the rule's id.
fn taken(book: &RuleBook) -> HashMap<&str, HashSet<String>> {
    let mut taken: HashMap<&str, HashSet<String>> = HashMap::new();
    for SharedPhrase { phrase, below, .. } in &book.shared_phrases {
        taken.entry(below).or_default().insert(book.language().phrase_key(phrase));
    }
    taken
}

fn of_rule(context: &LintContext<'_>, rule: &Rule) -> Option<Diagnostic> {
    let answering = |wording| {
        let decision = context.router.decide(wording, &context.settings.given);
        decision.ground().and_then(|ground| context.book.rule(&ground.rule))
    };
    let answering: Vec<Option<&Rule>> = rule.wordings().map(answering).collect();
    let wins = answering.iter().flatten().any(|other| other.id == rule.id);
    if wins || answering.iter().all(|other| other.is_some_and(|other| says_the_same_above(context.book, other, rule))) {
        return None;
    }
    let message = format!("`{}` answers none of its own phrases", rule.id);
    let found = Diagnostic::new(Code::RuleNeverWins, &rule.location, message);
    let found = match rival(context, rule) {
        Some(rival) => found.also(&rival.location, "competes with it"),
        None => found,
    };
    Some(found.help("remove the rule, or give it a phrase that no other rule has"))
}

/// Whether a file above says the same of who owns it.
fn says_the_same_above(book: &RuleBook, other: &Rule, rule: &Rule) -> bool {
    let file = |rule: &Rule| book.order_of(&rule.location).0;
    file(other) < file(rule) && other.ownership == rule.ownership
}

/// The rule that comes nearest to a phrase of another.
fn rival<'a>(context: &LintContext<'a>, rule: &Rule) -> Option<&'a Rule> {
    rule.wordings().find_map(|wording| {
        let answer = context.router.route(wording, &context.settings.given, Detail::Decision);
        let mut others =
            answer.candidates.into_iter().map(|candidate| candidate.rule).filter(|other| *other != rule.id);
        others.find_map(|other| context.book.rule(&other))
    })
}
