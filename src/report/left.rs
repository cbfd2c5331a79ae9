//! The roles that are left, where, for how long, and to whom.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::leaver::Leaver;
use super::people::{deputies, holders_by_area, own_holders, same};
use super::standing_in::{Cover, covers};
use super::taker::Taker;
use crate::rulebook::{RuleBook, each_once};

/// A role that is left.
pub(super) struct Left<'b> {
    pub(super) role: &'b str,
    /// Where: areas, sorted; empty for the whole.
    pub(super) areas: Vec<String>,
    pub(super) to: Taker,
    /// The last day, where the leaver only stands in.
    pub(super) until: Option<Date>,
}

/// The roles that the leaver has or is, and those for which they stand in on a day.
pub(super) fn left<'b>(book: &'b RuleBook, leaver: &Leaver, today: Date) -> Vec<Left<'b>> {
    let own = |role: &'b str| match leaver {
        Leaver::Role(_) => Left { role, areas: Vec::new(), to: without_role(book, role), until: None },
        Leaver::Person(name) => without_person(book, role, name),
    };
    let covers = match leaver {
        Leaver::Role(_) => Vec::new(),
        Leaver::Person(name) => covers(book, name, today),
    };
    let covered = |Cover { role, areas, others, until }: Cover<'b>| {
        let to = if others.is_empty() { Taker::Nobody } else { Taker::Deputies(others) };
        Left { role, areas, to, until: Some(until) }
    };
    leaver.roles(book).into_iter().map(own).chain(covers.into_iter().map(covered)).collect()
}

/// Who stands in for a role.
fn without_role(book: &RuleBook, id: &str) -> Taker {
    let fallback = book.roles.get(id).and_then(|role| role.fallback.as_deref());
    let fallback = fallback.and_then(|id| book.effective_role(id)).filter(|other| *other != id);
    fallback.map_or(Taker::Nobody, |other| Taker::Fallback(other.to_owned()))
}

/// Where a person leaves a role, and who takes it over there.
fn without_person<'b>(book: &'b RuleBook, role: &'b str, name: &str) -> Left<'b> {
    let is_left = |people: &[&str]| people.iter().any(|person| same(person, name));
    let areas = book.areas_of(role).zip(holders_by_area(book, role)).filter(|(_, people)| is_left(people));
    let to = taker(book, role, name);
    let concerns = |people: &[&str]| to != Taker::Nobody || people.iter().all(|person| same(person, name));
    let areas = areas.filter(|(_, people)| concerns(people)).map(|(area, _)| area.to_owned());
    let areas = if is_left(&own_holders(book, role)) { Vec::new() } else { areas.collect() };
    Left { role, areas, to, until: None }
}

/// Who holds a role, or answers for it, where a person does not: wherever the person holds it, in the whole or in an area,
/// there must be another holder, else a deputy. The holders of the whole stand in for those of an area.
fn taker(book: &RuleBook, role: &str, name: &str) -> Taker {
    let others = |people: &[&str]| -> Vec<String> {
        people.iter().filter(|person| !same(person, name)).map(|person| (*person).to_owned()).collect()
    };
    let whole = own_holders(book, role);
    let is_left = |people: &Vec<&str>| people.iter().any(|person| same(person, name));
    let left = holders_by_area(book, role).chain([whole.clone()]).filter(is_left);
    let takers: Vec<Vec<String>> = left.map(|people| others(&people)).collect();
    let deputies = others(&deputies(book, role));
    if takers.iter().all(|people| !people.is_empty()) {
        return Taker::Holders(each_once(takers.concat()));
    }
    match (deputies, others(&whole)) {
        (deputies, _) if !deputies.is_empty() => Taker::Deputies(deputies),
        (_, whole) if !whole.is_empty() => Taker::Holders(whole),
        _ => Taker::Nobody,
    }
}

/// Of the roles that have a part together, those that still have somebody where one of them is left. An absent role is named
/// there only where none stands in for it.
pub(super) fn others(book: &RuleBook, with: &[String], one: &Left<'_>, left: &[Left<'_>]) -> Vec<String> {
    let is_there = |id: &&String| !is_left_to_nobody(book, id, one, left) && book.effective_role(id).is_some();
    with.iter().filter(is_there).cloned().collect()
}

/// Whether a role is left to nobody where `one` is left, and for as long: one that misses its stand-in until a day has its
/// holders for what is left for good.
fn is_left_to_nobody(book: &RuleBook, role: &str, one: &Left<'_>, left: &[Left<'_>]) -> bool {
    let is_as_long = |other: &&Left<'_>| other.until.is_none() || one.until.is_some();
    let to_nobody = left.iter().filter(|other| other.role == role && other.to == Taker::Nobody).filter(is_as_long);
    let places: Vec<&[String]> = to_nobody.map(|other| other.areas.as_slice()).collect();
    if places.iter().any(|areas| areas.is_empty()) {
        return true;
    }
    let areas: BTreeSet<&str> = places.into_iter().flatten().map(String::as_str).collect();
    let is_left_there = !one.areas.is_empty() && one.areas.iter().all(|area| areas.contains(area.as_str()));
    let is_held_elsewhere = || {
        let mut held = book.areas_of(role);
        !own_holders(book, role).is_empty() || held.any(|area| !areas.contains(area))
    };
    is_left_there || !areas.is_empty() && !is_held_elsewhere()
}
