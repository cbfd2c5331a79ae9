//! Who takes over what a person or a role leaves.

use std::collections::BTreeSet;

/// Who takes over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Taker {
    /// The deputies of the role: people.
    Deputies(Vec<String>),
    /// Its other holders: people.
    Holders(Vec<String>),
    /// Other roles that have the same part already, and stay: ids.
    Roles(Vec<String>),
    /// The role that stands in for it: an id.
    Fallback(String),
    /// Nobody.
    Nobody,
}

impl Taker {
    /// The people who take over, if that is not a role.
    pub fn people(&self) -> &[String] {
        match self {
            Self::Deputies(people) | Self::Holders(people) => people,
            Self::Roles(_) | Self::Fallback(_) | Self::Nobody => &[],
        }
    }

    /// Other roles, if there are any, where no one else takes over.
    pub(super) fn or_roles(self, others: Vec<String>) -> Self {
        match self {
            Self::Nobody if !others.is_empty() => Self::Roles(others),
            taker => taker,
        }
    }

    /// Who takes over a part that a role has under another condition as well.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Roles(one), Self::Roles(other)) => {
                let all: BTreeSet<String> = one.into_iter().chain(other).collect();
                Self::Roles(all.into_iter().collect())
            }
            // Where the others have no part under one condition, someone must be found for that.
            (Self::Nobody, _) | (_, Self::Nobody) => Self::Nobody,
            (one, _) => one,
        }
    }
}
