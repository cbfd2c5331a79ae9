//! How many questions have an owner.

mod counts;
mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::{Look, text};

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
