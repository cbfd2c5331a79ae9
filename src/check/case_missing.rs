//! `case-missing`

use toml::Value;

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Gaps, Given, Location, Rule, RuleBook, toml_key};
use crate::text::sentence_list;

pub(super) static LINT: Lint = Lint {
    code: Code::CaseMissing,
    docs: "\
A rule has no case for some value of its conditions, or for some combination of them.

Whoever asks under these conditions is told that no case covers them, although the rule is about their question.

Add a case for each: with `owner = []` if nobody owns the activity then. A finding names twelve of them at most.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let findings = book.rules.iter().filter_map(|rule| {
        let Gaps { named, has_more, .. } = book.uncovered(rule);
        let names: Vec<String> = named.iter().map(in_words).chain(has_more.then(|| "others".to_owned())).collect();
        let message = format!("no case of `{}` covers {}", rule.id, sentence_list(&names, "or"));
        let found = match own_values(book, rule, &named) {
            Some(at) => Diagnostic::new(Code::CaseMissing, at, message)
                .also(&rule.location, "the cases are here")
                .help("write all cases of the rule in this file: they take the place of those below"),
            None => Diagnostic::new(Code::CaseMissing, &rule.location, message)
                .help("add a case, with its owner")
                .suggestion(named.iter().map(|given| case_to_add(rule, given)).collect::<String>()),
        };
        (!named.is_empty()).then_some(found)
    });
    findings.collect()
}

/// Where the checked file gives a condition values that an inherited rule does not know.
fn own_values<'b>(book: &'b RuleBook, rule: &Rule, missing: &[Given]) -> Option<&'b Location> {
    let mut places = missing.iter().flat_map(Given::keys).filter_map(|context| book.place_of_values(context));
    places.find(|at| book.is_of_top(at) && !book.is_of_top(&rule.location))
}

fn in_words(given: &Given) -> String {
    let conditions: Vec<String> = given.iter().map(|(context, value)| format!("{context}={value}")).collect();
    conditions.join(" ")
}

/// A case for these conditions; who owns it then is for people to say.
fn case_to_add(rule: &Rule, given: &Given) -> String {
    let condition =
        |(context, value): (&String, &String)| format!("{} = {}", toml_key(context), Value::from(value.as_str()));
    let when: Vec<String> = given.iter().map(condition).collect();
    format!("[[rules.{}.cases]]\nwhen = {{ {} }}\nowner = \"\"\n", toml_key(&rule.id), when.join(", "))
}
