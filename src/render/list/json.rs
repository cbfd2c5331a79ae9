//! The list as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::row::Row;
use crate::render::json::{SCHEMA, pretty};
use crate::rulebook::{Rule, RuleBook};

/// The rules as one JSON object.
pub fn json(book: &RuleBook, rules: &[&Rule]) -> String {
    #[derive(Serialize)]
    struct List<'a> {
        schema: u32,
        title: &'a str,
        files: Vec<&'a str>,
        rules: Vec<Row<'a>>,
    }
    let rules = rules.iter().map(|rule| Row::new(rule)).collect();
    pretty(&List { schema: SCHEMA, title: &book.title, files: book.file_names(), rules })
}
