//! `misspelt-person`

use std::collections::{BTreeMap, HashMap};

use super::lint::{Lint, LintContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{RuleBook, person_key};
use crate::suggest::Suggester;

/// How long a short name is at most, in characters.
const SHORT: usize = 3;

pub(super) static LINT: Lint = Lint {
    code: Code::MisspeltPerson,
    docs: "\
A `holder` or a `deputy` is nearly the id or the name of a person of the file, the name of two, or the id of a role.

It is read as a plain name: the person's contact and absence do not count for it, and nobody is called as a role is.

Write the id of the person. A role stands in for another one as its `fallback`, where that is `absent`.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let book = context.book;
    let names = Names::of(book);
    let plain = book.names_of_people().filter(|(name, _)| !book.people.contains_key(*name));
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
    /// The same by what tells people apart.
    keys: HashMap<String, &'b str>,
    /// How many people are called so, by what tells people apart: a name of one alone is that of the person.
    namesakes: HashMap<String, usize>,
    suggester: Suggester,
}

impl<'b> Names<'b> {
    fn of(book: &'b RuleBook) -> Self {
        let (mut all, mut keys) = (BTreeMap::new(), HashMap::new());
        let names = book.people.iter().flat_map(|(id, person)| [(id.as_str(), id), (person.name.as_str(), id)]);
        for (name, id) in names {
            all.entry(name).or_insert(id.as_str());
            keys.entry(person_key(name)).or_insert(id.as_str());
        }
        let mut namesakes = HashMap::new();
        book.people.values().for_each(|person| *namesakes.entry(person_key(&person.name)).or_default() += 1);
        Self { all, keys, namesakes, suggester: Suggester::default() }
    }

    /// The id of a person who has this name with another one, or whose id or name is nearly this; of short names, many are
    /// near.
    fn meant(&self, name: &str) -> Option<&'b str> {
        if self.namesakes.get(&person_key(name)) == Some(&1) {
            return None;
        }
        let is_long = || name.chars().count() > SHORT;
        let near = || self.suggester.did_you_mean(name, self.all.keys().copied()).map(|near| self.all[near]);
        self.keys.get(&person_key(name)).copied().or_else(|| is_long().then(near).flatten())
    }
}
