//! The kinds of things that have ids or names.

use crate::diagnostic::Code;

/// A kind of name; sorted by noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Area,
    Context,
    Outcome,
    Person,
    Role,
    Rule,
    Source,
    Value,
}

impl Kind {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Context => "context",
            Self::Outcome => "outcome",
            Self::Person => "person",
            Self::Role => "role",
            Self::Rule => "rule",
            Self::Source => "source",
            Self::Value => "value",
        }
    }

    /// What an undefined name of this kind is reported as, and how a file defines one; `None` where any name will do.
    pub(super) fn undefined(self) -> Option<(Code, &'static str)> {
        match self {
            Self::Area => Some((Code::UnknownArea, "[areas.…] with its `name`")),
            Self::Context => Some((Code::UnknownContext, "[contexts.…] with its `question` and `values`")),
            Self::Outcome => Some((Code::UnknownOutcome, "the name of an outcome")),
            Self::Person => None,
            Self::Role => Some((Code::UnknownRole, "[roles.…] with its `name`")),
            Self::Rule => Some((Code::UnknownRule, "[rules.…] with its `activity` and `owner`")),
            Self::Source => Some((Code::UnknownSource, "[sources.…] with its `title`")),
            Self::Value => Some((Code::UnknownValue, "`values` in its context")),
        }
    }
}
