//! The phrases of a file as vectors.

use rayon::prelude::*;

use super::postings::Postings;
use super::vector::Vector;
use super::vectorizer::Vectorizer;
use crate::embedding::Embedding;
use crate::router::analysis::Analysis;
use crate::router::analysis::term::ByView;
use crate::router::store::{Offsets, Ragged};

/// The phrases of a file as vectors: each is put together where it is wanted, for a large file has many.
pub(crate) struct PhraseVectors {
    /// The phrases of each rule.
    pub(super) of_rules: Offsets,
    /// By phrase: the ids of its terms, sorted, each as often as the phrase has it.
    bags: Ragged<u32>,
    /// By phrase.
    scaled: Vec<Scaled>,
}

/// What the vector of a phrase is made with, besides its terms and their weights.
struct Scaled {
    /// By view: what the values of its terms are multiplied by.
    scales: ByView,
    embedding: Embedding,
}

impl PhraseVectors {
    /// From where the phrases of each rule are, and what they are and have.
    pub(super) fn new(vectorizer: &Vectorizer, of_rules: Offsets, phrases: &[&Analysis], bags: Ragged<u32>) -> Self {
        let scaled = |(phrase, analysis): (usize, &&Analysis)| Scaled::new(vectorizer, analysis, bags.row(phrase));
        let scaled = phrases.par_iter().enumerate().map(scaled).collect();
        Self { of_rules, bags, scaled }
    }

    /// A phrase as [`Vectorizer::vector`] has it.
    pub(super) fn vector(&self, vectorizer: &Vectorizer, phrase: usize) -> Vector {
        let Scaled { scales, embedding } = &self.scaled[phrase];
        let ids = self.bags.row(phrase);
        let mut terms = Vec::with_capacity(ids.len());
        for same in ids.chunk_by(|one, other| one == other) {
            let scale = scales[vectorizer.dictionary.view(same[0])];
            terms.push((same[0], vectorizer.value(same[0], same.len()) * scale));
        }
        Vector { terms, embedding: *embedding }
    }

    /// The embeddings of all phrases.
    pub(super) fn embeddings(&self) -> Vec<&Embedding> {
        self.scaled.iter().map(|scaled| &scaled.embedding).collect()
    }

    /// All phrases by term; `occurrences` says which phrases have each.
    pub(super) fn postings(&self, vectorizer: &Vectorizer, occurrences: Ragged<u32>) -> Postings {
        Postings::new(&occurrences, |term, phrase, count| {
            let scale = self.scaled[phrase as usize].scales[vectorizer.dictionary.view(term)];
            vectorizer.value(term, count) * scale
        })
    }
}

impl Scaled {
    /// From the sorted ids of the terms of a phrase.
    fn new(vectorizer: &Vectorizer, analysis: &Analysis, ids: &[u32]) -> Self {
        let mut squares = ByView::default();
        for same in ids.chunk_by(|one, other| one == other) {
            let value = vectorizer.value(same[0], same.len());
            squares[vectorizer.dictionary.view(same[0])] += value * value;
        }
        let (embedding, scale) = vectorizer.embedding(analysis);
        Self { scales: vectorizer.scales(analysis, squares), embedding: embedding.map(|value| value * scale) }
    }
}
