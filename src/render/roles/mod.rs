//! The roles side by side.

mod json;
mod ownership;
mod text;

pub use json::json;
pub use text::text;
