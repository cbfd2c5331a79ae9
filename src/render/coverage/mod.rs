//! How many questions have an owner.

mod counts;
mod drafts;
mod json;
mod listing;
mod markdown;
mod since;
mod text;
mod view;

pub use drafts::drafts;
pub use json::json;
pub use markdown::markdown;
pub use text::{Look, text};
pub use view::{Listing, View};

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
