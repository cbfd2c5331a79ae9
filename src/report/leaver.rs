//! The person or the role that a report does without.

use super::people::{deputies, same};
use crate::rulebook::{Person, RuleBook, each_once};

/// Who is to hand over their work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaver {
    /// A person, as the file names them.
    Person(String),
    /// A role, by id.
    Role(String),
}

impl Leaver {
    /// The person (by id or name) or the role called so, in any case, or else the one person with this first name. A person
    /// comes before a role.
    pub fn called(book: &RuleBook, name: &str) -> Option<Self> {
        let id = book.people.keys().find(|id| same(id, name));
        let called = id.map_or(name, |id| book.person_name(id));
        let has_called = |(id, person): &(&String, &Person)| same(id, name) || same(&person.name, name);
        let listed = || book.people.iter().find(has_called).map(|(_, person)| person.name.as_str());
        let person = Self::people(book).find(|person| same(person, called)).or_else(listed);
        let person = person.map(|person| Self::Person(person.to_owned()));
        let role = || book.role_called(name).map(|id| Self::Role(id.to_owned()));
        person.or_else(role).or_else(|| Self::with_first_name(book, name))
    }

    /// The person with this first name, if there is one and no more.
    fn with_first_name(book: &RuleBook, name: &str) -> Option<Self> {
        let listed = book.people.values().map(|person| person.name.as_str());
        let mut people = each_once(Self::people(book).chain(listed));
        people.retain(|person| person.split_whitespace().next().is_some_and(|first| same(first, name)));
        match people.as_slice() {
            [one] => Some(Self::Person((*one).to_owned())),
            _ => None,
        }
    }

    /// Every name or id of a person or a role, to suggest one for a mistyped name.
    pub fn names(book: &RuleBook) -> impl Iterator<Item = &str> {
        Self::people(book).chain(book.people.keys().map(String::as_str)).chain(book.names_of_roles())
    }

    /// The roles that they hold, or the role that they are: ids, sorted.
    pub fn roles<'b>(&self, book: &'b RuleBook) -> Vec<&'b str> {
        match self {
            Self::Role(role) => book.roles.get_key_value(role).map(|(id, _)| id.as_str()).into_iter().collect(),
            Self::Person(name) => book.roles_of(name).collect(),
        }
    }

    /// Those who hold a role, then those who are deputies, as they are called.
    pub fn people(book: &RuleBook) -> impl Iterator<Item = &str> {
        let of_roles = book.roles.keys().flat_map(|id| deputies(book, id));
        book.roles_by_person().map(|(person, _)| person).chain(of_roles)
    }
}
