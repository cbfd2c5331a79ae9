//! The text of a table to import: a file of any kind, or standard input.

use std::io::{self, Read};
use std::path::Path;

use who_owns::Source;

use super::named_file::{bytes, open};
use super::read::{LARGEST, decoded};
use super::standard_input::{is_standard_input, name_of_input};
use crate::encoding::is_spreadsheet;
use crate::failure::Failure;

/// Reads a file, or standard input for `-`.
pub(crate) fn table(path: &Path) -> Result<Source, Failure> {
    let input: Box<dyn Read> = match is_standard_input(path) {
        true => Box::new(io::stdin()),
        false => Box::new(open(path, "Name a file with a table.")?),
    };
    let name = name_of_input(path);
    let bytes = bytes(input, &name, LARGEST, "Split the table, and import its parts.")?;
    if is_spreadsheet(&bytes) {
        let message = format!("{name} is a spreadsheet or another archive, not text");
        return Err(Failure::with_help(message, "Save the table as CSV (UTF-8), and import that."));
    }
    decoded(name, bytes)
}
