//! Who hands over to whom: roles, and the people who hold them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Kind};
use super::rename::{Rename, new_name, rules_of};
use crate::rulebook::{Rule, RuleBook};

/// A role with the person who holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The role's id.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Who holds it; `None` if the file does not say so.
    pub person: Option<String>,
    /// How to reach them; `None` if the file does not say so.
    pub contact: Option<String>,
}

/// People as they are called.
fn names(book: &RuleBook, people: &[String]) -> String {
    people.iter().map(|person| book.person_name(person)).collect::<Vec<_>>().join(", ")
}

/// Activities that go from some roles, or from the person who held a role, to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Who hands over, by role; never empty.
    pub from: Vec<Party>,
    /// Who takes over, by role; never empty. The same role as before if only its holder is another one.
    pub to: Vec<Party>,
    /// How many rules are concerned.
    pub activities: usize,
}

impl Party {
    fn of(book: &RuleBook, id: &str) -> Self {
        let role = book.roles.get(id).filter(|role| !role.absent);
        Self {
            role: id.to_owned(),
            name: book.role_name(id).to_owned(),
            person: role.map(|role| names(book, &role.holders)).filter(|names| !names.is_empty()),
            contact: role.and_then(|role| role.contact.clone()),
        }
    }
}

/// The roles that lose something by a change, by their old ids, and those that gain something.
///
/// Where the same roles own it under other conditions, all of them do.
fn sides<'c>(change: &'c Change<'_>, renames: &[Rename]) -> (BTreeSet<&'c str>, BTreeSet<&'c str>) {
    let (from, to) = (change.from.roles(), change.to.roles());
    let lose: BTreeSet<&str> =
        from.iter().copied().filter(|role| !to.contains(new_name(renames, role).as_str())).collect();
    let stay: BTreeSet<String> = from.iter().map(|role| new_name(renames, role)).collect();
    let gain: BTreeSet<&str> = to.iter().copied().filter(|role| !stay.contains(*role)).collect();
    if lose.is_empty() && gain.is_empty() { (from, to) } else { (lose, gain) }
}

pub(super) fn handovers(old: &RuleBook, new: &RuleBook, changes: &[Change<'_>], renames: &[Rename]) -> Vec<Handover> {
    let mut ways: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.kind == Kind::ChangesHands) {
        let (from, to) = sides(change, renames);
        let rule = change.now.or(change.was).map_or("", |rule: &Rule| &rule.id);
        ways.entry((from, to)).or_default().insert(rule);
    }
    ways.retain(|(from, to), _| !from.is_empty() && !to.is_empty() && from != to);
    let parties = |book, roles: &BTreeSet<&str>| roles.iter().map(|role| Party::of(book, role)).collect();
    let of_roles = ways.iter().map(|((from, to), rules)| Handover {
        from: parties(old, from),
        to: parties(new, to),
        activities: rules.len(),
    });
    let mut handovers: Vec<Handover> = of_roles.chain(of_people(old, new, renames)).collect();
    handovers.sort_by_key(|handover| Reverse(handover.activities));
    handovers
}

/// The roles that another person holds now, and that own something.
fn of_people(old: &RuleBook, new: &RuleBook, renames: &[Rename]) -> Vec<Handover> {
    let handover = |id: &String| {
        let (from, to) = (Party::of(old, id), Party::of(new, &new_name(renames, id)));
        let activities = rules_of(new, &to.role).len();
        let is_another = new.roles.contains_key(&to.role) && from.person != to.person;
        (is_another && activities > 0).then(|| Handover { from: vec![from], to: vec![to], activities })
    };
    old.roles.keys().filter_map(handover).collect()
}

pub(super) fn to_ask(
    old: &RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    handovers: &[Handover],
    renames: &[Rename],
) -> Vec<Party> {
    let mut ask: BTreeSet<Party> = BTreeSet::new();
    for change in changes {
        let (from, to) = sides(change, renames);
        ask.extend(from.into_iter().map(|role| {
            let now = new_name(renames, role);
            if new.roles.contains_key(&now) { Party::of(new, &now) } else { Party::of(old, role) }
        }));
        ask.extend(to.into_iter().map(|role| Party::of(new, role)));
    }
    ask.extend(handovers.iter().flat_map(|handover| handover.from.iter().chain(&handover.to)).cloned());
    ask.into_iter().collect()
}
