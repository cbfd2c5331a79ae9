//! Text in a cell of CSV.

use super::terminal::terminal;

/// What a spreadsheet may take for the end of a cell, whatever the file is separated by.
const SEPARATORS: [char; 4] = [',', ';', '|', ':'];

/// What begins a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula: an apostrophe makes text of what would begin one, at the start of the
/// cell and after every separator. The quotes of CSV are the writer's.
pub(crate) fn spreadsheet(cell: &str) -> String {
    let mut guarded = String::with_capacity(cell.len());
    let mut at_start = true;
    for c in terminal(cell).chars() {
        if at_start && FORMULA.contains(&c) {
            guarded.push('\'');
        }
        at_start = SEPARATORS.contains(&c) || at_start && (c.is_whitespace() || c == '"');
        guarded.push(c);
    }
    guarded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_calculates_nothing() {
        assert_eq!(spreadsheet("=1+1"), "'=1+1");
        assert_eq!(spreadsheet("\t=1+1"), " '=1+1");
        assert_eq!(spreadsheet("x;=1+1"), "x;'=1+1");
        assert_eq!(spreadsheet("x, -1|@y;\"＝z"), "x, '-1|'@y;\"'＝z");
        assert_eq!(spreadsheet("1+1 = 2, two-fold"), "1+1 = 2, two-fold");
    }
}
