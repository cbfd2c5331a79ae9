//! How much a role owns, alone and with others.

use crate::rulebook::{Owner, Ownership, Rule, RuleBook};

/// How many activities a role owns alone, whatever the conditions.
pub(super) fn owned_alone(book: &RuleBook, role: &str) -> usize {
    book.rules
        .iter()
        .filter(|rule| matches!(&rule.ownership, Ownership::Always(Owner::One(owner)) if owner == role))
        .count()
}

/// The rules that concern several roles: together, or one or the other, as a condition decides.
pub(super) fn shared(book: &RuleBook) -> impl Iterator<Item = &Rule> {
    book.rules.iter().filter(|rule| rule.all_owners().len() > 1)
}
