//! The tables of a Markdown text (GitHub's, `| a | b |`), as they are written: also the cells that no heading is above.

use super::inline::plain;
use super::table::{Cell, Row, Table};
use crate::source::Source;

/// The tables of a text, outside its blocks of code. The last one ends with the row that has the cell after `most`.
pub(super) fn tables(source: &Source, most: usize) -> Vec<Table> {
    let mut reader = Reader { source, tables: Vec::new(), at: Place::Text { previous: None }, cells: 0 };
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if reader.cells > most {
            break;
        }
        reader.line(start, line);
        start += line.len();
    }
    reader.tables
}

struct Reader<'s> {
    source: &'s Source,
    tables: Vec<Table>,
    at: Place<'s>,
    cells: usize,
}

/// What the line before belongs to.
enum Place<'s> {
    /// Text; a line with a `|` may be the headings of a table.
    Text { previous: Option<(usize, &'s str)> },
    /// A block of code that began with these signs.
    Code { fence: &'s str },
    /// The last table.
    Table,
}

impl<'s> Reader<'s> {
    fn line(&mut self, start: usize, line: &'s str) {
        let (start, line) = unquoted(start, line);
        self.at = match self.at {
            Place::Code { fence } if closes(line, fence) => Place::Text { previous: None },
            Place::Code { fence } => Place::Code { fence },
            Place::Table if line.contains('|') => {
                self.add_row(start, line);
                Place::Table
            }
            Place::Text { previous: Some((above, headings)) } if is_delimiter_row(line) => {
                self.tables.push(Table { rows: Vec::new() });
                self.add_row(above, headings);
                Place::Table
            }
            Place::Text { .. } | Place::Table => outside(start, line),
        };
    }

    fn add_row(&mut self, start: usize, line: &str) {
        let row = row(self.source, start, line);
        self.cells += row.len();
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(row);
        }
    }
}

/// What a line outside a table begins.
fn outside(start: usize, line: &str) -> Place<'_> {
    match fence(line) {
        Some(fence) => Place::Code { fence },
        None => Place::Text { previous: line.contains('|').then_some((start, line)) },
    }
}

/// The signs that begin a block of code; after backticks, there is none in the rest of the line.
fn fence(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let fence = &line[..line.len() - rest.len()];
    (fence.len() >= 3 && !(sign == '`' && rest.contains(sign))).then_some(fence)
}

/// Whether a line has at least as many signs as the fence, and nothing else.
fn closes(line: &str, fence: &str) -> bool {
    line.starts_with(fence) && line.chars().all(|c| fence.starts_with(c))
}

/// A line without the signs of a quotation before it, and where it begins then.
fn unquoted(start: usize, line: &str) -> (usize, &str) {
    let rest = line.trim_start_matches(['>', ' ', '\t']);
    (start + line.len() - rest.len(), rest.trim_end())
}

fn is_delimiter_row(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | ':' | '-' | ' ' | '\t'))
}

/// The cells between the `|` of a line that no backslash stands before.
fn row(source: &Source, start: usize, line: &str) -> Row {
    let mut bars: Vec<usize> = Vec::new();
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            bars.push(at);
        }
        escaped = byte == b'\\' && !escaped;
    }
    let first = if bars.first() == Some(&0) { None } else { Some(0) };
    let starts = first.into_iter().chain(bars.iter().map(|bar| bar + 1));
    let ends = bars.iter().copied().filter(|bar| *bar > 0).chain([line.len()]);
    let cells = starts.zip(ends).filter(|(from, _)| *from < line.len());
    cells.map(|(from, to)| cell(source, start + from, &line[from..to])).collect()
}

fn cell(source: &Source, start: usize, text: &str) -> Cell {
    let start = start + (text.len() - text.trim_start().len());
    let text = text.trim();
    Cell { text: plain(text).trim().to_owned(), span: source.span(start..start + text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<Vec<String>>> {
        let source = Source::new("table.md", text);
        let texts = |row: &Row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        tables(&source, 100).iter().map(|table| table.rows.iter().map(texts).collect()).collect()
    }

    #[test]
    fn a_table_is_found_in_a_longer_text() {
        let table = [["Task", "PO"], ["Plan | do", "A"], ["", "R"]];
        for text in [
            "# Us\n\nAll we do:\n| Task | PO |\n|---|:-:|\n| Plan \\| do | **A** |\n| | R |\n\nThe end | of it.\n",
            "Task | PO\n--- | ---\nPlan \\| do | A\n| | R |",
            "> | Task | PO |\r\n> |--|--|\r\n> |Plan \\| do|`A`|\r\n> ||R|\r\n",
        ] {
            assert_eq!(read(text)[0], table, "{text:?}");
        }
    }

    #[test]
    fn a_block_of_code_has_no_table() {
        assert!(read("```\n| a | b |\n|---|---|\n| c | d |\n```\n").is_empty());
        assert_eq!(read("~~~\nx\n~~~\n| a | b |\n|---|---|\n").len(), 1);
        for begin in ["````md\n```", "```\n```rust", "~~~ a`b\n```", "````\n~~~~"] {
            assert!(read(&format!("{begin}\n| a | b |\n|---|---|\n")).is_empty(), "{begin}");
        }
        for before in ["```\nx\n`````", "``` `a` ```", "``\n"] {
            assert_eq!(read(&format!("{before}\n| a | b |\n|---|---|\n")).len(), 1, "{before}");
        }
    }

    #[test]
    fn a_cell_without_a_heading_is_kept() {
        assert_eq!(read("| a |\n|---|\n| b | c | |\n")[0], [vec!["a"], vec!["b", "c", ""]]);
    }
}
