//! A place in a file.

use std::sync::Arc;

use crate::source::{Position, Source, Span};

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The file.
    pub source: Arc<Source>,
    /// Where in it.
    pub span: Span,
}

impl Location {
    /// Line and column.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

impl PartialEq for Location {
    fn eq(&self, other: &Self) -> bool {
        self.source.name() == other.source.name() && self.span == other.span
    }
}

impl Eq for Location {}
