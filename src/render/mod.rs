//! Values as text, for people and for scripts. Returns strings, never prints.
//!
//! One module for each noun, and in it one function for each format: `render::list::markdown`. Text for people has
//! terminal colours, which a caller may strip.

mod bar;
mod csv;
mod json;
mod link;
mod page;
mod people;
mod table;
mod tsv;
mod wording;

pub mod answer;
pub mod check;
pub mod command;
pub mod coverage;
pub mod diagnostic;
pub mod diff;
pub mod escape;
pub mod import;
pub mod list;
pub mod paragraph;
pub mod report;
pub mod roles;
pub mod teach;

pub use bar::Charset;
pub use people::Staff;
pub use wording::{owner_names, possible_owners};
