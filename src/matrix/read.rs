//! A text → its tables.

use super::layout::Layout;
use super::refusal::Refusal;
use super::table::Table;
use super::{delimited, layout, markdown};
use crate::source::Source;

/// The most cells of a text: above what a spreadsheet of 100,000 rows and 30 columns has.
pub(super) const MOST_CELLS: usize = 4_000_000;

/// The start of tags that only a page with a table has, in lower case.
const TAGS: [&str; 4] = ["<!doctype", "<html", "<table", "<tr"];

/// The Markdown tables of a text; of a text without one, its separated values.
///
/// # Errors
/// Where there is no cell, there are too many, a quotation mark is not closed, or the only table is in the markup of a
/// web page or a wiki.
pub(super) fn tables(source: &Source) -> Result<Vec<Table>, Refusal> {
    if let Some(refusal) = markup(source.text()) {
        return Err(refusal);
    }
    plain_tables(source)
}

fn plain_tables(source: &Source) -> Result<Vec<Table>, Refusal> {
    let mut tables = markdown::tables(source, MOST_CELLS);
    if tables.is_empty() {
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

/// Why a text cannot be read, if it has the markup of a web page or a wiki and no other table.
fn markup(text: &str) -> Option<Refusal> {
    let (message, help) = if is_html(text) {
        ("this is HTML", "Copy its table into a spreadsheet, and import that as CSV.")
    } else if text.lines().any(is_media_wiki) {
        ("this is a table of a wiki", "Copy it from the page into a spreadsheet, and import that as CSV.")
    } else if text.lines().any(is_wiki) {
        let help = "Write each `||` as `|`, and a line such as `|---|---|` below the headings: then it is Markdown.";
        ("this is a table of a wiki", help)
    } else {
        return None;
    };
    (!has_matrix(&without_markup(text))).then(|| Refusal::new(message, help))
}

fn is_html(text: &str) -> bool {
    let begins = |rest: &str, tag: &str| {
        let (start, end) = (rest.get(..tag.len()), rest.get(tag.len()..).unwrap_or_default());
        start.is_some_and(|start| start.eq_ignore_ascii_case(tag)) && !end.starts_with(|c: char| c.is_alphanumeric())
    };
    text.match_indices('<').any(|(at, _)| TAGS.iter().any(|tag| begins(&text[at..], tag)))
}

/// Whether a line begins a table of MediaWiki.
fn is_media_wiki(line: &str) -> bool {
    line.trim_start().starts_with("{|")
}

/// Whether a line is `||Task||PO||`. Values between bars may begin with empty cells and end with some, too.
fn is_wiki(line: &str) -> bool {
    let inner = line.trim().strip_prefix("||").and_then(|rest| rest.strip_suffix("||"));
    inner.is_some_and(|inner| inner.contains("||") && inner.contains(char::is_alphanumeric))
}

fn has_matrix(text: &str) -> bool {
    let tables = plain_tables(&Source::new("", text)).unwrap_or_default();
    tables.into_iter().map(layout::upright).any(|table| Layout::of(&table).is_ok())
}

/// The lines that begin with no tag and are in no table of a wiki: read as values, those could look like a matrix.
fn without_markup(text: &str) -> String {
    let (mut in_wiki, mut in_media_wiki) = (false, false);
    let is_plain = |line: &&str| {
        let line = line.trim();
        let is_end = in_media_wiki && line.starts_with("|}");
        in_media_wiki = is_media_wiki(line) || in_media_wiki && !is_end;
        in_wiki = is_wiki(line) || in_wiki && line.starts_with('|');
        !(in_media_wiki || is_end || in_wiki || line.starts_with('<'))
    };
    text.split_inclusive('\n').filter(is_plain).collect()
}
