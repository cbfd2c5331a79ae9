//! Rules to answer from: the built-in ones are fitted already, those of a file are fitted here.

use who_owns::{Router, RuleBook, shipped};

/// A valid rule book, for answers only: the built-in one lacks its phrases.
///
/// Nothing of it is ever freed: the program ends with it, and the system frees memory faster.
#[derive(Clone, Copy)]
pub(crate) enum Ready {
    Builtin,
    File(&'static RuleBook),
}

impl Ready {
    pub(super) fn of(book: RuleBook) -> Self {
        Self::File(Box::leak(Box::new(book)))
    }

    pub(crate) fn book(self) -> &'static RuleBook {
        match self {
            Self::Builtin => shipped::book(),
            Self::File(book) => book,
        }
    }

    /// To fit the router of a file takes a while.
    pub(crate) fn router(self) -> &'static Router<'static> {
        match self {
            Self::Builtin => shipped::router(),
            Self::File(book) => Box::leak(Box::new(Router::new(book))),
        }
    }
}
