//! The embeddings of many texts, one a row, in fixed point: sums of whole numbers are the same in any order, and are
//! computed many at a time.

use std::borrow::{Borrow, Cow};
use std::ops::Range;

use rayon::prelude::*;

use crate::embedding::{Embedding, LONGEST, QuantizedEmbedding, dot, quantize, quantized_dot};
use crate::router::store::{Reader, Writer};

/// The fewest embeddings that are worth a thread.
const LEAST_AT_ONCE: usize = 1024;

/// Quantized embeddings with a common unit.
pub(crate) struct EmbeddingMatrix {
    rows: Cow<'static, [QuantizedEmbedding]>,
    /// The value of 1 in `rows`.
    unit: f32,
}

/// An embedding no longer than 1, to be compared with rows.
pub(crate) struct QuantizedQuery(QuantizedEmbedding);

impl EmbeddingMatrix {
    pub(crate) fn new<E: Borrow<Embedding> + Sync>(embeddings: &[E]) -> Self {
        let length = |one: &E| dot(one.borrow(), one.borrow()).sqrt();
        let lengths: Vec<f32> = embeddings.par_iter().with_min_len(LEAST_AT_ONCE).map(length).collect();
        let unit = lengths.into_iter().fold(0.0, f32::max) / LONGEST;
        let quantized = |one: &E| quantize(one.borrow(), unit);
        let rows: Vec<QuantizedEmbedding> = embeddings.par_iter().with_min_len(LEAST_AT_ONCE).map(quantized).collect();
        Self { rows: rows.into(), unit }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.rows);
        writer.number(self.unit);
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
            _ => self.products_of(0..self.rows.len(), query).collect(),
        }
    }

    /// The inner products of some rows with an embedding.
    pub(crate) fn products_of(&self, rows: Range<usize>, query: &QuantizedQuery) -> impl Iterator<Item = f32> {
        let unit = self.unit / LONGEST;
        self.rows[rows].iter().map(move |row| unit * quantized_dot(row, &query.0) as f32)
    }
}

impl QuantizedQuery {
    pub(crate) fn new(embedding: &Embedding) -> Self {
        Self(quantize(embedding, 1.0 / LONGEST))
    }
}
