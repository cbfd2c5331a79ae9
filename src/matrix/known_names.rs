//! Which known role a heading means.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::headings::spelling_key;
use super::word_tree::WordTree;
use crate::rulebook::RuleBook;
use crate::suggest::Suggester;
use crate::text::Stems;

/// How a name is like those of the known roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness<'k> {
    /// It is the id or the name of this role: as it is spelled, or else of no other one.
    Same(&'k str),
    /// It is another name of this role, or its name in the singular or plural, and of no other one.
    Also(&'k str),
    /// It is another name of this role, and may stand for another one: “PM”.
    Perhaps(&'k str),
    /// It is nearly a name of this role, or short for one: “Prod. Owner”.
    Nearly(&'k str),
    /// No role is called so.
    None,
}

impl<'k> Likeness<'k> {
    /// The role that is meant.
    pub(super) fn id(self) -> Option<&'k str> {
        match self {
            Self::Same(id) | Self::Also(id) => Some(id),
            Self::Perhaps(_) | Self::Nearly(_) | Self::None => None,
        }
    }
}

/// The known roles that exactly one of some headings means.
pub(super) fn meant_once<'k>(headings: impl Iterator<Item = Likeness<'k>>) -> HashSet<&'k str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in headings.filter_map(Likeness::id) {
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count == 1).map(|(id, _)| id).collect()
}

/// What the known roles are called.
pub(super) struct KnownNames<'k> {
    /// Ids and names → ids.
    exact: HashMap<&'k str, BTreeSet<&'k str>>,
    /// Ids and names in lower case → ids.
    same: HashMap<String, BTreeSet<&'k str>>,
    /// All names, whatever their case and number → ids.
    also: HashMap<String, BTreeSet<&'k str>>,
    /// The first letters of names of several words → ids.
    initials: HashMap<String, BTreeSet<&'k str>>,
    /// Every name with its id.
    all: Vec<(&'k str, &'k str)>,
    /// The stems of names → the place of the first in `all`.
    stemmed: HashMap<Vec<String>, usize>,
    /// The words of names → the place of the first in `all`.
    worded: WordTree,
    stems: Stems,
    suggester: Suggester,
}

/// The shortest name that can be mistyped, in letters: of shorter ones, most are one edit apart.
const SHORTEST_MISTYPED: usize = 5;

impl<'k> KnownNames<'k> {
    pub(super) fn of(known: &'k RuleBook) -> Self {
        let stems = Stems::of(known.language());
        let mut names = Self {
            exact: HashMap::new(),
            same: HashMap::new(),
            also: HashMap::new(),
            initials: HashMap::new(),
            all: Vec::new(),
            stemmed: HashMap::new(),
            worded: WordTree::default(),
            stems,
            suggester: Suggester::default(),
        };
        for (id, role) in &known.roles {
            for name in [id, &role.name] {
                names.exact.entry(name).or_default().insert(id);
                names.same.entry(name.to_lowercase()).or_default().insert(id);
            }
            for name in role.names(id) {
                names.also.entry(spelling_key(name)).or_default().insert(id);
                names.add(name, id);
            }
            names.initials.entry(initials(&role.name)).or_default().insert(id);
        }
        for id in known.roles.keys() {
            names.exact.insert(id, BTreeSet::from([id.as_str()]));
        }
        names
    }

    fn add(&mut self, name: &'k str, id: &'k str) {
        let (place, stems) = (self.all.len(), self.stemmed(name));
        self.all.push((name, id));
        self.stemmed.entry(stems).or_insert(place);
        self.worded.add(words(name), place);
    }

