//! The text of a table to import: a file of any kind, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR_STR, Path};

use who_owns::Source;

use super::read::{LARGEST, decoded};
use crate::encoding::is_spreadsheet;
use crate::failure::Failure;

/// Reads a file, or standard input for `-`.
pub(crate) fn table(path: &Path) -> Result<Source, Failure> {
    let failed = |error| Failure::unreadable(path, error);
    let input: Box<dyn Read> = match path == Path::new("-") {
        true => Box::new(io::stdin()),
        false if path.is_dir() => {
            let message = format!("{} is a folder", path.display());
            return Err(Failure::with_help(message, "Name a file with a table."));
        }
        false => Box::new(File::open(path).map_err(failed)?),
    };
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    let name = name_of_table(path);
    if bytes.len() as u64 > LARGEST {
        let message = format!("{name} is longer than {} MiB", LARGEST / 1024 / 1024);
        return Err(Failure::with_help(message, "Split the table, and import its parts."));
    }
    if is_spreadsheet(&bytes) {
        let message = format!("{name} is a spreadsheet or another archive, not text");
        return Err(Failure::with_help(message, "Save the table as CSV (UTF-8), and import that."));
    }
    decoded(name, bytes)
}

/// The name of the file in messages.
pub(crate) fn name_of_table(path: &Path) -> String {
    match path == Path::new("-") {
        true => "standard input".to_owned(),
        // The same on every system.
        false => path.display().to_string().replace(MAIN_SEPARATOR_STR, "/"),
    }
}
