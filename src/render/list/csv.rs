//! The list for spreadsheets.

use super::row::{COLUMNS, Row};
use crate::render::escape;
use crate::rulebook::{Rule, RuleBook};

/// The rules as CSV under a line of names; several owners are joined by semicolons.
pub fn csv(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = rules.iter().map(|rule| Row::cells(book, rule, ";").map(|cell| escape::spreadsheet(&cell)));
    for row in std::iter::once(COLUMNS.map(str::to_owned)).chain(rows) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
