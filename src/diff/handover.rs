//! Who hands over to whom: roles, and the people who hold them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::cases::pairs;
use super::change::{Change, Kind, Owners};
use super::rename::{Renames, latest_name, rules_by_owner};
use crate::rulebook::{Rule, RuleBook, person_keys};

/// A role with the person who holds it, in the whole or in an area.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The role's id.
    pub role: String,
    /// Its name.
    pub name: String,
    /// The name of the area that it is about; `None` for the whole.
    pub area: Option<String>,
    /// Who holds it; empty if the file does not say so.
    pub people: Vec<Member>,
    /// The channel of the role, if it has one and is not absent.
    pub channel: Option<String>,
}

/// Someone who holds a role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// What they are called.
    pub name: String,
    /// How to reach them; `None` if the file does not say so.
    pub contact: Option<String>,
}

/// Activities that go from some roles, or from the person who held a role, to others. Where a role joins the owners, or
/// leaves them to the others, these are all owners before and all owners now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Who hands over, by role; never empty.
    pub from: Vec<Party>,
    /// Who takes over, by role; empty if nobody does. The same role as before if only its holder is another one; a role
    /// that had none before hands over nothing.
    pub to: Vec<Party>,
    /// How many rules are concerned.
    pub activities: usize,
}

impl Party {
    /// A role with all who hold it: in the whole, unless only areas name someone, and in each area.
    fn all_of(book: &RuleBook, id: &str) -> Vec<Self> {
        let in_area = |area| Self::new(book, id, Some((area, &book.areas[area].name)));
        let mut parties = vec![Self::new(book, id, None)];
        parties.extend(book.areas_of(id).map(in_area));
        if parties.len() > 1 && parties[0].people.is_empty() {
            parties.remove(0);
        }
        parties
    }

    /// A role, in an area if its id and its name are given.
    fn new(book: &RuleBook, id: &str, area: Option<(&str, &str)>) -> Self {
        let member = |person: &String| Member {
            name: book.person_name(person).to_owned(),
            contact: book.people.get(person).and_then(|person| person.contact.clone()),
        };
        let role = book.roles.get(id).filter(|_| book.is_filled(id));
        Self {
            role: id.to_owned(),
            name: book.role_name(id).to_owned(),
            area: area.map(|(_, name)| name.to_owned()),
            people: book.holders(id, area.map(|(id, _)| id)).iter().map(member).collect(),
            channel: role.and_then(|role| role.contact.clone()),
        }
    }

    /// Who holds it, in a line; `None` if the file does not say so.
    pub fn person(&self) -> Option<String> {
        let names: Vec<&str> = self.people.iter().map(|member| member.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// How to reach them, in a line: by their own contacts or else by the channel; `None` if the file does not say so.
    pub fn contact(&self) -> Option<String> {
        let contacts: Vec<&str> = self.people.iter().filter_map(|member| member.contact.as_deref()).collect();
        if contacts.is_empty() { self.channel.clone() } else { Some(contacts.join(", ")) }
    }
}

/// The roles that hand over something by a change, by their old ids, and those that take it over; neither if all keep it.
type Transfer<'c> = (BTreeSet<&'c str>, BTreeSet<&'c str>);

/// What a change transfers, under each condition of the books; of a rule with very many cases, as a whole.
fn transfers<'c>(change: &'c Change<'_>, renames: &Renames<'_>, books: [&RuleBook; 2]) -> BTreeSet<Transfer<'c>> {
    match pairs(&change.from, &change.to, books.map(|book| &book.contexts)) {
        Some(pairs) => pairs.into_iter().map(|[from, to]| transfer(&ids(from), &ids(to), renames)).collect(),
        None => BTreeSet::from([transfer(&change.from.roles(), &change.to.roles(), renames)]),
    }
}

/// Those who lose something and those who gain it. Where it is only lost or only gained, those who stay take it over, or share
/// what they have.
fn transfer<'c>(from: &BTreeSet<&'c str>, to: &BTreeSet<&'c str>, renames: &Renames<'_>) -> Transfer<'c> {
    let stay: BTreeSet<&str> = from.iter().map(|role| renames.new_name(role)).collect();
    let lose: BTreeSet<&str> = from.iter().copied().filter(|role| !to.contains(renames.new_name(role))).collect();
    let gain: BTreeSet<&str> = to.iter().copied().filter(|role| !stay.contains(role)).collect();
    match lose.is_empty() == gain.is_empty() {
        true => (lose, gain),
        false => (from.clone(), to.clone()),
    }
}

fn ids(owners: Option<&Owners>) -> BTreeSet<&str> {
    owners.into_iter().flat_map(Owners::roles).map(String::as_str).collect()
}

