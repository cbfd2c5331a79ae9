//! What a file says beside who owns what: it changes no owner, but whom people turn to.

use std::collections::BTreeSet;

use super::handover::{areas, name_of_area, same_people};
use super::rename::Renames;
use crate::rulebook::{Owner, Rule, RuleBook};

/// Something that is set otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What it is, and of what.
    pub what: Set,
    /// What it was before: names of people, ids of roles, or words. Empty if it was not set.
    pub from: Vec<String>,
    /// What it is now; empty if it is not set.
    pub to: Vec<String>,
}

/// What can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Set {
    /// The role to ask where no rule answers.
    Unknown,
    /// The deputies of a role: its id now.
    Deputy(String),
    /// Who has the last word among the owners of a rule: its id.
    Decides(String),
    /// The words of an area: its name.
    Words(String),
}

impl Set {
    /// The stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Deputy(_) => "deputy",
            Self::Decides(_) => "decides",
            Self::Words(_) => "words",
        }
    }

    /// The role, rule or area that it is of; `None` for the whole.
    pub fn of(&self) -> Option<&str> {
        match self {
            Self::Unknown => None,
            Self::Deputy(of) | Self::Decides(of) | Self::Words(of) => Some(of),
        }
    }
}

/// What is set otherwise of what both books have: the whole, then roles, rules and areas by their old ids.
pub(super) fn settings(old: &RuleBook, new: &RuleBook, renames: &Renames<'_>) -> Vec<Setting> {
    let deputies = old.roles.keys().filter_map(|role| deputy(old, new, role, renames.new_name(role)));
    let decides = old.rules.iter().filter_map(|was| decides(was, new.rule(&was.id)?, renames));
    let words = areas(old, new).into_iter().filter_map(|place| words(old, new, place));
    unknown(old, new, renames).into_iter().chain(deputies).chain(decides).chain(words).collect()
}

fn unknown(old: &RuleBook, new: &RuleBook, renames: &Renames<'_>) -> Option<Setting> {
    let (was, is) = (old.ask_if_unknown.as_deref(), new.ask_if_unknown.as_deref());
    let one = |role: Option<&str>| role.into_iter().map(str::to_owned).collect();
    let is_same = was.map(|role| renames.new_name(role)) == is;
    (!is_same).then(|| Setting { what: Set::Unknown, from: one(was), to: one(is) })
}

fn deputy(old: &RuleBook, new: &RuleBook, role: &str, now: &str) -> Option<Setting> {
    let (was, is) = (old.deputies(role), new.deputies(now));
    let is_there = new.roles.contains_key(now);
    let names =
        |book: &RuleBook, people: &[String]| people.iter().map(|one| book.person_name(one).to_owned()).collect();
    (is_there && !same_people((old, was), (new, is))).then(|| Setting {
        what: Set::Deputy(now.to_owned()),
        from: names(old, was),
        to: names(new, is),
    })
}

/// Of a rule whose owners stay; where others own it, the changes say so.
fn decides(was: &Rule, is: &Rule, renames: &Renames<'_>) -> Option<Setting> {
    let now = |role: &String| renames.new_name(role).to_owned();
    let owners = |rule: &Rule| rule.all_owners().into_iter().collect::<BTreeSet<String>>();
    let is_owned_by_others = owners(was).iter().map(now).collect::<BTreeSet<String>>() != owners(is);
    let (before, after) = (last_words(was), last_words(is));
    let is_same = before.iter().map(now).collect::<BTreeSet<String>>() == after;
    (!is_same && !is_owned_by_others).then(|| Setting {
        what: Set::Decides(is.id.clone()),
        from: before.into_iter().collect(),
        to: after.into_iter().collect(),
    })
}

/// Who has the last word, under some condition at least.
fn last_words(rule: &Rule) -> BTreeSet<String> {
    rule.owners().filter_map(|owner: &Owner| owner.mode()?.decides()).map(str::to_owned).collect()
}

fn words(old: &RuleBook, new: &RuleBook, place: [&str; 2]) -> Option<Setting> {
    let (was, is) = (old.areas.get(place[0])?, new.areas.get(place[1])?);
    let sorted = |words: &[String]| words.iter().cloned().collect::<BTreeSet<String>>();
    let (from, to) = (sorted(&was.words), sorted(&is.words));
    (from != to).then(|| Setting {
        what: Set::Words(name_of_area(old, new, &place).to_owned()),
        from: from.into_iter().collect(),
        to: to.into_iter().collect(),
    })
}
