//! The six plain words for what can come of a question.

use serde::{Deserialize, Serialize};

/// The six outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// One role owns it.
    Owned,
    /// Several roles own it: together, or any of them.
    Shared,
    /// Nobody owns it, on purpose.
    Unowned,
    /// No rule covers it.
    Unknown,
    /// A condition decides that was not given.
    Depends,
    /// Rules with different owners fit about equally, or rules come near and none is near enough.
    Unclear,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 6] =
        [Self::Owned, Self::Shared, Self::Unowned, Self::Unknown, Self::Depends, Self::Unclear];

    /// The outcome with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Whether it names an owner: it is owned or shared.
    pub fn has_owner(self) -> bool {
        matches!(self, Self::Owned | Self::Shared)
    }

    /// Whether the rules leave the question open: it is unknown or unclear.
    pub fn is_unanswered(self) -> bool {
        matches!(self, Self::Unknown | Self::Unclear)
    }

    /// Whether nobody is its owner, on purpose or as far as the rules know: it is unowned, unknown or unclear.
    pub fn has_no_owner(self) -> bool {
        self == Self::Unowned || self.is_unanswered()
    }

    /// The plain word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::Shared => "shared",
            Self::Unowned => "unowned",
            Self::Unknown => "unknown",
            Self::Depends => "depends",
            Self::Unclear => "unclear",
        }
    }
}
