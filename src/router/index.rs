//! A rule book as numbers: what every term is worth, and what phrases and rules consist of. Made once.

use std::borrow::Cow;
use std::iter;
use std::mem;

use rayon::prelude::*;

use super::archive::{Reader, Writer};
use super::corpus::Corpus;
use super::cover::Vocabularies;
use super::decision::Answer;
use super::features::{Feature, features};
use super::learn::{Example, learn, passes};
use super::lexicon::Reading;
use super::matrix::Matrix;
use super::scale::scale;
use super::term::{Term, View};
use super::terms::Terms;
use super::vector::Vector;
use super::weights::weighed;
use crate::meaning::{DIMENSIONS, product};

/// How much of a text's square is what its words mean; the rest is its terms, see [`View::SHARES`].
const SENSE_SHARE: f32 = 1.0 / 3.0;

/// The part of the file's own phrases that must be declined if their owners did not exist.
const DECLINED: f64 = 0.48;

/// How many phrases are asked at most to find the threshold, and the most of that number times all phrases: a large file
/// asks fewer, but never less than [`LEAST_SAMPLE`].
const SAMPLE: usize = 1024;
const COMPARED: usize = 4_000_000;
const LEAST_SAMPLE: usize = 128;

/// How much it counts against a rule that it says nothing of a part of the question.
const COVERAGE_POWER: f32 = 1.5;

/// Below this confidence nothing is known, however little a file's rules have in common.
const LEAST_THRESHOLD: f32 = 0.1;

/// How many rules a ranking has at most: the candidates of an answer, and one that may have the very words.
const RANKED: usize = Answer::CANDIDATES + 1;

/// How many rules are worth a look at each of their phrases: those that a text fits best as a whole; of the others, those
/// that may fit it best by one phrase; and of other owners besides, if those all have the same ones.
const SHORTLIST: usize = 24;
const BROAD: usize = 8;
const RIVALS: usize = 8;

/// So many rules at the head of a ranking may cover a question together.
const TOGETHER: usize = 3;

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
    /// By rule: what its scores are multiplied by, see [`scale`].
    scales: Cow<'static, [f32]>,
    /// What each rule speaks of.
    pub(super) vocabularies: Vocabularies,
    /// Below this [`Index::confidence`] in the best rule, nothing is known.
    pub(super) threshold: f32,
}

/// A text as the index sees it.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) vector: Vector,
    /// By feature: its part of the value of its term; 0 if the file does not know the term.
    pub(super) values: Vec<f32>,
    /// By word: how long its meaning is in the sense of the text.
    pub(super) lengths: Vec<f32>,
}

impl Text {
    /// Its own square, taken apart.
    pub(super) fn squares(&self) -> Parts {
        let square = |values: &[f32]| values.iter().map(|value| value * value).collect();
        Parts { features: square(&self.values), meanings: square(&self.lengths) }
    }
}

/// How well a text fits a rule as a whole.
#[derive(Debug, Clone, Copy)]
struct Glance {
    rule: usize,
    /// The likeness to the mean of its phrases.
    centroid: f32,
    learned: f32,
    /// About the most that it can come to with the phrases: a rule that says many things is like none of them as a whole.
    reach: f32,
}

impl Glance {
    fn total(&self) -> f32 {
        self.centroid + self.learned
    }
}

/// How well a text fits a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    pub(super) rule: usize,
    /// The likeness to the nearest phrase and to the rule as a whole, each with its part: 0 to 1.
    near: f32,
    learned: f32,
    /// The nearest phrase.
    phrase: Option<u32>,
}

/// A [`Fit`] with its score, 1 at most; below 0 if a rule of other owners fits better by far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) fit: Fit,
    /// The best rule of other owners.
    rival: Option<Fit>,
    pub(super) score: f32,
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

impl Fit {
    pub(super) fn total(&self) -> f32 {
        self.near + self.learned
    }
}

impl Scored {
    /// `(⅔ near + ⅓ lead over the rival) · scale of the rule`: how near it is, and how far it leads.
    fn new(fit: Fit, rival: Option<Fit>, scale: f32) -> Self {
        let lead = fit.total() - rival.map_or(0.0, |rival| rival.total());
        Self { fit, rival, score: ((2.0 * fit.near + lead) / 3.0 * scale).min(1.0) }
    }
}

