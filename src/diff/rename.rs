//! Roles that have another id in the new book and are the same role.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{RuleBook, person_keys};

/// A role that has another id now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The id before.
    pub from: String,
    /// The id now.
    pub to: String,
    /// What tells that it is the same role.
    pub by: SameBy,
}

/// What two ids of a role have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameBy {
    /// The name.
    Name,
    /// The person who holds it.
    Holder,
    /// The rules that name it as an owner: exactly the same, at least one.
    Rules,
}

impl SameBy {
    const ALL: [Self; 3] = [Self::Name, Self::Holder, Self::Rules];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Holder => "holder",
            Self::Rules => "rules",
        }
    }
}

/// The roles that are gone, each with the new role that is the same; one that could be several is none of them. Sorted by
/// the old id.
pub(super) fn renames(old: &RuleBook, new: &RuleBook) -> Vec<Rename> {
    let mut gone: BTreeSet<&str> = only_in(old, new);
    let mut come: BTreeSet<&str> = only_in(new, old);
    let mut renames = Vec::new();
    for by in SameBy::ALL {
        let (was, now) = (by_mark(old, &gone, by, new), by_mark(new, &come, by, new));
        for (mark, roles) in was {
            let (&[from], Some(&[to])) = (roles.as_slice(), now.get(&mark).map(Vec::as_slice)) else { continue };
            renames.push(Rename { from: from.to_owned(), to: to.to_owned(), by });
            gone.remove(from);
            come.remove(to);
        }
    }
    renames.sort_by(|one, other| one.from.cmp(&other.from));
    renames
}

/// What the roles of the old book are called in the new one.
pub(super) struct Renames<'r>(BTreeMap<&'r str, &'r str>);

impl<'r> Renames<'r> {
    pub(super) fn of(renames: &'r [Rename]) -> Self {
        Self(renames.iter().map(|rename| (rename.from.as_str(), rename.to.as_str())).collect())
    }

    pub(super) fn new_name<'n>(&self, role: &'n str) -> &'n str
    where
        'r: 'n,
    {
        self.0.get(role).copied().unwrap_or(role)
    }
}

fn only_in<'b>(book: &'b RuleBook, other: &RuleBook) -> BTreeSet<&'b str> {
    book.roles.keys().filter(|role| !other.roles.contains_key(*role)).map(String::as_str).collect()
}

/// Some roles by what tells them from others: their name, their holders, or the ids of the rules that name them as owners.
fn by_mark<'b>(
    book: &'b RuleBook,
    roles: &BTreeSet<&'b str>,
    by: SameBy,
    new: &RuleBook,
) -> BTreeMap<Vec<String>, Vec<&'b str>> {
    let mut marks: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    match by {
        SameBy::Name => marks.extend(roles.iter().map(|role| (*role, vec![book.role_name(role).to_lowercase()]))),
        SameBy::Holder => marks.extend(roles.iter().map(|role| (*role, people(book, role, new)))),
        SameBy::Rules => {
            let rules = rules_by_owner(book).into_iter();
            let of_role = |(role, rules): (String, BTreeSet<&str>)| {
                Some((*roles.get(role.as_str())?, rules.into_iter().map(str::to_owned).collect()))
            };
            marks.extend(rules.filter_map(of_role));
        }
    }
    let mut by_mark: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for (role, mark) in marks.into_iter().filter(|(_, mark)| !mark.is_empty()) {
        by_mark.entry(mark).or_default().push(role);
    }
    by_mark
}

/// The roles that own rules under conditions or always, each with the ids of the rules.
pub(super) fn rules_by_owner(book: &RuleBook) -> BTreeMap<String, BTreeSet<&str>> {
    let mut rules: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for rule in &book.rules {
        for owner in rule.all_owners() {
            rules.entry(owner).or_default().insert(&rule.id);
        }
    }
    rules
}

/// Who holds a role, in the order and the spelling of none of the books. The same id is the same person.
fn people(book: &RuleBook, role: &str, new: &RuleBook) -> Vec<String> {
    person_keys(book.holders(role, None).iter().map(|person| latest_name(person, book, new))).into_iter().collect()
}

/// What a person of a book is called: in the new book, if that knows the id.
pub(super) fn latest_name<'b>(person: &'b str, book: &'b RuleBook, new: &'b RuleBook) -> &'b str {
    if new.people.contains_key(person) { new } else { book }.person_name(person)
}
