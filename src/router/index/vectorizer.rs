//! A text as a [`Vector`].

use std::borrow::Cow;

use libm::{expf, logf};
use rayon::prelude::*;

use super::dictionary::Dictionary;
use super::vector::Vector;
use super::weighting::entropy_weights;
use crate::embedding::{DIMENSIONS, Embedding, dot};
use crate::router::analysis::features::{Feature, bag, features, ids};
use crate::router::analysis::term::View;
use crate::router::analysis::{Analysis, Term};
use crate::router::store::{Reader, Writer};
use crate::router::tuning::{EMBEDDING_SHARE, VIEW_SHARES};

/// The terms of a book and their weights.
pub(crate) struct Vectorizer {
    pub(crate) dictionary: Dictionary,
    /// By term.
    weights: Cow<'static, [f32]>,
    /// The weight of a term that no rule has.
    unknown_weight: f32,
    /// How much of a text's square its embedding makes up; the rest is its terms.
    pub(crate) embedding_share: f32,
}

impl Vectorizer {
    /// From the phrases of every rule; and those phrases as vectors.
    pub(crate) fn fit(rules: &[Vec<Analysis>]) -> (Self, Vec<Vec<Vector>>) {
        let dictionary = Dictionary::of(rules);
        let ids_of = |phrase: &Analysis| ids(phrase, |term| dictionary.id(term));
        let ids: Vec<Vec<Vec<u32>>> = rules.par_iter().map(|phrases| phrases.iter().map(ids_of).collect()).collect();
        let weights = entropy_weights(dictionary.len(), &ids).into();
        let phrases_per_rule = ids.iter().map(Vec::len).sum::<usize>() as f32 / rules.len().max(1) as f32;
        let fitted = Self {
            dictionary,
            weights,
            unknown_weight: logf(rules.len() as f32 + 1.0) + 1.0,
            embedding_share: EMBEDDING_SHARE.at(phrases_per_rule),
        };
        let vectors_of = |(phrases, ids): (&Vec<Analysis>, Vec<Vec<u32>>)| {
            phrases.iter().zip(ids).map(|(phrase, ids)| fitted.vector_of_ids(phrase, &ids)).collect()
        };
        let vectors = rules.par_iter().zip(ids).map(vectors_of).collect();
        (fitted, vectors)
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.dictionary.store(writer);
        writer.numbers(&self.weights);
        writer.numbers(&[self.unknown_weight]);
        writer.numbers(&[self.embedding_share]);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self {
            dictionary: Dictionary::load(reader),
            weights: reader.numbers(),
            unknown_weight: reader.number(),
            embedding_share: reader.number(),
        }
    }

    /// The weight of a term.
    pub(crate) fn weight_of(&self, term: Term) -> f32 {
        self.weight(self.dictionary.id(term))
    }

    fn weight(&self, term: Option<u32>) -> f32 {
        term.map_or(self.unknown_weight, |term| self.weights[term as usize])
    }

    /// In how many rules a term of the dictionary effectively stands: the perplexity of its distribution over the rules.
    pub(crate) fn effective_rules(&self, term: u32) -> f32 {
        expf(self.unknown_weight - self.weights[term as usize])
    }

    /// A text as a vector of length 1, or shorter by what the file does not know.
    pub(crate) fn vector(&self, analysis: &Analysis) -> Vector {
        let bag = bag(analysis, |term| self.dictionary.id(term));
        self.weighted(analysis, bag.iter().map(|of| (of.term.view(), of.id, of.count)))
    }

    /// As [`Vectorizer::vector`], of a phrase of the file, from the sorted ids of its terms.
    fn vector_of_ids(&self, analysis: &Analysis, ids: &[u32]) -> Vector {
        let same = ids.chunk_by(|one, other| one == other);
        self.weighted(analysis, same.map(|same| (self.dictionary.view(same[0]), Some(same[0]), same.len())))
    }

    /// A text as a vector, from the view and the id of each of its terms, sorted, and how often the text has it.
    ///
    /// The value of a term is `(1 + ln tf) · weight` (Manning, Raghavan and Schütze, “Introduction to Information
    /// Retrieval”, ch. 6); every view is scaled to its share of the square, unknown terms included. A text
    /// without an embedding has terms only.
    fn weighted(&self, analysis: &Analysis, bag: impl Iterator<Item = (usize, Option<u32>, usize)>) -> Vector {
        let mut squares = [0.0_f32; View::COUNT];
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(bag.size_hint().1.unwrap_or(0));
        for (view, id, count) in bag {
            let value = frequency(count) * self.weight(id);
            squares[view] += value * value;
            terms.extend(id.map(|id| (id, value)));
        }
        let (embedding, scale) = self.embedding(analysis);
        let of_terms = if has_embedding(analysis) { 1.0 - self.embedding_share } else { 1.0 };
        let scales: [f32; View::COUNT] =
            std::array::from_fn(|view| (of_terms * VIEW_SHARES[view] / squares[view].max(1e-9)).sqrt());
        terms.iter_mut().for_each(|(id, value)| *value *= scales[self.dictionary.view(*id)]);
        Vector { terms, embedding: embedding.map(|value| value * scale) }
    }

    /// The features of a text.
    pub(crate) fn features(&self, analysis: &Analysis) -> Vec<Feature> {
        features(analysis, |term| self.dictionary.id(term))
    }

    /// The sum of the vectors of a text's words, and the factor that scales it to its share.
    pub(crate) fn embedding(&self, analysis: &Analysis) -> (Embedding, f32) {
        let mut sum = [0.0; DIMENSIONS];
        analysis.tokens.iter().for_each(|token| token.lexeme.add_to(&mut sum, 1.0));
        (sum, (self.embedding_share / dot(&sum, &sum).max(1e-9)).sqrt())
    }
}

/// How much a term counts that a text has this often: `1 + ln tf`. Most stand once.
fn frequency(count: usize) -> f32 {
    if count == 1 { 1.0 } else { 1.0 + logf(count as f32) }
}

fn has_embedding(analysis: &Analysis) -> bool {
    analysis.tokens.iter().any(|token| !token.lexeme.pieces.is_empty())
}
