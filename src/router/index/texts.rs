//! A text as a vector; and taken apart again, to say what of it comes from which word.

use libm::logf;

use super::super::features::{Feature, bag, features};
use super::super::lexicon::Reading;
use super::super::term::View;
use super::super::vector::Vector;
use super::Index;
use super::ranking::Parts;
use crate::embedding::{DIMENSIONS, Embedding, dot};

/// How much of a text's square is what its words mean; the rest is its terms, see [`View::SHARES`].
const EMBEDDING_SHARE: f32 = 1.0 / 3.0;

/// What the vector of a text was made of.
pub(in super::super) struct Makeup {
    pub(in super::super) features: Vec<Feature>,
    /// By feature: its part of the value of its term; 0 if the file does not know the term.
    pub(super) values: Vec<f32>,
    /// By word: how long its meaning is in the sense of the text.
    pub(super) lengths: Vec<f32>,
}

impl Makeup {
    /// The square of the vector, taken apart.
    pub(in super::super) fn squares(&self) -> Parts {
        let square = |values: &[f32]| values.iter().map(|value| value * value).collect();
        Parts { features: square(&self.values), embeddings: square(&self.lengths) }
    }
}

impl Index {
    /// A text as a vector of length 1, or shorter by what the file does not know.
    ///
    /// The value of a term is `(1 + ln tf) · weight`; every view is made as long as its share, unknown terms included.
    pub(in super::super) fn vector(&self, reading: &Reading) -> Vector {
        let bag = bag(reading);
        let mut squares = [0.0_f32; View::COUNT];
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(bag.len());
        for (term, count) in bag {
            let id = self.terms.id(term);
            let value = (1.0 + logf(count as f32)) * self.weight(id);
            squares[term.view()] += value * value;
            terms.extend(id.map(|id| (id, value)));
        }
        let scales: [f32; View::COUNT] =
            std::array::from_fn(|view| ((1.0 - EMBEDDING_SHARE) * View::SHARES[view] / squares[view].max(1e-9)).sqrt());
        terms.iter_mut().for_each(|(id, value)| *value *= scales[self.terms.view(*id)]);
        let (embedding, scale) = self.embedding(reading);
        Vector { terms, embedding: embedding.map(|value| value * scale) }
    }

    /// The sense of a text is the sum of its words' meanings, each as long as its weight; and what makes it as long as its
    /// share. A word without a known meaning has one of its own: it makes the sum longer, and is like no other.
    fn embedding(&self, reading: &Reading) -> (Embedding, f32) {
        let (mut embedding, mut strange) = ([0.0; DIMENSIONS], 0.0);
        for word in &reading.words {
            let weight = self.weight_of(word.form.stem);
            match word.form.word_id {
                Some(word_id) => word_id.add_to(&mut embedding, weight),
                None => strange += weight * weight,
            }
        }
        let square = dot(&embedding, &embedding) + strange;
        (embedding, (EMBEDDING_SHARE / square.max(1e-9)).sqrt())
    }

    /// See [`Makeup`]; `vector` is that of the text.
    pub(in super::super) fn makeup(&self, reading: &Reading, vector: &Vector) -> Makeup {
        let features = features(reading);
        let place = |feature: &Feature| {
            let id = self.terms.id(feature.term)?;
            vector.terms.binary_search_by_key(&id, |(id, _)| *id).ok()
        };
        let places: Vec<Option<usize>> = features.iter().map(place).collect();
        let mut counts = vec![0.0; vector.terms.len()];
        places.iter().flatten().for_each(|place| counts[*place] += 1.0);
        let values = places.iter().map(|place| place.map_or(0.0, |place| vector.terms[place].1 / counts[place]));
        let (_, scale) = self.embedding(reading);
        let lengths = reading.words.iter().map(|word| scale * self.weight_of(word.form.stem)).collect();
        Makeup { values: values.collect(), features, lengths }
    }
}
