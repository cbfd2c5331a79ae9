//! `fallback-unused`

use super::lint::{Lint, LintContext, grouped_roles, listed};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Role, RuleBook};

pub(super) static LINT: Lint = Lint {
    code: Code::FallbackUnused,
    docs: "\
A role has a `fallback` and no holder, and does not say that it is `absent`.

Its fallback then stands in for nobody: that no holder is named may only mean that the file names none, so answers still \
lead to the role itself.

Add `absent = true` if nobody holds the role here; else name its holder, or remove the `fallback`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let unused = book.roles.iter().filter(|(id, role)| is_unused(book, id, role));
    let unused = unused.filter_map(|(id, _)| Some((id, book.top_place_of_role(id)?)));
    let message = |ids: &[&String]| match ids {
        [one] => format!("the `fallback` of `{one}` stands in for nobody: the role has no holder and is not `absent`"),
        many => format!(
            "the `fallback` of {} roles stands in for nobody, as they have no holder and are not `absent`: {}",
            many.len(),
            listed(many)
        ),
    };
    let help = |_: &[&String]| "add `absent = true` if nobody holds it, or name the holder".to_owned();
    grouped_roles(context, Code::FallbackUnused, unused, message, help).into_iter().collect()
}

/// Whether a role has a fallback, and no one holds it without its saying so. The fallback of a role with a holder is a plan:
/// the report on what the role leaves behind follows it.
fn is_unused(book: &RuleBook, id: &str, role: &Role) -> bool {
    let is_held = || !role.holders.is_empty() || book.areas_of(id).next().is_some();
    role.fallback.is_some() && !role.absent && !is_held()
}
