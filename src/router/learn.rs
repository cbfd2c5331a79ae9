//! Weights learned from a rule book's own phrases: what tells its rules apart.
//!
//! The steps are those of MIRA (Crammer and Singer, “Ultraconservative online algorithms for multiclass problems”, JMLR 3,
//! 2003), from zero, but taken a turn at a time: the first phrase of every rule at once, then the second, and so on. So
//! there is no chance in it, and all cores have work. In the mean of all turns the later ones count more (Shamir and
//! Zhang, ICML 2013).

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::matrix::Matrix;
use super::postings::Postings;
use crate::embedding::{DIMENSIONS, Embedding, dot};

/// How often all phrases are gone through at most.
const PASSES: usize = 10;

/// How many scores of a rule for a phrase may be computed in all: a large file gets fewer passes, a huge one none.
const MOST_SCORES: usize = 6_500_000;

/// The longest step towards a phrase.
const LONGEST_STEP: f32 = 0.3;

/// How many examples of a turn may push the same rule away with their full step. Rules that are much alike begin alike, and
/// the first of them is everybody's rival.
const MOST_PUSHES: f32 = 2.0;

/// A phrase to learn from, and its rule.
pub(super) struct Example<'v> {
    rule: usize,
    terms: &'v [(u32, f32)],
    embedding: &'v Embedding,
    /// The square of its length.
    square: f32,
}

impl<'v> Example<'v> {
    pub(super) fn new(rule: usize, terms: &'v [(u32, f32)], embedding: &'v Embedding) -> Self {
        let square = terms.iter().map(|(_, value)| value * value).sum::<f32>() + dot(embedding, embedding);
        Self { rule, terms, embedding, square }
    }
}

/// What an example asks for: how far its own rule moves towards it, and which rule away from it.
struct Correction {
    step: f32,
    rival: Option<usize>,
}

/// A weight of a term on its way: its rule, its value, and the sum of its parts, each times the square of the number of
/// turns before it.
#[derive(Clone, Copy)]
struct Weight {
    rule: u32,
    value: f32,
    moment: f32,
}

/// For every rule its weights, learned from `turns` of examples in their order.
///
/// The score of an example's own rule must lead that of every other by 1. Where it falls short by `loss`, its own rule moves
/// towards it by `min(0.3, loss / 2|x|²)` when the turn ends, and the best other rule away from it by as much; but many
/// that take the same rule for their rival push it together no further than [`MOST_PUSHES`] would. The result is the mean
/// over all turns, where the nth counts 2n - 1 times.
pub(super) fn learn(terms: usize, rules: usize, turns: &[Vec<Example<'_>>]) -> Matrix {
    let nothing = vec![[0.0; DIMENSIONS]; rules];
    let mut learner =
        Learner { terms: vec![Vec::new(); terms], embeddings: nothing.clone(), moments: nothing, turns: 0.0 };
    for _ in 0..passes(rules, turns.iter().map(Vec::len).sum()) {
        let lost = turns.iter().filter(|turn| learner.take_turn(turn)).count();
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

/// A rule that moves towards an example, or away from it if the factor is negative.
struct Move<'t> {
    rule: usize,
    example: &'t Example<'t>,
    factor: f32,
}

impl Move<'_> {
    /// `before` is the square of the number of turns before this one.
    fn take_in_terms(&self, terms: &mut [Vec<Weight>], before: f32) {
        let rule = self.rule as u32;
        for (term, value) in self.example.terms {
            let delta = self.factor * value;
            let list = &mut terms[*term as usize];
            let at = list.binary_search_by_key(&rule, |weight| weight.rule).unwrap_or_else(|at| {
                list.insert(at, Weight { rule, value: 0.0, moment: 0.0 });
                at
            });
            list[at].value += delta;
            list[at].moment += before * delta;
        }
    }

    fn take_in_embeddings(&self, embeddings: &mut [Embedding], moments: &mut [Embedding], before: f32) {
        let (embedding, moment) = (&mut embeddings[self.rule], &mut moments[self.rule]);
        for at in 0..DIMENSIONS {
            let delta = self.factor * self.example.embedding[at];
            embedding[at] += delta;
            moment[at] += before * delta;
        }
    }
}

/// The moves of a turn, in its order.
fn moves<'t>(turn: &'t [Example<'_>], corrections: &[Option<Correction>]) -> Vec<Move<'t>> {
    let mut pushes: BTreeMap<usize, f32> = BTreeMap::new();
    for rival in corrections.iter().flatten().filter_map(|correction| correction.rival) {
        *pushes.entry(rival).or_default() += 1.0;
    }
    let mut moves = Vec::new();
    for (example, correction) in turn.iter().zip(corrections) {
        let Some(Correction { step, rival }) = correction else { continue };
        moves.push(Move { rule: example.rule, example, factor: *step });
        if let Some(rival) = rival {
            moves.push(Move { rule: *rival, example, factor: -step * (MOST_PUSHES / pushes[rival]).min(1.0) });
        }
    }
    moves
}

struct Learner {
    /// For every term, sorted by rule.
    terms: Vec<Vec<Weight>>,
    /// By rule, the weights for the sense of a text; and their moments, as of a [`Weight`]. Apart, because scores need the
    /// weights alone.
    embeddings: Vec<Embedding>,
    moments: Vec<Embedding>,
    /// How many turns there were.
    turns: f32,
}

impl Learner {
    /// One turn; whether there was anything to learn.
    fn take_turn(&mut self, turn: &[Example<'_>]) -> bool {
        let corrections: Vec<Option<Correction>> = turn.par_iter().map(|example| self.correction(example)).collect();
        let moves = moves(turn, &corrections);
        let before = self.turns * self.turns;
        let Self { terms, embeddings, moments, .. } = self;
        rayon::join(
            || moves.iter().for_each(|step| step.take_in_terms(terms, before)),
            || moves.iter().for_each(|step| step.take_in_embeddings(embeddings, moments, before)),
        );
        self.turns += 1.0;
        !moves.is_empty()
    }

    fn correction(&self, example: &Example<'_>) -> Option<Correction> {
        let scores = self.scores(example);
        let own = scores[example.rule];
        // A rule that has nothing to do with the example is no rival. Of equal rivals, the first.
        let others = scores.into_iter().enumerate().filter(|(rule, score)| *rule != example.rule && *score != 0.0);
        let rival = others.reduce(|best, other| if other.1 > best.1 { other } else { best });
        let loss = 1.0 - (own - rival.map_or(0.0, |(_, score)| score));
        let step = (loss / (2.0 * example.square)).min(LONGEST_STEP);
        (loss > 0.0).then_some(Correction { step, rival: rival.map(|(rule, _)| rule) })
    }

    fn scores(&self, example: &Example<'_>) -> Vec<f32> {
        let mut scores: Vec<f32> = self.embeddings.iter().map(|weights| dot(weights, example.embedding)).collect();
        for (term, value) in example.terms {
            for weight in &self.terms[*term as usize] {
                scores[weight.rule as usize] += value * weight.value;
            }
        }
        scores
    }

    fn mean(self) -> Matrix {
        let turns = (self.turns * self.turns).max(1.0);
        let of_term = |weight: Weight| (weight.rule, weight.value - weight.moment / turns);
        let of_rule =
            |(value, moment): (&Embedding, &Embedding)| std::array::from_fn(|at| value[at] - moment[at] / turns);
        let terms = Postings::of_lists(self.terms.into_iter().map(|list| list.into_iter().map(of_term).collect()));
        Matrix::of_parts(terms, self.embeddings.iter().zip(&self.moments).map(of_rule))
    }
}
