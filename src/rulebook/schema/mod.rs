//! The keys of a rule file, one to one, each with its place. The only room that knows what a key is called.

mod items;
mod parse;
mod rule;
mod tables;

pub(super) use super::table_reader::{Located, Texts};
pub use items::{Base, RuleFile};
pub(crate) use items::{
    CaseItem, ContextItem, DissentItem, Entry, ExpectItem, Item, OwnerItem, RoleItem, RuleItem, SourceItem, listed,
};
