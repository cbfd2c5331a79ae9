//! `activity-replaced`

use super::lint::{Lint, LintContext, listed};
use crate::diagnostic::{Code, Diagnostic};

pub(super) static LINT: Lint = Lint {
    code: Code::ActivityReplaced,
    docs: "\
A rule of this file has the id of a rule below, and another activity and owner.

So it replaces the rule below. That rule's phrases lead to the owner of this one, unless this one has `phrases` of its own; \
then questions about the old work find no rule of their own. An id that is the same by chance does this unseen.

If it is work of its own, give the rule another id. If it is the same work, leave `activity` out: a rule changes only the \
keys that it names.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let replaced = context.book.replaced_activities.iter();
    let replaced = context.new_of_top(Code::ActivityReplaced, replaced, |rule| &rule.at, |rule| &rule.rule);
    let Some(first) = replaced.first() else { return Vec::new() };
    let rules: Vec<&String> = replaced.iter().map(|replaced| &replaced.rule).collect();
    let message = match replaced.as_slice() {
        [one] => format!("`{}` replaces the rule of a file below that has this id: “{}”", one.rule, one.below),
        many => format!("{} rules replace those of files below that have their ids: {}", many.len(), listed(&rules)),
    };
    let help = "if it is other work, give the rule another id; if it is the same, leave `activity` out";
    vec![Diagnostic::new(Code::ActivityReplaced, &first.at, message).help(help).about(rules)]
}
