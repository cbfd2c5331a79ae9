//! Values as text: what a person or a machine reads. Returns strings, never prints.

mod bar;
pub mod coverage;
pub mod decision;
pub mod diagnostic;
pub mod diff;
pub mod json;
pub mod list;
mod page;
pub mod roles;
pub mod tsv;
