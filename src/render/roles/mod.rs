//! The roles side by side.

mod json;
mod ownership;
mod text;

pub use json::json;
pub use text::text;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
