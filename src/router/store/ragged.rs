//! Ragged arrays: rows of different lengths, one after the other in one piece of memory.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::format::{Number, Reader, Writer};

/// Where each row begins; one more than there are rows, so that the last one is where the last row ends.
#[derive(Clone)]
pub(crate) struct Offsets(Cow<'static, [u32]>);

impl Offsets {
    /// From the length of every row.
    pub(crate) fn new(lengths: impl IntoIterator<Item = usize>) -> Self {
        let mut offsets = Self(Cow::Owned(vec![0]));
        lengths.into_iter().for_each(|length| offsets.push(length));
        offsets
    }

    /// From where each row begins, and where the last one ends.
    pub(crate) fn of_starts(starts: Vec<u32>) -> Self {
        Self(starts.into())
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, length: usize) {
        let end = self.items() + length;
        self.0.to_mut().push(end as u32);
    }

    /// All rows in parts of neighbours, each with about this number of items, for several threads.
    pub(crate) fn parts(&self, items: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        while start < self.rows() {
            let full = self.0[start] as usize + items;
            let end = self.0.partition_point(|begin| (*begin as usize) < full).clamp(start + 1, self.rows());
            parts.push(start..end);
            start = end;
        }
        parts
    }

    /// Items cut where the parts begin that all rows are in.
    pub(crate) fn split<'i, T>(&self, parts: &[Range<usize>], mut items: &'i mut [T]) -> Vec<&'i mut [T]> {
        let length = |rows: &Range<usize>| (self.0[rows.end] - self.0[rows.start]) as usize;
        parts.iter().map_while(|rows| items.split_off_mut(..length(rows))).collect()
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.0.len() - 1
    }

    /// How many items all rows have together.
    pub(crate) fn items(&self) -> usize {
        self.0[self.rows()] as usize
    }

    /// Where a row lies among the items.
    pub(crate) fn row(&self, row: usize) -> Range<usize> {
        self.0[row] as usize..self.0[row + 1] as usize
    }

    /// The row of each item.
    pub(crate) fn rows_of_items(&self) -> Vec<u32> {
        (0..self.rows()).flat_map(|row| iter::repeat_n(row as u32, self.row(row).len())).collect()
    }

    /// Where every row begins.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.0[..self.rows()]
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.0);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self(reader.numbers())
    }
}

impl Default for Offsets {
    fn default() -> Self {
        Self::new([])
    }
}

/// Rows of numbers.
#[derive(Clone)]
pub(crate) struct Ragged<T: Number> {
    offsets: Offsets,
    items: Cow<'static, [T]>,
}

impl<T: Number> Ragged<T> {
    pub(crate) fn new<R: AsRef<[T]>>(rows: impl IntoIterator<Item = R>) -> Self {
        let mut items = Vec::new();
        let lengths = rows.into_iter().map(|row| {
            items.extend_from_slice(row.as_ref());
            row.as_ref().len()
        });
        Self { offsets: Offsets::new(lengths), items: items.into() }
    }

    /// From rows that lie one after the other already.
    pub(crate) fn of_parts(offsets: Offsets, items: Vec<T>) -> Self {
        Self { offsets, items: items.into() }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.offsets.rows()
    }

    /// The items of a row; empty past the last one.
    pub(crate) fn row(&self, row: usize) -> &[T] {
        if row < self.rows() { &self.items[self.range(row)] } else { &[] }
    }

    /// Where a row lies among the items.
    pub(crate) fn range(&self, row: usize) -> Range<usize> {
        self.offsets.row(row)
    }

    /// Where each row begins.
    pub(crate) fn offsets(&self) -> &Offsets {
        &self.offsets
    }

    /// The items of all rows.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.offsets.store(writer);
        writer.numbers(&self.items);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { offsets: Offsets::load(reader), items: reader.numbers() }
    }
}

impl<T: Number> Default for Ragged<T> {
    fn default() -> Self {
        Self { offsets: Offsets::default(), items: Cow::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows with 2, 0, 3, 1 and 0 items: a part ends as soon as it has two, or with the last row.
    #[test]
    fn parts_have_all_rows_and_their_items() {
        let offsets = Offsets::new([2, 0, 3, 1, 0]);
        let parts = offsets.parts(2);
        assert_eq!(parts.iter().cloned().flatten().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
        let mut items = [1, 2, 3, 4, 5, 6];
        let split = offsets.split(&parts, &mut items);
        let lengths: Vec<usize> = split.iter().map(|items| items.len()).collect();
        assert_eq!((parts.len(), lengths.iter().sum::<usize>()), (split.len(), 6));
        assert_eq!(split.concat(), [1, 2, 3, 4, 5, 6]);
        assert!(lengths.iter().all(|length| *length <= 3), "{lengths:?}");
        assert!(Offsets::new([]).parts(2).is_empty());
    }

    #[test]
    fn rows_keep_their_lengths() {
        let ragged = Ragged::new([vec![1_u32, 2], vec![], vec![3]]);
        assert_eq!((ragged.rows(), ragged.row(0), ragged.row(1), ragged.row(2)), (3, &[1, 2][..], &[][..], &[3][..]));
        assert!(ragged.row(3).is_empty());
        assert_eq!(ragged.items(), [1, 2, 3]);
    }
}
