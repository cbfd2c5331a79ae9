//! Phrases that could be one owner's or another's, pair by pair of owners.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::point::{Place, Point, Subject};
use crate::check::leave_one_out::{Effort, LeaveOneOut, ask_each, count_of_lone_wordings, count_of_wordings};
use crate::rulebook::{Given, RuleBook};

/// The pairs of owners that meet in some phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overlaps {
    /// Those with most phrases first.
    pub pairs: Vec<Overlap>,
    /// How many phrases were asked, each of a router that was fitted without it.
    pub asked: usize,
    /// How many phrases there are: in a large book, only some are asked.
    pub all: usize,
    /// How many of them are the only one of their rule, which would not be known without it: these are not asked.
    pub lone: usize,
}

/// Two owners, and the phrases of either that could be the other's.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Overlap {
    /// Each owner: roles, sorted; empty where nobody owns it on purpose. The lesser comes first.
    pub owners: [Vec<String>; 2],
    /// The phrases, in the order of files and lines; never empty.
    pub phrases: Vec<Contested>,
    /// The smaller of the two owners' counts of phrases that were asked.
    pub asked: usize,
}

/// A phrase that could be another rule's.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contested {
    /// The phrase.
    pub phrase: String,
    /// The rule that has it.
    pub rule: String,
    /// The rule of other owners that comes as near without it.
    pub rival: String,
    /// Whether the rule that has it belongs to the second owner.
    pub is_second: bool,
    /// Where it is written.
    pub at: Place,
}

/// A pair with this number of contested phrases or more is to be decided even if only one side loses them.
const MANY: usize = 4;
/// One phrase in this number may be contested: the more phrases two owners have, the more of them are odd ones.
const ONE_IN: usize = 20;

impl Overlaps {
    pub(super) fn of(book: &RuleBook, given: &Given) -> Self {
        let asked = ask_each(book, given, Effort::SAMPLE);
        let mut pairs: BTreeMap<[Vec<String>; 2], Vec<Contested>> = BTreeMap::new();
        for held_out in &asked {
            if let Some((owners, contested)) = contested(book, held_out) {
                pairs.entry(owners).or_default().push(contested);
            }
        }
        let mut count: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        asked.iter().for_each(|held_out| *count.entry(held_out.rule.all_owners()).or_default() += 1);
        let mut pairs: Vec<Overlap> =
            pairs.into_iter().map(|(owners, phrases)| Overlap::new(owners, phrases, &count)).collect();
        pairs.sort_by_cached_key(|pair| (Reverse(pair.phrases.len()), pair.owners.clone()));
        Self { pairs, asked: asked.len(), all: count_of_wordings(book), lone: count_of_lone_wordings(book) }
    }

    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        self.pairs.iter().filter(|pair| pair.must_be_decided()).filter_map(|pair| {
            let first = pair.phrases.first()?;
            let (owners, phrases) = (pair.owners.clone(), pair.phrases.len());
            let rules = pair.rules()?.map(str::to_owned);
            Some(Point::new(
                Subject::Overlap { owners, rules, phrases, example: first.phrase.clone() },
                first.at.clone(),
            ))
        })
    }
}

impl Overlap {
    fn new(owners: [Vec<String>; 2], mut phrases: Vec<Contested>, count: &BTreeMap<Vec<String>, usize>) -> Self {
        phrases.sort_by(|one, other| (&one.at, &one.phrase).cmp(&(&other.at, &other.phrase)));
        phrases.dedup_by(|one, other| (&one.rule, &one.phrase) == (&other.rule, &other.phrase));
        let asked = owners.iter().filter_map(|owner| count.get(owner)).min().copied().unwrap_or_default();
        Self { owners, phrases, asked }
    }

    /// A rule of each owner, the one whose phrase comes first, and its rival; `None` without a phrase.
    pub fn rules(&self) -> Option<[&str; 2]> {
        let Contested { rule, rival, is_second, .. } = self.phrases.first()?;
        Some(if *is_second { [rival, rule] } else { [rule, rival] })
    }

    /// Whether each side has phrases that could be the other's, or one side has many, and these are a fair part of all.
    /// A single odd phrase is normal.
    pub fn must_be_decided(&self) -> bool {
        let of_second = self.phrases.iter().filter(|phrase| phrase.is_second).count();
        let is_mutual = of_second > 0 && of_second < self.phrases.len();
        (is_mutual || self.phrases.len() >= MANY) && self.phrases.len() * ONE_IN >= self.asked
    }
}

/// The owners between whom a phrase is open. What concerns only files below is left to a report on those.
fn contested(book: &RuleBook, held_out: &LeaveOneOut<'_>) -> Option<([Vec<String>; 2], Contested)> {
    let rival = held_out.rival().filter(|_| held_out.is_telling)?;
    let rule = held_out.rule;
    if ![&rule.location, &rival.location].into_iter().any(|at| book.is_of_top(at)) {
        return None;
    }
    let (home, there) = (rule.all_owners(), rival.all_owners());
    let is_second = home > there;
    let contested = Contested {
        phrase: held_out.wording.to_owned(),
        rule: rule.id.clone(),
        rival: rival.id.clone(),
        is_second,
        at: book.place_of_wording(rule, held_out.wording).into(),
    };
    Some((if is_second { [there, home] } else { [home, there] }, contested))
}
