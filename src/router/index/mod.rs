//! Rules → numbers, fitted once and then only read.

pub(crate) mod bags;
pub(crate) mod cohesion;
pub(crate) mod dictionary;
pub(crate) mod embeddings;
pub(crate) mod exact;
pub(crate) mod matrix;
pub(crate) mod perceptron;
pub(crate) mod phrase_vectors;
pub(crate) mod phrases;
pub(crate) mod postings;
pub(crate) mod rule_words;
pub(crate) mod sample;
pub(crate) mod vector;
pub(crate) mod vectorizer;
pub(crate) mod weighting;

use std::borrow::Cow;

use super::analysis::term::View;
use super::analysis::{Analysis, Term};
use super::store::{Offsets, Reader, Writer};
use super::tuning::VIEW_SHARES;
use crate::rulebook::RuleBook;
use bags::{bags, occurrences};
use cohesion::{nearest_share, scales};
use dictionary::Dictionary;
use exact::ExactMatches;
use matrix::Matrix;
use phrase_vectors::PhraseVectors;
use phrases::Phrases;
use rule_words::RuleWords;
use sample::{SampledPhrase, sample};
use vectorizer::Vectorizer;

pub(crate) use vector::Vector;

/// A rule book as numbers.
pub(crate) struct Index {
    pub(crate) vectorizer: Vectorizer,
    pub(crate) phrases: Phrases,
    /// By rule: see [`perceptron`].
    pub(crate) learned: Matrix,
    /// By rule: which owners it has, as a number; equal numbers, equal owners.
    owner_groups: Cow<'static, [u32]>,
    /// By rule: see [`nearest_share`].
    pub(crate) nearest_shares: Cow<'static, [f32]>,
    /// By rule: see [`scales`].
    pub(crate) scales: Cow<'static, [f32]>,
    pub(crate) rule_words: RuleWords,
    pub(crate) exact: ExactMatches,
    /// By rule: whether it is not to be found, since a file above replaces or removes it.
    hidden: Vec<bool>,
}

impl Index {
    /// From the phrases of every rule and the group of its owners; and some of those phrases.
    pub(crate) fn fit(
        analyses: Vec<Vec<Analysis>>,
        owner_groups: Vec<u32>,
        exact: ExactMatches,
    ) -> (Self, Vec<SampledPhrase>) {
        let of_rules = Offsets::new(analyses.iter().map(Vec::len));
        let phrases: Vec<&Analysis> = analyses.iter().flatten().collect();
        let dictionary = Dictionary::of(&phrases);
        let bags = bags(&dictionary, &phrases);
        let occurrences = occurrences(dictionary.len(), &bags);
        let vectorizer = Vectorizer::fit(dictionary, &of_rules, &occurrences);
        let vectors = PhraseVectors::new(&vectorizer, of_rules, &phrases, bags);
        let postings = vectors.postings(&vectorizer, occurrences);
        let vector = |phrase| vectors.vector(&vectorizer, phrase);
        let nearest_shares = analyses.iter().map(|phrases| nearest_share(phrases.len())).collect();
        let terms = vectorizer.dictionary.len();
        let ((learned, rule_words, sampled), (phrases, scales)) = rayon::join(
            || {
                let learned = perceptron::fit(&vectorizer.dictionary, &vectors.of_rules, vector);
                let rule_words = RuleWords::new(&analyses);
                // The others are dropped here: a large file has many.
                (learned, rule_words, sample(analyses, vector))
            },
            || {
                let phrases = Phrases::new(postings, &vectors.embeddings(), vectors.of_rules.clone());
                let scales = scales(terms, &vectors.of_rules, vector, &phrases.lengths);
                (phrases, scales)
            },
        );
        let index = Self {
            vectorizer,
            phrases,
            learned,
            owner_groups: owner_groups.into(),
            nearest_shares,
            scales: scales.into(),
            rule_words,
            exact,
            hidden: Vec::new(),
        };
        (index, sampled)
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.vectorizer.store(writer);
        self.phrases.store(writer);
        self.learned.store(writer);
        writer.numbers(&self.owner_groups);
        writer.numbers(&self.nearest_shares);
        writer.numbers(&self.scales);
        self.rule_words.store(writer);
        self.exact.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self {
            vectorizer: Vectorizer::load(reader),
            phrases: Phrases::load(reader),
            learned: Matrix::load(reader),
            owner_groups: reader.numbers(),
            nearest_shares: reader.numbers(),
            scales: reader.numbers(),
            rule_words: RuleWords::load(reader),
            exact: ExactMatches::load(reader),
            hidden: Vec::new(),
        }
    }

