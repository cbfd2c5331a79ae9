//! `role-without-rule`

use std::collections::BTreeSet;

use super::lint::{Lint, LintContext, grouped_roles, listed};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Rule, RuleBook};
use crate::suggest::Suggester;

pub(super) static LINT: Lint = Lint {
    code: Code::RoleWithoutRule,
    docs: "\
A role owns nothing, does nothing, is asked and informed of nothing, and is no fallback.

No question leads to it: either the role is a leftover, or its rules are still missing.

Write a rule for it, or remove the role.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let used = used(book);
    let idle = book.roles.keys().filter(|id| !used.contains(id.as_str()));
    let idle = idle.filter_map(|id| Some((id, book.place_of_role(id)?)));
    let message = |ids: &[&String]| match ids {
        [one] => format!("no rule names the role `{one}`"),
        many => format!("no rule names {} of the roles: {}", many.len(), listed(many)),
    };
    grouped_roles(context, Code::RoleWithoutRule, idle, message, |ids| help(ids, &used)).into_iter().collect()
}

/// What to do; an id that is nearly that of a role with rules may be a typing error.
fn help(idle: &[&String], used: &BTreeSet<&str>) -> String {
    let suggester = Suggester::default();
    let meant = |id: &str| suggester.did_you_mean(id, used.iter().copied());
    match idle.iter().find_map(|id| Some((id, meant(id)?))) {
        Some((id, other)) => format!("write a rule for it, or remove the role; did you mean `{other}` by `{id}`?"),
        None => "write a rule for it, or remove the role".to_owned(),
    }
}

fn used(book: &RuleBook) -> BTreeSet<&str> {
    let with_part = book.rules.iter().flat_map(Rule::parts).flat_map(|(_, roles)| roles);
    let absent = book.rules.iter().flat_map(Rule::assigned).flat_map(|assigned| assigned.absences.roles());
    let stand_ins = book.roles.values().filter_map(|role| role.fallback.as_ref());
    with_part.chain(absent).chain(stand_ins).map(String::as_str).collect()
}
