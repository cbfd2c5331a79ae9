//! Weights learned from a rule book's own phrases: what tells its rules apart.
//!
//! Averaged MIRA (Crammer and Singer, “Ultraconservative online algorithms for multiclass problems”, JMLR 3, 2003;
//! averaged as in Collins, EMNLP 2002), from zero. There is no chance in it: the first phrase of every rule, then the
//! second, and so on, for [`PASSES`] passes.

use super::matrix::Matrix;
use super::postings::Postings;
use super::vector::Vector;
use crate::meaning::{DIMENSIONS, Sense, product};

const PASSES: usize = 8;

/// How many scores of a rule for a phrase may be computed in all: a large file gets fewer passes, a huge one none.
const MOST_SCORES: usize = 4_000_000;

/// The longest step towards a phrase.
const LONGEST_STEP: f32 = 0.5;

/// A phrase to learn from, and its rule.
pub(super) struct Example {
    pub(super) vector: Vector,
    pub(super) rule: u32,
}

/// A weight of a term on its way: its rule, its value, and its value times the step at which each part of it came.
#[derive(Clone, Copy)]
struct Weight {
    rule: u32,
    value: f32,
    moment: f32,
}

/// The weights of a rule for the sense of a text, as a [`Weight`] each.
#[derive(Clone)]
struct SenseWeights {
    value: Sense,
    moment: Sense,
}

/// For every rule its weights, learned from `examples` in their order.
///
/// At each step the score of the example's own rule must lead that of every other by 1. Where it falls short by
/// `loss`, own and best other rule move by `t = min(½, loss / 2|x|²)`. The result is the mean over all steps.
pub(super) fn learn(terms: usize, rules: usize, examples: &[Example]) -> Matrix {
    let nothing = SenseWeights { value: [0.0; DIMENSIONS], moment: [0.0; DIMENSIONS] };
    let mut learner = Learner { terms: vec![Vec::new(); terms], senses: vec![nothing; rules], step: 0.0 };
    for _ in 0..passes(rules, examples.len()) {
        let lost = examples.iter().filter(|example| learner.learn(example)).count();
        if lost == 0 {
            break;
        }
    }
    learner.mean()
}

/// How often the examples are gone through.
pub(super) fn passes(rules: usize, examples: usize) -> usize {
    (MOST_SCORES / (rules * examples).max(1)).min(PASSES)
}

struct Learner {
    /// For every term, sorted by rule.
    terms: Vec<Vec<Weight>>,
    /// By rule.
    senses: Vec<SenseWeights>,
    step: f32,
}

impl Learner {
    /// One step; whether there was anything to learn.
    fn learn(&mut self, example: &Example) -> bool {
        let scores = self.scores(&example.vector);
        let own = scores[example.rule as usize];
        // A rule that has nothing to do with the example is no rival. Of equal rivals, the first.
        let others = (0..).zip(scores).filter(|(rule, score)| *rule != example.rule && *score != 0.0);
        let rival = others.reduce(|best, other| if other.1 > best.1 { other } else { best });
        let loss = 1.0 - (own - rival.map_or(0.0, |(_, score)| score));
        if loss > 0.0 {
            let step = (loss / (2.0 * example.vector.square())).min(LONGEST_STEP);
            self.add(example.rule, &example.vector, step);
            if let Some((rival, _)) = rival {
                self.add(rival, &example.vector, -step);
            }
        }
        self.step += 1.0;
        loss > 0.0
    }

    fn scores(&self, vector: &Vector) -> Vec<f32> {
        let mut scores: Vec<f32> = self.senses.iter().map(|weights| product(&weights.value, &vector.sense)).collect();
        for (term, value) in &vector.terms {
            for weight in &self.terms[*term as usize] {
                scores[weight.rule as usize] += value * weight.value;
            }
        }
        scores
    }

    fn add(&mut self, rule: u32, vector: &Vector, factor: f32) {
        for (term, value) in &vector.terms {
            let delta = factor * value;
            let list = &mut self.terms[*term as usize];
            let at = list.binary_search_by_key(&rule, |weight| weight.rule).unwrap_or_else(|at| {
                list.insert(at, Weight { rule, value: 0.0, moment: 0.0 });
                at
            });
            list[at].value += delta;
            list[at].moment += self.step * delta;
        }
        let SenseWeights { value, moment } = &mut self.senses[rule as usize];
        for at in 0..DIMENSIONS {
            let delta = factor * vector.sense[at];
            value[at] += delta;
            moment[at] += self.step * delta;
        }
    }

    fn mean(self) -> Matrix {
        let steps = self.step.max(1.0);
        let of_term = |weight: Weight| (weight.rule, weight.value - weight.moment / steps);
        let of_rule = |weights: &SenseWeights| std::array::from_fn(|at| weights.value[at] - weights.moment[at] / steps);
        let terms = Postings::of_lists(self.terms.into_iter().map(|list| list.into_iter().map(of_term).collect()));
        Matrix::of_parts(terms, self.senses.iter().map(of_rule))
    }
}
