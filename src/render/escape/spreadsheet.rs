//! Text in a cell of CSV.

use super::terminal::terminal;
use crate::text::guard;

/// A cell that no spreadsheet takes for a formula. The quotes of CSV are the writer's.
pub(crate) fn spreadsheet(cell: &str) -> String {
    guard(&terminal(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_calculates_nothing() {
        assert_eq!(spreadsheet("\t=1+1"), " '=1+1");
        assert_eq!(spreadsheet("\u{1b};=1+1"), "\\u{1b};'=1+1");
    }
}
