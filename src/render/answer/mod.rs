//! The answer to a question.

pub(super) mod candidate;
mod command;
mod explain;
mod headline;
mod html;
mod json;
mod matched;
mod mentions;
mod next;
mod question;
mod text;
mod tsv;
mod unclear;
mod warnings;

pub use html::html;
pub use json::{json, jsonl};
pub use question::question;
pub use text::{Look, text};
pub use tsv::{TSV_HEADER, tsv};

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
