//! Who holds which role, as they are called.

use crate::rulebook::{RuleBook, each_once, person_key, person_keys};

/// Those who hold a role, in the whole or in an area, each once; none if it is absent.
pub(super) fn holders<'b>(book: &'b RuleBook, role: &str) -> Vec<&'b str> {
    each_once(holders_in(book, role, None).into_iter().chain(holders_by_area(book, role).flatten()))
}

/// Those who hold a role in an area: those whom it names, else those of the whole.
pub(super) fn holders_in<'b>(book: &'b RuleBook, role: &str, area: Option<&str>) -> Vec<&'b str> {
    names(book, book.holders(role, area))
}

/// Those who hold a role in each area that names some.
pub(super) fn holders_by_area<'b>(book: &'b RuleBook, role: &str) -> impl Iterator<Item = Vec<&'b str>> {
    book.areas_of(role).map(|area| holders_in(book, role, Some(area)))
}

/// Those who answer for a role while its holders are away; none if it is absent.
pub(super) fn deputies<'b>(book: &'b RuleBook, role: &str) -> Vec<&'b str> {
    let holders = person_keys(holders_in(book, role, None));
    let deputies = names(book, book.deputies(role)).into_iter();
    deputies.filter(|deputy| !holders.contains(&person_key(deputy))).collect()
}

/// Whether two names are the same person's.
pub(super) fn same(one: &str, other: &str) -> bool {
    person_key(one) == person_key(other)
}

/// What people are called whom the file names.
fn names<'b>(book: &'b RuleBook, people: &'b [String]) -> Vec<&'b str> {
    people.iter().map(|person| book.person_name(person)).collect()
}
