//! `rule-without-why`

use super::lint::{Lint, LintContext, grouped};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::Rule;

pub(super) static LINT: Lint = Lint {
    code: Code::RuleWithoutWhy,
    docs: "\
A rule does not say why its owner owns it.

The answer can then only say where it was agreed. Whoever doubts it has no reason to weigh, and whoever changes it does \
not know what it was for.

Add `why = \"…\"` with the reason in a sentence, or allow this lint until the reasons are known.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let silent = context.book.rules.iter().filter(|rule| is_silent(rule));
    let one = |rule: &Rule| format!("`{}` does not say why", rule.id);
    grouped(
        context,
        Code::RuleWithoutWhy,
        silent,
        one,
        "do not say why",
        "add `why = \"…\"` with the reason in a sentence",
    )
}

/// The reasons of all its cases are enough for a rule.
fn is_silent(rule: &Rule) -> bool {
    let cases = rule.cases();
    rule.why.is_none() && (cases.is_empty() || cases.iter().any(|case| case.why.is_none()))
}
