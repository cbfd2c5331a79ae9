//! The built-in rule book as bytes, so that a question need not wait for its file to be read.

use std::sync::{Arc, LazyLock};

use super::book::RuleBook;
use super::builtin::builtin;
use crate::source::{Location, Source};

static BUILTIN: LazyLock<Arc<Source>> = LazyLock::new(|| Arc::new(builtin()));

/// The built-in file, once for all places in it.
pub(super) fn builtin_source() -> Arc<Source> {
    BUILTIN.clone()
}

/// Where a rule is and where it begins, in bytes of the built-in file.
type Places = [(usize, usize); 2];

impl RuleBook {
    /// The book as bytes, for [`RuleBook::load`]: without phrases, synonyms and expectations, which no answer shows.
    ///
    /// Locations are stored as places in the built-in file; other files are not known there.
    ///
    /// # Errors
    /// If it cannot be written as bytes: nothing in a rule book is known that cannot.
    #[allow(dead_code, reason = "the build script calls it: it compiles this module into itself")]
    pub(crate) fn store(&self) -> Result<Vec<u8>, postcard::Error> {
        let place = |at: &Location| (at.span.start, at.span.end);
        let places: Vec<Places> = self.rules.iter().map(|rule| [&rule.location, &rule.origin].map(place)).collect();
        postcard::to_allocvec(&(self, places))
    }

    /// The book that was stored as these bytes.
    ///
    /// # Errors
    /// If they are not a book.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, postcard::Error> {
        let (mut book, places): (Self, Vec<Places>) = postcard::from_bytes(bytes)?;
        for (rule, places) in book.rules.iter_mut().zip(places) {
            [rule.location, rule.origin] = places.map(|(start, end)| Location::new(&BUILTIN, start..end));
        }
        Ok(book)
    }
}
