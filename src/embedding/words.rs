//! Which common English stems people use alike: a short vector for each.

use super::hash::fnv1a;
use super::tables::tables;
use super::vector::quantized_dot;

/// How many numbers a row has.
const DIMENSIONS: usize = 64;

/// A word of the table: the number of its row, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordId(u32);

const HASH: usize = size_of::<u32>();
/// The length of a row.
const UNIT: f32 = 16.0;

impl WordId {
    /// The row of a stem; `None` if the table does not have it.
    ///
    /// One unknown stem in 400,000 shares its hash with a known one and is taken for it.
    pub fn of(stem: &str) -> Option<Self> {
        let (hashes, _) = table();
        let place = hashes.binary_search_by_key(&fnv1a(stem), |hash| u32::from_le_bytes(*hash)).ok()?;
        Some(Self(place as u32))
    }

    /// The number of the row.
    pub fn row(self) -> u32 {
        self.0
    }

    /// The word in a row of the table; `None` past its end.
    pub fn at(row: u32) -> Option<Self> {
        ((row as usize) < table().1.len()).then_some(Self(row))
    }

    /// The cosine of the angle between the embeddings of two words, -1 to 1.
    pub fn cosine(self, other: Self) -> f32 {
        self.cosines()(other)
    }

    /// As [`WordId::cosine`], to be asked of many other words.
    pub fn cosines(self) -> impl Fn(Self) -> f32 {
        let rows: &[[i8; DIMENSIONS]] = bytemuck::cast_slice(table().1);
        let own = rows[self.0 as usize].map(i16::from);
        // Rows are rounded, so that a few are a little longer than 1.
        move |other| (product(&own, &rows[other.0 as usize]) as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0)
    }
}

/// A function of its own: inlined into a loop over words it is not made of vector instructions.
#[inline(never)]
fn product(one: &[i16; DIMENSIONS], other: &[i8; DIMENSIONS]) -> i32 {
    quantized_dot(one, other)
}

/// The hashes of all stems, sorted, and the row of each.
fn table() -> (&'static [[u8; HASH]], &'static [[u8; DIMENSIONS]]) {
    let (length, table) = tables().words.split_first_chunk::<HASH>().unwrap_or((&[0; HASH], &[]));
    let (hashes, rows) = table.split_at(u32::from_le_bytes(*length) as usize * HASH);
    (hashes.as_chunks().0, rows.as_chunks().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(one: &str, two: &str) -> f32 {
        let word = |stem| WordId::of(stem).expect("a common word");
        word(one).cosine(word(two))
    }

    #[test]
    fn words_that_people_use_alike_are_near() {
        assert!(cosine("price", "cost") > cosine("price", "river") + 0.3);
        assert!(cosine("client", "custom") > cosine("client", "mountain") + 0.2);
        assert!((cosine("price", "price") - 1.0).abs() < 0.05);
    }

    #[test]
    fn what_is_no_word_is_not_in_the_table() {
        assert!(WordId::of("xqzzt").is_none());
        assert!(WordId::of("").is_none());
    }
}
