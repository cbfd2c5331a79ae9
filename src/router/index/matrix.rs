//! Many vectors, one a row, to be compared with a text at once.

use std::borrow::Borrow;

use super::embeddings::{EmbeddingMatrix, QuantizedQuery};
use super::postings::Postings;
use super::vector::Vector;
use crate::embedding::Embedding;
use crate::router::store::{Reader, Writer};

/// A row is a phrase or a rule.
pub(crate) struct Matrix {
    pub(crate) terms: Postings,
    pub(crate) embeddings: EmbeddingMatrix,
}

impl Matrix {
    pub(crate) fn new<E: Borrow<Embedding> + Sync>(terms: Postings, embeddings: &[E]) -> Self {
        Self { terms, embeddings: EmbeddingMatrix::new(embeddings) }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.terms.store(writer);
        self.embeddings.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { terms: Postings::load(reader), embeddings: EmbeddingMatrix::load(reader) }
    }

    /// The inner product of every row with a vector whose embedding is no longer than 1.
    pub(crate) fn times(&self, vector: &Vector) -> Vec<f32> {
        let mut products = self.embeddings.products(&QuantizedQuery::new(&vector.embedding));
        for (term, value) in &vector.terms {
            self.terms.add(*term, *value, &mut products);
        }
        products
    }
}
