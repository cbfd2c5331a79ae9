//! The roles that are left, where, for how long, and to whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter;

use jiff::civil::Date;

use super::leavers::Leavers;
use super::people::{deputies, holders_in};
use super::standing_in::{Cover, covers};
use super::taker::Taker;
use crate::rulebook::{RuleBook, each_once};

/// A role that is left.
pub(super) struct Left<'b> {
    pub(super) role: &'b str,
    /// Where: areas, sorted; empty for the whole.
    pub(super) areas: Vec<String>,
    /// Of the whole, the areas in which others have the role, and stay: ids, sorted.
    pub(super) outside: Vec<String>,
    pub(super) to: Taker,
    /// The last day, where the leavers only stand in.
    pub(super) until: Option<Date>,
}

/// The roles that the leavers have or are, and those for which they stand in on a day.
pub(super) fn left<'b>(book: &'b RuleBook, leavers: &Leavers<'_>, today: Date) -> Vec<Left<'b>> {
    let own = |role: &'b str| match leavers.has_role(role) {
        true => {
            let to = without_role(book, role, leavers);
            vec![Left { role, areas: Vec::new(), outside: Vec::new(), to, until: None }]
        }
        false => without_people(book, role, leavers),
    };
    let covered =
        |Cover { role, areas, to, until }: Cover<'b>| Left { role, areas, outside: Vec::new(), to, until: Some(until) };
    let covers = covers(book, leavers, today).into_iter().map(covered);
    leavers.all_roles(book).into_iter().flat_map(own).chain(covers).collect()
}

/// Who stands in for a role: the first one along its fallbacks that stays, and whose people do not all leave. They form no circle.
fn without_role(book: &RuleBook, id: &str, leavers: &Leavers<'_>) -> Taker {
    let next = |id: &&str| book.roles.get(*id)?.fallback.as_deref().and_then(|id| book.effective_role(id));
    let mut fallbacks = iter::successors(Some(id), next).take(book.roles.len());
    let is_left_empty =
        |role: &str| !book.holders(role, None).is_empty() && taker(book, role, None, leavers) == Taker::Nobody;
    let fallback = fallbacks.find(|role| !leavers.has_role(role) && !is_left_empty(role));
    fallback.map_or(Taker::Nobody, |other| Taker::Fallback(other.to_owned()))
}

/// Where people leave a role: one for the places that the same others take over. An area is named where that is not so in
/// the whole.
fn without_people<'b>(book: &'b RuleBook, role: &'b str, leavers: &Leavers<'_>) -> Vec<Left<'b>> {
    let places = [None].into_iter().chain(book.areas_of(role).map(Some));
    let is_held = |area: &Option<&str>| holders_in(book, role, *area).iter().any(|holder| leavers.has_person(holder));
    let (held, of_others): (Vec<Option<&str>>, Vec<_>) = places.partition(is_held);
    let outside: Vec<String> = of_others.into_iter().flatten().map(str::to_owned).collect();
    let (mut all, mut known): (Vec<Left<'b>>, HashMap<Taker, usize>) = Default::default();
    for area in held {
        let to = taker(book, role, area, leavers);
        match (known.get(&to), area) {
            (Some(at), Some(area)) if !all[*at].areas.is_empty() => all[*at].areas.push(area.to_owned()),
            (Some(_), _) => {}
            (None, area) => {
                known.insert(to.clone(), all.len());
                let areas = area.map(str::to_owned).into_iter().collect();
                let outside = if area.is_none() { outside.clone() } else { Vec::new() };
                all.push(Left { role, areas, outside, to, until: None });
            }
        }
    }
    all
}

/// Who holds a role, or answers for it, where the leavers do not: the other holders there, else the deputies, else those who
/// hold it in the whole.
fn taker(book: &RuleBook, role: &str, area: Option<&str>, leavers: &Leavers<'_>) -> Taker {
    let others = |people: Vec<&str>| -> Option<Vec<String>> {
        let others = each_once(people.into_iter().filter(|person| !leavers.has_person(person)));
        (!others.is_empty()).then(|| others.into_iter().map(str::to_owned).collect())
    };
    let there = others(holders_in(book, role, area)).map(Taker::Holders);
    let deputies = || others(deputies(book, role)).map(Taker::Deputies);
    let of_whole = || others(holders_in(book, role, None)).map(Taker::Holders);
    there.or_else(deputies).or_else(of_whole).unwrap_or(Taker::Nobody)
}

/// Where roles are left to nobody.
pub(super) struct Orphaned<'l> {
    book: &'l RuleBook,
    for_good: BTreeMap<&'l str, Places<'l>>,
    /// Those that are left until a day, as well.
    for_a_while: BTreeMap<&'l str, Places<'l>>,
}

/// Where one role is left to nobody.
#[derive(Default)]
struct Places<'l> {
    /// Whether it is wherever the role is held.
    all: bool,
    /// The areas that are named for it.
    areas: BTreeSet<&'l str>,
}

impl<'l> Orphaned<'l> {
    pub(super) fn of(book: &'l RuleBook, left: &'l [Left<'_>]) -> Self {
        // A role that leaves is not there itself, whichever stands in for it.
        let to_nobody = || left.iter().filter(|left| matches!(left.to, Taker::Nobody | Taker::Fallback(_)));
        let for_good = places(book, to_nobody().filter(|left| left.until.is_none()));
        Self { book, for_good, for_a_while: places(book, to_nobody()) }
    }

    /// Of the roles that have a part together, those that still have somebody where one of them is left. An absent role is
    /// named there only where none stands in for it.
    pub(super) fn others(&self, with: &[String], one: &Left<'_>) -> Vec<String> {
        let is_there = |id: &&String| !self.has(id, one) && self.book.effective_role(id).is_some();
        with.iter().filter(is_there).cloned().collect()
    }

    /// Whether a role is left to nobody where `one` is left, and for as long: one that misses its stand-in until a day has
    /// its holders for what is left for good.
    fn has(&self, role: &str, one: &Left<'_>) -> bool {
        let all = if one.until.is_none() { &self.for_good } else { &self.for_a_while };
        let is_there = |area: &String, places: &Places<'_>| places.areas.contains(area.as_str());
        all.get(role).is_some_and(|places| {
            places.all || !one.areas.is_empty() && one.areas.iter().all(|area| is_there(area, places))
        })
    }
}

/// By role, where those that are left to nobody are so.
fn places<'l>(book: &RuleBook, left: impl Iterator<Item = &'l Left<'l>>) -> BTreeMap<&'l str, Places<'l>> {
    let mut all: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    for left in left {
        let places = all.entry(left.role).or_default();
        places.all |= left.areas.is_empty();
        places.areas.extend(left.areas.iter().map(String::as_str));
    }
    for (role, places) in &mut all {
        let is_held_elsewhere = || {
            let mut held = book.areas_of(role);
            !book.holders(role, None).is_empty() || held.any(|area| !places.areas.contains(area))
        };
        places.all = places.all || !is_held_elsewhere();
    }
    all
}
