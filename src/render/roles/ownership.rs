//! How much each role owns, alone and with others.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{Owner, Rule, RuleBook};

/// What a role owns.
#[derive(Default)]
pub(super) struct Owned<'b> {
    /// How many activities it owns alone, always or under some condition.
    pub(super) alone: usize,
    /// The rules that it owns with other roles: together, or one or the other, as a condition decides.
    pub(super) shared: Vec<&'b Rule>,
}

/// What each role owns, by its id; a role that owns nothing is not in it.
pub(super) fn owned(book: &RuleBook) -> BTreeMap<&str, Owned<'_>> {
    let mut all: BTreeMap<&str, Owned<'_>> = BTreeMap::new();
    for rule in &book.rules {
        for role in alone(rule) {
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

/// The roles that own an activity alone, always or under some condition; each once.
fn alone(rule: &Rule) -> BTreeSet<&str> {
    let alone = rule.owners().filter_map(|owner| match owner {
        Owner::One(role) => Some(role.as_str()),
        Owner::Shared { .. } | Owner::Nobody => None,
    });
    alone.collect()
}

/// The rules that concern several roles, sorted by id.
pub(super) fn shared(book: &RuleBook) -> impl Iterator<Item = &Rule> {
    book.rules.iter().filter(|rule| rule.all_owners().len() > 1)
}
