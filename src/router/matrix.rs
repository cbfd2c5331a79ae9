//! Many vectors, one a row, to be compared with a text at once.

use super::archive::{Reader, Writer};
use super::embeddings::{EmbeddingMatrix, QuantizedQuery};
use super::postings::Postings;
use super::vector::Vector;
use crate::embedding::Embedding;

/// See the module. A row is a phrase or a rule.
pub(super) struct Matrix {
    pub(super) terms: Postings,
    pub(super) embeddings: EmbeddingMatrix,
}

impl Matrix {
    pub(super) fn new<'r>(terms: usize, rows: impl Iterator<Item = &'r Vector> + Clone) -> Self {
        let postings = Postings::new(terms, rows.clone().map(|row| row.terms.as_slice()));
        Self::of_parts(postings, rows.map(|row| row.embedding))
    }

    pub(super) fn of_parts(terms: Postings, embeddings: impl Iterator<Item = Embedding> + Clone) -> Self {
        Self { terms, embeddings: EmbeddingMatrix::new(embeddings) }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.terms.store(archive);
        self.embeddings.store(archive);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { terms: Postings::load(archive), embeddings: EmbeddingMatrix::load(archive) }
    }

    /// The inner product of every row with a vector whose sense is no longer than 1.
    pub(super) fn times(&self, vector: &Vector) -> Vec<f32> {
        let mut products: Vec<f32> = self.embeddings.products(&QuantizedQuery::new(&vector.embedding)).collect();
        for (term, value) in &vector.terms {
            self.terms.add(*term, *value, &mut products);
        }
        products
    }
}
