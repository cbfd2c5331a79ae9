//! For every term, where it stands and how much it says there: one list after the other in one piece of memory.

use std::borrow::Cow;

use super::archive::{Reader, Writer};

/// See the module. A row is a phrase or a rule.
pub(super) struct Postings {
    /// Where the list of a term begins; one more than there are terms.
    starts: Cow<'static, [u32]>,
    /// The list of a term is sorted by row.
    rows: Cow<'static, [u32]>,
    /// For every row in a list, what the term says there.
    values: Cow<'static, [f32]>,
}

impl Postings {
    /// From the terms and values of every row, in order.
    pub(super) fn new<'r>(terms: usize, rows: impl Iterator<Item = &'r [(u32, f32)]> + Clone) -> Self {
        let mut starts = vec![0; terms + 1];
        for (term, _) in rows.clone().flatten() {
            starts[*term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); starts[terms] as usize];
        for (row, vector) in rows.enumerate() {
            for (term, value) in vector {
                let at = &mut next[*term as usize];
                entries[*at as usize] = (row as u32, *value);
                *at += 1;
            }
        }
        Self::from_entries(starts, entries)
    }

    /// From the lists themselves, one for each term.
    pub(super) fn of_lists(lists: impl IntoIterator<Item = Vec<(u32, f32)>>) -> Self {
        let (mut starts, mut entries) = (vec![0], Vec::new());
        for list in lists {
            entries.extend(list);
            starts.push(entries.len() as u32);
        }
        Self::from_entries(starts, entries)
    }

    fn from_entries(starts: Vec<u32>, entries: Vec<(u32, f32)>) -> Self {
        let (rows, values): (Vec<u32>, Vec<f32>) = entries.into_iter().unzip();
        Self { starts: starts.into(), rows: rows.into(), values: values.into() }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.starts);
        archive.numbers(&self.rows);
        archive.numbers(&self.values);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { starts: archive.numbers(), rows: archive.numbers(), values: archive.numbers() }
    }

    /// The rows in which a term stands, and what it says in each.
    pub(super) fn of(&self, term: u32) -> (&[u32], &[f32]) {
        let term = term as usize;
        let list = self.starts[term] as usize..self.starts[term + 1] as usize;
        (&self.rows[list.clone()], &self.values[list])
    }

    /// What a term says in a row.
    pub(super) fn value(&self, term: u32, row: u32) -> f32 {
        let (rows, values) = self.of(term);
        rows.binary_search(&row).map_or(0.0, |at| values[at])
    }

    /// Adds `factor` times what a term says to the sum of every row in which it stands.
    pub(super) fn add(&self, term: u32, factor: f32, sums: &mut [f32]) {
        let (rows, values) = self.of(term);
        for (row, value) in rows.iter().zip(values) {
            sums[*row as usize] += factor * value;
        }
    }
}
