//! A text → its tables.

use super::refusal::Refusal;
use super::table::Table;
use super::{delimited, markdown};
use crate::source::Source;

/// The most cells of a text: above what a spreadsheet of 100,000 rows and 30 columns has.
pub(super) const MOST_CELLS: usize = 4_000_000;

/// Why a text is no table of values, if it is one in the markup of a web page or a wiki.
fn markup(text: &str) -> Option<Refusal> {
    if text.starts_with('<') && text.ends_with('>') {
        let help = "Copy its table into a spreadsheet, and import that as CSV.";
        Some(Refusal::new("this is HTML", help))
    } else if text.starts_with("||") {
        let help = "Write each `||` as `|`, and a line such as `|---|---|` below the headings: then it is Markdown.";
        Some(Refusal::new("this is a table of a wiki", help))
    } else {
        None
    }
}

/// The Markdown tables of a text; of a text without one, its separated values.
///
/// # Errors
/// Where there is no cell, there are too many, or a quotation mark is not closed.
pub(super) fn tables(source: &Source) -> Result<Vec<Table>, Refusal> {
    let mut tables = markdown::tables(source, MOST_CELLS);
    if tables.is_empty() {
        markup(source.text().trim()).map_or(Ok(()), Err)?;
        tables.extend(delimited::table(source, MOST_CELLS)?);
    }
    match tables.iter().map(Table::cells).sum::<usize>() {
        0 => Err(Refusal::new("the file is empty", "Name a file with a table.")),
        cells if cells > MOST_CELLS => Err(Refusal::new(
            format!("there are more than {MOST_CELLS} cells"),
            "Split the table, and import its parts.",
        )),
        _ => Ok(tables),
    }
}
