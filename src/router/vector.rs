//! A text as numbers, to be compared with others.

use crate::embedding::Embedding;

/// A text: its terms, and what its words mean together.
#[derive(Debug, Clone)]
pub(super) struct Vector {
    /// Number of the term and value, sorted by number.
    pub(super) terms: Vec<(u32, f32)>,
    pub(super) embedding: Embedding,
}
