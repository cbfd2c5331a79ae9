//! The list for spreadsheets.

use super::row::{COLUMNS, Row};
use crate::render::csv::Csv;
use crate::rulebook::{Rule, RuleBook};

/// The rules as CSV under a line of names; several owners are joined by semicolons.
pub fn csv(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut table = Csv::new();
    table.row(&COLUMNS);
    rules.iter().for_each(|rule| table.row(&Row::cells(book, rule, ";")));
    table.into_text()
}
