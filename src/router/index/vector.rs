//! A text as numbers, to be compared with others.

use crate::embedding::Embedding;

/// The vector of a text: at most 1 long, and shorter by what the file does not know.
#[derive(Debug, Clone)]
pub(crate) struct Vector {
    /// Number of the term and value, sorted by number.
    pub(crate) terms: Vec<(u32, f32)>,
    pub(crate) embedding: Embedding,
}
