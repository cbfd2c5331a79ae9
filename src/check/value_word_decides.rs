//! `value-word-decides`

use rayon::prelude::*;

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::router::ReadValue;
use crate::rulebook::Rule;
use crate::text::has_digit;

pub(super) static LINT: Lint = Lint {
    code: Code::ValueWordDecides,
    docs: "\
A phrase of a rule with cases has an everyday word that is read as a value of its condition: “who plays the overture” has the \
value `play`.

Whoever asks with the phrase gets the owner of that case, unless another value is given besides: the rule asks for it no more.

Say the phrase in other words, or give the value another name or other `words`.",
    find,
};

/// A phrase with a value that is read in it.
type Settled<'r> = (&'r str, ReadValue);

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let with_cases = context.book.rules.par_iter().filter(|rule| rule.contexts().next().is_some());
    with_cases.filter_map(|rule| finding(context, rule, &settled(context, rule))).collect()
}

fn settled<'r>(context: &LintContext<'_>, rule: &'r Rule) -> Vec<Settled<'r>> {
    let read = |wording| context.router.values(wording).into_iter().map(move |read| (wording, read));
    rule.wordings().flat_map(read).filter(|(_, read)| is_by_chance(context, rule, read)).collect()
}

/// Whether a value that a rule asks for was read from a single word that is not made for it, as “sev1” is.
fn is_by_chance(context: &LintContext<'_>, rule: &Rule, read: &ReadValue) -> bool {
    let language = context.book.language();
    let is_everyday = |folded: &str| match language.has_word_tables() {
        true => language.is_word(folded),
        false => !has_digit(folded),
    };
    let mut words = language.words(&read.words);
    let is_single = words.next().is_some_and(|word| is_everyday(&word.folded)) && words.next().is_none();
    is_single && rule.contexts().any(|asked| asked == read.context)
}

fn finding(context: &LintContext<'_>, rule: &Rule, settled: &[Settled<'_>]) -> Option<Diagnostic> {
    let (wording, ReadValue { context: asked, value, words }) = settled.first()?;
    let more = match settled.len() - 1 {
        0 => String::new(),
        1 => "; so is a word of one more phrase".to_owned(),
        more => format!("; so are words of {more} more phrases"),
    };
    let message =
        format!("“{words}” in “{wording}” is read as {asked}={value}, for which `{}` then does not ask{more}", rule.id);
    let found = Diagnostic::new(Code::ValueWordDecides, context.book.place_of_wording(rule, wording), message);
    let found = match context.book.place_of_values(asked) {
        Some(values) => found.also(values, "the values are here"),
        None => found,
    };
    Some(found.help("say it in other words, or give the value another name or other `words`"))
}
