//! Every responsibility: who owns it, and why.

mod csv;
mod groups;
mod html;
mod json;
mod markdown;
mod raci;
mod row;
mod table;
mod toml;
mod tsv;

pub use self::csv::csv;
pub use self::toml::toml;
pub use html::html;
#[cfg(feature = "builtin")]
pub use html::{Questions, html_that_answers};
pub use json::json;
pub use markdown::markdown;
pub use raci::{raci, raci_markdown};
pub use table::table;
pub use tsv::tsv;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
