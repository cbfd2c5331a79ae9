//! `ambiguous-abbreviation`

use std::collections::{BTreeMap, BTreeSet};

use super::lint::{Lint, LintContext, named};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::RuleBook;

pub(super) static LINT: Lint = Lint {
    code: Code::AmbiguousAbbreviation,
    docs: "\
A short name has two meanings: two roles share it, or it abbreviates a role and is a synonym of something else.

A question that uses it can mean either.

Keep it for one of the two, and spell the other one out.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let names = names(book);
    let shared = names.values().filter(|name| name.roles.len() > 1).filter_map(|name| of_roles(book, name));
    shared.chain((0..book.synonyms.len()).filter_map(|group| of_group(book, &names, group))).collect()
}

/// A name, and whose it is.
struct Name<'b> {
    /// As the first of its roles spells it.
    written: &'b str,
    /// Ids.
    roles: BTreeSet<&'b String>,
}

/// Every name of a role, folded: ids, names and other names.
fn names(book: &RuleBook) -> BTreeMap<String, Name<'_>> {
    let mut names = BTreeMap::new();
    for (id, role) in &book.roles {
        for written in role.aliases.iter().chain([&role.name, id]) {
            let name = names
                .entry(book.language().phrase_key(written))
                .or_insert_with(|| Name { written, roles: BTreeSet::new() });
            name.roles.insert(id);
        }
    }
    names
}

fn of_roles(book: &RuleBook, name: &Name<'_>) -> Option<Diagnostic> {
    let ids: Vec<String> = name.roles.iter().map(|id| (*id).clone()).collect();
    let message = format!("“{}” is a name of {}", name.written, named(&ids));
    let mut places: Vec<_> = name.roles.iter().filter_map(|id| book.top_place_of_role(id)).collect();
    places.sort_by_key(|place| !book.is_of_top(place));
    let mut places = places.into_iter();
    let found = Diagnostic::new(Code::AmbiguousAbbreviation, places.next()?, message);
    Some(found.also_each(places, "has this name too").help("keep the name for one of them"))
}

/// A group of synonyms with the abbreviation of a role, and with nothing that the role is called besides.
fn of_group(book: &RuleBook, names: &BTreeMap<String, Name<'_>>, group: usize) -> Option<Diagnostic> {
    let terms: Vec<(&String, Option<&BTreeSet<&String>>)> = book.synonyms[group]
        .iter()
        .map(|term| (term, names.get(&book.language().phrase_key(term)).map(|name| &name.roles)))
        .collect();
    let (name, roles) =
        terms.iter().filter(|(term, _)| is_abbreviation(term)).find_map(|(term, roles)| Some((term, (*roles)?)))?;
    let same = |other: &BTreeSet<&String>| other.intersection(roles).next().is_some();
    let meanings = terms.iter().filter(|(term, _)| term != name);
    if meanings.clone().any(|(_, other)| other.is_some_and(same)) {
        return None;
    }
    let other = meanings.map(|(term, _)| term.as_str()).next()?;
    let ids: Vec<String> = roles.iter().map(|id| (*id).clone()).collect();
    let message = format!("“{name}” is a name of {}, and a synonym of “{other}”", named(&ids));
    let places = ids.iter().filter_map(|id| book.nearest_place_of_role(id));
    let found = Diagnostic::new(Code::AmbiguousAbbreviation, book.place_of_synonyms(group)?, message);
    Some(found.also_each(places, "has this name").help("keep it for one of the two"))
}

/// `PO` and `UX`, not `waiter`.
fn is_abbreviation(term: &str) -> bool {
    !term.contains(char::is_whitespace) && term.chars().filter(|c| c.is_uppercase()).count() > 1
}
