//! `misspelt-person`

use super::lint::{Lint, LintContext, finding};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::rulebook::RuleBook;
use crate::suggest::did_you_mean;

/// The most comparisons of a name with a person.
const MOST_COMPARED: usize = 2_000_000;

/// How long a short name is at most, in characters.
const SHORT: usize = 3;

pub(super) static LINT: Lint = Lint {
    code: Code::MisspeltPerson,
    severity: Severity::Warning,
    docs: "\
A `holder` or a `deputy` is nearly the id or the name of a person of the file, or is the id of a role.

It is read as a plain name: the person's contact and absence do not count for it, and nobody is called as a role is.

Write the id of the person. A role stands in for another one as its `fallback`, where that is `absent`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let plain = book
        .names_of_people()
        .filter(|(name, _)| !book.people.contains_key(*name))
        .take(MOST_COMPARED / book.people.len().max(1));
    let findings = plain.filter_map(|(name, place)| {
        let found = |message| finding(Code::MisspeltPerson, place, message);
        if book.roles.contains_key(name) {
            let message = format!("`{name}` is read as the name of a person, not as the role");
            return Some(
                found(message).help("write the person; a role stands in as the `fallback` of an `absent` one"),
            );
        }
        let id = meant(book, name)?;
        let message = format!("`{name}` is read as a plain name, not as the person `{id}`");
        Some(found(message).help(format!("write `{id}` if this is who is meant")))
    });
    findings.collect()
}

/// The id of the person who is called so, or whose id is nearly this; of short names, many are near.
fn meant<'b>(book: &'b RuleBook, name: &str) -> Option<&'b str> {
    let lower = name.to_lowercase();
    let is_called = |called: &str| called.to_lowercase() == lower;
    let mut people = book.people.iter().map(|(id, person)| (id.as_str(), &person.name));
    let named = people.find(|(id, called)| is_called(id) || is_called(called)).map(|(id, _)| id);
    let near = || {
        let near = did_you_mean(name, book.people.iter().flat_map(|(id, person)| [id.as_str(), &person.name]))?;
        book.people.iter().find(|(id, person)| *id == near || person.name == near).map(|(id, _)| id.as_str())
    };
    named.or_else(|| near().filter(|_| name.chars().count() > SHORT))
}
