//! For every term, where it stands and how much it says there: one list after the other in one piece of memory.

use std::borrow::Cow;
use std::ops::Range;

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
    pub(super) fn new<'r>(terms: usize, vectors: impl Iterator<Item = &'r [(u32, f32)]> + Clone) -> Self {
        let mut starts = vec![0; terms + 1];
        for (term, _) in vectors.clone().flatten() {
            starts[*term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[terms] as usize];
        let mut values = vec![0.0; rows.len()];
        for (row, vector) in vectors.enumerate() {
            for (term, value) in vector {
                let at = &mut next[*term as usize];
                rows[*at as usize] = row as u32;
                values[*at as usize] = *value;
                *at += 1;
            }
        }
        Self::of_parts(starts, rows, values)
    }

    /// From the lists themselves, one for each term.
    pub(super) fn of_lists(lists: impl IntoIterator<Item = Vec<(u32, f32)>>) -> Self {
        let (mut starts, mut rows, mut values) = (vec![0], Vec::new(), Vec::new());
        for list in lists {
            rows.extend(list.iter().map(|(row, _)| row));
            values.extend(list.iter().map(|(_, value)| value));
            starts.push(rows.len() as u32);
        }
        Self::of_parts(starts, rows, values)
    }

    /// From where the list of each term begins, and the lists one after the other.
    pub(super) fn of_parts(starts: Vec<u32>, rows: Vec<u32>, values: Vec<f32>) -> Self {
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

    /// Which of all entries is that of a term in a row.
    pub(super) fn entry(&self, term: u32, row: u32) -> Option<usize> {
        let list = self.list(term);
        self.rows[list.clone()].binary_search(&row).ok().map(|at| list.start + at)
    }

    /// Which of all entries are those of a term in some rows; they take the place of `found`.
    ///
    /// Without a branch in the loop: which rows are meant cannot be foreseen, and there are thousands to a question.
    pub(super) fn entries_in(&self, term: u32, is_meant: &[bool], found: &mut Vec<usize>) {
        let list = self.list(term);
        found.resize(list.len() + 1, 0);
        let mut count = 0;
        for (entry, row) in list.clone().zip(&self.rows[list]) {
            found[count] = entry;
            count += usize::from(is_meant[*row as usize]);
        }
        found.truncate(count);
    }

    /// Where the list of a term is, among all entries.
    fn list(&self, term: u32) -> Range<usize> {
        self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize
    }

    /// The rows in which a term stands, and what it says in each.
    pub(super) fn of(&self, term: u32) -> (&[u32], &[f32]) {
        (&self.rows[self.list(term)], &self.values[self.list(term)])
    }

    /// What a term says in a row.
    pub(super) fn value(&self, term: u32, row: u32) -> f32 {
        self.entry(term, row).map_or(0.0, |entry| self.values[entry])
    }

    /// Adds `factor` times what a term says to the sum of every row in which it stands.
    pub(super) fn add(&self, term: u32, factor: f32, sums: &mut [f32]) {
        self.add_entries(self.list(term), factor, sums);
    }

    /// As [`Postings::add`], of some entries.
    pub(super) fn add_entries(&self, entries: Range<usize>, factor: f32, sums: &mut [f32]) {
        for (row, value) in self.rows[entries.clone()].iter().zip(&self.values[entries]) {
            sums[*row as usize] += factor * value;
        }
    }
}
