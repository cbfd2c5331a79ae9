//! Many vectors, one a row, to be compared with a text at once.

use std::borrow::Cow;

use super::archive::{Reader, Writer};
use super::postings::Postings;
use crate::meaning::{DIMENSIONS, Sense, product};

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
    pub(super) senses: Cow<'static, [Sense]>,
}

impl Vector {
    /// The sum of vectors, made as long as 1.
    pub(super) fn mean(vectors: &[Vector]) -> Self {
        let mut all: Vec<(u32, f32)> = vectors.iter().flat_map(|vector| &vector.terms).copied().collect();
        all.sort_by_key(|(term, _)| *term);
        let sum_of = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, value)| value).sum());
        let mut mean = Self { terms: all.chunk_by(|a, b| a.0 == b.0).map(sum_of).collect(), sense: [0.0; DIMENSIONS] };
        for vector in vectors {
            mean.sense.iter_mut().zip(&vector.sense).for_each(|(sum, value)| *sum += value);
        }
        let length = mean.square().sqrt().max(f32::MIN_POSITIVE);
        mean.terms.iter_mut().for_each(|(_, value)| *value /= length);
        mean.sense.iter_mut().for_each(|value| *value /= length);
        mean
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
        Self {
            terms: Postings::new(terms, rows.iter().map(|row| row.terms.as_slice())),
            senses: rows.iter().map(|row| row.sense).collect(),
        }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.terms.store(archive);
        archive.numbers(&self.senses);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { terms: Postings::load(archive), senses: archive.numbers() }
    }

    /// The inner product of every row with a vector.
    pub(super) fn times(&self, vector: &Vector) -> Vec<f32> {
        let mut products: Vec<f32> = self.senses.iter().map(|sense| product(sense, &vector.sense)).collect();
        for (term, value) in &vector.terms {
            self.terms.add(*term, *value, &mut products);
        }
        products
    }
}
