//! The kinds of things that have ids or names.

use crate::diagnostic::Code;

/// A kind of name that must be defined somewhere.
pub(super) struct Kind {
    /// What an undefined one is reported as.
    pub(super) code: Code,
    pub(super) noun: &'static str,
    /// How a file defines one.
    pub(super) definition: &'static str,
}

pub(super) const ROLE: Kind = Kind { code: Code::UnknownRole, noun: "role", definition: "[roles.…] with its `name`" };
pub(super) const RULE: Kind =
    Kind { code: Code::UnknownRule, noun: "rule", definition: "[rules.…] with its `activity` and `owner`" };
pub(super) const SOURCE: Kind =
    Kind { code: Code::UnknownSource, noun: "source", definition: "[sources.…] with its `title`" };
pub(super) const CONTEXT: Kind =
    Kind { code: Code::UnknownContext, noun: "context", definition: "[contexts.…] with its `question` and `values`" };
pub(super) const PERSON: Kind =
    Kind { code: Code::MisspeltPerson, noun: "person", definition: "[people.…] with its `name`" };
pub(super) const AREA: Kind = Kind { code: Code::UnknownArea, noun: "area", definition: "[areas.…] with its `name`" };
pub(super) const VALUE: Kind = Kind { code: Code::UnknownValue, noun: "value", definition: "`values` in its context" };
pub(super) const OUTCOME: Kind =
    Kind { code: Code::UnknownOutcome, noun: "outcome", definition: "the name of an outcome" };
