//! A rule file's text, or why there is none.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use who_owns::diagnostic::Code;
use who_owns::{Diagnostic, Source};

use super::discover::FILE_NAME;
use crate::output::Failure;

/// The longest rule file, in bytes: some hundred times what anybody writes by hand.
pub(super) const LARGEST: u64 = 16 * 1024 * 1024;

/// A file's text; what is not UTF-8 is an error that names the place.
pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
    let name = path.display().to_string();
    regular(path, &name)?;
    let bytes = bounded(path).map_err(|error| Failure::unreadable(path, error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::with_help(
            format!("{name} is longer than {} MiB", LARGEST / 1024 / 1024),
            "Name a rule file, or split this one and let it `extends` its parts.",
        ));
    }
    String::from_utf8(bytes)
        .map_err(|error| Failure::Findings(vec![not_utf8(&name, &error)]))
        .map(|text| Source::new(name, text))
}

/// Refuses folders, and what never ends or waits for a writer: pipes, devices, sockets.
fn regular(path: &Path, name: &str) -> Result<(), Failure> {
    let kind = fs::metadata(path).map_err(|error| Failure::unreadable(path, error))?;
    if kind.is_dir() {
        return Err(Failure::with_help(
            format!("{name} is a folder"),
            format!("Name a rule file, for example {}.", path.join(FILE_NAME).display()),
        ));
    }
    if !kind.is_file() {
        return Err(Failure::with_help(
            format!("{name} is not a regular file"),
            "Save the rules in a file, and name that.",
        ));
    }
    Ok(())
}

/// All of a file, but not more than one byte over the limit.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_utf8(name: &str, error: &FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let source = Arc::new(Source::new(name, String::from_utf8_lossy(error.as_bytes())));
    let span = source.span(at..at + 3);
    Diagnostic::error(Code::InvalidUtf8, &source, span, "this is not UTF-8").help("save the file as UTF-8")
}
