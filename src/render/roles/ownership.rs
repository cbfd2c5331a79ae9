//! What roles own with others.

use crate::rulebook::{Rule, RuleBook};

/// The rules that concern several roles: together, or one or the other, as a condition decides; sorted by id.
pub(super) fn shared(book: &RuleBook) -> impl Iterator<Item = &Rule> {
    book.rules.iter().filter(|rule| rule.all_owners().len() > 1)
}
