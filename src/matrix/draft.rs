//! What a row of a table says, read cell by cell, before it is known what the row is.

use std::fmt::Display;

use super::duty::{Duties, Duty, Letters, Reading};
use super::layout::Kind;
use super::table::Cell;
use crate::text::{one_line, shortened};

/// The longest remark that is kept, in characters.
pub(super) const LONGEST_REMARK: usize = 200;

/// What a heading has to do with an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The number of the heading.
    pub(super) heading: usize,
    pub(super) duties: Duties,
    /// Whether any of those accountable will do.
    pub(super) any: bool,
    /// The index of its cell in the row, if that counts as used.
    pub(super) used_cell: Option<usize>,
}

/// What a row is read into, before it is known what the row is.
#[derive(Default)]
pub(super) struct Draft<'c> {
    pub(super) kind: Kind,
    pub(super) parts: Vec<Part>,
    pub(super) in_doubt: bool,
    /// Whether a cell has a sign that nobody has a duty: then the row is no heading.
    pub(super) denies_duty: bool,
    pub(super) remarks: Vec<String>,
    /// Cells that are not used, or not all of them, and why.
    pub(super) unread: Vec<Unread<'c>>,
    pub(super) used: usize,
    /// Cells of columns that are no role, which are reported already.
    pub(super) aside: Vec<&'c Cell>,
    /// Other cells that are reported already.
    pub(super) reported: usize,
}

/// A cell that is not used, or not all of it.
pub(super) struct Unread<'c> {
    pub(super) cell: &'c Cell,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl<'c> Draft<'c> {
    /// Whether a row with this text is a heading: it says of no duty whether somebody has it, and has no other text, but perhaps a
    /// number.
    pub(super) fn is_heading(&self, text: &str) -> bool {
        let mut unread = self.unread.iter().map(|unread| unread.cell);
        let mut aside = self.aside.iter().filter(|cell| cell.text.contains(char::is_alphabetic));
        let is_silent = self.parts.is_empty() && !self.denies_duty;
        is_silent && unread.all(|cell| cell.text == text) && aside.all(|cell| cell.text == text)
    }

    /// Reads the letters below a role.
    pub(super) fn letters(&mut self, (at, cell): (usize, &'c Cell), reading: Reading, heading: usize, name: &str) {
        let Letters { duties, any, in_doubt, remark } = match reading {
            Reading::Empty => {
                self.denies_duty = true;
                return self.used += 1;
            }
            Reading::Letters(letters) => letters,
            Reading::Other => {
                let message = format!("“{}” becomes a comment, not a rule", said(cell));
                return self.comment(cell, name, message, "write A, R, C or I; what else matters can go into `why`");
            }
        };
        if in_doubt {
            self.in_doubt |= duties.has(Duty::Accountable);
            let message = format!("“{}” is in doubt: it becomes a comment, not a rule", said(cell));
            return self.comment(cell, name, message, "write the letter alone if it holds, or remove it");
        }
        self.parts.push(Part { heading, duties, any, used_cell: remark.is_none().then_some(at) });
        match remark {
            None => self.used += 1,
            Some(remark) => {
                let message = format!("“{}” becomes a comment, not a rule", shortened(&remark, LONGEST_REMARK));
                self.comment(cell, name, message, "the letter counts; what else matters can go into `why`");
            }
        }
    }

    /// Keeps what a cell says as a comment, after the heading above it.
    pub(super) fn comment(&mut self, cell: &'c Cell, heading: impl Display, message: String, help: &'static str) {
        self.remarks.push(format!("{heading}: {}", said(cell)));
        self.unread.push(Unread { cell, message, help });
    }
}

/// What a cell says, in one line; of a long text, the beginning.
pub(super) fn said(cell: &Cell) -> String {
    shortened(&one_line(&cell.text), LONGEST_REMARK).into_owned()
}
