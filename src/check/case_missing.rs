//! `case-missing`

use toml::Value;

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Given, Location, Rule, RuleBook, toml_key};

pub(super) static LINT: Lint = Lint {
    code: Code::CaseMissing,
    docs: "\
A rule has no case for some value of its conditions, or for some combination of them.

Whoever asks under these conditions is told that no case covers them, although the rule is about their question.

Add a case for each: with `owner = []` if nobody owns the activity then. A finding names twelve of them at most.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    context.book.rules.iter().filter_map(|rule| finding(context.book, rule)).collect()
}

fn finding(book: &RuleBook, rule: &Rule) -> Option<Diagnostic> {
    let gaps = book.uncovered(rule);
    if gaps.named.is_empty() {
        return None;
    }
    let message = format!("no case of `{}` covers {}", rule.id, gaps.in_words());
    Some(match own_values(book, rule, &gaps.named) {
        Some(at) => Diagnostic::new(Code::CaseMissing, at, message)
            .also(&rule.location, "the cases are here")
            .help("write all cases of the rule in this file: they take the place of those below"),
        None => Diagnostic::new(Code::CaseMissing, &rule.location, message)
            .help("add a case, with its owner")
            .suggestion(gaps.named.iter().map(|given| case_to_add(rule, given)).collect::<String>()),
    })
}

/// Where the checked file gives a condition values that an inherited rule does not know.
fn own_values<'b>(book: &'b RuleBook, rule: &Rule, missing: &[Given]) -> Option<&'b Location> {
    let mut places = missing.iter().flat_map(Given::keys).filter_map(|context| book.place_of_values(context));
    places.find(|at| book.is_of_top(at) && !book.is_of_top(&rule.location))
}

/// A case for these conditions; who owns it then is for people to say.
fn case_to_add(rule: &Rule, given: &Given) -> String {
    let condition =
        |(context, value): (&String, &String)| format!("{} = {}", toml_key(context), Value::from(value.as_str()));
    let when: Vec<String> = given.iter().map(condition).collect();
    format!("[[rules.{}.cases]]\nwhen = {{ {} }}\nowner = \"\"\n", toml_key(&rule.id), when.join(", "))
}
