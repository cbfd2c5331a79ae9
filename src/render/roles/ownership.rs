//! How much each role owns, alone and with others.

use std::collections::BTreeMap;

use crate::rulebook::{Owner, Ownership, Rule, RuleBook};

/// What a role owns.
#[derive(Default)]
pub(super) struct Owned<'b> {
    /// How many activities it owns alone, whatever the conditions.
    pub(super) alone: usize,
    /// The rules that it owns with other roles: together, or one or the other, as a condition decides.
    pub(super) shared: Vec<&'b Rule>,
}

/// What each role owns, by its id; a role that owns nothing is not in it.
pub(super) fn owned(book: &RuleBook) -> BTreeMap<&str, Owned<'_>> {
    let mut all: BTreeMap<&str, Owned<'_>> = BTreeMap::new();
    for rule in &book.rules {
        if let Ownership::Always(Owner::One(role)) = &rule.ownership {
            all.entry(role).or_default().alone += 1;
        }
    }
    for rule in shared(book) {
        for (role, _) in rule.all_owners().iter().filter_map(|role| book.roles.get_key_value(role)) {
            all.entry(role).or_default().shared.push(rule);
        }
    }
    all
}

/// The rules that concern several roles, sorted by id.
pub(super) fn shared(book: &RuleBook) -> impl Iterator<Item = &Rule> {
    book.rules.iter().filter(|rule| rule.all_owners().len() > 1)
}
