//! `role-without-rule`

use std::collections::BTreeSet;

use super::lint::{Lint, LintContext, finding, listed};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rulebook::{Location, Rule, RuleBook};

pub(super) static LINT: Lint = Lint {
    code: Code::RoleWithoutRule,
    severity: Severity::Warning,
    docs: "\
A role owns nothing, does nothing, is asked and informed of nothing, and is no fallback.

No question leads to it: either the role is a leftover, or its rules are still missing.

Write a rule for it, or remove the role.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let used = used(book);
    let idle = book.roles.keys().filter(|id| !used.contains(*id));
    let mut idle: Vec<(&String, &Location)> =
        idle.filter_map(|id| Some((id, book.place_of_role(id)?))).filter(|(_, at)| book.is_of_top(at)).collect();
    idle.sort_by_key(|(_, at)| at.span);
    let names: Vec<&String> = idle.iter().map(|(id, _)| *id).collect();
    let message = match names.as_slice() {
        [one] => format!("no rule names the role `{one}`"),
        many => format!("no rule names {} of the roles: {}", many.len(), listed(many)),
    };
    let found = |(_, at): &(&String, &Location)| {
        finding(Code::RoleWithoutRule, at, message)
            .help("write a rule for it, or remove the role")
            .about(names.iter().copied())
    };
    idle.first().map(found).into_iter().collect()
}

fn used(book: &RuleBook) -> BTreeSet<String> {
    let owners = book.rules.iter().flat_map(|rule| rule.all_owners());
    let absent = book.rules.iter().flat_map(|rule| rule.absent.iter().chain(absent_in_cases(rule)).cloned());
    let involved =
        |rule: &Rule| [&rule.does, &rule.consult, &rule.inform].into_iter().flatten().cloned().collect::<Vec<_>>();
    let involved = book.rules.iter().flat_map(involved);
    let stand_ins = book.roles.values().filter_map(|role| role.fallback.clone());
    owners.chain(absent).chain(involved).chain(stand_ins).collect()
}

fn absent_in_cases(rule: &Rule) -> impl Iterator<Item = &String> {
    rule.cases().iter().flat_map(|case| &case.absent)
}
