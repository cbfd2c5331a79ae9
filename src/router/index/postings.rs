//! Postings: for every term, the rows in which it stands and its value in each.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use crate::router::store::{Offsets, Ragged, Reader, Writer};
use crate::router::tuning::SEARCHED_ABOVE;

/// About how many entries one thread makes at a time: what they lie in fits into its cache. In tests there are several parts.
pub(crate) const AT_ONCE: usize = if cfg!(test) { 2 } else { 1 << 19 };

/// Some rows.
pub(crate) struct Rows {
    sorted: Vec<u32>,
    /// By row: whether it is among them.
    has: Vec<bool>,
}

impl Rows {
    /// Those with these numbers, each given once; `all` is how many there are.
    pub(crate) fn new(all: usize, numbers: &[usize]) -> Self {
        let mut has = vec![false; all];
        numbers.iter().for_each(|row| has[*row] = true);
        let mut sorted: Vec<u32> = numbers.iter().map(|row| *row as u32).collect();
        sorted.sort_unstable();
        Self { sorted, has }
    }
}

/// An inverted index. A row is a phrase or a rule; an entry is one term in one row.
pub(crate) struct Postings {
    /// The list of a term, sorted by row.
    rows: Ragged<u32>,
    /// For every entry, the term's value in its row.
    values: Cow<'static, [f32]>,
}

impl Postings {
    /// From the rows of every term, in order, a row as often as it has the term. `value` is that of a term in a row that has it
    /// as often as the third argument says.
    pub(crate) fn new(occurrences: &Ragged<u32>, value: impl Fn(u32, u32, usize) -> f32 + Sync) -> Self {
        let is_same = |one: &u32, other: &u32| one == other;
        let count = |term| occurrences.row(term).chunk_by(is_same).count();
        let parts = occurrences.offsets().parts(AT_ONCE);
        let counts: Vec<usize> = parts.into_par_iter().flat_map_iter(|terms| terms.map(count)).collect();
        let lists = Offsets::new(counts);
        let (mut rows, mut values) = (vec![0; lists.items()], vec![0.0; lists.items()]);
        let parts = lists.parts(AT_ONCE);
        let of_parts = lists.split(&parts, &mut rows).into_iter().zip(lists.split(&parts, &mut values));
        let parts: Vec<_> = parts.into_iter().zip(of_parts).collect();
        parts.into_par_iter().for_each(|(terms, (rows, values))| {
            let mut entries = rows.iter_mut().zip(values);
            for term in terms {
                for (same, (row, entry)) in occurrences.row(term).chunk_by(is_same).zip(&mut entries) {
                    (*row, *entry) = (same[0], value(term as u32, same[0], same.len()));
                }
            }
        });
        Self::of_parts(lists, rows, values)
    }

    /// From the lists themselves, one for each term.
    pub(crate) fn of_lists(lists: impl IntoIterator<Item = Vec<(u32, f32)>>) -> Self {
        let (mut offsets, mut rows, mut values) = (Offsets::default(), Vec::new(), Vec::new());
        for list in lists {
            rows.extend(list.iter().map(|(row, _)| row));
            values.extend(list.iter().map(|(_, value)| value));
            offsets.push(list.len());
        }
        Self::of_parts(offsets, rows, values)
    }

    /// From where the list of each term lies, and the lists one after the other.
    pub(crate) fn of_parts(offsets: Offsets, rows: Vec<u32>, values: Vec<f32>) -> Self {
        Self { rows: Ragged::of_parts(offsets, rows), values: values.into() }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.rows.store(writer);
        writer.numbers(&self.values);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { rows: Ragged::load(reader), values: reader.numbers() }
    }

    /// The entry of a term in a row.
    pub(crate) fn entry(&self, term: u32, row: u32) -> Option<usize> {
        let list = self.list(term);
        self.rows.row(term as usize).binary_search(&row).ok().map(|at| list.start + at)
    }

    /// The entries of a term in some rows; they replace what is in `found`.
    pub(crate) fn entries_in(&self, term: u32, wanted: &Rows, found: &mut Vec<usize>) {
        let (list, rows) = (self.list(term), self.rows.row(term as usize));
        if rows.len() > wanted.sorted.len() * SEARCHED_ABOVE {
            let entry = |row: &u32| Some(list.start + rows.binary_search(row).ok()?);
            found.clear();
            found.extend(wanted.sorted.iter().filter_map(entry));
            return;
        }
        found.resize(list.len() + 1, 0);
        let mut count = 0;
        // Branchless: membership is unpredictable, and a query visits thousands of postings.
        for (entry, row) in list.zip(rows) {
            found[count] = entry;
            count += usize::from(wanted.has[*row as usize]);
        }
        found.truncate(count);
    }

    /// Where the list of each term lies.
    pub(crate) fn lists(&self) -> &Offsets {
        self.rows.offsets()
    }

    /// Where the list of a term lies among all entries.
    pub(crate) fn list(&self, term: u32) -> Range<usize> {
        self.rows.range(term as usize)
    }

    /// The rows in which a term stands, and its value in each.
    pub(crate) fn of(&self, term: u32) -> (&[u32], &[f32]) {
        (self.rows.row(term as usize), &self.values[self.list(term)])
    }

    /// The value of a term in a row; 0 if it does not stand there.
    pub(crate) fn value(&self, term: u32, row: u32) -> f32 {
        self.entry(term, row).map_or(0.0, |entry| self.values[entry])
    }

    /// Adds `factor` times a term's value to the sum of every row in which it stands.
    pub(crate) fn add(&self, term: u32, factor: f32, sums: &mut [f32]) {
        self.add_entries(self.list(term), factor, sums);
    }

    /// As [`Postings::add`], for some entries.
    pub(crate) fn add_entries(&self, entries: Range<usize>, factor: f32, sums: &mut [f32]) {
        for (row, value) in self.rows.items()[entries.clone()].iter().zip(&self.values[entries]) {
            sums[*row as usize] += factor * value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second list is long enough to be searched.
    #[test]
    fn entries_are_found_in_short_lists_and_in_long_ones() {
        let long = 2 * SEARCHED_ABOVE as u32;
        let list = |rows: std::ops::Range<u32>| rows.map(|row| (row, 1.0)).collect::<Vec<_>>();
        let postings = Postings::of_lists([list(3..8), list(0..long)]);
        let mut found = vec![7];
        let mut entries = |term, rows: &[usize]| {
            postings.entries_in(term, &Rows::new(long as usize, rows), &mut found);
            found.clone()
        };
        assert_eq!(entries(0, &[7, 3]), [0, 4]);
        assert!(entries(0, &[1]).is_empty());
        assert_eq!(entries(1, &[5]), [10]);
        assert_eq!(entries(1, &[3, 5]), [8, 10]);
    }
}
