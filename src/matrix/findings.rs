//! What becomes of the cells, and what is said of them.

use std::sync::Arc;

use super::cell_count::CellCount;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Location, Source, Span};

/// The most findings that are kept.
const MOST: usize = 10_000;

/// The findings about a text, and the count of its cells.
pub(super) struct Findings {
    source: Arc<Source>,
    cells: CellCount,
    list: Vec<Diagnostic>,
    more: usize,
}

impl Findings {
    pub(super) fn new(source: &Arc<Source>, total: usize) -> Self {
        let cells = CellCount { total, ..CellCount::default() };
        Self { source: source.clone(), cells, list: Vec::new(), more: 0 }
    }

    pub(super) fn used(&mut self, cells: usize) {
        self.cells.used += cells;
    }

    pub(super) fn reported(&mut self, cells: usize) {
        self.cells.reported += cells;
    }

    /// Says something about a place; beyond [`MOST`] findings it is only counted.
    pub(super) fn warn(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        match self.list.len() {
            MOST.. => self.more += 1,
            _ => {
                let at = Location { source: self.source.clone(), span };
                self.list.push(Diagnostic::new(code, &at, message).help(help));
            }
        }
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, span: Span) -> usize {
        self.source.position(span.start).line
    }

    /// The count of cells, the findings in the order of the text, and how many more there are.
    pub(super) fn finish(mut self) -> (CellCount, Vec<Diagnostic>, usize) {
        self.list.sort_by_key(|finding| finding.at.place.span);
        (self.cells, self.list, self.more)
    }
}
