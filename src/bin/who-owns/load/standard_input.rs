//! Standard input, which `-` names where a file may be read.

use std::path::Path;

use who_owns::Source;

use super::address::name_of;

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The name of a file, or of standard input, in messages.
pub(crate) fn name_of_input(path: &Path) -> String {
    if is_standard_input(path) { Source::STANDARD_INPUT.to_owned() } else { name_of(path) }
}
