//! What all tab-separated values have in common.

use super::escape;

/// A line of cells; tabs and line ends in them become spaces.
pub(super) fn row<C: AsRef<str>>(cells: &[C]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| escape::terminal(cell.as_ref())).collect();
    escape::no_command(&cells.join("\t")).into_owned() + "\n"
}
