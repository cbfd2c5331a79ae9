//! One thing to decide, and where.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::router::Outcome;
use crate::rulebook::{Given, Location};

/// A line of a file that people can find.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl From<&Location> for Place {
    fn from(at: &Location) -> Self {
        Self { file: at.source.name().to_owned(), line: at.position().line }
    }
}

/// One thing to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Point {
    /// What is to be decided.
    pub subject: Subject,
    /// Where it is written.
    pub at: Place,
}

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// What nobody has when someone is gone.
    HandOver,
    /// What has no owner, or no person.
    Gaps,
    /// What could be one owner's or another's.
    Overlaps,
    /// What other files say and the team never confirmed.
    Inherited,
    /// What was confirmed too long ago.
    Freshness,
    /// What depends on one person.
    SinglePoints,
}

/// What is to be decided; in the order of the variants, the most pressing first. Roles and rules are ids.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// Someone leaves a role, and what it does, to nobody.
    LeftToNobody {
        /// The role.
        role: String,
        /// How many activities nobody has then.
        activities: usize,
    },
    /// All who hold a role that owns something, in the whole or in an area, are away today, and so are their deputies.
    AllAway {
        /// The role.
        role: String,
        /// The area: an id; `None` for the whole.
        area: Option<String>,
        /// Each holder with the last day of the absence; never empty.
        people: Vec<(String, Date)>,
        /// The last day on which nobody answers: the first of them, or of those who stand in, is back on the next one.
        until: Date,
    },
    /// The cases of a rule do not cover some conditions.
    CaseMissing {
        /// The rule.
        rule: String,
        /// What its activity is called.
        activity: String,
        /// The first conditions that no case covers; never empty.
        conditions: Vec<Given>,
    },
    /// A role is absent and no other stands in.
    NobodyStandsIn {
        /// The role.
        role: String,
        /// How many activities it owns.
        activities: usize,
    },
    /// No role of the book has a holder.
    NobodyNamed {
        /// How many roles have a part in the rules; at least two.
        roles: usize,
    },
    /// A role has a part in the rules and no holder.
    RoleWithoutHolder {
        /// The role.
        role: String,
        /// In how many activities it has a part.
        activities: usize,
    },
    /// Many roles have a part in the rules and no holder.
    RolesWithoutHolder {
        /// The roles, sorted.
        roles: Vec<String>,
    },
    /// An area says who holds no role at all.
    AreaWithoutHolder {
        /// The area: an id.
        area: String,
    },
    /// A role owns something and has holders in some areas, but not in these, nor in the whole.
    RoleOpenInAreas {
        /// The role.
        role: String,
        /// The areas, sorted; never empty.
        areas: Vec<String>,
    },
    /// A real question has no answer.
    Unanswered {
        /// The question.
        question: String,
        /// Unknown or unclear.
        outcome: Outcome,
        /// The nearest rule, if one is near.
        nearest: Option<String>,
    },
    /// Two owners could both be meant by the same phrases.
    Overlap {
        /// Each owner: roles, sorted; empty where nobody owns it on purpose.
        owners: [Vec<String>; 2],
        /// How many phrases.
        phrases: usize,
        /// One of them.
        example: String,
    },
    /// Roles of another file have a part in the rules and no holder, and the team says nothing about them.
    InheritedWithoutHolder {
        /// The file.
        file: String,
        /// The roles, sorted; never empty.
        roles: Vec<String>,
    },
    /// Rules of another file that the team never confirmed.
    NeverConfirmed {
        /// The file.
        file: String,
        /// How many rules.
        rules: usize,
    },
    /// The file or a rule was confirmed too long ago.
    Stale {
        /// The rule and its activity; `None` for the whole file.
        rule: Option<(String, String)>,
        /// When it was last confirmed.
        date: Date,
    },
    /// No role of the book has a deputy.
    NoDeputies {
        /// How many roles have one holder; at least two.
        roles: usize,
    },
    /// A role owns something, and nobody answers while its holder is away.
    RoleWithoutDeputy {
        /// The role.
        role: String,
        /// Its one holder.
        person: String,
    },
    /// A role owns something, and in some areas nobody answers while its one holder is away.
    AloneInAreas {
        /// The role.
        role: String,
        /// The areas, sorted; never empty.
        areas: Vec<String>,
        /// Who holds the role there, area by area.
        people: Vec<String>,
    },
    /// One person holds several roles.
    SeveralRoles {
        /// The person.
        person: String,
        /// The roles, sorted; at least two.
        roles: Vec<String>,
    },
}

