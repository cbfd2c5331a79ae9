//! The embeddings of many texts, one a row, in fixed point: sums of whole numbers are the same in any order, and are
//! computed many at a time.

use std::borrow::Cow;

use crate::embedding::{Embedding, LONGEST, QuantizedEmbedding, dot, quantize, quantized_dot};
use crate::router::store::{Reader, Writer};

/// Quantized embeddings with a common unit.
pub(crate) struct EmbeddingMatrix {
    rows: Cow<'static, [QuantizedEmbedding]>,
    /// The value of 1 in `rows`.
    unit: f32,
}

/// An embedding no longer than 1, to be compared with rows.
pub(crate) struct QuantizedQuery(QuantizedEmbedding);

impl EmbeddingMatrix {
    pub(crate) fn new(embeddings: impl Iterator<Item = Embedding> + Clone) -> Self {
        let longest = embeddings.clone().map(|embedding| dot(&embedding, &embedding).sqrt()).fold(0.0, f32::max);
        let unit = longest / LONGEST;
        Self { rows: embeddings.map(|embedding| quantize(&embedding, unit)).collect(), unit }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.rows);
        writer.numbers(&[self.unit]);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { rows: reader.numbers(), unit: reader.number() }
    }

    /// The embedding in a row.
    pub(crate) fn get(&self, row: usize) -> Embedding {
        self.rows[row].map(|value| f32::from(value) * self.unit)
    }

    /// The inner product of every row with an embedding. Nothing is multiplied if all rows are 0, as what a huge file has
    /// learned is.
    pub(crate) fn products(&self, query: &QuantizedQuery) -> Vec<f32> {
        match self.unit {
            0.0 => vec![0.0; self.rows.len()],
            _ => (0..self.rows.len()).map(|row| self.product(row, query)).collect(),
        }
    }

    /// The inner product of a row with an embedding.
    pub(crate) fn product(&self, row: usize, query: &QuantizedQuery) -> f32 {
        self.unit / LONGEST * quantized_dot(&self.rows[row], &query.0) as f32
    }
}

impl QuantizedQuery {
    pub(crate) fn new(embedding: &Embedding) -> Self {
        Self(quantize(embedding, 1.0 / LONGEST))
    }
}
