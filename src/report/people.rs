//! Who holds which role.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{Role, RuleBook, person_key};

/// Those who hold a role, in the whole or in an area, as they are called, each once; none if it is absent.
pub(super) fn holders<'b>(book: &'b RuleBook, role: &str) -> Vec<&'b str> {
    each_once(own_holders(book, role).into_iter().chain(holders_by_area(book, role).flatten()).collect())
}

/// Each person once, however the name is spelled.
pub(super) fn each_once<S: AsRef<str>>(mut people: Vec<S>) -> Vec<S> {
    let mut seen = BTreeSet::new();
    people.retain(|person| seen.insert(person_key(person.as_ref())));
    people
}

/// Those who hold a role in the whole.
pub(super) fn own_holders<'b>(book: &'b RuleBook, role: &str) -> Vec<&'b str> {
    let role = book.roles.get(role).filter(|role| !role.absent);
    role.map_or_else(Vec::new, |role| names(book, &role.holders))
}

/// Those who hold a role in each area that names some.
pub(super) fn holders_by_area<'b>(book: &'b RuleBook, role: &str) -> impl Iterator<Item = Vec<&'b str>> {
    book.areas_of(role).filter_map(|area| Some(names(book, book.areas.get(area)?.holders.get(role)?)))
}

fn names<'b>(book: &'b RuleBook, people: &'b [String]) -> Vec<&'b str> {
    people.iter().map(|person| book.person_name(person)).collect()
}

/// Those who answer for a role while its holders are away, as they are called; none if it is absent.
pub(super) fn deputies<'b>(book: &'b RuleBook, role: &str) -> Vec<&'b str> {
    let role = book.roles.get(role).filter(|role| !role.absent);
    let deputies = |role: &'b Role| {
        let holders: BTreeSet<String> = names(book, &role.holders).into_iter().map(person_key).collect();
        names(book, &role.deputies).into_iter().filter(move |deputy| !holders.contains(&person_key(deputy)))
    };
    role.into_iter().flat_map(deputies).collect()
}

/// Whether two names are the same person's.
pub(super) fn same(one: &str, other: &str) -> bool {
    person_key(one) == person_key(other)
}

/// Those who hold a role, each with their roles, sorted.
pub(super) fn roles_by_person(book: &RuleBook) -> Vec<(&str, Vec<&str>)> {
    let mut people: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for id in book.roles.keys() {
        for person in holders(book, id) {
            people.entry(person_key(person)).or_insert((person, Vec::new())).1.push(id);
        }
    }
    people.into_values().collect()
}
