//! Roles that have another id in the new book and are the same role.

use std::collections::BTreeSet;

use crate::rulebook::RuleBook;

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

/// The roles that are gone, each with the new role that is the same; one that could be several is none of them.
pub(super) fn renames(old: &RuleBook, new: &RuleBook) -> Vec<Rename> {
    let mut gone: BTreeSet<&str> = only_in(old, new);
    let mut come: BTreeSet<&str> = only_in(new, old);
    let mut renames = Vec::new();
    for by in SameBy::ALL {
        for from in gone.clone() {
            let same = |book: &RuleBook, role: &str| mark(book, role, by);
            let mark = same(old, from);
            let rivals = gone.iter().filter(|role| same(old, role) == mark).count();
            let alike: Vec<&str> = come.iter().copied().filter(|role| same(new, role) == mark).collect();
            if let (Some(_), 1, [to]) = (&mark, rivals, alike.as_slice()) {
                renames.push(Rename { from: from.to_owned(), to: (*to).to_owned(), by });
                gone.remove(from);
                come.remove(to);
            }
        }
    }
    renames.sort_by(|one, other| one.from.cmp(&other.from));
    renames
}

/// What a role of the old book is called in the new one.
pub(super) fn new_name(renames: &[Rename], role: &str) -> String {
    renames.iter().find(|rename| rename.from == role).map_or(role, |rename| &rename.to).to_owned()
}

fn only_in<'b>(book: &'b RuleBook, other: &RuleBook) -> BTreeSet<&'b str> {
    book.roles.keys().filter(|role| !other.roles.contains_key(*role)).map(String::as_str).collect()
}

/// What tells a role from others; `None` if it has nothing of the kind.
fn mark(book: &RuleBook, id: &str, by: SameBy) -> Option<Vec<String>> {
    let role = book.roles.get(id)?;
    match by {
        SameBy::Name => Some(vec![role.name.to_lowercase()]),
        SameBy::Holder => Some(role.holders.clone()).filter(|holders| !holders.is_empty()),
        SameBy::Rules => Some(rules_of(book, id)).filter(|rules| !rules.is_empty()),
    }
}

/// The ids of the rules that name a role as an owner, sorted.
pub(super) fn rules_of(book: &RuleBook, id: &str) -> Vec<String> {
    let owns = |owners: Vec<String>| owners.iter().any(|owner| owner == id);
    book.rules.iter().filter(|rule| owns(rule.all_owners())).map(|rule| rule.id.clone()).collect()
}
