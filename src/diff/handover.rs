//! Who hands over to whom: roles, and the people who hold them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::change::{Change, Kind};
use super::rename::Renames;
use crate::rulebook::{Rule, RuleBook};

/// A role with the person who holds it, in the whole or in an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The role's id.
    pub role: String,
    /// Its name.
    pub name: String,
    /// The name of the area that it is about; `None` for the whole.
    pub area: Option<String>,
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
            area: None,
            person: role.map(|role| names(book, &role.holders)).filter(|names| !names.is_empty()),
            contact: role.and_then(|role| role.contact.clone()),
        }
    }

    /// The role in an area: whoever holds it there, or else in the whole.
    fn in_area(book: &RuleBook, id: &str, area: &str, name: &str) -> Self {
        let whole = Self::of(book, id);
        let is_held = book.roles.get(id).is_some_and(|role| !role.absent);
        let holders = book.areas.get(area).and_then(|area| area.holders.get(id)).filter(|_| is_held);
        let person = holders.map(|holders| names(book, holders)).or(whole.person);
        Self { area: Some(name.to_owned()), person, ..whole }
    }
}

/// The roles that lose something by a change, by their old ids, and those that gain something.
///
/// Where the same roles own it under other conditions, all of them do.
fn sides<'c>(change: &'c Change<'_>, renames: &Renames<'_>) -> (BTreeSet<&'c str>, BTreeSet<&'c str>) {
    let (from, to) = (change.from.roles(), change.to.roles());
    let lose: BTreeSet<&str> = from.iter().copied().filter(|role| !to.contains(renames.new_name(role))).collect();
    let stay: BTreeSet<&str> = from.iter().map(|role| renames.new_name(role)).collect();
    let gain: BTreeSet<&str> = to.iter().copied().filter(|role| !stay.contains(*role)).collect();
    if lose.is_empty() && gain.is_empty() { (from, to) } else { (lose, gain) }
}

pub(super) fn handovers(
    old: &RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    renames: &Renames<'_>,
) -> Vec<Handover> {
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

/// The roles that another person holds now, in the whole or in an area, and that own something.
fn of_people(old: &RuleBook, new: &RuleBook, renames: &Renames<'_>) -> Vec<Handover> {
    let (activities, areas) = (activities(new), areas(old, new));
    let mut handovers = Vec::new();
    for id in old.roles.keys() {
        let now = renames.new_name(id);
        let Some(activities) = activities.get(now).copied().filter(|_| new.roles.contains_key(now)) else { continue };
        let whole = (Party::of(old, id), Party::of(new, now));
        let held = |[was, is]: &&[&str; 2]| {
            let in_old = old.areas.get(*was).is_some_and(|area| area.holders.contains_key(id));
            in_old || new.areas.get(*is).is_some_and(|area| area.holders.contains_key(now))
        };
        let of_areas = areas.iter().filter(held).map(|[was, is]| {
            let name = new.areas.get(*is).or(old.areas.get(*was)).map_or(*is, |area| area.name.as_str());
            (Party::in_area(old, id, was, name), Party::in_area(new, now, is, name))
        });
        let changed = iter::once(whole).chain(of_areas).filter(|(from, to)| from.person != to.person);
        handovers.extend(changed.map(|(from, to)| Handover { from: vec![from], to: vec![to], activities }));
    }
    handovers
}

/// The ids of every area in both books. One that has another id now is known by its name.
fn areas<'b>(old: &'b RuleBook, new: &'b RuleBook) -> BTreeSet<[&'b str; 2]> {
    let (old_ids, new_ids) = (ids_by_name(old), ids_by_name(new));
    let id_in = |book: &RuleBook, ids: &BTreeMap<&str, &'b str>, id: &'b str, name: &str| {
        if book.areas.contains_key(id) { id } else { ids.get(name).copied().unwrap_or(id) }
    };
    let of_old = old.areas.iter().map(|(id, area)| [id.as_str(), id_in(new, &new_ids, id, &area.name)]);
    let of_new = new.areas.iter().map(|(id, area)| [id_in(old, &old_ids, id, &area.name), id.as_str()]);
    of_old.chain(of_new).collect()
}

fn ids_by_name(book: &RuleBook) -> BTreeMap<&str, &str> {
    book.areas.iter().map(|(id, area)| (area.name.as_str(), id.as_str())).collect()
}

/// How many rules name each role as an owner.
fn activities(book: &RuleBook) -> BTreeMap<String, usize> {
    let mut activities: BTreeMap<String, usize> = BTreeMap::new();
    let owners = book.rules.iter().flat_map(Rule::all_owners);
    owners.for_each(|owner| *activities.entry(owner).or_default() += 1);
    activities
}

pub(super) fn to_ask(
    old: &RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    handovers: &[Handover],
    renames: &Renames<'_>,
) -> Vec<Party> {
    let mut ask: BTreeSet<Party> = BTreeSet::new();
    for change in changes {
        let (from, to) = sides(change, renames);
        ask.extend(from.into_iter().map(|role| {
            let now = renames.new_name(role);
            if new.roles.contains_key(now) { Party::of(new, now) } else { Party::of(old, role) }
        }));
        ask.extend(to.into_iter().map(|role| Party::of(new, role)));
    }
    ask.extend(handovers.iter().flat_map(|handover| handover.from.iter().chain(&handover.to)).cloned());
    ask.into_iter().collect()
}
