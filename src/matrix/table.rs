//! A table of a text, whatever it means.

use crate::source::Span;

/// A table; its rows need not be of one length.
#[derive(Debug)]
pub(super) struct Table {
    /// In the order of the text.
    pub(super) rows: Vec<Row>,
}

/// The cells of a row, from the left.
pub(super) type Row = Vec<Cell>;

/// A cell.
#[derive(Debug)]
pub(super) struct Cell {
    /// What it says, without markup and white space around it; a line break is `\n`.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

impl Table {
    pub(super) fn cells(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }
}
