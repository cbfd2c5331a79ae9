//! A term: a stem, a pair of stems or a character n-gram, as one number.

/// The three ways in which texts are compared; terms are sorted in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Stems of words, and groups of synonyms.
    Stem,
    /// Pairs of neighbouring stems.
    Pair,
    /// Character n-grams.
    Gram,
}

impl View {
    pub(crate) const COUNT: usize = 3;
    /// How many bits of a term its view takes: the highest ones.
    pub(crate) const BITS: u32 = 2;
}

/// A term's number: its view in the two highest bits, then a hash of its text.
///
/// Two terms of a rule book share a number with a probability of about one in 10¹¹; they would count as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Term(u64);

/// Stands before the first word of a text.
pub(crate) const START: Term = Term(1);
/// Stands after the last word of a text.
pub(crate) const END: Term = Term(2);

impl Term {
    pub(crate) fn of(view: View, text: &str) -> Self {
        Self::new(view, text.bytes().fold(SEED, |hash, byte| mix(hash, u64::from(byte))))
    }

    pub(crate) fn of_gram(chars: &[char]) -> Self {
        Self::new(View::Gram, chars.iter().fold(SEED, |hash, c| mix(hash, u64::from(*c))))
    }

    pub(crate) fn of_group(group: usize) -> Self {
        Self::new(View::Stem, mix(mix(SEED, u64::MAX), group as u64))
    }

    pub(crate) fn of_pair(first: Term, second: Term) -> Self {
        Self::new(View::Pair, mix(mix(SEED, first.0), second.0))
    }

    fn new(view: View, hash: u64) -> Self {
        Self((view as u64) << VIEW_SHIFT | hash >> View::BITS)
    }

    /// The term with a number.
    pub(crate) fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The number.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    pub(crate) fn view(self) -> usize {
        (self.0 >> VIEW_SHIFT) as usize
    }
}

const VIEW_SHIFT: u32 = u64::BITS - View::BITS;
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// One step of a multiply-and-shift hash (as in `SplitMix64`).
fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ mixed >> 29
}
