//! A table of a text, whatever it means.

use std::collections::HashMap;

use super::headings::spelling_key;
use crate::source::Span;

/// A table; its rows need not be of one length.
#[derive(Debug)]
pub(super) struct Table {
    /// In the order of the text.
    pub(super) rows: Vec<Row>,
}

/// The cells of a row, from the left.
pub(super) type Row = Vec<Cell>;

/// A cell.
#[derive(Debug)]
pub(super) struct Cell {
    /// What it says, without markup and white space around it; a line break is `\n`.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
}

impl Table {
    /// The table with its rows as columns, from the row with the headings on; those above stay.
    pub(super) fn transposed(self, header: usize) -> Self {
        let width = self.width();
        let mut rows = self.rows;
        let below = rows.split_off(header);
        let mut columns: Vec<Row> = (0..width).map(|_| Row::with_capacity(below.len())).collect();
        for row in below {
            let end = row.last().map_or(0, |cell| cell.span.end);
            let missing = std::iter::repeat_with(|| Cell { text: String::new(), span: Span { start: end, end } });
            columns.iter_mut().zip(row.into_iter().chain(missing)).for_each(|(column, cell)| column.push(cell));
        }
        rows.extend(columns);
        Self { rows }
    }

    /// A list with a row for each letter, from the row with the headings on, as a matrix: the activities below one another, and
    /// people side by side. The columns are those of the activity, the person and the letter. Several letters of a person in
    /// an activity stand in one cell, `A/R`.
    pub(super) fn spread(self, header: usize, [activity, person, letter]: [usize; 3]) -> Self {
        let mut rows = self.rows;
        let mut list = rows.split_off(header).into_iter().map(|mut row| {
            let mut take = |at: usize| Cell { text: std::mem::take(&mut row[at].text), span: row[at].span };
            [take(activity), take(person), take(letter)]
        });
        let mut headings: Row = list.next().into_iter().map(|[activity, ..]| activity).collect();
        let (mut lines, mut columns): (HashMap<String, usize>, HashMap<String, usize>) = Default::default();
        let mut matrix: Vec<Row> = Vec::new();
        for [activity, person, letter] in list {
            let line = *lines.entry(activity.text.to_lowercase()).or_insert(matrix.len());
            if line == matrix.len() {
                matrix.push(vec![activity]);
            }
            let column = *columns.entry(spelling_key(&person.text)).or_insert(headings.len());
            if column == headings.len() {
                headings.push(person);
            }
            let row = &mut matrix[line];
            while row.len() <= column {
                row.push(Cell { text: String::new(), span: letter.span });
            }
            if row[column].text.is_empty() {
                row[column] = letter;
            } else {
                row[column].text.extend(["/", &letter.text]);
            }
        }
        rows.push(headings);
        rows.extend(matrix);
        Self { rows }
    }

    /// Whether most places of the rectangle around it have a cell.
    pub(super) fn is_full(&self) -> bool {
        self.width() * self.rows.len() <= 2 * self.cells()
    }

    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    pub(super) fn cells(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }
}
