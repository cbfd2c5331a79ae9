//! `rule-without-source`

use super::lint::{Lint, LintContext, grouped};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::Rule;

pub(super) static LINT: Lint = Lint {
    code: Code::RuleWithoutSource,
    docs: "\
A rule does not say where it is written.

When two people disagree, the answer has nothing to point to but the file itself.

Add a table under `[sources]`, a meeting's minutes will do, and name it in the rule: `source = \"…\"`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let unfounded = context.book.rules.iter().filter(|rule| rule.source.is_none());
    let one = |rule: &Rule| format!("`{}` does not say where it is written", rule.id);
    let help = "add `source = \"…\"` with an id of `[sources]`";
    grouped(context, Code::RuleWithoutSource, unfounded, one, "do not say where they are written", help)
}
