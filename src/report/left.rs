//! The roles that are left, where, for how long, and to whom.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::leaver::Leaver;
use super::people::{deputies, names, own_holders, same};
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
        Leaver::Role(_) => vec![Left { role, areas: Vec::new(), to: without_role(book, role), until: None }],
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
    leaver.roles(book).into_iter().flat_map(own).chain(covers.into_iter().map(covered)).collect()
}

/// Who stands in for a role.
fn without_role(book: &RuleBook, id: &str) -> Taker {
    let fallback = book.roles.get(id).and_then(|role| role.fallback.as_deref());
    let fallback = fallback.and_then(|id| book.effective_role(id)).filter(|other| *other != id);
    fallback.map_or(Taker::Nobody, |other| Taker::Fallback(other.to_owned()))
}

/// Where a person leaves a role: one for the places that the same others take over. An area is named where that is not so in
/// the whole.
fn without_person<'b>(book: &'b RuleBook, role: &'b str, name: &str) -> Vec<Left<'b>> {
    let places = [None].into_iter().chain(book.areas_of(role).map(Some));
    let is_held = |area: &Option<&str>| names(book, book.holders(role, *area)).iter().any(|holder| same(holder, name));
    let mut all: Vec<Left<'b>> = Vec::new();
    for area in places.filter(is_held) {
        let to = taker(book, role, area, name);
        match (all.iter_mut().find(|left| left.to == to), area) {
            (Some(left), Some(area)) if !left.areas.is_empty() => left.areas.push(area.to_owned()),
            (Some(_), _) => {}
            (None, area) => {
                let areas = area.map(str::to_owned).into_iter().collect();
                all.push(Left { role, areas, to, until: None });
            }
        }
    }
    all
}

/// Who holds a role, or answers for it, where a person does not: the other holders there, else the deputies, else those who
/// hold it in the whole.
fn taker(book: &RuleBook, role: &str, area: Option<&str>, name: &str) -> Taker {
    let others = |people: Vec<&str>| -> Option<Vec<String>> {
        let others = each_once(people.into_iter().filter(|person| !same(person, name)));
        (!others.is_empty()).then(|| others.into_iter().map(str::to_owned).collect())
    };
    let there = others(names(book, book.holders(role, area))).map(Taker::Holders);
    let deputies = || others(deputies(book, role)).map(Taker::Deputies);
    let of_whole = || others(own_holders(book, role)).map(Taker::Holders);
    there.or_else(deputies).or_else(of_whole).unwrap_or(Taker::Nobody)
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
