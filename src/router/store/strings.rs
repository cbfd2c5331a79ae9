//! A string table: many words in one piece of memory.

use std::cmp::Ordering;

use super::format::{Reader, Writer};
use super::ragged::Ragged;

/// Words in UTF-8, numbered from 0.
#[derive(Default, Clone)]
pub(crate) struct StringTable(Ragged<u8>);

impl StringTable {
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self(Ragged::new(words))
    }

    /// The word with a number; empty past the last one.
    pub(crate) fn get(&self, number: usize) -> &str {
        std::str::from_utf8(self.0.row(number)).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.rows()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a word, if the words are sorted.
    pub(crate) fn search(&self, word: &str) -> Option<usize> {
        let (mut start, mut end) = (0, self.0.rows());
        while start < end {
            let middle = start.midpoint(end);
            match self.get(middle).cmp(word) {
                Ordering::Less => start = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.0.rows()).map(|number| self.get(number))
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.0.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self(Ragged::load(reader))
    }
}
