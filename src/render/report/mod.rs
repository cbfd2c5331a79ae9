//! What a team must decide: the agenda, and the counts behind it.

mod chapters;
mod html;
mod json;
mod markdown;
mod text;
mod words;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
