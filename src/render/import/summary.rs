//! What came of an import, in a line.

use crate::matrix::Matrix;
use crate::render::escape;
use crate::render::wording::{activities, counted};

/// How many activities are rules, and what became of the cells.
pub fn summary(matrix: &Matrix) -> String {
    let name = escape::terminal(matrix.source.name()).into_owned();
    let open = match matrix.activities.len() - matrix.rules() {
        0 => String::new(),
        open => format!(", {open} commented out"),
    };
    format!(
        "{}: {} read, {}{open}; {} of {} used, {} reported\n",
        escape::no_command(&name),
        activities(matrix.activities.len()),
        counted(matrix.rules(), "rule"),
        matrix.cells.used,
        counted(matrix.cells.total, "cell"),
        matrix.cells.reported
    )
}
