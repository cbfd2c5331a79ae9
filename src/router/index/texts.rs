//! A text as the index sees it: its terms and what its words mean, as numbers.

use super::super::features::Feature;
use super::super::lexicon::Reading;
use super::super::term::View;
use super::super::vector::Vector;
use super::Index;
use super::ranking::Parts;
use crate::meaning::{DIMENSIONS, product};

/// How much of a text's square is what its words mean; the rest is its terms, see [`View::SHARES`].
const SENSE_SHARE: f32 = 1.0 / 3.0;

/// A text as the index sees it.
#[derive(Debug, Clone)]
pub(in super::super) struct Text {
    pub(in super::super) vector: Vector,
    /// By feature: its part of the value of its term; 0 if the file does not know the term.
    pub(in super::super) values: Vec<f32>,
    /// By word: how long its meaning is in the sense of the text.
    pub(in super::super) lengths: Vec<f32>,
}

impl Text {
    /// Its own square, taken apart.
    pub(in super::super) fn squares(&self) -> Parts {
        let square = |values: &[f32]| values.iter().map(|value| value * value).collect();
        Parts { features: square(&self.values), meanings: square(&self.lengths) }
    }
}

impl Index {
    /// A text as a vector of length 1, or shorter by what the file does not know.
    ///
    /// The value of a term is `(1 + ln tf) · weight`; every view is made as long as its share, unknown terms included.
    pub(in super::super) fn text(&self, reading: &Reading, features: &[Feature]) -> Text {
        let mut order: Vec<u32> = (0..features.len() as u32).collect();
        order.sort_unstable_by_key(|at| (features[*at as usize].term, *at));
        let mut squares = [0.0_f32; View::COUNT];
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(features.len());
        let mut values = vec![0.0; features.len()];
        for same in order.chunk_by(|a, b| features[*a as usize].term == features[*b as usize].term) {
            let term = features[same[0] as usize].term;
            let id = self.terms.id(term);
            let value = (1.0 + (same.len() as f32).ln()) * self.weight(id);
            squares[term.view()] += value * value;
            let Some(id) = id else { continue };
            terms.push((id, value));
            same.iter().for_each(|at| values[*at as usize] = value / same.len() as f32);
        }
        let scales: [f32; View::COUNT] =
            std::array::from_fn(|view| ((1.0 - SENSE_SHARE) * View::SHARES[view] / squares[view].max(1e-9)).sqrt());
        terms.iter_mut().for_each(|(id, value)| *value *= scales[self.terms.view(*id)]);
        values.iter_mut().zip(features).for_each(|(value, feature)| *value *= scales[feature.term.view()]);
        let mut vector = Vector { terms, sense: [0.0; DIMENSIONS] };
        let lengths = self.add_senses(reading, &mut vector);
        Text { vector, values, lengths }
    }

    /// The sense of a text is the sum of its words' meanings, each as long as its weight, made as long as its share.
    /// A word without a known meaning has one of its own: it makes the sum longer, and is like no other.
    fn add_senses(&self, reading: &Reading, vector: &mut Vector) -> Vec<f32> {
        let mut strange = 0.0;
        let mut lengths = Vec::with_capacity(reading.words.len());
        for word in &reading.words {
            let weight = self.weight(self.terms.id(word.form.stem));
            match word.form.meaning {
                Some(meaning) => meaning.add_to(&mut vector.sense, weight),
                None => strange += weight * weight,
            }
            lengths.push(weight);
        }
        let square = product(&vector.sense, &vector.sense) + strange;
        let scale = (SENSE_SHARE / square.max(1e-9)).sqrt();
        vector.sense.iter_mut().for_each(|value| *value *= scale);
        lengths.iter_mut().for_each(|length| *length *= scale);
        lengths
    }
}
