//! What came of an import, in a sentence.

use crate::matrix::Matrix;
use crate::render::paragraph::wrapped;
use crate::render::wording::{activities, counted};

/// How many activities are rules, what became of the cells, and how many warnings there are; `width` is in columns.
pub fn summary(matrix: &Matrix, width: usize) -> String {
    let open = match matrix.activities.len() - matrix.rules() {
        0 => String::new(),
        open => format!(", {open} commented out"),
    };
    let warnings = match matrix.findings.len() + matrix.more_findings {
        0 => String::new(),
        warnings => format!("; {}", counted(warnings, "warning")),
    };
    let summary = format!(
        "{}: {} read, {}{open}; {} of {} used, {} reported{warnings}",
        matrix.source.name(),
        activities(matrix.activities.len()),
        counted(matrix.rules(), "rule"),
        matrix.cells.used,
        counted(matrix.cells.total, "cell"),
        matrix.cells.reported
    );
    wrapped("", &summary, width)
}
