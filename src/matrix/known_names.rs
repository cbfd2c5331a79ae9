//! Which known role a heading means.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::headings::spelling_key;
use crate::rulebook::RuleBook;

/// How a name is like those of the known roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness<'k> {
    /// It is the id or the name of this role.
    Same(&'k str),
    /// It is another name of this role, or its name in the singular or plural, and of no other one.
    Also(&'k str),
    /// It is another name of this role, and may stand for another one: “PM”.
    Perhaps(&'k str),
    /// No role is called so.
    None,
}

impl<'k> Likeness<'k> {
    /// The role that is meant.
    pub(super) fn id(self) -> Option<&'k str> {
        match self {
            Self::Same(id) | Self::Also(id) => Some(id),
            Self::Perhaps(_) | Self::None => None,
        }
    }
}

/// What the known roles are called.
pub(super) struct KnownNames<'k> {
    /// Ids and names in lower case → the id.
    same: HashMap<String, &'k str>,
    /// All names, whatever their case and number → ids.
    also: HashMap<String, BTreeSet<&'k str>>,
    /// The first letters of names of several words → ids.
    initials: HashMap<String, BTreeSet<&'k str>>,
}

impl<'k> KnownNames<'k> {
    pub(super) fn of(known: &'k RuleBook) -> Self {
        let mut names = Self { same: HashMap::new(), also: HashMap::new(), initials: HashMap::new() };
        for (id, role) in &known.roles {
            for name in [id, &role.name] {
                names.same.entry(name.to_lowercase()).or_insert(id);
            }
            for name in [id, &role.name].into_iter().chain(&role.aliases) {
                names.also.entry(spelling_key(name)).or_default().insert(id);
            }
            names.initials.entry(initials(&role.name)).or_default().insert(id);
        }
        names
    }

    pub(super) fn likeness(&self, name: &str) -> Likeness<'k> {
        if let Some(id) = self.same.get(&name.to_lowercase()) {
            return Likeness::Same(id);
        }
        let key = spelling_key(name);
        let Some(ids) = self.also.get(&key) else { return Likeness::None };
        let abbreviated = self.initials.get(&key);
        match ids.first() {
            Some(id) if ids.iter().chain(abbreviated.into_iter().flatten()).all(|other| other == id) => {
                Likeness::Also(id)
            }
            Some(id) => Likeness::Perhaps(id),
            None => Likeness::None,
        }
    }

    /// The roles that exactly one of these headings means.
    pub(super) fn meant_once<'h>(&self, headings: impl Iterator<Item = &'h str>) -> HashSet<&'k str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for heading in headings {
            self.likeness(heading).id().into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
        }
        counts.into_iter().filter(|(_, count)| *count == 1).map(|(id, _)| id).collect()
    }
}

/// The first letters of the words, in lower case.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::builtin;

    #[test]
    fn a_name_that_may_be_anothers_is_not_taken() {
        let book = RuleBook::parse(builtin()).expect("the built-in rules are valid");
        let names = KnownNames::of(&book);
        assert_eq!(names.likeness("Product OWNER"), Likeness::Same("product-owner"));
        assert_eq!(names.likeness("po"), Likeness::Also("product-owner"));
        assert_eq!(names.likeness("Developer"), Likeness::Also("developers"));
        assert_eq!(names.likeness("PM"), Likeness::Perhaps("product-manager"), "project managers are called so, too");
        assert_eq!(names.likeness("the board"), Likeness::None);
        let meant = names.meant_once(["PO", "UX designer", "UI designer", "Dev team"].into_iter());
        assert_eq!(meant, HashSet::from(["product-owner", "developers"]));
    }
}
