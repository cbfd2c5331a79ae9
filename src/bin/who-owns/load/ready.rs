//! Rules with their router: the built-in one is fitted at build time, that of a file at run time.

use who_owns::{Router, RuleBook, shipped};

/// A rule book to answer from. The built-in one lacks its phrases, which only its router needs.
///
/// Nothing of it is freed: it lives until the program ends, and the system frees memory faster.
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

    /// Fits the router of a file, which takes a while.
    pub(crate) fn router(self) -> &'static Router<'static> {
        match self {
            Self::Builtin => shipped::router(),
            Self::File(book) => Box::leak(Box::new(shipped::router_of(book))),
        }
    }
}
