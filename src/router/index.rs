//! A rule book as numbers: what every term is worth, and what phrases and rules consist of. Made once.

mod ranking;
mod scale;
mod texts;

use std::borrow::Cow;
use std::iter;

use libm::{expf, logf, powf};
use rayon::prelude::*;

use super::archive::{Reader, Writer};
use super::corpus::Corpus;
use super::cover::Vocabularies;
use super::learn::{Example, learn, passes};
use super::lexicon::Reading;
use super::matrix::Matrix;
use super::term::Term;
use super::terms::Terms;
use super::vector::Vector;
use super::weights::weighed;

pub(super) use ranking::{Parts, Scored};
pub(super) use texts::Makeup;

use ranking::part_of_nearest;
use scale::scales;

/// The part of the file's own phrases that must be declined if their owners did not exist.
const DECLINED: f64 = 0.48;

/// How many phrases are asked at most to find the threshold, and the most of that number times all phrases: a large file
/// asks fewer, but never less than [`LEAST_SAMPLE`].
const SAMPLE: usize = 1024;
const COMPARED: usize = 2_000_000;
const LEAST_SAMPLE: usize = 128;

/// How much it counts against a rule that it says nothing of a part of the question.
const COVERAGE_POWER: f32 = 1.5;

/// Below this confidence nothing is known, however little a file's rules have in common.
const LEAST_THRESHOLD: f32 = 0.1;

/// What the scores of the next rules count in the confidence, if they have the owners of the first one.
const SUPPORT: f32 = 0.4;

/// See the module.
pub(super) struct Index {
    terms: Terms,
    /// By term.
    weights: Cow<'static, [f32]>,
    unknown_weight: f32,
    corpus: Corpus,
    /// By rule: see [`learn`].
    learned: Matrix,
    /// For every rule, which owners it has, as a number: equal numbers, equal owners.
    parties: Cow<'static, [u32]>,
    /// By rule: the part of the nearest phrase in [`Fit::near`], see [`part_of_nearest`].
    parts_of_nearest: Cow<'static, [f32]>,
    /// By rule: what its scores are multiplied by, see [`scales`].
    scales: Cow<'static, [f32]>,
    /// What each rule speaks of.
    pub(super) vocabularies: Vocabularies,
    /// Below this [`Index::confidence`] in the best rule, nothing is known.
    pub(super) threshold: f32,
}

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// In so many rules that it says nothing.
    Everywhere,
    /// In rules of several owners.
    Torn,
    /// In the rules of one owner, but for strays; or nowhere.
    Settled,
}

impl Index {
    /// `rules` are the phrases of every rule, `parties` its owners as a number.
    pub(super) fn new(rules: &[Vec<Reading>], parties: Vec<u32>) -> Self {
        let (terms, weights) = weighed(rules);
        let mut index = Self {
            weights: weights.into(),
            unknown_weight: logf(rules.len() as f32 + 1.0) + 1.0,
            corpus: Corpus::new(0, &[]),
            learned: Matrix::new(0, iter::empty()),
            parties: parties.into(),
            parts_of_nearest: rules.iter().map(|phrases| part_of_nearest(phrases.len())).collect(),
            scales: Cow::default(),
            terms,
            vocabularies: Vocabularies::new(rules),
            threshold: 0.0,
        };
        let vectors_of = |phrases: &Vec<Reading>| phrases.iter().map(|phrase| index.vector(phrase)).collect();
        let vectors: Vec<Vec<Vector>> = rules.par_iter().map(vectors_of).collect();
        let count = index.terms.len();
        let (learned, (corpus, scales)) = rayon::join(
            || learn(count, rules.len(), &index.turns(&vectors)),
            || {
                let corpus = Corpus::new(count, &vectors);
                let scales = scales(count, &vectors, &corpus);
                (corpus, scales)
            },
        );
        (index.learned, index.corpus, index.scales) = (learned, corpus, scales.into());
        index.threshold = index.confidence_without_owner(rules, &vectors);
        index
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.terms.store(archive);
        archive.numbers(&self.weights);
        archive.numbers(&[self.unknown_weight, self.threshold]);
        archive.numbers(&self.parts_of_nearest);
        self.corpus.store(archive);
        self.learned.store(archive);
        archive.numbers(&self.parties);
        archive.numbers(&self.scales);
        self.vocabularies.store(archive);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        let (terms, weights) = (Terms::load(archive), archive.numbers());
        let numbers: Cow<'_, [f32]> = archive.numbers();
        Self {
            terms,
            weights,
            unknown_weight: numbers[0],
            threshold: numbers[1],
            parts_of_nearest: archive.numbers(),
            corpus: Corpus::load(archive),
            learned: Matrix::load(archive),
            parties: archive.numbers(),
            scales: archive.numbers(),
            vocabularies: Vocabularies::load(archive),
        }
    }

