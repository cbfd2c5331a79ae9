//! `shared-without-decides`

use super::lint::{Lint, LintContext, grouped, named};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Assigned, Mode, Owner, Ownership, Rule};

pub(super) static LINT: Lint = Lint {
    code: Code::SharedWithoutDecides,
    docs: "\
Several roles own an activity together, and none of them has the last word.

The rule says how they settle it. When that fails, no one decides.

Add `decides = \"role\"` with one of the owners, or allow this lint if agreement is really the only way.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let undecided_rules = context.book.rules.iter().filter(|rule| undecided(rule).is_some());
    let one = |rule: &Rule| {
        let owners = named(undecided(rule).unwrap_or_default());
        format!("`{}` does not say who decides if {owners} disagree", rule.id)
    };
    let help = "add `decides = \"…\"` with one of the owners";
    grouped(
        context,
        Code::SharedWithoutDecides,
        undecided_rules,
        one,
        "do not say who decides if their owners disagree",
        help,
    )
}

/// The owners of a rule that says how they settle it, and not who has the last word. What says neither is for
/// `shared-without-settle` to find.
fn undecided(rule: &Rule) -> Option<&[String]> {
    match &rule.ownership {
        Ownership::Always(Assigned {
            owner: Owner::Shared { owners, mode: Mode::Together { settle: Some(_), decides: None } },
            ..
        }) => Some(owners),
        _ => None,
    }
}
