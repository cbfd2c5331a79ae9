//! Roles that nobody holds, in words.

use crate::rulebook::RuleBook;

/// A sentence about a role that nobody holds, and the role that stands in for it.
pub(crate) fn vacancy(book: &RuleBook, id: &str) -> String {
    let name = book.role_name(id);
    match book.effective_role(id) {
        Some(other) => format!("Nobody holds the role {name} here; {} stands in.", book.role_name(other)),
        None => format!("Nobody holds the role {name} here, and no other role stands in."),
    }
}