    /// The first phrase of every rule, then the second of those that have one, and so on; none if nothing is learned.
    /// Character n-grams would add noise to what is learned, and take most of the time.
    fn turns<'v>(&self, rules: &'v [Vec<Vector>]) -> Vec<Vec<Example<'v>>> {
        let longest = rules.iter().map(Vec::len).max().unwrap_or(0);
        let count = if passes(rules.len(), rules.iter().map(Vec::len).sum()) > 0 { longest } else { 0 };
        let turn = |place: usize| {
            let examples = rules.iter().enumerate().filter_map(|(rule, vectors)| Some((rule, vectors.get(place)?)));
            let terms = |vector: &'v Vector| self.terms.without_grams(&vector.terms);
            examples.map(|(rule, vector)| Example::new(rule, terms(vector), &vector.embedding)).collect()
        };
        (0..count).map(turn).collect()
    }

    /// What a term is worth.
    pub(super) fn weight_of(&self, term: Term) -> f32 {
        self.weight(self.terms.id(term))
    }

    /// Whether a term stands in any rule.
    pub(super) fn knows(&self, term: Term) -> bool {
        self.terms.id(term).is_some()
    }

    /// Whether a term stands in a rule.
    pub(super) fn speaks_of(&self, rule: usize, term: Term) -> bool {
        self.terms.id(term).is_some_and(|term| self.corpus.means.terms.value(term, rule as u32) > 0.0)
    }

    /// How surely a question means what the owners of the first rule of a ranking do, 0 to 1: `(s + 0.4 · r · (1 - s)) ·
    /// coverage^1.5`, where s is its score, and r, of which 0.4 is at most 1, the sum of the scores of the next three rules
    /// as far as they have these owners and fit at all. They cover the question together.
    pub(super) fn confidence(&self, reading: &Reading, ranking: &[Scored]) -> f32 {
        let Some(best) = ranking.first() else { return 0.0 };
        let party = |scored: &Scored| self.parties[scored.fit.rule];
        let agree: Vec<&Scored> =
            ranking.iter().filter(|scored| party(scored) == party(best) && scored.score > 0.0).collect();
        let rules: Vec<usize> = agree.iter().map(|scored| scored.fit.rule).collect();
        let support: f32 = agree.iter().skip(1).map(|scored| scored.score).sum();
        let score = best.score.max(0.0);
        let supported = score + (SUPPORT * support).min(1.0) * (1.0 - score);
        supported * powf(self.vocabularies.coverage(self, reading, &rules), COVERAGE_POWER)
    }

    /// Where a word stands: everywhere if it effectively lives in more than a quarter of the rules (and in more than
    /// four), torn if less than four fifths of it belong to one owner.
    pub(super) fn spread(&self, stem: Term) -> Spread {
        let Some(term) = self.terms.id(stem) else { return Spread::Settled };
        let effective = expf(self.unknown_weight - self.weights[term as usize]);
        if effective > (self.parties.len() as f32 / 4.0).max(4.0) {
            return Spread::Everywhere;
        }
        let mut of_party = vec![0.0; self.parties.len()];
        let mut all = 0.0;
        let (rules, values) = self.corpus.means.terms.of(term);
        for (rule, value) in rules.iter().zip(values) {
            of_party[self.parties[*rule as usize] as usize] += value;
            all += value;
        }
        let most = of_party.into_iter().fold(0.0, f32::max);
        if most < 0.8 * all { Spread::Torn } else { Spread::Settled }
    }

    fn weight(&self, term: Option<u32>) -> f32 {
        term.map_or(self.unknown_weight, |term| self.weights[term as usize])
    }

    /// The quantile, over the file's own phrases, of the confidence in the best rule of *other owners*: what a text
    /// reaches whose owner does not exist.
    fn confidence_without_owner(&self, rules: &[Vec<Reading>], vectors: &[Vec<Vector>]) -> f32 {
        let count = rules.iter().map(Vec::len).sum::<usize>().max(1);
        let sample = (COMPARED / count).clamp(LEAST_SAMPLE, SAMPLE);
        let phrases = rules.iter().zip(vectors).enumerate();
        let phrases =
            phrases.flat_map(|(rule, (readings, vectors))| iter::repeat(rule).zip(readings.iter().zip(vectors)));
        let asked: Vec<_> = phrases.step_by(count.div_ceil(sample)).collect();
        let confidence = |(rule, (reading, vector)): &(usize, (&Reading, &Vector))| {
            let mut glances = self.glances(vector);
            glances.retain(|glance| self.parties[glance.rule] != self.parties[*rule]);
            self.confidence(reading, &self.ranked(vector, glances))
        };
        let mut best: Vec<f32> = asked.par_iter().map(confidence).collect();
        best.sort_by(f32::total_cmp);
        let place = (best.len() as f64 * DECLINED) as usize;
        best.get(place).copied().unwrap_or(0.0).max(LEAST_THRESHOLD)
    }
}