    /// The same index for a book that extends the one that it was fitted to; `replaced` are the keys of phrases that its rules
    /// no longer have. How near a rule is, and how far it leads over those of other owners, stays as it was, whoever owns them
    /// now: other questions keep their answers.
    pub(crate) fn within(self, book: &RuleBook, hidden: Vec<bool>, replaced: &[String]) -> Self {
        let exact = self.exact.within(book, &hidden, replaced);
        Self { hidden, exact, ..self }
    }

    /// Whether a rule can be found.
    pub(crate) fn finds(&self, rule: usize) -> bool {
        !self.hidden.get(rule).is_some_and(|hidden| *hidden)
    }

    /// How many rules there are.
    pub(crate) fn rules(&self) -> usize {
        self.owner_groups.len()
    }

    /// Which owners a rule has in the book that this was fitted to, as a number.
    pub(crate) fn fitted_owner_group(&self, rule: usize) -> u32 {
        self.owner_groups[rule]
    }

    /// Whether any rule has a term.
    pub(crate) fn contains(&self, term: Term) -> bool {
        self.vectorizer.dictionary.id(term).is_some()
    }

    /// Whether rules have a term, and none of them can be found.
    pub(crate) fn hides(&self, term: Term) -> bool {
        let Some(term) = self.vectorizer.dictionary.id(term) else { return false };
        let (rules, _) = self.phrases.centroids.terms.of(term);
        !rules.iter().any(|rule| self.finds(*rule as usize))
    }

    /// In how many rules a term effectively stands; 0 if no rule has it.
    pub(crate) fn effective_rules(&self, term: Term) -> f32 {
        self.vectorizer.dictionary.id(term).map_or(0.0, |id| self.vectorizer.effective_rules(id))
    }

    /// Whether any of some rules has a term.
    pub(crate) fn any_has(&self, rules: &[usize], term: Term) -> bool {
        let Some(term) = self.vectorizer.dictionary.id(term) else { return false };
        rules.iter().any(|rule| self.phrases.centroids.terms.value(term, *rule as u32) > 0.0)
    }

    /// Whether a rule has a term.
    pub(crate) fn rule_has(&self, rule: usize, term: Term) -> bool {
        self.any_has(&[rule], term)
    }

    /// How much of a phrase's stems a stem makes up, by the squares of their weights: 0 to 1, as where texts have embeddings. Of a
    /// language without word vectors it is as many times more as terms make up more of a text there.
    pub(crate) fn part_of_phrase(&self, phrase: u32, stem: Term) -> f32 {
        self.part_of(&self.phrases.phrases, phrase, stem)
    }

    /// How much of the stems of a rule's phrases a term makes up, by the squares of their weights in the centroid: as
    /// [`Index::part_of_phrase`].
    pub(crate) fn part_of_rule(&self, rule: usize, term: Term) -> f32 {
        self.part_of(&self.phrases.centroids, rule as u32, term)
    }

    fn part_of(&self, texts: &Matrix, text: u32, term: Term) -> f32 {
        let value = self.vectorizer.dictionary.id(term).map_or(0.0, |id| texts.terms.value(id, text));
        value * value / (VIEW_SHARES[View::Stem] * (1.0 - self.vectorizer.embedding_share))
    }

    /// Whether a phrase has a term.
    pub(crate) fn phrase_has(&self, phrase: u32, term: Term) -> bool {
        self.vectorizer.dictionary.id(term).is_some_and(|id| self.phrases.phrases.terms.value(id, phrase) > 0.0)
    }
}

#[cfg(test)]
impl Index {
    /// Of rules with these phrases, every rule with an owner of its own; see [`Analysis::of_words`].
    pub(crate) fn of_phrases(rules: &[&[&str]]) -> Self {
        let analyses = rules.iter().map(|phrases| phrases.iter().map(|phrase| Analysis::of_words(phrase)).collect());
        let owner_groups = (0..rules.len() as u32).collect();
        Self::fit(analyses.collect(), owner_groups, ExactMatches::default()).0
    }
}
