//! Values separated by commas, semicolons, tabs or bars (RFC 4180, and what spreadsheets write).

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::duty::Reading;
use super::refusal::Refusal;
use super::table::{Cell, Row, Table};
use crate::source::Source;
use crate::text::unguard;

/// What may separate cells; of those that fit equally well, the first one is taken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many cells are read to choose between them.
const SAMPLE: usize = 1_000;

/// The table that a text is; `None` of an empty text. It ends with the row that has the cell after `most`.
///
/// # Errors
/// Where a quotation mark is not closed: it makes one cell of all that follows.
pub(super) fn table(source: &Source, most: usize) -> Result<Option<Table>, Refusal> {
    let (delimiter, start) = declared(source.text()).unwrap_or_else(|| (likeliest(source), 0));
    let rows = rows(source, start, delimiter, most);
    let last = rows.last().and_then(|row| row.last());
    match last.filter(|cell| is_unclosed(&source.text()[cell.span.start..cell.span.end])) {
        Some(cell) => {
            let line = source.position(cell.span.start).line;
            let message = format!("the quotation mark at the start of a cell on line {line} is not closed");
            Err(Refusal::new(message, "Write a second one at the end of the cell; within a cell, double each."))
        }
        None => Ok((!rows.is_empty()).then_some(Table { rows })),
    }
}

/// Whether a cell as it is written begins with a quotation mark that none closes; a doubled one does not.
fn is_unclosed(written: &str) -> bool {
    written.strip_prefix('"').is_some_and(|inner| !inner.replace("\"\"", "").contains('"'))
}

/// The separator that a first line such as `sep=;` names, and where the next line begins.
fn declared(text: &str) -> Option<(u8, usize)> {
    let (line, _) = text.split_once('\n')?;
    let separator = line.trim_end_matches('\r').strip_prefix("sep=")?;
    let [separator] = separator.as_bytes() else { return None };
    let is_separator = separator.is_ascii_punctuation() && *separator != b'"' || *separator == b'\t';
    is_separator.then_some((*separator, line.len() + 1))
}

/// The separator that parts the most letters of duties, or else the most cells.
fn likeliest(source: &Source) -> u8 {
    let fit = |delimiter: u8| {
        let rows = rows(source, 0, delimiter, SAMPLE);
        let duties = rows.iter().flatten().filter(|cell| Reading::of(&cell.text).is_duty()).count();
        (duties, rows.iter().map(|row| row.len() - 1).sum::<usize>())
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| fit(*delimiter));
    best.unwrap_or(DELIMITERS[0])
}

/// The rows from a byte on.
fn rows(source: &Source, start: usize, delimiter: u8, most: usize) -> Vec<Row> {
    let mut fields = Fields::new(source, start, delimiter);
    let (mut rows, mut row, mut cells) = (Vec::new(), Row::new(), 0);
    while cells <= most
        && let Some((cell, is_last)) = fields.next()
    {
        row.push(cell);
        cells += 1;
        if is_last {
            rows.push(std::mem::take(&mut row));
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// Reads field by field, because every finding points at its cell.
struct Fields<'s> {
    source: &'s Source,
    reader: Reader,
    delimiter: u8,
    /// The byte that comes next.
    at: usize,
    field: Vec<u8>,
}

impl<'s> Fields<'s> {
    fn new(source: &'s Source, at: usize, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { source, reader, delimiter, at, field: vec![0; 256] }
    }

    /// The next cell, and whether it is the last one of its row; `None` at the end.
    fn next(&mut self) -> Option<(Cell, bool)> {
        let (start, mut filled) = (self.at, 0);
        let is_last = loop {
            let rest = &self.source.text().as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(rest, &mut self.field[filled..]);
            self.at += read;
            filled += written;
            match result {
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::End => return None,
                ReadFieldResult::OutputFull => self.field.resize(2 * self.field.len(), 0),
                ReadFieldResult::InputEmpty => {}
            }
        };
        let text = String::from_utf8_lossy(&self.field[..filled]);
        Some((self.cell(start, text.trim()), is_last))
    }

    /// A cell that was read from `start` on; the line ends before it and the separator after it are not its own.
    fn cell(&self, start: usize, text: &str) -> Cell {
        let read = self.source.text()[start..self.at].trim_start_matches(['\r', '\n']);
        let start = self.at - read.len();
        let own = read.strip_suffix(['\r', '\n', char::from(self.delimiter)]).unwrap_or(read);
        Cell { text: unguard(text), span: self.source.span(start..start + own.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
        let source = Source::new("table.csv", text);
        let table = table(&source, 100).expect("each quotation is closed").expect("there are cells");
        let of = |row: &Row, tell: &dyn Fn(&Cell) -> String| row.iter().map(tell).collect::<Vec<_>>();
        let texts = table.rows.iter().map(|row| of(row, &|cell| cell.text.clone()));
        let places = table.rows.iter().map(|row| of(row, &|cell| source.text()[cell.span.start..cell.span.end].into()));
        (texts.collect(), places.collect())
    }

    #[test]
    fn the_separator_is_the_one_that_parts_the_letters() {
        for text in [
            "Task,PO,Dev\nPlan,A,R\n",
            "\u{feff}Task;PO;Dev\r\nPlan;A;R\r\n",
            "Task\tPO\tDev\nPlan\tA\tR",
            "Task|PO|Dev\nPlan|A|R\n",
            "sep=;\nTask;PO;Dev\nPlan;A;R",
            "sep=\t\nTask\tPO\tDev\nPlan\tA\tR",
        ] {
            assert_eq!(read(text).0, [["Task", "PO", "Dev"], ["Plan", "A", "R"]], "{text:?}");
        }
        assert_eq!(read("Task;PO, lead;Dev\nPlan, do;A;R\n").0[1], ["Plan, do", "A", "R"]);
        assert_eq!(read("Task,PO,Dev\nPlan|do,A|R,I\n").0[1], ["Plan|do", "A|R", "I"]);
    }

    #[test]
    fn a_quotation_that_is_not_closed_is_found() {
        for (text, line) in [("a,\"b\nc", 1), ("a\n\"b\"\"\n,c\n\n", 2), ("a\tb\n\tc\n\t\"", 3)] {
            let refusal = table(&Source::new("table.csv", text), 100).expect_err(text);
            assert!(refusal.message.contains(&format!("on line {line} is not closed")), "{refusal:?}");
        }
        for text in ["a,\"b\"", "a,\"b\"\"\"\n", "a,\"b\" c\n", "a,5\"\n", "\"\"\n"] {
            assert!(table(&Source::new("table.csv", text), 100).is_ok(), "{text}");
        }
    }

    #[test]
    fn every_cell_knows_its_place() {
        let (texts, places) = read("Task,\"PO, \"\"chief\"\"\"\r\n\r\n\"two\nlines\", A ,\n'=1,,x");
        assert_eq!(texts[0], ["Task", "PO, \"chief\""]);
        assert_eq!(places[0], ["Task", "\"PO, \"\"chief\"\"\""]);
        assert_eq!(texts[1], ["two\nlines", "A", ""]);
        assert_eq!(places[1], ["\"two\nlines\"", " A ", ""]);
        assert_eq!(texts[2], ["=1", "", "x"]);
        assert_eq!(places[2], ["'=1", "", "x"]);
    }
}
