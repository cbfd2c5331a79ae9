//! Values as text: what a person or a machine reads. Returns strings, never prints.

mod bar;
pub mod check;
pub mod check_github;
pub mod check_json;
pub mod check_junit;
pub mod coverage;
pub mod decision;
pub mod diagnostic;
pub mod diff;
mod explain;
pub mod html;
pub mod json;
pub mod list;
mod page;
pub mod people;
pub mod question;
pub mod roles;
pub mod rules;
pub mod tsv;
