//! A term: a stem, a pair of stems or a character n-gram, as one number.

use std::ops::{Index, IndexMut};

/// The three ways in which texts are compared; terms are sorted in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum View {
    /// Stems of words, and groups of synonyms.
    Stem,
    /// Pairs of neighbouring stems.
    Pair,
    /// Character n-grams.
    Gram,
}

impl View {
    const COUNT: usize = 3;
    /// How many bits of a term its view takes: the highest ones.
    const BITS: u32 = 2;
}

/// A number for each view.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ByView([f32; View::COUNT]);

impl ByView {
    /// In the order of the views.
    pub(crate) const fn new(numbers: [f32; View::COUNT]) -> Self {
        Self(numbers)
    }

    /// For each view, a number that is made of those that two of these have for it.
    pub(crate) fn zip(self, other: Self, number: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|view| number(self.0[view], other.0[view])))
    }
}

impl Index<View> for ByView {
    type Output = f32;

    fn index(&self, view: View) -> &f32 {
        &self.0[view as usize]
    }
}

impl IndexMut<View> for ByView {
    fn index_mut(&mut self, view: View) -> &mut f32 {
        &mut self.0[view as usize]
    }
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

    pub(crate) fn view(self) -> View {
        match self.0 >> VIEW_SHIFT {
            0 => View::Stem,
            1 => View::Pair,
            _ => View::Gram,
        }
    }

    /// The least number that a term of a view may have.
    pub(crate) fn first_bits(view: View) -> u64 {
        Self::new(view, 0).0
    }
}

const VIEW_SHIFT: u32 = u64::BITS - View::BITS;
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// One step of a multiply-and-shift hash (as in `SplitMix64`).
fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ mixed >> 29
}
