//! `shared-without-settle`

use super::lint::{Lint, LintContext, grouped};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Mode, Owner, Rule};

pub(super) static LINT: Lint = Lint {
    code: Code::SharedWithoutSettle,
    docs: "\
Several roles own an activity together, and the rule does not say how they come to a decision.

As long as they agree, nothing is missing. When they do not, the answer names two owners and no way on.

Add `settle = \"…\"` with the way in which they decide, or `decides = \"role\"` with the one that has the last word. Where \
each of them will do, write `owner = { any = [\"a\", \"b\"] }`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let open = context.book.rules.iter().filter(|rule| rule.owners().any(is_open));
    let help = "add `settle = \"…\"`, or `decides = \"role\"`";
    let one = |rule: &Rule| format!("`{}` does not say how the owners come to a decision", rule.id);
    grouped(context, Code::SharedWithoutSettle, open, one, "do not say how the owners come to a decision", help)
}

fn is_open(owner: &Owner) -> bool {
    matches!(owner, Owner::Shared { mode: Mode::Together { settle: None, decides: None }, .. })
}
