//! What a check found.

mod counts;
mod explanation;
mod github;
mod json;
mod junit;
mod text;
mod unnamed;

pub use explanation::explanation;
pub use github::github;
pub use json::json;
pub use junit::junit;
pub use text::text;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
