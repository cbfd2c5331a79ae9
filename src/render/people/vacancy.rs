//! Roles that nobody holds, in words.

use crate::router::Ground;
use crate::rulebook::{Rule, RuleBook};

/// The roles that would own this if they were not absent.
pub(crate) fn absent<'a>(rule: &'a Rule, ground: &'a Ground) -> &'a [String] {
    ground.case.as_ref().map_or(&rule.absent, |case| &case.absent)
}

/// A sentence about a role that nobody holds, and the role that stands in for it.
pub(crate) fn vacancy(book: &RuleBook, id: &str) -> String {
    let name = book.role_name(id);
    match book.effective_role(id) {
        Some(other) => format!("Nobody holds the role {name} here; {} stands in.", book.role_name(other)),
        None => format!("Nobody holds the role {name} here, and no other role stands in."),
    }
}