pub(super) fn handovers(
    old: &RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    renames: &Renames<'_>,
) -> Vec<Handover> {
    let mut moved: BTreeMap<Transfer<'_>, BTreeSet<&str>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.kind == Kind::ChangesHands) {
        let rule = change.now.or(change.was).map_or("", |rule: &Rule| &rule.id);
        for transfer in transfers(change, renames, [old, new]) {
            moved.entry(transfer).or_default().insert(rule);
        }
    }
    moved.retain(|(from, _), _| !from.is_empty());
    let parties = |book, roles: &BTreeSet<&str>| roles.iter().flat_map(|role| Party::all_of(book, role)).collect();
    let of_roles = moved.iter().map(|((from, to), rules)| Handover {
        from: parties(old, from),
        to: parties(new, to),
        activities: rules.len(),
    });
    let mut handovers: Vec<Handover> = of_roles.chain(of_people(old, new, changes, renames)).collect();
    handovers.sort_by_key(|handover| Reverse(handover.activities));
    handovers
}

/// The roles whose holder is another person now, in the whole or in an area, and that keep something.
fn of_people(old: &RuleBook, new: &RuleBook, changes: &[Change<'_>], renames: &Renames<'_>) -> Vec<Handover> {
    let (activities, areas) = (kept(old, new, changes, renames), areas(old, new));
    let (by_old, by_new) = (by_role(&areas, old, |[was, _]| was), by_role(&areas, new, |[_, is]| is));
    let mut handovers = Vec::new();
    for id in old.roles.keys() {
        let now = renames.new_name(id);
        let Some(activities) = activities.get(id.as_str()).copied() else { continue };
        let held = [by_old.get(id.as_str()), by_new.get(now)].into_iter().flatten().flatten().copied();
        let held: BTreeSet<&[&str; 2]> = held.collect();
        let changes = iter::once(None).chain(held.into_iter().map(Some)).filter(|place| {
            let (before, after) = (place.map(|[was, _]| *was), place.map(|[_, is]| *is));
            is_another((old, old.holders(id, before)), (new, new.holders(now, after)))
        });
        handovers.extend(changes.map(|place| {
            let name = |place| name_of_area(old, new, place);
            let from = Party::new(old, id, place.map(|place| (place[0], name(place))));
            let to = Party::new(new, now, place.map(|place| (place[1], name(place))));
            Handover { from: vec![from], to: vec![to], activities }
        }));
    }
    handovers
}

/// Whether those who held something have it no longer, or not alone. Where nobody was named before, nobody hands over.
fn is_another(old: (&RuleBook, &[String]), new: (&RuleBook, &[String])) -> bool {
    !old.1.is_empty() && !same_people(old, new)
}

/// Whether two lists name the same people. The same id is the same person, whose name is that of the new book if it knows the
/// id; so is the same name.
pub(super) fn same_people((old, before): (&RuleBook, &[String]), (new, after): (&RuleBook, &[String])) -> bool {
    let keys = |people: &[String]| person_keys(people.iter().map(|person| latest_name(person, old, new)));
    keys(before) == keys(after)
}

pub(super) fn name_of_area<'b>(old: &'b RuleBook, new: &'b RuleBook, [was, is]: &[&'b str; 2]) -> &'b str {
    new.areas.get(*is).or(old.areas.get(*was)).map_or(*is, |area| area.name.as_str())
}

/// The ids of every area in both books. One that has another id now is known by its name.
pub(super) fn areas<'b>(old: &'b RuleBook, new: &'b RuleBook) -> BTreeSet<[&'b str; 2]> {
    let (old_ids, new_ids) = (ids_by_name(old), ids_by_name(new));
    let id_in = |book: &RuleBook, ids: &BTreeMap<&str, &'b str>, id: &'b str, name: &str| {
        if book.areas.contains_key(id) { id } else { ids.get(name).copied().unwrap_or(id) }
    };
    let of_old = old.areas.iter().map(|(id, area)| [id.as_str(), id_in(new, &new_ids, id, &area.name)]);
    let of_new = new.areas.iter().map(|(id, area)| [id_in(old, &old_ids, id, &area.name), id.as_str()]);
    of_old.chain(of_new).collect()
}

/// By role, the areas that name holders of it; `id` is the one of the two ids that an area has in this book.
fn by_role<'b, 'a>(
    areas: &'a BTreeSet<[&'b str; 2]>,
    book: &'b RuleBook,
    id: fn([&'b str; 2]) -> &'b str,
) -> BTreeMap<&'b str, Vec<&'a [&'b str; 2]>> {
    let mut by_role: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for area in areas {
        for role in book.areas.get(id(*area)).into_iter().flat_map(|area| area.holders.keys()) {
            by_role.entry(role).or_default().push(area);
        }
    }
    by_role
}

fn ids_by_name(book: &RuleBook) -> BTreeMap<&str, &str> {
    book.areas.iter().map(|(id, area)| (area.name.as_str(), id.as_str())).collect()
}

/// How many of the rules that each role owns now it owned before, by the old id of the role; only those with any.
fn kept<'b>(
    old: &'b RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    renames: &Renames<'_>,
) -> BTreeMap<&'b str, usize> {
    let (had, has, gained) = (rules_by_owner(old), rules_by_owner(new), gained(changes, renames));
    let of_role = |id: &'b String| {
        let now = new.roles.get_key_value(renames.new_name(id))?.0.as_str();
        let is_kept = |rule: &&&str| match old.rule(rule) {
            Some(_) => had.get(id).is_some_and(|rules| rules.contains(*rule)),
            None => !gained.contains(&(now, **rule)),
        };
        Some((id.as_str(), has.get(now)?.iter().filter(is_kept).count()))
    };
    old.roles.keys().filter_map(of_role).filter(|(_, count)| *count > 0).collect()
}

