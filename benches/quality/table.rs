//! A table of figures as plain text.

/// Lines of cells; the first cell of each is its name.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(headings: &[&str]) -> Self {
        Self { rows: vec![headings.iter().map(|heading| (*heading).to_owned()).collect()] }
    }

    pub(crate) fn add(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// Whether it has nothing but headings.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// Prints it, with an empty line before it.
    pub(crate) fn print(&self) {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.rows[0].len()).map(width).collect();
        println!();
        for row in &self.rows {
            let figures = row.iter().zip(&widths).skip(1).map(|(cell, width)| format!("  {cell:>width$}"));
            println!("{:<width$}{}", row[0], figures.collect::<String>(), width = widths[0]);
        }
    }
}

/// A number of questions.
pub(crate) fn count(questions: usize) -> String {
    questions.to_string()
}

/// A part of some questions, to four decimals; empty if there are none.
pub(crate) fn share(part: usize, all: usize) -> String {
    if all == 0 { String::new() } else { format!("{:.4}", part as f64 / all as f64) }
}
