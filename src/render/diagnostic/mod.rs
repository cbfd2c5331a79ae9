//! Findings about a file, and errors that are not about a place in one.

mod json;
mod text;

pub use json::json;
pub use text::{message, summary, text, warning};

pub(super) use json::FindingJson;
