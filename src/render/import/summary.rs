//! What came of an import, in a line.

use crate::matrix::Matrix;
use crate::render::escape;
use crate::render::wording::{activities, counted};

/// How many activities are rules, what became of the cells, and how many warnings there are.
pub fn summary(matrix: &Matrix) -> String {
    let name = escape::terminal(matrix.source.name()).into_owned();
    let open = match matrix.activities.len() - matrix.rules() {
        0 => String::new(),
        open => format!(", {open} commented out"),
    };
    let warnings = match matrix.findings.len() + matrix.more_findings {
        0 => String::new(),
        warnings => format!("; {}", counted(warnings, "warning")),
    };
    format!(
        "{}: {} read, {}{open}; {} of {} used, {} reported{warnings}\n",
        escape::no_command(&name),
        activities(matrix.activities.len()),
        counted(matrix.rules(), "rule"),
        matrix.cells.used,
        counted(matrix.cells.total, "cell"),
        matrix.cells.reported
    )
}
