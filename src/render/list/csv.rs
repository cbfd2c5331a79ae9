//! The list for spreadsheets.

use super::row::Row;
use crate::render::escape;
use crate::rulebook::Rule;

/// The rules as CSV with a header; several owners joined by semicolons.
pub fn csv(rules: &[&Rule]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line"];
    let rows = rules.iter().map(|rule| csv_row(&Row::new(rule)));
    for row in std::iter::once(header.map(str::to_owned)).chain(rows) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn csv_row(row: &Row<'_>) -> [String; 9] {
    let cells = [
        row.rule,
        row.activity,
        &row.owners.join(";"),
        row.outcome,
        row.why,
        row.source.unwrap_or_default(),
        row.section.unwrap_or_default(),
        row.file,
        &row.line.to_string(),
    ];
    cells.map(escape::spreadsheet)
}
