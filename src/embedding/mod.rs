//! Word embeddings: a short vector for each common English stem, near for words that people use alike.
//!
//! `build.py` beside this file makes the table from a sentence-embedding model; see there for its layout and its source.

/// How many numbers an [`Embedding`] has.
pub const DIMENSIONS: usize = 64;

/// The vector of a word, or of a text: the weighted sum of those of its words.
pub type Embedding = [f32; DIMENSIONS];

/// An [`Embedding`] in whole numbers.
pub(crate) type QuantizedEmbedding = [i16; DIMENSIONS];

/// A word of the table: the number of its row, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordId(u32);

const TABLE: &[u8] = include_bytes!("table.bin");
const HASH: usize = size_of::<u32>();
/// The length of a row.
const UNIT: f32 = 200.0;

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

    /// Adds the word's embedding, `factor` long, to a sum.
    pub fn add_to(self, sum: &mut Embedding, factor: f32) {
        for (sum, value) in sum.iter_mut().zip(&table().1[self.0 as usize]) {
            *sum += factor / UNIT * f32::from(value.cast_signed());
        }
    }

    /// The cosine of the angle between the embeddings of two words, -1 to 1.
    pub fn cosine(self, other: Self) -> f32 {
        let row = |word: Self| table().1[word.0 as usize].map(|value| i16::from(value.cast_signed()));
        // Rows are rounded, so that a few are a little longer than 1.
        (quantized_dot(&row(self), &row(other)) as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0)
    }

    /// The word's embedding, of length 1.
    pub fn embedding(self) -> Embedding {
        let mut embedding = [0.0; DIMENSIONS];
        self.add_to(&mut embedding, 1.0);
        embedding
    }
}

/// The hashes of all stems, sorted, and the row of each.
fn table() -> (&'static [[u8; HASH]], &'static [[u8; DIMENSIONS]]) {
    let (length, table) = TABLE.split_first_chunk::<HASH>().unwrap_or((&[0; HASH], &[]));
    let (hashes, rows) = table.split_at(u32::from_le_bytes(*length) as usize * HASH);
    (hashes.as_chunks().0, rows.as_chunks().0)
}

/// The inner product of two embeddings.
///
/// Half is added to half until one number is left, which fills vector registers. The order of a sum decides its last bits,
/// and it is the same on every machine.
pub fn dot(one: &Embedding, two: &Embedding) -> f32 {
    let mut sums: Embedding = std::array::from_fn(|at| one[at] * two[at]);
    let mut half = DIMENSIONS / 2;
    while half > 0 {
        for at in 0..half {
            sums[at] += sums[at + half];
        }
        half /= 2;
    }
    sums[0]
}

/// The inner product of two quantized embeddings; no part of the sum may overflow 32 bits.
///
/// Products are summed in pairs, as vector instructions multiply 16-bit numbers.
pub(crate) fn quantized_dot(one: &QuantizedEmbedding, two: &QuantizedEmbedding) -> i32 {
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

    fn cosine(one: &str, two: &str) -> f32 {
        let word = |stem| WordId::of(stem).expect("a common word");
        word(one).cosine(word(two))
    }

    #[test]
    fn words_that_people_use_alike_are_near() {
        assert!(cosine("price", "cost") > cosine("price", "river") + 0.3);
        assert!(cosine("client", "custom") > cosine("client", "mountain") + 0.2);
        assert!((cosine("price", "price") - 1.0).abs() < 0.03);
    }

    #[test]
    fn what_is_no_word_is_not_in_the_table() {
        assert!(WordId::of("xqzzt").is_none());
        assert!(WordId::of("").is_none());
    }
}
