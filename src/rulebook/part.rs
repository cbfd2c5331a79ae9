//! What roles have to do with an activity.

use super::rule::Rule;

/// What a role has to do with an activity, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It owns it alone.
    Owns,
    /// It owns it with others.
    Shares,
    /// It carries it out.
    Does,
    /// It is asked before.
    Consulted,
    /// It wants to know.
    Informed,
}

impl Part {
    /// The plain word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owns => "owns",
            Self::Shares => "shares",
            Self::Does => "does",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
        }
    }

    /// Whether the activity suffers where nobody has the part.
    pub(crate) fn is_needed(self) -> bool {
        matches!(self, Self::Owns | Self::Shares | Self::Does)
    }
}

impl Rule {
    /// Each part with the ids of the roles that have it together: the owners, or those of each case, then those that carry it
    /// out, are asked before, and want to know. Where nobody owns it, no part says so.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &[String])> {
        let owners = self.owners().filter_map(|owner| match owner.roles() {
            [] => None,
            [one] => Some((Part::Owns, std::slice::from_ref(one))),
            several => Some((Part::Shares, several)),
        });
        let lists = [(Part::Does, &self.does), (Part::Consulted, &self.consult), (Part::Informed, &self.inform)];
        owners.chain(lists.map(|(part, roles)| (part, roles.as_slice())))
    }
}
