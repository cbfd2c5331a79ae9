//! The meaning of a rule file: roles, rules, contexts, vocabulary and expectations, all checked.

mod area;
mod binary;
mod book;
mod builtin;
mod change;
mod context;
mod expectation;
mod fallback;
mod kind;
mod layer;
mod lift;
mod merge;
mod outcome;
mod overlap;
mod parse;
mod person;
mod phrase_place;
mod ready;
mod review;
mod role;
mod roster;
mod rule;
mod schema;
mod source_map;
mod table_reader;
mod toml_key;
mod uncovered;
mod validate;
mod when;

pub use area::Area;
pub use book::{Reference, RuleBook};
pub use builtin::builtin;
pub use context::{Context, Given};
pub use expectation::{Expectation, Wanted};
pub use merge::merged_rules;
pub use outcome::Outcome;
pub use overlap::Overlap;
pub use person::{Away, Person};
pub use review::Review;
pub use role::Role;
pub use roster::{Individual, Roster};
pub use rule::{Case, Dissent, Mode, Owner, Ownership, Rule};
pub use schema::{Base, RuleFile};
pub use uncovered::MOST_UNCOVERED;
pub use when::{Conditions, When};

pub use crate::source::Location;

pub(crate) use context::Known;
pub(crate) use layer::Layer;
pub(crate) use phrase_place::PhrasePlace;
pub(crate) use rule::{decisive, open};
pub(crate) use table_reader::LONGEST_TEXT;
pub(crate) use toml_key::toml_key;
pub(crate) use uncovered::uncovered;
