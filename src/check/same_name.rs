//! `same-name`

use std::collections::BTreeMap;

use super::lint::{Lint, LintContext, listed};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Location, RuleBook, person_key};

pub(super) static LINT: Lint = Lint {
    code: Code::SameName,
    docs: "\
Two people of the file, or two areas, have the same name.

An answer does not tell which of the two is meant, and two people of one name count as one person: in the load, \
in a hand-over, and where a holder is also the deputy.

Write a fuller name, such as “Ann Lee (Berlin)”; give two areas names that differ, or make one of them.",
    find,
};

/// What has a name.
struct Named<'b> {
    id: &'b String,
    name: &'b str,
    at: &'b Location,
}

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let people = book.people.iter().filter_map(|(id, person)| {
        Some((person_key(&person.name), Named { id, name: &person.name, at: book.top_place_of_person(id)? }))
    });
    let areas = book.areas.iter().filter_map(|(id, area)| {
        let key = book.language().phrase_key(&area.name);
        Some((key, Named { id, name: &area.name, at: book.top_place_of_area(id)? }))
    });
    let people = alike(people).into_iter().filter_map(|people| finding(book, &people, "people", "write fuller names"));
    let areas = alike(areas).into_iter().filter_map(|areas| finding(book, &areas, "areas", "give each its own name"));
    people.chain(areas).collect()
}

/// Those that share a name, by name.
fn alike<'b>(all: impl Iterator<Item = (String, Named<'b>)>) -> Vec<Vec<Named<'b>>> {
    let mut by_name: BTreeMap<String, Vec<Named<'b>>> = BTreeMap::new();
    all.for_each(|(key, named)| by_name.entry(key).or_default().push(named));
    by_name.into_values().filter(|named| named.len() > 1).collect()
}

/// That these have one name, at the last of them that the topmost file writes; `None` of none.
fn finding(book: &RuleBook, named: &[Named<'_>], kind: &str, help: &str) -> Option<Diagnostic> {
    let mut places: Vec<&Location> = named.iter().map(|named| named.at).collect();
    places.sort_by_key(|at| (book.is_of_top(at), at.span));
    let ids: Vec<&String> = named.iter().map(|named| named.id).collect();
    let message = format!("the {kind} {} have one name, “{}”", listed(&ids), named.first()?.name);
    let (last, others) = places.split_last()?;
    let found = Diagnostic::new(Code::SameName, last, message);
    Some(found.also_each(others.iter().copied(), "has this name too").help(help))
}
