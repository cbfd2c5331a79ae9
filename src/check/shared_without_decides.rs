//! `shared-without-decides`

use super::lint::{Lint, LintContext, finding, named};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rulebook::{Mode, Owner, Ownership};

pub(super) static LINT: Lint = Lint {
    code: Code::SharedWithoutDecides,
    severity: Severity::Warning,
    docs: "\
Several roles own an activity together, and none of them has the last word.

The rule says how they settle it. When that fails, no one decides.

Add `decides = \"role\"` with one of the owners, or allow this lint if agreement is really the only way.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let findings = context.book.rules.iter().filter_map(|rule| match &rule.ownership {
        // What the rule says neither of is for `shared-without-settle` to find.
        Ownership::Always(Owner::Shared { owners, mode: Mode::Together { settle: Some(_), decides: None } }) => {
            let message = format!("`{}` does not say who decides if {} disagree", rule.id, named(owners));
            let found = finding(Code::SharedWithoutDecides, &rule.location, message);
            Some(found.help("add `decides = \"…\"` with one of the owners"))
        }
        _ => None,
    });
    findings.collect()
}
