//! Many vectors, one a row, to be compared with a text at once.

use std::borrow::Cow;

use super::archive::{Reader, Writer};
use super::postings::Postings;
use crate::meaning::{DIMENSIONS, Sense, product};

/// A sense in fixed point. Whole numbers are summed in any order to the same last bit, and many at a time.
type Fixed = [i16; DIMENSIONS];

/// The longest sense of a matrix in fixed point: no product of two leaves 32 bits (Cauchy and Schwarz).
const LONGEST: f32 = 16_384.0;

/// A text, or a weight for every part of one: its terms, and what its words mean together.
#[derive(Debug, Clone)]
pub(super) struct Vector {
    /// Number of the term and value, sorted by number.
    pub(super) terms: Vec<(u32, f32)>,
    pub(super) sense: Sense,
}

/// See the module. A row is a phrase or a rule.
pub(super) struct Matrix {
    pub(super) terms: Postings,
    senses: Cow<'static, [Fixed]>,
    /// What 1 stands for in `senses`.
    unit: f32,
}

impl Vector {
    /// The sum of vectors.
    pub(super) fn sum(vectors: &[Vector]) -> Self {
        let mut all: Vec<(u32, f32)> = vectors.iter().flat_map(|vector| &vector.terms).copied().collect();
        all.sort_by_key(|(term, _)| *term);
        let sum_of = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, value)| value).sum());
        let mut sum = Self { terms: all.chunk_by(|a, b| a.0 == b.0).map(sum_of).collect(), sense: [0.0; DIMENSIONS] };
        for vector in vectors {
            sum.sense.iter_mut().zip(&vector.sense).for_each(|(sum, value)| *sum += value);
        }
        sum
    }

    /// The same direction, made as long as 1.
    pub(super) fn unit(mut self) -> Self {
        let length = self.square().sqrt().max(f32::MIN_POSITIVE);
        self.terms.iter_mut().for_each(|(_, value)| *value /= length);
        self.sense.iter_mut().for_each(|value| *value /= length);
        self
    }

    /// The inner product with another vector.
    pub(super) fn times(&self, other: &Vector) -> f32 {
        let (mut sum, mut others) = (product(&self.sense, &other.sense), other.terms.iter().peekable());
        for (term, value) in &self.terms {
            while others.next_if(|(other, _)| other < term).is_some() {}
            sum += others.next_if(|(other, _)| other == term).map_or(0.0, |(_, other)| value * other);
        }
        sum
    }

    /// The square of its length.
    pub(super) fn square(&self) -> f32 {
        self.terms.iter().map(|(_, value)| value * value).sum::<f32>() + product(&self.sense, &self.sense)
    }
}

impl Matrix {
    pub(super) fn new(terms: usize, rows: &[Vector]) -> Self {
        let postings = Postings::new(terms, rows.iter().map(|row| row.terms.as_slice()));
        Self::of_parts(postings, rows.iter().map(|row| row.sense))
    }

    pub(super) fn of_parts(terms: Postings, senses: impl Iterator<Item = Sense> + Clone) -> Self {
        let longest = senses.clone().map(|sense| product(&sense, &sense).sqrt()).fold(0.0, f32::max);
        let unit = longest / LONGEST;
        Self { terms, senses: senses.map(|sense| fixed(&sense, unit)).collect(), unit }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.terms.store(archive);
        archive.numbers(&self.senses);
        archive.numbers(&[self.unit]);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        let (terms, senses) = (Postings::load(archive), archive.numbers());
        let unit: Cow<'_, [f32]> = archive.numbers();
        Self { terms, senses, unit: unit[0] }
    }

    /// The sense of a row.
    pub(super) fn sense(&self, row: usize) -> Sense {
        self.senses[row].map(|value| f32::from(value) * self.unit)
    }

    /// The inner product of every row with a vector whose sense is no longer than 1.
    pub(super) fn times(&self, vector: &Vector) -> Vec<f32> {
        let sense = fixed(&vector.sense, 1.0 / LONGEST);
        let unit = self.unit / LONGEST;
        let mut products: Vec<f32> = self.senses.iter().map(|row| unit * fixed_product(row, &sense) as f32).collect();
        for (term, value) in &vector.terms {
            self.terms.add(*term, *value, &mut products);
        }
        products
    }
}

fn fixed(sense: &Sense, unit: f32) -> Fixed {
    sense.map(|value| (value / unit.max(f32::MIN_POSITIVE)).round() as i16)
}

fn fixed_product(one: &Fixed, two: &Fixed) -> i32 {
    one.iter().zip(two).map(|(one, two)| i32::from(*one) * i32::from(*two)).sum()
}
