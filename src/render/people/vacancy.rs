//! Roles that nobody holds, in words.

use crate::rulebook::{Absences, RuleBook};

/// A sentence about each absent role that owns something.
pub(crate) fn vacancies<'a>(book: &'a RuleBook, absences: &'a Absences) -> impl Iterator<Item = String> + use<'a> {
    let spared = |id: &String| format!("Nobody holds the role {} here.", book.role_name(id));
    absences.missed.iter().map(|id| vacancy(book, id)).chain(absences.spared.iter().map(spared))
}

/// A sentence about a role that nobody holds, and the role that stands in for it.
pub(crate) fn vacancy(book: &RuleBook, id: &str) -> String {
    let name = book.role_name(id);
    match book.effective_role(id) {
        Some(other) => format!("Nobody holds the role {name} here; {} stands in.", book.role_name(other)),
        None => format!("Nobody holds the role {name} here, and no other role stands in."),
    }
}