impl Point {
    pub(super) fn new(subject: Subject, at: impl Into<Place>) -> Self {
        Self { subject, at: at.into() }
    }

    /// By kind, then by size, then by place.
    pub(super) fn order(&self) -> (usize, Reverse<usize>, Place) {
        (self.subject.rank(), Reverse(self.subject.size()), self.at.clone())
    }
}

impl Subject {
    /// The kind of a point; its name never changes between versions.
    pub fn name(&self) -> &'static str {
        self.kind().1
    }

    /// The part of a report that it belongs to.
    pub fn chapter(&self) -> Chapter {
        match self {
            Self::LeftToNobody { .. } => Chapter::HandOver,
            Self::AllAway { .. } | Self::CaseMissing { .. } | Self::NobodyStandsIn { .. } => Chapter::Gaps,
            Self::NobodyNamed { .. } => Chapter::Gaps,
            Self::RoleWithoutHolder { .. } | Self::RolesWithoutHolder { .. } => Chapter::Gaps,
            Self::InheritedWithoutHolder { .. } => Chapter::Gaps,
            Self::AreaWithoutHolder { .. } | Self::RoleOpenInAreas { .. } => Chapter::Gaps,
            Self::Unanswered { .. } => Chapter::Gaps,
            Self::Overlap { .. } => Chapter::Overlaps,
            Self::NeverConfirmed { .. } => Chapter::Inherited,
            Self::Stale { .. } => Chapter::Freshness,
            Self::NoDeputies { .. } | Self::RoleWithoutDeputy { .. } => Chapter::SinglePoints,
            Self::AloneInAreas { .. } | Self::SeveralRoles { .. } => Chapter::SinglePoints,
        }
    }

    fn rank(&self) -> usize {
        self.kind().0
    }

    fn kind(&self) -> (usize, &'static str) {
        match self {
            Self::LeftToNobody { .. } => (0, "left-to-nobody"),
            Self::AllAway { .. } => (1, "all-away"),
            Self::CaseMissing { .. } => (2, "case-missing"),
            Self::NobodyStandsIn { .. } => (3, "nobody-stands-in"),
            Self::NobodyNamed { .. } => (4, "nobody-named"),
            Self::RoleWithoutHolder { .. } => (5, "role-without-holder"),
            Self::RolesWithoutHolder { .. } => (5, "roles-without-holder"),
            Self::AreaWithoutHolder { .. } => (6, "area-without-holder"),
            Self::RoleOpenInAreas { .. } => (6, "role-open-in-areas"),
            Self::Unanswered { .. } => (7, "unanswered"),
            Self::Overlap { .. } => (8, "overlap"),
            Self::InheritedWithoutHolder { .. } => (9, "inherited-without-holder"),
            Self::NeverConfirmed { .. } => (10, "never-confirmed"),
            Self::Stale { .. } => (11, "stale-review"),
            Self::NoDeputies { .. } => (12, "no-deputies"),
            Self::RoleWithoutDeputy { .. } => (13, "role-without-deputy"),
            Self::AloneInAreas { .. } => (14, "alone-in-areas"),
            Self::SeveralRoles { .. } => (15, "several-roles"),
        }
    }

    /// How much of the file it concerns.
    fn size(&self) -> usize {
        match self {
            Self::LeftToNobody { activities, .. }
            | Self::NobodyStandsIn { activities, .. }
            | Self::RoleWithoutHolder { activities, .. } => *activities,
            Self::Overlap { phrases, .. } => *phrases,
            Self::NeverConfirmed { rules, .. } => *rules,
            Self::SeveralRoles { roles, .. }
            | Self::RolesWithoutHolder { roles }
            | Self::InheritedWithoutHolder { roles, .. } => roles.len(),
            Self::RoleOpenInAreas { areas, .. } | Self::AloneInAreas { areas, .. } => areas.len(),
            _ => 0,
        }
    }
}
