//! A text as numbers, to be compared with others.

use crate::meaning::{Sense, product};

/// A text: its terms, and what its words mean together.
#[derive(Debug, Clone)]
pub(super) struct Vector {
    /// Number of the term and value, sorted by number.
    pub(super) terms: Vec<(u32, f32)>,
    pub(super) sense: Sense,
}

impl Vector {
    /// The square of its length.
    pub(super) fn square(&self) -> f32 {
        self.terms.iter().map(|(_, value)| value * value).sum::<f32>() + product(&self.sense, &self.sense)
    }
}
