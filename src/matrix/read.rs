//! A text → its tables.

use super::refusal::Refusal;
use super::table::Table;
use super::{delimited, markdown};
use crate::source::Source;

/// The most cells of a text: above what a spreadsheet of 100,000 rows and 30 columns has.
pub(super) const MOST_CELLS: usize = 4_000_000;

/// How a line of a web page with a table begins, in lower case.
const TAGS: [&str; 4] = ["<!doctype", "<html", "<table", "<tr"];

/// The Markdown tables of a text; of a text without one, its separated values.
///
/// # Errors
/// Where there is no cell, there are too many, a quotation mark is not closed, or the table is in the markup of a web page
/// or a wiki.
pub(super) fn tables(source: &Source) -> Result<Vec<Table>, Refusal> {
    // The lines between its rows look like those of Markdown.
    if has_line(source.text(), is_media_wiki) {
        let help = "Copy it from the page into a spreadsheet, and import that as CSV.";
        return Err(Refusal::new("this is a table of a wiki", help));
    }
    let mut tables = markdown::tables(source, MOST_CELLS);
    if tables.is_empty() {
        if let Some(refusal) = markup(source.text()) {
            return Err(refusal);
        }
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

/// Why a text is not read as values: it has lines in the markup of a web page or a wiki.
fn markup(text: &str) -> Option<Refusal> {
    if has_line(text, is_html) {
        let help = "Copy its table into a spreadsheet, and import that as CSV.";
        Some(Refusal::new("this is HTML", help))
    } else if has_line(text, is_wiki) {
        let help = "Write each `||` as `|`, and a line such as `|---|---|` below the headings: then it is Markdown.";
        Some(Refusal::new("this is a table of a wiki", help))
    } else {
        None
    }
}

fn has_line(text: &str, is_markup: fn(&str) -> bool) -> bool {
    text.lines().map(str::trim).any(is_markup)
}

/// Whether a line begins a table of MediaWiki.
fn is_media_wiki(line: &str) -> bool {
    line.starts_with("{|")
}

fn is_html(line: &str) -> bool {
    let begins = |tag: &&str| {
        let (start, rest) = (line.get(..tag.len()), line.get(tag.len()..).unwrap_or_default());
        start.is_some_and(|start| start.eq_ignore_ascii_case(tag)) && !rest.starts_with(|c: char| c.is_alphanumeric())
    };
    TAGS.iter().any(begins)
}

/// Whether a line is `||Task||PO||`. Values between bars may begin with empty cells and end with some, too.
fn is_wiki(line: &str) -> bool {
    let inner = line.strip_prefix("||").and_then(|rest| rest.strip_suffix("||"));
    inner.is_some_and(|inner| inner.contains("||") && inner.contains(char::is_alphanumeric))
}
