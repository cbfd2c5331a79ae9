//! Owners: who owns an activity, and which of those that a file names are absent.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Who owns an activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Owner {
    /// One role, by id.
    One(String),
    /// Several roles.
    Shared {
        /// The ids of the roles, sorted; two or more.
        owners: Vec<String>,
        /// Whether it takes all of them.
        mode: Mode,
    },
    /// Nobody, on purpose.
    Nobody,
}

impl Owner {
    /// The ids of the roles that own it, sorted; empty if it has no owner on purpose.
    pub fn roles(&self) -> &[String] {
        match self {
            Self::One(owner) => std::slice::from_ref(owner),
            Self::Shared { owners, .. } => owners,
            Self::Nobody => &[],
        }
    }

    /// How they share it; `None` unless they are several.
    pub fn mode(&self) -> Option<&Mode> {
        match self {
            Self::Shared { mode, .. } => Some(mode),
            Self::One(_) | Self::Nobody => None,
        }
    }
}

/// How several roles own an activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// It takes all of them.
    Together {
        /// How they come to a decision.
        settle: Option<String>,
        /// The id of the owner that has the last word.
        decides: Option<String>,
    },
    /// Each of them will do.
    Any,
}

impl Mode {
    /// The plain word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Together { .. } => "together",
            Self::Any => "any",
        }
    }

    /// How the owners come to a decision, if the file says so.
    pub fn settle(&self) -> Option<&str> {
        match self {
            Self::Together { settle, .. } => settle.as_deref(),
            Self::Any => None,
        }
    }

    /// The id of the owner that has the last word, if one has.
    pub fn decides(&self) -> Option<&str> {
        match self {
            Self::Together { decides, .. } => decides.as_deref(),
            Self::Any => None,
        }
    }
}

/// An owner as absences leave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Assigned {
    /// Who owns it; a fallback stands in the place of each absent role.
    pub owner: Owner,
    /// Which roles the file names that are absent.
    pub absences: Absences,
}

/// The absent ones among the roles that a file names as owners.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Absences {
    /// Those that are missed: a fallback stands in the place of each that has one. Sorted.
    pub missed: BTreeSet<String>,
    /// Those of several of whom any will do: the others are there, and nobody stands in. Sorted.
    pub spared: BTreeSet<String>,
}

impl Absences {
    /// All of several; a role that one of them misses is not spared.
    pub(crate) fn of_all<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut together = Self::default();
        for Self { missed, spared } in all {
            together.missed.extend(missed.iter().cloned());
            together.spared.extend(spared.iter().cloned());
        }
        together.spared.retain(|id| !together.missed.contains(id));
        together
    }

    /// What holds whichever of several cases does: of those that one of them misses, the ones that all of them name.
    pub(crate) fn whichever<'a>(all: impl IntoIterator<Item = &'a Self> + Clone) -> Self {
        let mut together = Self::of_all(all.clone());
        together.missed.retain(|id| all.clone().into_iter().all(|one| one.names(id)));
        together
    }

    fn names(&self, id: &str) -> bool {
        self.missed.contains(id) || self.spared.contains(id)
    }

    /// The absent roles, whether they are missed or not.
    pub fn roles(&self) -> impl Iterator<Item = &String> {
        self.missed.union(&self.spared)
    }
}
