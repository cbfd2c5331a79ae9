//! `misspelt-person`

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{RuleBook, person_key};
use crate::suggest::Suggester;

/// How long a short name is at most, in characters.
const SHORT: usize = 3;

pub(super) static LINT: Lint = Lint {
    code: Code::MisspeltPerson,
    docs: "\
A `holder` or a `deputy` is nearly the id or the name of a person of the file, or is the id of a role.

It is read as a plain name: the person's contact and absence do not count for it, and nobody is called as a role is.

Write the id of the person. A role stands in for another one as its `fallback`, where that is `absent`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let names = Names::of(book);
    let is_person = |name: &str| book.people.contains_key(name) || names.full.contains(&person_key(name));
    let plain = book.names_of_people().filter(|(name, _)| !is_person(name));
    let findings = plain.filter_map(|(name, place)| {
        let found = |message| Diagnostic::new(Code::MisspeltPerson, place, message);
        if book.roles.contains_key(name) {
            let message = format!("`{name}` is read as the name of a person, not as the role");
            return Some(
                found(message).help("write the person; a role stands in as the `fallback` of an `absent` one"),
            );
        }
        let id = names.meant(name)?;
        let message = format!("`{name}` is read as a plain name, not as the person `{id}`");
        Some(found(message).help(format!("write `{id}` if this is who is meant")))
    });
    findings.collect()
}

/// What people are called.
struct Names<'b> {
    /// Ids and names, each with the id of the first whose it is.
    all: BTreeMap<&'b str, &'b str>,
    /// Ids by what tells people apart.
    keys: HashMap<String, &'b str>,
    /// Names by the same: who is called by one is meant, or one of several who are called so.
    full: HashSet<String>,
    suggester: Suggester,
}

impl<'b> Names<'b> {
    fn of(book: &'b RuleBook) -> Self {
        let named = book.people.iter().flat_map(|(id, person)| [(id, id), (&person.name, id)]);
        let mut all = BTreeMap::new();
        named.for_each(|(name, id)| _ = all.entry(name.as_str()).or_insert(id.as_str()));
        let keys = book.people.keys().map(|id| (person_key(id), id.as_str())).collect();
        let full = book.people.values().map(|person| person_key(&person.name)).collect();
        Self { all, keys, full, suggester: Suggester::default() }
    }

    /// The id of the person whose id this is but for capitals, or whose id or name is nearly this; of short names, many are
    /// near.
    fn meant(&self, name: &str) -> Option<&'b str> {
        let is_long = || name.chars().count() > SHORT;
        let near = || self.suggester.did_you_mean(name, self.all.keys().copied()).map(|near| self.all[near]);
        self.keys.get(&person_key(name)).copied().or_else(|| is_long().then(near).flatten())
    }
}
