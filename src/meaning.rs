//! What common English words mean: a short vector for each stem, near for words that people use alike.
//!
//! `meaning/build.py` makes the table from a sentence-embedding model; see there for its layout and its source.

/// How many numbers a [`Sense`] has.
pub const DIMENSIONS: usize = 64;

/// A direction in which words of a meaning point; the sense of a text is the weighted sum of those of its words.
pub type Sense = [f32; DIMENSIONS];

/// A [`Sense`] in whole numbers.
pub(crate) type Fixed = [i16; DIMENSIONS];

/// The meaning of a word: the number of a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning(u32);

const TABLE: &[u8] = include_bytes!("meaning/table.bin");
const HASH: usize = size_of::<u32>();
/// The length of a row.
const UNIT: f32 = 200.0;

impl Meaning {
    /// The meaning of a stem; `None` if the table does not have it.
    ///
    /// One stem in 400,000 that the table does not have is taken for another one.
    pub fn of(stem: &str) -> Option<Self> {
        let (hashes, _) = table();
        let place = hashes.binary_search_by_key(&fnv1a(stem), |hash| u32::from_le_bytes(*hash)).ok()?;
        Some(Self(place as u32))
    }

    /// The number of the row.
    pub fn row(self) -> u32 {
        self.0
    }

    /// The meaning in a row of the table; `None` past its end.
    pub fn at(row: u32) -> Option<Self> {
        ((row as usize) < table().1.len()).then_some(Self(row))
    }

    /// Adds the meaning, `factor` long, to a sense.
    pub fn add_to(self, sense: &mut Sense, factor: f32) {
        for (sum, value) in sense.iter_mut().zip(&table().1[self.0 as usize]) {
            *sum += factor / UNIT * f32::from(value.cast_signed());
        }
    }

    /// How alike two meanings are, -1 to 1: the inner product of the two, each of length 1.
    pub fn likeness(self, other: Self) -> f32 {
        let row = |meaning: Self| table().1[meaning.0 as usize].map(|value| i16::from(value.cast_signed()));
        // Rows are rounded, so that a few are a little longer than 1.
        (fixed_product(&row(self), &row(other)) as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0)
    }

    /// The meaning alone, of length 1.
    pub fn sense(self) -> Sense {
        let mut sense = [0.0; DIMENSIONS];
        self.add_to(&mut sense, 1.0);
        sense
    }
}

/// The hashes of all stems, sorted, and the row of each.
fn table() -> (&'static [[u8; HASH]], &'static [[u8; DIMENSIONS]]) {
    let (length, table) = TABLE.split_first_chunk::<HASH>().unwrap_or((&[0; HASH], &[]));
    let (hashes, rows) = table.split_at(u32::from_le_bytes(*length) as usize * HASH);
    (hashes.as_chunks().0, rows.as_chunks().0)
}

/// The inner product of two senses.
///
/// Half is added to half until one number is left, which fills the registers of processors. The order of a sum decides its
/// last bits, and it is the same on every machine.
pub fn product(one: &Sense, two: &Sense) -> f32 {
    let mut sums: Sense = std::array::from_fn(|at| one[at] * two[at]);
    let mut half = DIMENSIONS / 2;
    while half > 0 {
        for at in 0..half {
            sums[at] += sums[at + half];
        }
        half /= 2;
    }
    sums[0]
}

/// The inner product of two senses in fixed point; no part of the sum may leave 32 bits.
///
/// Two products at a time, as processors multiply such numbers.
pub(crate) fn fixed_product(one: &Fixed, two: &Fixed) -> i32 {
    let mut sums = [0; 4];
    for (ones, twos) in one.as_chunks::<8>().0.iter().zip(two.as_chunks::<8>().0) {
        let product = |at: usize| i32::from(ones[at]) * i32::from(twos[at]);
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum += product(2 * lane) + product(2 * lane + 1);
        }
    }
    sums.iter().sum()
}

/// The hash of Fowler, Noll and Vo, variant 1a, 32 bits.
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, two: &str) -> f32 {
        let meaning = |word| Meaning::of(word).expect("a common word");
        meaning(one).likeness(meaning(two))
    }

    #[test]
    fn words_that_people_use_alike_are_near() {
        assert!(likeness("price", "cost") > likeness("price", "river") + 0.3);
        assert!(likeness("client", "custom") > likeness("client", "mountain") + 0.2);
        assert!((likeness("price", "price") - 1.0).abs() < 0.03);
    }

    #[test]
    fn what_is_no_word_means_nothing() {
        assert!(Meaning::of("xqzzt").is_none());
        assert!(Meaning::of("").is_none());
    }
}
