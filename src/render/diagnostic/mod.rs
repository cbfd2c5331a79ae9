//! Findings about a file, and errors that are not about a place in one.

mod json;
mod text;

pub use json::{json, json_warning};
pub use text::{listing, message, summary, text, warning};

pub(super) use json::FindingJson;
