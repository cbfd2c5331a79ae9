//! A rule: an activity, who owns it, and when.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::context::Given;
use super::dates;
use super::owner::{Absences, Assigned, Owner};
use super::when::When;
use crate::source::Location;

/// An activity and who owns it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rule {
    /// The key in the file.
    pub id: String,
    /// What `list` shows.
    pub activity: String,
    /// Who owns it.
    pub ownership: Ownership,
    /// Why, in one or two sentences; `None` if the file gives no reason.
    pub why: Option<String>,
    /// The id of the [`Reference`](super::Reference) that says so.
    pub source: Option<String>,
    /// The chapter of that reference.
    pub section: Option<String>,
    /// How people say it; never empty strings.
    #[serde(skip)]
    pub phrases: Vec<String>,
    /// Roles that carry it out.
    pub does: Vec<String>,
    /// Roles to ask before.
    pub consult: Vec<String>,
    /// Roles that want to know.
    pub inform: Vec<String>,
    /// Who sees it otherwise.
    pub dissent: Vec<Dissent>,
    /// When a person last confirmed this rule; without it the book's own review counts.
    #[serde(with = "dates")]
    pub reviewed: Option<Date>,
    /// Where it says who owns it: its entry in the topmost file that names its owner.
    #[serde(skip)]
    pub location: Location,
    /// Where it begins: its entry in the lowest file that has it. [`RuleBook::place_of_wording`] tells which file has
    /// which of its wordings.
    ///
    /// [`RuleBook::place_of_wording`]: super::RuleBook::place_of_wording
    #[serde(skip)]
    pub origin: Location,
}

impl Rule {
    /// Every way in which the file says it: the activity, then the phrases.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.activity).chain(&self.phrases).map(String::as_str)
    }

    /// Its answers under conditions; empty if it has the same owner under all.
    pub fn cases(&self) -> &[Case] {
        match &self.ownership {
            Ownership::Always(_) | Ownership::Uncovered(_) => &[],
            Ownership::Cases(cases) => cases,
        }
    }

    /// The ids of the contexts that its cases ask for.
    pub(crate) fn contexts(&self) -> impl Iterator<Item = &str> {
        self.cases().iter().flat_map(|case| case.when.conditions().keys()).map(String::as_str)
    }

    /// Who may own it, as absences leave them: its owner, or that of each case, in the order of the file.
    pub fn assigned(&self) -> impl Iterator<Item = &Assigned> {
        let always = match &self.ownership {
            Ownership::Always(assigned) => Some(assigned),
            Ownership::Cases(_) | Ownership::Uncovered(_) => None,
        };
        always.into_iter().chain(self.cases().iter().map(|case| &case.assigned))
    }

    /// Who may own it: its owner, or that of each case, in the order of the file.
    pub fn owners(&self) -> impl Iterator<Item = &Owner> {
        self.assigned().map(|assigned| &assigned.owner)
    }

    /// The absent roles that the file names as owners, under any conditions.
    pub fn absences(&self) -> Absences {
        Absences::of_all(self.assigned().map(|assigned| &assigned.absences))
    }

    /// The owners without a look at conditions: a conditional rule has the owners of all its cases. Sorted, no repeats.
    pub fn all_owners(&self) -> Vec<String> {
        roles_of(self.owners())
    }

    /// By rule: which owners it has, as a number from 0; rules with the same owners have the same number.
    pub(crate) fn owner_groups(rules: &[&Self]) -> Vec<u32> {
        let mut numbers: HashMap<Vec<String>, u32> = HashMap::new();
        let number = |rule: &&Self| {
            let next = numbers.len() as u32;
            *numbers.entry(rule.all_owners()).or_insert(next)
        };
        rules.iter().map(number).collect()
    }
}

/// Who owns an activity, and whether conditions decide that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ownership {
    /// The same owner under all conditions.
    Always(Assigned),
    /// The owner of the case that holds; never empty, in the order of the file.
    Cases(Vec<Case>),
    /// No case covers these conditions, which were given: see [`RuleBook::under`](super::RuleBook::under). A file has no such
    /// rule.
    Uncovered(Given),
}

/// One answer of a conditional rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// When it holds.
    pub when: When,
    /// Who owns it then.
    pub assigned: Assigned,
    /// Why; `None` if the reason is that of the rule.
    pub why: Option<String>,
}

impl Case {
    /// Who owns it then.
    pub fn owner(&self) -> &Owner {
        &self.assigned.owner
    }
}

/// The roles of some owners, sorted, no repeats.
pub(super) fn roles_of<'o>(owners: impl IntoIterator<Item = &'o Owner>) -> Vec<String> {
    let mut roles: Vec<String> = owners.into_iter().flat_map(Owner::roles).cloned().collect();
    roles.sort();
    roles.dedup();
    roles
}

/// Another opinion on a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dissent {
    /// Who would own it then; `None` if only the rule is doubted.
    pub owner: Option<String>,
    /// The id of the [`Reference`](super::Reference) that says so.
    pub source: Option<String>,
    /// What it says.
    pub note: String,
}
