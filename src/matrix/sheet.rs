//! A table whose layout is known: what stands below each heading, and what a row is beside an activity.

use super::duty::{Duty, Reading, without_emphasis};
use super::heading_words::{LEGEND, TOTAL};
use super::layout::Kind;
use super::table::{Cell, Row};
use crate::text::Conjunctions;

/// A table, by what is below each of its headings.
pub(super) struct Sheet<'t> {
    pub(super) kind: Kind,
    pub(super) conjunctions: Conjunctions,
    /// Whether K is the C of the table.
    pub(super) reads_k: bool,
    pub(super) header: &'t Row,
    pub(super) below: Vec<Below>,
}

/// What is below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    Activity,
    Section,
    /// The duties of the role whose heading has this number.
    Role(usize),
    Duty(Duty),
    Other,
}

impl Sheet<'_> {
    /// The first cell of a row that says something and is below such a heading.
    pub(super) fn said_below<'c>(&self, row: &'c Row, wanted: Below) -> Option<&'c Cell> {
        let mut cells = row.iter().zip(&self.below).filter(|(cell, below)| **below == wanted && says(cell));
        cells.next().map(|(cell, _)| cell)
    }

    /// What a cell below a role says.
    pub(super) fn read(&self, cell: &Cell) -> Reading {
        if self.reads_k { Reading::in_german(&cell.text) } else { Reading::of(&cell.text) }
    }

    /// Whether a row has the headings again, as tables of several pages do. Where the roles are called as duties are, it is
    /// an activity.
    pub(super) fn is_header(&self, row: &Row) -> bool {
        let (texts, headings) = (row.iter().map(|cell| &cell.text), self.header.iter().map(|cell| &cell.text));
        let mut roles = self.below.iter().zip(self.header.iter()).filter(|(below, _)| matches!(below, Below::Role(_)));
        texts.eq(headings) && !roles.any(|(_, heading)| Reading::of(&heading.text).is_duty())
    }
}

/// Whether a cell has a text.
pub(super) fn says(cell: &Cell) -> bool {
    !cell.text.is_empty()
}

/// Whether a row sums up those above it: it begins with such a word, and goes on with numbers alone.
pub(super) fn is_total(row: &Row) -> bool {
    let mut said = row.iter().filter(|cell| says(cell)).map(|cell| without_emphasis(&cell.text));
    let word = said.next().map(|text| text.trim_end_matches(':').to_lowercase());
    let mut numbers = said.peekable();
    word.is_some_and(|word| TOTAL.contains(&word.as_str()))
        && numbers.peek().is_some()
        && numbers.all(|text| text.contains(char::is_numeric) && !text.contains(char::is_alphabetic))
}

/// Whether a row says what the letters mean, and nothing else, but for a word for that before it: “Legend: A = Accountable”.
pub(super) fn is_legend(row: &Row) -> bool {
    let is_meaning = |text: &str| {
        let parts = without_emphasis(text.trim()).split_once(['=', ':', '–']);
        let (letter, word) = parts.map_or(("", ""), |(letter, word)| (letter.trim(), word.trim()));
        letter.chars().count() == 1 && Duty::named(letter).is_some() && Duty::named(letter) == Duty::named(word)
    };
    let said: Vec<&Cell> = row.iter().filter(|cell| says(cell)).collect();
    let explains = |cell: &&Cell| cell.text.split([',', ';', '\n']).all(is_meaning);
    let is_label =
        |cell: &Cell| LEGEND.contains(&without_emphasis(&cell.text).trim_end_matches(':').to_lowercase().as_str());
    match said.as_slice() {
        [] => false,
        [label, meanings @ ..] if is_label(label) => !meanings.is_empty() && meanings.iter().all(explains),
        meanings => meanings.iter().all(explains),
    }
}
