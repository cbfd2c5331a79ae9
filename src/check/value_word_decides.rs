//! `value-word-decides`

use rayon::prelude::*;

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::router::ReadValue;
use crate::rulebook::Rule;

pub(super) static LINT: Lint = Lint {
    code: Code::ValueWordDecides,
    docs: "\
A phrase of a rule with cases has an everyday word that is read as a value of its condition: “who plays the overture” has the \
value `play`.

The phrase then never depends on the condition: whoever asks with it gets the owner of that case, whatever holds.

Say the phrase in other words, or give the value another name.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let with_cases = context.book.rules.par_iter().filter(|rule| rule.contexts().next().is_some());
    with_cases.flat_map_iter(|rule| rule.wordings().flat_map(|wording| of_wording(context, rule, wording))).collect()
}

fn of_wording(context: &LintContext<'_>, rule: &Rule, wording: &str) -> Vec<Diagnostic> {
    let read = context.router.values(wording).into_iter().filter(|read| is_by_chance(context, rule, read));
    read.map(|read| finding(context, rule, wording, &read)).collect()
}

/// Whether a value that a rule asks for was read from a single word that is not made for it, as “sev1” is.
fn is_by_chance(context: &LintContext<'_>, rule: &Rule, read: &ReadValue) -> bool {
    let language = context.book.language();
    let mut words = language.words(&read.words);
    let is_everyday = words.next().is_some_and(|word| language.is_word(&word.folded)) && words.next().is_none();
    is_everyday && rule.contexts().any(|asked| asked == read.context)
}

fn finding(context: &LintContext<'_>, rule: &Rule, wording: &str, read: &ReadValue) -> Diagnostic {
    let ReadValue { context: asked, value, words } = read;
    let message = format!("“{words}” in “{wording}” is read as {asked}={value}, which decides who owns `{}`", rule.id);
    let found = Diagnostic::new(Code::ValueWordDecides, context.book.place_of_wording(rule, wording), message);
    let found = match context.book.place_of_values(asked) {
        Some(values) => found.also(values, "the values are here"),
        None => found,
    };
    found.help("say it in other words, or give the value another name")
}
