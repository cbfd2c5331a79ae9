//! What changes for a question: who owned it, who owns it now, and by which rules.

use std::collections::BTreeSet;

use crate::router::{Branch, Decision};
use crate::rulebook::{Given, Rule, When};

/// Questions that go from the same owners to the same other owners, by the same rules.
#[derive(Debug, Clone)]
pub struct Change<'b> {
    /// What kind of change it is.
    pub kind: Kind,
    /// Who owned it.
    pub from: Assignment,
    /// Who owns it now.
    pub to: Assignment,
    /// The rule that answered before, if one did.
    pub was: Option<&'b Rule>,
    /// The rule that answers now, if one does.
    pub now: Option<&'b Rule>,
    /// The questions, in alphabetical order; never empty.
    pub questions: Vec<Question>,
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule answered before, and one with another answer does now.
    ChangesHands,
    /// It was unknown, and a rule answers now.
    Appears,
    /// A rule answered before, and it is unknown now.
    Vanishes,
    /// It is unclear now.
    BecomesUnclear,
    /// It was unclear before.
    WasUnclear,
}

/// Who owns an activity in one of the books.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assignment {
    /// One role, or several together: their ids, sorted; never empty.
    Owners(Vec<String>),
    /// The owners of the case that holds, sorted by condition.
    Cases(Vec<(When, Vec<String>)>),
    /// Nobody, on purpose.
    Nobody,
    /// Rules with different owners fit about equally.
    Unclear,
    /// No rule covers it.
    Unknown,
}

/// A question that both books are asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The activity in a person's words.
    pub ask: String,
    /// The conditions that an expectation gives with it.
    pub given: Given,
}

impl Assignment {
    /// The assignment of a decision: its owners without its reasons.
    pub fn of(decision: &Decision) -> Self {
        match decision {
            Decision::Owned { owner, .. } => Self::Owners(vec![owner.clone()]),
            Decision::Shared { owners, .. } => Self::Owners(owners.clone()),
            Decision::Depends { cases, .. } => {
                let mut cases: Vec<_> =
                    cases.iter().map(|Branch { case, .. }| (case.when.clone(), case.owner.roles().to_vec())).collect();
                cases.sort();
                Self::Cases(cases)
            }
            Decision::Unowned { .. } => Self::Nobody,
            Decision::Unclear => Self::Unclear,
            Decision::Uncovered { .. } | Decision::Unknown => Self::Unknown,
        }
    }

    /// All roles that may own it, sorted, each once.
    pub fn roles(&self) -> BTreeSet<&str> {
        match self {
            Self::Owners(owners) => owners.iter().map(String::as_str).collect(),
            Self::Cases(cases) => cases.iter().flat_map(|(_, owners)| owners).map(String::as_str).collect(),
            Self::Nobody | Self::Unclear | Self::Unknown => BTreeSet::new(),
        }
    }

    /// The same with other names for some roles.
    pub(super) fn renamed(&self, name: impl Fn(&str) -> String) -> Self {
        let renamed = |owners: &[String]| {
            let mut owners: Vec<String> = owners.iter().map(|owner| name(owner)).collect();
            owners.sort();
            owners
        };
        match self {
            Self::Owners(owners) => Self::Owners(renamed(owners)),
            Self::Cases(cases) => {
                let mut cases: Vec<_> = cases.iter().map(|(when, owners)| (when.clone(), renamed(owners))).collect();
                cases.sort();
                Self::Cases(cases)
            }
            other => other.clone(),
        }
    }
}

impl Kind {
    /// The stable name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::ChangesHands => "changes-hands",
            Self::Appears => "appears",
            Self::Vanishes => "vanishes",
            Self::BecomesUnclear => "becomes-unclear",
            Self::WasUnclear => "was-unclear",
        }
    }

    /// `None` if nothing changes.
    pub(super) fn of(from: &Assignment, to: &Assignment) -> Option<Self> {
        match (from, to) {
            (from, to) if from == to => None,
            (_, Assignment::Unclear) => Some(Self::BecomesUnclear),
            (Assignment::Unclear, _) => Some(Self::WasUnclear),
            (Assignment::Unknown, _) => Some(Self::Appears),
            (_, Assignment::Unknown) => Some(Self::Vanishes),
            _ => Some(Self::ChangesHands),
        }
    }
}
