//! One thing to decide, and where.

use std::cmp::Reverse;
use std::fmt;

use jiff::civil::Date;

use super::open_areas::OpenAreas;
use crate::router::Outcome;
use crate::rulebook::{Gaps, Location};

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

impl fmt::Display for Place {
    /// `file:line`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
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
        /// The areas in which nobody has it then, sorted; empty for the whole.
        areas: Vec<String>,
        /// Of the whole, the areas in which others have it, and stay: ids, sorted.
        outside: Vec<String>,
        /// How many activities nobody has then.
        activities: usize,
        /// The last day of that, where they only stand in; `None` if it is for good.
        until: Option<Date>,
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
        /// The conditions that no case covers; never empty.
        gaps: Gaps,
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
        /// The areas.
        areas: OpenAreas,
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
        /// A rule of each of them.
        rules: [String; 2],
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
    },
    /// One person holds several roles.
    SeveralRoles {
        /// The person.
        person: String,
        /// The roles, sorted; at least two.
        roles: Vec<String>,
    },
}

/// A kind of point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name, which never changes between versions.
    pub name: &'static str,
    /// The part of a report that it belongs to.
    pub chapter: Chapter,
    /// The lower, the more pressing.
    rank: usize,
}

/// What a point is about: roles, rules and areas by id, people by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerns<'a> {
    /// The rule.
    pub rule: Option<&'a str>,
    /// The roles, in the order of the point.
    pub roles: Vec<&'a str>,
    /// The person.
    pub person: Option<&'a str>,
    /// The areas, in the order of the point.
    pub areas: Vec<&'a str>,
}

impl Point {
    pub(super) fn new(subject: Subject, at: impl Into<Place>) -> Self {
        Self { subject, at: at.into() }
    }

    /// By kind, then by size, then by place.
    pub(super) fn order(&self) -> (usize, Reverse<usize>, Place) {
        (self.subject.kind().rank, Reverse(self.subject.size()), self.at.clone())
    }
}

impl Subject {
    /// What kind of point it is.
    pub fn kind(&self) -> Kind {
        let kind = |rank, name, chapter| Kind { name, chapter, rank };
        match self {
            Self::LeftToNobody { .. } => kind(0, "left-to-nobody", Chapter::HandOver),
            Self::AllAway { .. } => kind(1, "all-away", Chapter::Gaps),
            Self::CaseMissing { .. } => kind(2, "case-missing", Chapter::Gaps),
            Self::NobodyStandsIn { .. } => kind(3, "nobody-stands-in", Chapter::Gaps),
            Self::NobodyNamed { .. } => kind(4, "nobody-named", Chapter::Gaps),
            Self::RoleWithoutHolder { .. } => kind(5, "role-without-holder", Chapter::Gaps),
            Self::RolesWithoutHolder { .. } => kind(5, "roles-without-holder", Chapter::Gaps),
            Self::AreaWithoutHolder { .. } => kind(6, "area-without-holder", Chapter::Gaps),
            Self::RoleOpenInAreas { .. } => kind(6, "role-open-in-areas", Chapter::Gaps),
            Self::Unanswered { .. } => kind(7, "unanswered", Chapter::Gaps),
            Self::Overlap { .. } => kind(8, "overlap", Chapter::Overlaps),
            Self::InheritedWithoutHolder { .. } => kind(9, "inherited-without-holder", Chapter::Gaps),
            Self::NeverConfirmed { .. } => kind(10, "never-confirmed", Chapter::Inherited),
            Self::Stale { .. } => kind(11, "stale-review", Chapter::Freshness),
            Self::NoDeputies { .. } => kind(12, "no-deputies", Chapter::SinglePoints),
            Self::RoleWithoutDeputy { .. } => kind(13, "role-without-deputy", Chapter::SinglePoints),
            Self::AloneInAreas { .. } => kind(14, "alone-in-areas", Chapter::SinglePoints),
            Self::SeveralRoles { .. } => kind(15, "several-roles", Chapter::SinglePoints),
        }
    }

    /// What of the file it is about.
    pub fn concerns(&self) -> Concerns<'_> {
        let none = Concerns::default();
        match self {
            Self::CaseMissing { rule, .. } | Self::Stale { rule: Some((rule, _)), .. } => {
                Concerns { rule: Some(rule), ..none }
            }
            Self::Unanswered { nearest, .. } => Concerns { rule: nearest.as_deref(), ..none },
            Self::NobodyStandsIn { role, .. } | Self::RoleWithoutHolder { role, .. } => {
                Concerns { roles: vec![role], ..none }
            }
            Self::AllAway { role, area, .. } => {
                Concerns { roles: vec![role], areas: area.iter().map(String::as_str).collect(), ..none }
            }
            Self::LeftToNobody { role, areas, .. } | Self::AloneInAreas { role, areas } => {
                Concerns { roles: vec![role], areas: texts(areas), ..none }
            }
            Self::RoleOpenInAreas { role, areas } => {
                Concerns { roles: vec![role], areas: areas.ids().collect(), ..none }
            }
            Self::AreaWithoutHolder { area } => Concerns { areas: vec![area], ..none },
            Self::RolesWithoutHolder { roles } | Self::InheritedWithoutHolder { roles, .. } => {
                Concerns { roles: texts(roles), ..none }
            }
            Self::Overlap { owners, .. } => {
                Concerns { roles: owners.iter().flat_map(|all| texts(all)).collect(), ..none }
            }
            Self::RoleWithoutDeputy { role, person } => Concerns { roles: vec![role], person: Some(person), ..none },
            Self::SeveralRoles { person, roles } => Concerns { roles: texts(roles), person: Some(person), ..none },
            Self::NobodyNamed { .. }
            | Self::NoDeputies { .. }
            | Self::NeverConfirmed { .. }
            | Self::Stale { rule: None, .. } => none,
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
            Self::RoleOpenInAreas { areas, .. } => areas.count(),
            Self::AloneInAreas { areas, .. } => areas.len(),
            _ => 0,
        }
    }
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
