//! What changes for a question: who owned it, who owns it now, and by which rules.

use std::collections::BTreeSet;

use crate::router::{Branch, Decision};
use crate::rulebook::{Given, Mode, Owner, Rule, When};

/// Questions that go from the same owners to the same other owners, by the same rules.
#[derive(Debug, Clone)]
pub struct Change<'b> {
    /// What kind of change it is.
    pub kind: Kind,
    /// Who owned it.
    pub from: Assignment,
    /// Who owns it now.
    pub to: Assignment,
    /// The rule that was about it before, if one was.
    pub was: Option<&'b Rule>,
    /// The rule that is about it now, if one is.
    pub now: Option<&'b Rule>,
    /// The questions, in alphabetical order; never empty.
    pub questions: Vec<Question>,
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule answered before, and one with another answer does now.
    ChangesHands,
    /// No rule answered before, and one is about it now.
    Appears,
    /// A rule was about it before, and none answers now.
    Vanishes,
    /// It is unclear now.
    BecomesUnclear,
    /// It was unclear before.
    WasUnclear,
}

/// Who owns an activity in one of the books.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assignment {
    /// The same under all conditions.
    Owners(Owners),
    /// The owners of the case that holds, sorted by condition.
    Cases(Vec<(When, Owners)>),
    /// Rules with different owners fit about equally.
    Unclear,
    /// A rule is about it, and none of its cases covers the conditions.
    Uncovered,
    /// No rule is about it.
    Unknown,
}

/// Who owns an activity, without the reasons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owners {
    /// One role, or several together: their ids, sorted; never empty.
    All(Vec<String>),
    /// Each of these roles will do: their ids, sorted; two or more.
    Any(Vec<String>),
    /// Nobody, on purpose.
    Nobody,
}

/// A question that both books are asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// The activity in a person's words.
    pub ask: String,
    /// The conditions that an expectation gives with it.
    pub given: Given,
}

impl Change<'_> {
    /// Whether neither answer names an owner.
    pub fn names_no_owner(&self) -> bool {
        self.from.cases().is_empty() && self.to.cases().is_empty()
    }

    /// Whether no role owned it before.
    pub(crate) fn was_ownerless(&self) -> bool {
        self.from.roles().is_empty()
    }

    /// Whether a role owned it, and no rule answers now.
    pub(crate) fn loses_owner(&self) -> bool {
        !self.from.roles().is_empty() && self.to.cases().is_empty()
    }
}

impl Assignment {
    /// The assignment of a decision: its owners without its reasons.
    pub fn of(decision: &Decision) -> Self {
        match decision {
            Decision::Owned { owner, .. } => Self::Owners(Owners::All(vec![owner.clone()])),
            Decision::Shared { owners, mode, .. } => Self::Owners(Owners::shared(owners.clone(), mode)),
            Decision::Depends { cases, .. } => {
                let owners = |Branch { case, .. }: &Branch| (case.when.clone(), Owners::of(case.owner()));
                let mut cases: Vec<_> = cases.iter().map(owners).collect();
                cases.sort();
                Self::Cases(cases)
            }
            Decision::Unowned { .. } => Self::Owners(Owners::Nobody),
            Decision::Unclear(_) => Self::Unclear,
            Decision::Uncovered { .. } => Self::Uncovered,
            Decision::Unknown(_) => Self::Unknown,
        }
    }

    /// All roles that may own it, sorted, each once.
    pub fn roles(&self) -> BTreeSet<&str> {
        self.cases().into_iter().flat_map(|(_, owners)| owners.roles()).map(String::as_str).collect()
    }

    /// Who owns it under which conditions; empty if no rule answers.
    pub(super) fn cases(&self) -> Vec<(&When, &Owners)> {
        match self {
            Self::Owners(owners) => vec![(&When::Otherwise, owners)],
            Self::Cases(cases) => cases.iter().map(|(when, owners)| (when, owners)).collect(),
            Self::Unclear | Self::Uncovered | Self::Unknown => Vec::new(),
        }
    }

    /// The same with other names for some roles.
    pub(super) fn renamed(&self, name: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Owners(owners) => Self::Owners(owners.renamed(&name)),
            Self::Cases(cases) => {
                let mut cases: Vec<_> =
                    cases.iter().map(|(when, owners)| (when.clone(), owners.renamed(&name))).collect();
                cases.sort();
                Self::Cases(cases)
            }
            Self::Unclear | Self::Uncovered | Self::Unknown => self.clone(),
        }
    }
}

impl Owners {
    fn of(owner: &Owner) -> Self {
        match owner {
            Owner::One(owner) => Self::All(vec![owner.clone()]),
            Owner::Shared { owners, mode } => Self::shared(owners.clone(), mode),
            Owner::Nobody => Self::Nobody,
        }
    }

    fn shared(owners: Vec<String>, mode: &Mode) -> Self {
        match mode {
            Mode::Together { .. } => Self::All(owners),
            Mode::Any => Self::Any(owners),
        }
    }

    /// The ids of the roles, sorted; empty for nobody.
    pub fn roles(&self) -> &[String] {
        match self {
            Self::All(owners) | Self::Any(owners) => owners,
            Self::Nobody => &[],
        }
    }

    fn renamed(&self, name: impl Fn(&str) -> String) -> Self {
        let renamed = |owners: &[String]| {
            let mut owners: Vec<String> = owners.iter().map(|owner| name(owner)).collect();
            owners.sort();
            owners
        };
        match self {
            Self::All(owners) => Self::All(renamed(owners)),
            Self::Any(owners) => Self::Any(renamed(owners)),
            Self::Nobody => Self::Nobody,
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
            (Assignment::Uncovered, _) => Some(Self::Appears),
            (_, Assignment::Uncovered) => Some(Self::Vanishes),
            _ => Some(Self::ChangesHands),
        }
    }
}
