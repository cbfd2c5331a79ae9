//! The keys of a rule file, one to one, each with its place. What a key is called when a file is read stands here alone.

mod items;
mod mistakes;
mod parse;
mod people;
mod rule;
mod syntax;
mod tables;

pub(crate) use items::{
    AreaItem, AwayItem, CaseItem, ContextItem, DissentItem, Entry, ExpectItem, Item, NamedTexts, OwnerItem, PersonItem,
    RoleItem, RuleItem, SourceItem, given_of, listed, named,
};
pub use items::{Base, RuleFile};
