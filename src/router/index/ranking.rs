//! Which rules a text is nearest to, with their scores; and what a score consists of.

use std::mem;

use super::super::decision::Answer;
use super::super::lexicon::Reading;
use super::super::vector::Vector;
use super::Index;
use super::texts::Makeup;
use crate::embedding::{DIMENSIONS, dot};

/// How many rules a ranking has at most: the candidates of an answer, and one that may have the very words.
const RANKED: usize = Answer::CANDIDATES + 1;

/// How many rules are worth a look at each of their phrases: those that a text fits best as a whole; of the others, those
/// that may fit it best by one phrase; and of other owners besides, if those all have the same ones.
const SHORTLIST: usize = 24;
const BROAD: usize = 8;
const RIVALS: usize = 8;

/// How well a text fits a rule as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance {
    pub(super) rule: usize,
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
pub(in super::super) struct Fit {
    pub(in super::super) rule: usize,
    /// The likeness to the nearest phrase and to the rule as a whole, each with its part: 0 to 1.
    near: f32,
    learned: f32,
    /// The nearest phrase.
    phrase: Option<u32>,
}

/// A [`Fit`] with its score, 1 at most; below 0 if a rule of other owners fits better by far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Scored {
    pub(in super::super) fit: Fit,
    /// The best rule of other owners.
    rival: Option<Fit>,
    pub(in super::super) score: f32,
}

/// A score taken apart.
pub(in super::super) struct Parts {
    /// By feature.
    pub(in super::super) features: Vec<f32>,
    /// By word.
    pub(in super::super) embeddings: Vec<f32>,
}

impl Fit {
    fn total(&self) -> f32 {
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
    /// The rules that are nearest to a text, if they are near at all, with their scores, best first; of equals, the first
    /// one.
    pub(in super::super) fn ranking(&self, vector: &Vector) -> Vec<Scored> {
        self.ranked(vector, self.glances(vector))
    }

    /// How well a text fits every rule as a whole.
    pub(super) fn glances(&self, vector: &Vector) -> Vec<Glance> {
        let of_rules = self.corpus.means.times(vector).into_iter().zip(self.learned.times(vector)).enumerate();
        let glance = |(rule, (centroid, learned))| {
            let nearest = self.corpus.together(rule, centroid).min(1.0);
            let near = mix(nearest, centroid, self.parts_of_nearest[rule]);
            Glance { rule, centroid, learned, reach: (near + learned) * self.scales[rule] }
        };
        of_rules.map(glance).collect()
    }

    /// See [`Index::ranking`]; of the rules glanced at.
    pub(super) fn ranked(&self, vector: &Vector, glances: Vec<Glance>) -> Vec<Scored> {
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
        // The best rule of other owners stays, however many are better.
        let place = other.and_then(|other| ranking.iter().position(|scored| scored.fit.rule == other.rule));
        if let Some(place) = place.filter(|place| *place >= RANKED) {
            ranking.swap(RANKED - 1, place);
        }
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
    pub(in super::super) fn parts(&self, makeup: &Makeup, reading: &Reading, scored: &Scored) -> Parts {
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
        let features = makeup.features.iter().zip(&makeup.values).map(|(feature, value)| {
            let Some(term) = self.terms.id(feature.term) else { return 0.0 };
            value * rows.iter().flatten().map(|(fit, near, learned)| of_term(term, fit, *near, *learned)).sum::<f32>()
        });
        let mut wanted = [0.0; DIMENSIONS];
        for (fit, near, learned) in rows.into_iter().flatten() {
            let phrase =
                fit.phrase.map_or([0.0; DIMENSIONS], |phrase| self.corpus.phrases.embeddings.get(phrase as usize));
            let (rule, weights) = (self.corpus.means.embeddings.get(fit.rule), self.learned.embeddings.get(fit.rule));
            for at in 0..DIMENSIONS {
                wanted[at] += near * mix(phrase[at], rule[at], self.parts_of_nearest[fit.rule]) + learned * weights[at];
            }
        }
        let embeddings =
            reading.words.iter().zip(&makeup.lengths).map(|(word, length)| {
                word.form.word_id.map_or(0.0, |word_id| length * dot(&word_id.embedding(), &wanted))
            });
        Parts { features: features.collect(), embeddings: embeddings.collect() }
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

/// How much the nearest phrase of a rule counts beside the rule as a whole: `√n / (√n + 4)` for a rule of n phrases. One of
/// few phrases may be near by chance, one of many is near because somebody said it so.
pub(super) fn part_of_nearest(phrases: usize) -> f32 {
    let root = (phrases as f32).sqrt();
    root / (root + 4.0)
}

/// A mean of two numbers, where `part` is the part of the first.
pub(super) fn mix(one: f32, two: f32, part: f32) -> f32 {
    part * one + (1.0 - part) * two
}