impl Index {
    /// `rules` are the phrases of every rule, `parties` its owners as a number.
    pub(super) fn new(rules: &[Vec<Reading>], parties: Vec<u32>) -> Self {
        let (terms, weights) = weighed(rules);
        let mut index = Self {
            weights: weights.into(),
            unknown_weight: (rules.len() as f32 + 1.0).ln() + 1.0,
            corpus: Corpus::new(0, &[]),
            learned: Matrix::new(0, iter::empty()),
            parties: parties.into(),
            parts_of_nearest: rules.iter().map(|phrases| part_of_nearest(phrases.len())).collect(),
            scales: Cow::default(),
            terms,
            vocabularies: Vocabularies::new(rules),
            threshold: 0.0,
        };
        let vector = |phrase| index.text(phrase, &features(phrase)).vector;
        let vectors: Vec<Vec<Vector>> = rules.par_iter().map(|phrases| phrases.iter().map(vector).collect()).collect();
        let (learned, (corpus, scales)) = rayon::join(
            || learn(index.terms.len(), rules.len(), &index.examples(&vectors)),
            || rayon::join(|| Corpus::new(index.terms.len(), &vectors), || scales(&vectors)),
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

    /// The first phrase of every rule, then the second, and so on. Character n-grams would add noise to what is
    /// learned, and take most of the time. None if nothing is learned.
    fn examples(&self, rules: &[Vec<Vector>]) -> Vec<Example> {
        let mut places: Vec<(usize, u32, &Vector)> = Vec::new();
        if passes(rules.len(), rules.iter().map(Vec::len).sum()) > 0 {
            let of_rule = |(rule, vectors)| (0..).zip(vectors).map(move |(turn, vector)| (turn, rule, vector));
            places.extend((0..).zip(rules).flat_map(of_rule));
        }
        places.sort_by_key(|(turn, rule, _)| (*turn, *rule));
        let without_grams = |vector: &Vector| Vector {
            terms: vector.terms.iter().copied().filter(|(term, _)| !self.terms.is_gram(*term)).collect(),
            sense: vector.sense,
        };
        places.into_iter().map(|(_, rule, vector)| Example { vector: without_grams(vector), rule }).collect()
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

    /// How surely a question means what the first rule of a ranking is about: `score · coverage^1.5`, where the next
    /// rules that have the same owners help to cover the question.
    pub(super) fn confidence(&self, reading: &Reading, ranking: &[Scored]) -> f32 {
        let Some(best) = ranking.first() else { return 0.0 };
        let party = |scored: &&Scored| self.parties[scored.fit.rule] == self.parties[best.fit.rule];
        let rules: Vec<usize> = ranking.iter().take(TOGETHER).filter(party).map(|scored| scored.fit.rule).collect();
        best.score * self.vocabularies.coverage(self, reading, &rules).powf(COVERAGE_POWER)
    }

    /// Where a word stands: everywhere if it effectively lives in more than √R rules (and in more than four), torn if
    /// less than four fifths of it belong to one owner.
    pub(super) fn spread(&self, stem: Term) -> Spread {
        let Some(term) = self.terms.id(stem) else { return Spread::Settled };
        let rules = self.parties.len() as f32;
        let effective = (self.unknown_weight - self.weights[term as usize]).exp();
        if effective > rules.sqrt().max(4.0) {
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

    /// A text as a vector of length 1, or shorter by what the file does not know.
    ///
    /// The value of a term is `(1 + ln tf) · weight`; every view is made as long as its share, unknown terms included.
    pub(super) fn text(&self, reading: &Reading, features: &[Feature]) -> Text {
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

    /// The rules that are nearest to a text, if they are near at all, with their scores, best first; of equals, the first
    /// one.
    pub(super) fn ranking(&self, vector: &Vector) -> Vec<Scored> {
        self.ranked(vector, self.glances(vector))
    }

    /// How well a text fits every rule as a whole.
    fn glances(&self, vector: &Vector) -> Vec<Glance> {
        let of_rules = self.corpus.means.times(vector).into_iter().zip(self.learned.times(vector)).enumerate();
        let glance = |(rule, (centroid, learned))| {
            let nearest = self.corpus.together(rule, centroid).min(1.0);
            let near = mix(nearest, centroid, self.parts_of_nearest[rule]);
            Glance { rule, centroid, learned, reach: (near + learned) * self.scales[rule] }
        };
        of_rules.map(glance).collect()
    }

    /// See [`Index::ranking`]; of the rules glanced at.
    fn ranked(&self, vector: &Vector, glances: Vec<Glance>) -> Vec<Scored> {
        let mut fits = self.fits(vector, &self.shortlist(glances));
        fits.retain(|fit| fit.near > 0.0);
        let party = |fit: &Fit| self.parties[fit.rule];
        let better = |a: &Fit, b: &Fit| a.total().total_cmp(&b.total()).then(b.rule.cmp(&a.rule));
        let best = fits.iter().copied().max_by(better);
        let other =
            fits.iter().copied().filter(|fit| best.is_some_and(|best| party(fit) != party(&best))).max_by(better);
        let rival = |fit: &Fit| if best.is_some_and(|best| party(fit) == party(&best)) { other } else { best };
        let mut ranking: Vec<Scored> =
            fits.iter().map(|fit| Scored::new(*fit, rival(fit), self.scales[fit.rule])).collect();
        ranking.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.fit.rule.cmp(&b.fit.rule)));
        ranking.truncate(RANKED);
        ranking
    }

    /// The rules whose phrases are worth a look.
    fn shortlist(&self, mut glances: Vec<Glance>) -> Vec<Glance> {
        let party = |glance: &Glance| self.parties[glance.rule];
        glances.retain(|glance| glance.centroid != 0.0 || glance.learned != 0.0);
        let mut list = take_best(&mut glances, SHORTLIST, Glance::total);
        list.extend(take_best(&mut glances, BROAD, |glance| glance.reach));
        if list.windows(2).all(|pair| party(&pair[0]) == party(&pair[1])) {
            glances.retain(|glance| list.first().is_some_and(|one| party(one) != party(glance)));
            list.extend(take_best(&mut glances, RIVALS, Glance::total));
        }
        list
    }

    /// How well a text fits some rules and their phrases.
    fn fits(&self, vector: &Vector, glances: &[Glance]) -> Vec<Fit> {
        let rules: Vec<usize> = glances.iter().map(|glance| glance.rule).collect();
        let nearest = self.corpus.nearest(&rules, vector);
        let fit = |(glance, nearest): (&Glance, Option<(u32, f32)>)| {
            let likeness = nearest.map_or(0.0, |(_, likeness)| likeness);
            let near = mix(likeness, glance.centroid, self.parts_of_nearest[glance.rule]);
            Fit { rule: glance.rule, near, learned: glance.learned, phrase: nearest.map(|(phrase, _)| phrase) }
        };
        glances.iter().zip(nearest).map(fit).collect()
    }

    /// What every feature and every word's meaning adds to a score.
    pub(super) fn parts(&self, text: &Text, features: &[Feature], reading: &Reading, scored: &Scored) -> Parts {
        const THIRD: f32 = 1.0 / 3.0;
        let rows = [Some((&scored.fit, 1.0, THIRD)), scored.rival.as_ref().map(|rival| (rival, -THIRD, -THIRD))];
        let of_term = |term: u32, fit: &Fit, near: f32, learned: f32| {
            let rule = fit.rule as u32;
            let in_rule = self.corpus.means.terms.value(term, rule);
            // What no phrase of the rule says, this one does not.
            let phrase = fit.phrase.filter(|_| in_rule > 0.0);
            let in_phrase = phrase.map_or(0.0, |phrase| self.corpus.phrases.terms.value(term, phrase));
            near * mix(in_phrase, in_rule, self.parts_of_nearest[fit.rule])
                + learned * self.learned.terms.value(term, rule)
        };
        let features = features.iter().zip(&text.values).map(|(feature, value)| {
            let Some(term) = self.terms.id(feature.term) else { return 0.0 };
            value * rows.iter().flatten().map(|(fit, near, learned)| of_term(term, fit, *near, *learned)).sum::<f32>()
        });
        let mut wanted = [0.0; DIMENSIONS];
        for (fit, near, learned) in rows.into_iter().flatten() {
            let phrase = fit.phrase.map_or([0.0; DIMENSIONS], |phrase| self.corpus.phrases.senses.get(phrase as usize));
            let (rule, weights) = (self.corpus.means.senses.get(fit.rule), self.learned.senses.get(fit.rule));
            for at in 0..DIMENSIONS {
                wanted[at] += near * mix(phrase[at], rule[at], self.parts_of_nearest[fit.rule]) + learned * weights[at];
            }
        }
        let meanings =
            reading.words.iter().zip(&text.lengths).map(|(word, length)| {
                word.form.meaning.map_or(0.0, |meaning| length * product(&meaning.sense(), &wanted))
            });
        Parts { features: features.collect(), meanings: meanings.collect() }
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

/// Takes the best so many out; of equals, the first ones.
fn take_best(glances: &mut Vec<Glance>, count: usize, key: impl Fn(&Glance) -> f32) -> Vec<Glance> {
    if glances.len() > count {
        let order = |a: &Glance, b: &Glance| key(b).total_cmp(&key(a)).then(a.rule.cmp(&b.rule));
        glances.select_nth_unstable_by(count, order);
    }
    let rest = glances.split_off(count.min(glances.len()));
    mem::replace(glances, rest)
}

/// A score taken apart.
pub(super) struct Parts {
    /// By feature.
    pub(super) features: Vec<f32>,
    /// By word.
    pub(super) meanings: Vec<f32>,
}

/// How much the nearest phrase of a rule counts beside the rule as a whole: `√n / (√n + 4)` for a rule of n phrases. One of
/// few phrases may be near by chance, one of many is near because somebody said it so.
fn part_of_nearest(phrases: usize) -> f32 {
    let root = (phrases as f32).sqrt();
    root / (root + 4.0)
}

/// By rule: see [`scale`].
fn scales(rules: &[Vec<Vector>]) -> Vec<f32> {
    let scale = |phrases: &Vec<Vector>| {
        let part = part_of_nearest(phrases.len());
        scale(phrases, |nearest, centroid| mix(nearest, centroid, part))
    };
    rules.par_iter().map(scale).collect()
}

/// A mean of two numbers, where `part` is the part of the first.
fn mix(one: f32, two: f32, part: f32) -> f32 {
    part * one + (1.0 - part) * two
}
