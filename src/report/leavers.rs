//! All who leave at once: none of them takes anything over.

use std::collections::BTreeSet;

use super::leaver::Leaver;
use crate::rulebook::{RuleBook, person_key};

/// The people and the roles that leave at once.
pub(super) struct Leavers<'l> {
    all: &'l [Leaver],
    /// Their keys.
    people: BTreeSet<String>,
    /// Their ids.
    roles: BTreeSet<&'l str>,
}

impl<'l> Leavers<'l> {
    pub(super) fn of(all: &'l [Leaver]) -> Self {
        let (mut people, mut roles) = (BTreeSet::new(), BTreeSet::new());
        for leaver in all {
            match leaver {
                Leaver::Person(name) => _ = people.insert(person_key(name)),
                Leaver::Role(id) => _ = roles.insert(id.as_str()),
            }
        }
        Self { all, people, roles }
    }

    /// Whether a person is one of them.
    pub(super) fn has_person(&self, name: &str) -> bool {
        self.people.contains(&person_key(name))
    }

    /// Whether a role is one of them, itself and not only by those who hold it.
    pub(super) fn has_role(&self, id: &str) -> bool {
        self.roles.contains(id)
    }

    /// The roles that they are or hold: ids, sorted.
    pub(super) fn all_roles<'b>(&self, book: &'b RuleBook) -> BTreeSet<&'b str> {
        self.all.iter().flat_map(|leaver| leaver.roles(book)).collect()
    }
}
