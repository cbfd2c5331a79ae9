//! Who holds which role.

use std::collections::BTreeMap;

use crate::rulebook::{Role, RuleBook};

/// Those who hold a role, as the file names them; none if it is absent.
pub(super) fn holders(role: &Role) -> Vec<&str> {
    role.holders.iter().filter(|_| !role.absent).map(String::as_str).collect()
}

/// Those who answer for a role while its holder is away; none if it is absent.
pub(super) fn deputies(role: &Role) -> Vec<&str> {
    role.deputies.iter().filter(|_| !role.absent).map(String::as_str).collect()
}

/// Whether two names are the same person's.
pub(super) fn same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Those who hold a role, each with their roles, sorted.
pub(super) fn roles_by_person(book: &RuleBook) -> Vec<(&str, Vec<&str>)> {
    let mut people: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for (id, role) in &book.roles {
        for person in holders(role) {
            people.entry(key(person)).or_insert((person, Vec::new())).1.push(id);
        }
    }
    people.into_values().collect()
}
