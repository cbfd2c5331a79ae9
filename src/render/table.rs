//! Tables without lines, for a terminal.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::escape;

/// The narrowest table that comfy-table can fill, in columns.
const NARROWEST: u16 = 40;
/// The widest table whose rows are easy to follow, in columns.
const WIDEST: u16 = 120;

/// A table without lines, which wraps to `width` columns, or to fewer if that is very wide.
pub(super) fn bare_table(width: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX).clamp(NARROWEST, WIDEST));
    table
}

/// Gives a column exactly `width` columns of the terminal, its margins included.
pub(super) fn fix_column(table: &mut Table, index: usize, width: usize) {
    if let Some(column) = table.column_mut(index) {
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
}

/// A table as text, without spaces at the ends of lines.
pub(super) fn trimmed(table: &Table) -> String {
    table.lines().map(|line| escape::no_command(line.trim_end()).into_owned() + "\n").collect()
}
