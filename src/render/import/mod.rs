//! A table of activities and roles that was read: as a rule file, and as what was read.

mod json;
mod summary;
mod toml;

pub use self::toml::toml;
pub use json::json;
pub use summary::summary;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
