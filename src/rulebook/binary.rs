//! The built-in rule book as bytes, so that a question need not wait for its file to be read.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::book::RuleBook;
use super::builtin::builtin;
use crate::source::{Location, Source};

static BUILTIN: LazyLock<Arc<Source>> = LazyLock::new(|| Arc::new(builtin()));

/// The built-in file, once for all places in it.
pub(super) fn builtin_source() -> Arc<Source> {
    BUILTIN.clone()
}

impl RuleBook {
    /// The book as bytes, for [`RuleBook::load`]: without phrases, synonyms and expectations, which no answer shows.
    ///
    /// Locations are stored as places in the built-in file; other files are not known there.
    ///
    /// # Errors
    /// None that can happen.
    #[allow(dead_code, reason = "the build script calls it: it compiles this module into itself")]
    pub(crate) fn store(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The book that was stored as these bytes.
    ///
    /// # Errors
    /// If they are not a book.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.span.start, self.span.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = Deserialize::deserialize(deserializer)?;
        Ok(Self { span: BUILTIN.span(start..end), source: BUILTIN.clone() })
    }
}
