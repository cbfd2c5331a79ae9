//! A text as a [`Vector`].

use std::borrow::Cow;

use libm::{expf, logf};

use super::dictionary::Dictionary;
use super::vector::Vector;
use super::weighting::entropy_weights;
use crate::embedding::{DIMENSIONS, Embedding, dot};
use crate::router::analysis::features::{Feature, Occurrences, bag, features};
use crate::router::analysis::term::ByView;
use crate::router::analysis::{Analysis, Term};
use crate::router::store::{Offsets, Ragged, Reader, Writer};
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
    /// For the terms of a dictionary, from the phrases of every rule and those that have each term.
    pub(crate) fn fit(dictionary: Dictionary, of_rules: &Offsets, occurrences: &Ragged<u32>) -> Self {
        let rules = of_rules.rows();
        Self {
            weights: entropy_weights(of_rules, occurrences).into(),
            dictionary,
            unknown_weight: logf(rules as f32 + 1.0) + 1.0,
            embedding_share: EMBEDDING_SHARE.at(of_rules.items() as f32 / rules.max(1) as f32),
        }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.dictionary.store(writer);
        writer.numbers(&self.weights);
        writer.number(self.unknown_weight);
        writer.number(self.embedding_share);
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
    ///
    /// The value of a term is `(1 + ln tf) · weight` (Manning, Raghavan and Schütze, “Introduction to Information
    /// Retrieval”, ch. 6); every view is scaled to its share of the square, unknown terms included. A text
    /// without an embedding has terms only.
    pub(crate) fn vector(&self, analysis: &Analysis) -> Vector {
        let bag = bag(analysis, |term| self.dictionary.id(term));
        let mut squares = ByView::default();
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(bag.len());
        for Occurrences { term, id, count } in bag {
            let value = frequency(count) * self.weight(id);
            squares[term.view()] += value * value;
            terms.extend(id.map(|id| (id, value)));
        }
        let (embedding, scale) = self.embedding(analysis);
        let scales = self.scales(analysis, squares);
        terms.iter_mut().for_each(|(id, value)| *value *= scales[self.dictionary.view(*id)]);
        Vector { terms, embedding: embedding.map(|value| value * scale) }
    }

    /// The value of a term of the dictionary in a phrase that has it this often, before it is scaled.
    pub(super) fn value(&self, id: u32, count: usize) -> f32 {
        frequency(count) * self.weights[id as usize]
    }

    /// By view: the factor that scales a text's terms to their share, from the squares of their values.
    pub(super) fn scales(&self, analysis: &Analysis, squares: ByView) -> ByView {
        let of_terms = if has_embedding(analysis) { 1.0 - self.embedding_share } else { 1.0 };
        VIEW_SHARES.zip(squares, |share, square| (of_terms * share / square.max(1e-9)).sqrt())
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