/// The roles that others hand something over to, or that are given something new, by their new ids, each with the rule.
fn gained<'c>(changes: &'c [Change<'_>], renames: &Renames<'_>) -> BTreeSet<(&'c str, &'c str)> {
    let mut gained = BTreeSet::new();
    for change in changes.iter().filter(|change| matches!(change.kind, Kind::ChangesHands | Kind::Appears)) {
        let Some(rule) = change.now else { continue };
        let from: BTreeSet<&str> = change.from.roles().into_iter().map(|role| renames.new_name(role)).collect();
        gained.extend(
            change.to.roles().into_iter().filter(|role| !from.contains(role)).map(|role| (role, rule.id.as_str())),
        );
    }
    gained
}

/// The roles that hand over something by a change and those that take it over, or all of both if each keeps what it had.
fn concerned<'c>(change: &'c Change<'_>, renames: &Renames<'_>, books: [&RuleBook; 2]) -> Transfer<'c> {
    let (from, to): (Vec<_>, Vec<_>) = transfers(change, renames, books).into_iter().unzip();
    let (from, to): Transfer<'_> = (from.into_iter().flatten().collect(), to.into_iter().flatten().collect());
    if from.is_empty() && to.is_empty() { (change.from.roles(), change.to.roles()) } else { (from, to) }
}

pub(super) fn to_ask(
    old: &RuleBook,
    new: &RuleBook,
    changes: &[Change<'_>],
    handovers: &[Handover],
    renames: &Renames<'_>,
) -> Vec<Party> {
    let (mut gone, mut known): (BTreeSet<&str>, BTreeSet<&str>) = Default::default();
    for change in changes {
        let (from, to) = concerned(change, renames, [old, new]);
        for role in from {
            let now = renames.new_name(role);
            if new.roles.contains_key(now) {
                known.insert(now)
            } else {
                gone.insert(role)
            };
        }
        known.extend(to);
    }
    let of_old = gone.into_iter().flat_map(|role| Party::all_of(old, role));
    let mut ask: BTreeSet<Party> = of_old.chain(known.into_iter().flat_map(|role| Party::all_of(new, role))).collect();
    ask.extend(handovers.iter().flat_map(|handover| handover.from.iter().chain(&handover.to)).cloned());
    ask.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_holds_a_role_in_an_area_hands_over_too() {
        let area = |id: &str, holder: &str| {
            format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ po = \"{holder}\" }}\n")
        };
        let parties = |holder: &str| {
            let areas = area("pay", "Ada") + &area("shop", "Bo");
            let text = format!(
                "schema = 1\n{areas}[roles.po]\nname = \"PO\"\n{holder}[rules.soup]\nactivity = \"x\"\nowner = \"po\"\n"
            );
            let book = RuleBook::of(text);
            Party::all_of(&book, "po").into_iter().filter_map(|party| party.person()).collect::<Vec<_>>()
        };
        assert_eq!(parties(""), ["Ada", "Bo"]);
        assert_eq!(parties("holder = \"Cy\"\n"), ["Cy", "Ada", "Bo"]);
    }

    /// Ada is called Eve now, as someone else was; that one is gone, and Zoe is new.
    #[test]
    fn people_are_the_same_if_each_of_both_lists_is_in_the_other() {
        let book = |name: &str, other: &str| {
            let people = format!("[people.ada]\nname = \"{name}\"\n[roles.po]\nname = \"PO\"\n");
            let rule = "[rules.soup]\nactivity = \"soup\"\nowner = \"po\"\n";
            RuleBook::of(format!("schema = 1\n{people}holder = [\"ada\", \"{other}\"]\n{rule}"))
        };
        let is_same = |old: &RuleBook, new: &RuleBook| {
            same_people((old, old.holders("po", None)), (new, new.holders("po", None)))
        };
        assert!(is_same(&book("Ada", "Eve"), &book("Ada Pan", "eve")));
        assert!(!is_same(&book("Ada", "Eve"), &book("Eve", "Zoe")));
        assert!(!is_same(&book("Ada", "Eve"), &book("Ada", "Zoe")));
    }

    #[test]
    fn a_party_is_reached_by_its_people_or_else_by_its_channel() {
        let text = "schema = 1\n[people.ada]\nname = \"Ada Pan\"\ncontact = \"@ada\"\n\
                    [roles.cook]\nname = \"cook\"\nholder = \"ada\"\ncontact = \"#kitchen\"\n\
                    [roles.waiter]\nname = \"waiter\"\nholder = \"Bo\"\ncontact = \"#floor\"\n\
                    [rules.soup]\nactivity = \"soup\"\nowner = [\"cook\", \"waiter\"]\n";
        let book = RuleBook::of(text);
        let contact = |role| Party::all_of(&book, role).remove(0).contact();
        assert_eq!(["cook", "waiter"].map(contact), ["@ada", "#floor"].map(|contact| Some(contact.to_owned())));
    }
}
