//! The kinds of things that have ids or names.

use crate::diagnostic::Code;

/// A kind of name that must be defined somewhere.
pub(super) struct Kind {
    /// What an undefined one is reported as.
    pub(super) code: Code,
    pub(super) noun: &'static str,
}

pub(super) const ROLE: Kind = Kind { code: Code::UnknownRole, noun: "role" };
pub(super) const RULE: Kind = Kind { code: Code::UnknownRule, noun: "rule" };
pub(super) const SOURCE: Kind = Kind { code: Code::UnknownSource, noun: "source" };
pub(super) const CONTEXT: Kind = Kind { code: Code::UnknownContext, noun: "context" };
pub(super) const PERSON: Kind = Kind { code: Code::MisspeltPerson, noun: "person" };
pub(super) const AREA: Kind = Kind { code: Code::UnknownArea, noun: "area" };
pub(super) const VALUE: Kind = Kind { code: Code::UnknownValue, noun: "value" };
pub(super) const OUTCOME: Kind = Kind { code: Code::UnknownOutcome, noun: "outcome" };
