//! A corrected answer: what is written into the rule file, and what comes of it.

mod command;
mod edited;
mod insertion;
mod json;
mod list;
mod taught;
mod text;

pub use command::Call;
pub use edited::{Edited, edited};
pub use json::json;
pub use taught::{Ending, Taught};
pub use text::text;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
