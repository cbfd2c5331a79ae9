//! What many texts mean, one a row, in fixed point: whole numbers are summed in any order to the same last bit, and many
//! at a time.

use std::borrow::Cow;

use super::archive::{Reader, Writer};
use crate::embedding::{Embedding, QuantizedEmbedding, dot, quantized_dot};

/// The longest row in fixed point: no product of two leaves 32 bits (Cauchy and Schwarz).
const LONGEST: f32 = 16_384.0;

/// See the module.
pub(super) struct EmbeddingMatrix {
    rows: Cow<'static, [QuantizedEmbedding]>,
    /// What 1 stands for in `rows`.
    unit: f32,
}

/// A sense no longer than 1, to be compared with rows.
pub(super) struct QuantizedQuery(QuantizedEmbedding);

impl EmbeddingMatrix {
    pub(super) fn new(embeddings: impl Iterator<Item = Embedding> + Clone) -> Self {
        let longest = embeddings.clone().map(|embedding| dot(&embedding, &embedding).sqrt()).fold(0.0, f32::max);
        let unit = longest / LONGEST;
        Self { rows: embeddings.map(|embedding| quantize(&embedding, unit)).collect(), unit }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.rows);
        archive.numbers(&[self.unit]);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        let rows = archive.numbers();
        let unit: Cow<'_, [f32]> = archive.numbers();
        Self { rows, unit: unit[0] }
    }

    /// The sense of a row.
    pub(super) fn get(&self, row: usize) -> Embedding {
        self.rows[row].map(|value| f32::from(value) * self.unit)
    }

    /// The inner product of every row with a sense.
    pub(super) fn products(&self, asked: &QuantizedQuery) -> impl Iterator<Item = f32> {
        (0..self.rows.len()).map(|row| self.dot(row, asked))
    }

    /// The inner product of a row with a sense.
    pub(super) fn dot(&self, row: usize, asked: &QuantizedQuery) -> f32 {
        self.unit / LONGEST * quantized_dot(&self.rows[row], &asked.0) as f32
    }
}

impl QuantizedQuery {
    pub(super) fn new(embedding: &Embedding) -> Self {
        Self(quantize(embedding, 1.0 / LONGEST))
    }
}

fn quantize(embedding: &Embedding, unit: f32) -> QuantizedEmbedding {
    embedding.map(|value| (value / unit.max(f32::MIN_POSITIVE)).round() as i16)
}
