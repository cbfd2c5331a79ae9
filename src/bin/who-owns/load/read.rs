//! The text of a rule file.

use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use who_owns::diagnostic::Code;
use who_owns::source::Location;
use who_owns::{Diagnostic, Source};

use super::file_store::FileStore;
use super::named_file::refuse_longer;
use crate::encoding::{IN_POWERSHELL, is_utf16};
use crate::failure::Failure;

/// The longest rule file, in bytes: about a hundred times the longest that people write by hand.
pub(super) const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads a rule file. Where it is not UTF-8, the error points to the first wrong byte.
pub(super) fn read(store: &FileStore, path: &Path) -> Result<Source, Failure> {
    decoded(store.name(path), bytes(store, path)?)
}

/// The bytes of a rule file; one that is too long is refused before it is read to its end.
pub(super) fn bytes(store: &FileStore, path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = store.read(path, LARGEST + 1)?;
    let instead = "Name a rule file, or split this one and let it extend its parts.";
    refuse_longer(&bytes, &store.name(path), LARGEST, instead)?;
    Ok(bytes)
}

/// The bytes of a file as text.
pub(super) fn decoded(name: String, bytes: Vec<u8>) -> Result<Source, Failure> {
    if is_utf16(&bytes) {
        let finding = without_excerpt(&name, "this is UTF-16, not UTF-8");
        return Err(Failure::Findings(vec![finding.help(format!("save it as UTF-8; {IN_POWERSHELL}"))]));
    }
    String::from_utf8(bytes)
        .map_err(|error| Failure::Findings(vec![not_utf8(&name, &error)]))
        .map(|text| Source::new(name, text))
}

/// An error about bytes of which an excerpt would be unreadable.
fn without_excerpt(name: &str, message: &str) -> Diagnostic {
    let source = Arc::new(Source::new(name, ""));
    Diagnostic::new(Code::InvalidUtf8, &Location::new(&source, 0..0), message)
}

fn not_utf8(name: &str, error: &FromUtf8Error) -> Diagnostic {
    // No text has a zero byte, and most other files do.
    if error.as_bytes().contains(&0) {
        return without_excerpt(name, "this is not text").help("name a text file, saved as UTF-8");
    }
    let at = error.utf8_error().valid_up_to();
    let source = Arc::new(Source::new(name, String::from_utf8_lossy(error.as_bytes())));
    Diagnostic::new(Code::InvalidUtf8, &Location::new(&source, at..at + 3), "this is not UTF-8")
        .help("save the file as UTF-8")
}
