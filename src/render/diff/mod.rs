//! What changes between two rule files.

mod comparison;
mod json;
mod markdown;
mod text;

pub use comparison::Comparison;
pub(in crate::render) use comparison::{assignment, question};
pub use json::json;
pub(in crate::render) use json::{
    AssignmentJson, ChangeJson, QuestionJson, RuleJson, assignment_json, change_json, rule_json,
};
pub use markdown::markdown;
pub use text::text;

/// The JSON Schema of [`json`](json()).
pub const SCHEMA: &str = include_str!("schema.json");