    pub(super) fn likeness(&self, name: &str) -> Likeness<'k> {
        let same = only(self.exact.get(name)).or_else(|| only(self.same.get(&name.to_lowercase())));
        if let Some(id) = same {
            return Likeness::Same(id);
        }
        let key = spelling_key(name);
        let Some(ids) = self.also.get(&key) else { return self.nearest(name).map_or(Likeness::None, Likeness::Nearly) };
        let abbreviated = self.initials.get(&key);
        match ids.first() {
            Some(id) if ids.iter().chain(abbreviated.into_iter().flatten()).all(|other| other == id) => {
                Likeness::Also(id)
            }
            Some(id) => Likeness::Perhaps(id),
            None => Likeness::None,
        }
    }

    /// The role that is called so but for a typing error, endings, or letters left out at the ends of words.
    fn nearest(&self, name: &str) -> Option<&'k str> {
        let stems = self.stemmed(name);
        let stemmed = self.stemmed.get(&stems).filter(|_| !stems.is_empty()).copied();
        match stemmed.into_iter().chain(self.worded.short_for(&words(name))).min() {
            Some(place) => Some(self.all[place].1),
            None => self.mistyped(name),
        }
    }

    /// The role that is called so but for a typing error. Words that both names have, such as “team”, do not make them alike.
    fn mistyped(&self, name: &str) -> Option<&'k str> {
        let is_long = |name: &str| name.chars().count() >= SHORTEST_MISTYPED;
        let known = || self.all.iter().map(|(known, _)| *known).filter(|known| is_long(known));
        let meant = is_long(name).then(|| self.suggester.did_you_mean(name, known())).flatten()?;
        let [rest, known_rest] = [without_words_of(name, meant), without_words_of(meant, name)];
        let is_near =
            is_long(&rest) && is_long(&known_rest) && self.suggester.did_you_mean(&rest, [&*known_rest]).is_some();
        if !is_near {
            return None;
        }
        self.all.iter().find(|(known, _)| *known == meant).map(|(_, id)| *id)
    }

    fn stemmed(&self, name: &str) -> Vec<String> {
        self.stems.language().words(name).map(|word| self.stems.stem(&word.folded).into_owned()).collect()
    }
}

/// The one of some ids, if there is no other.
fn only<'k>(ids: Option<&BTreeSet<&'k str>>) -> Option<&'k str> {
    ids.filter(|ids| ids.len() == 1)?.first().copied()
}

/// The words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a name that another one lacks, in lower case.
fn without_words_of(name: &str, other: &str) -> String {
    let other = words(other);
    words(name).into_iter().filter(|word| !other.contains(word)).collect::<Vec<_>>().join(" ")
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
    fn the_exact_spelling_is_meant() {
        let text = "schema = 1\n[roles.a]\nname = \"Alpha\"\n[roles.b]\nname = \"ALPHA\"\n[rules.soup]\n\
                    activity = \"cooking the soup\"\nowner = \"a\"\n";
        let book = RuleBook::of(text);
        let names = KnownNames::of(&book);
        assert_eq!(names.likeness("Alpha"), Likeness::Same("a"));
        assert_eq!(names.likeness("ALPHA"), Likeness::Same("b"));
        assert_eq!(names.likeness("alpha"), Likeness::Perhaps("a"));
    }

    #[test]
    fn a_name_that_may_be_anothers_is_not_taken() {
        let book = RuleBook::parse(builtin()).expect("the built-in rules are valid");
        let names = KnownNames::of(&book);
        assert_eq!(names.likeness("Product OWNER"), Likeness::Same("product-owner"));
        assert_eq!(names.likeness("po"), Likeness::Also("product-owner"));
        assert_eq!(names.likeness("Developer"), Likeness::Also("developers"));
        assert_eq!(names.likeness("PM"), Likeness::Perhaps("product-manager"), "project managers are called so, too");
        assert_eq!(names.likeness("the board"), Likeness::None);
        assert_eq!(names.likeness("QA"), Likeness::None);
        for (name, id) in [
            ("Prod. Owner", "product-owner"),
            ("Produkt Owner", "product-owner"),
            ("Design", "designers"),
            ("Eng. manager", "engineering-manager"),
            ("Eng Mgr.", "engineering-manager"),
            ("Engineering Mgr", "engineering-manager"),
            ("Product Mgr", "product-manager"),
            ("Proj. Mgr", "project-manager"),
            ("Dev", "developers"),
            ("Devs", "developers"),
        ] {
            assert_eq!(names.likeness(name), Likeness::Nearly(id), "{name}");
        }
        for name in ["Care team", "Care manager", "Sails team lead", "Mgr", "De", "Eng"] {
            assert_eq!(names.likeness(name), Likeness::None, "{name}");
        }
        let meant =
            meant_once(["PO", "UX designer", "UI designer", "Dev team"].iter().map(|name| names.likeness(name)));
        assert_eq!(meant, HashSet::from(["product-owner", "developers"]));
    }
}
