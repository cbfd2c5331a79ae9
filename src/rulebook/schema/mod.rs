//! The keys of a rule file, one to one, each with its place. The only room that knows what a key is called.

mod items;
mod parse;
mod people;
mod rule;
mod tables;

pub(super) use super::table_reader::{Located, Texts};
pub(crate) use items::{
    AreaItem, AwayItem, CaseItem, ContextItem, DissentItem, Entry, ExpectItem, Item, NamedTexts, OwnerItem, PersonItem,
    RoleItem, RuleItem, SourceItem, listed, named,
};
pub use items::{Base, RuleFile};
