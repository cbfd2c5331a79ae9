//! Many vectors, one a row, to be compared with a text at once.

use super::archive::{Reader, Writer};
use super::postings::Postings;
use super::senses::{Asked, Senses};
use super::vector::Vector;
use crate::meaning::Sense;

/// See the module. A row is a phrase or a rule.
pub(super) struct Matrix {
    pub(super) terms: Postings,
    pub(super) senses: Senses,
}

impl Matrix {
    pub(super) fn new<'r>(terms: usize, rows: impl Iterator<Item = &'r Vector> + Clone) -> Self {
        let postings = Postings::new(terms, rows.clone().map(|row| row.terms.as_slice()));
        Self::of_parts(postings, rows.map(|row| row.sense))
    }

    pub(super) fn of_parts(terms: Postings, senses: impl Iterator<Item = Sense> + Clone) -> Self {
        Self { terms, senses: Senses::new(senses) }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.terms.store(archive);
        self.senses.store(archive);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { terms: Postings::load(archive), senses: Senses::load(archive) }
    }

    /// The inner product of every row with a vector whose sense is no longer than 1.
    pub(super) fn times(&self, vector: &Vector) -> Vec<f32> {
        let mut products: Vec<f32> = self.senses.products(&Asked::new(&vector.sense)).collect();
        for (term, value) in &vector.terms {
            self.terms.add(*term, *value, &mut products);
        }
        products
    }
}
