//! A perceptron: weights that tell the rules of a book apart, learned from its own phrases.
//!
//! The updates are those of MIRA (Crammer and Singer, “Ultraconservative online algorithms for multiclass problems”, JMLR 3,
//! 2003), from zero, in mini-batches: the first phrase of every rule at once, then the second, and so on. So the order of
//! rules does not matter and all cores have work. The result is the mean over all batches, where later ones weigh more
//! (polynomial-decay averaging; Shamir and Zhang, ICML 2013).
//!
//! Most of the work is to find the rule that comes nearest to a phrase. After the first pass it is almost always one of those
//! that came near then, and only they are compared (as the shrinking of support vector machines leaves out what hardly
//! counts; Joachims, “Making large-scale SVM learning practical”, 1999).

use rayon::prelude::*;

use super::dictionary::Dictionary;
use super::matrix::Matrix;
use super::postings::Postings;
use super::vector::Vector;
use crate::embedding::{DIMENSIONS, Embedding, dot};
use crate::router::store::Offsets;
use crate::router::tuning::{COMPARED, LARGEST_STEP, LEARNED_MARGIN, MOST_PASSES, MOST_REPULSION, MOST_SCORES};

/// The fewest examples that are worth a thread.
const LEAST_AT_ONCE: usize = 64;

/// The weights of every rule, learned from the phrases of all rules.
///
/// The score of a phrase for its own rule must exceed that for every other rule by 1. Where it falls short by `loss`, its
/// rule moves towards the phrase by `min(0.3, loss / 2|x|²)` at the end of the batch, and the best other rule away from it by
/// as much; but the phrases of a batch that repel the same rule do it together no more than [`MOST_REPULSION`] of them
/// would. In the mean over all batches the nth counts 2n - 1 times.
///
/// Given are where the phrases of each rule are, and a phrase as a vector.
pub(crate) fn fit(dictionary: &Dictionary, of_rules: &Offsets, phrase: impl Fn(usize) -> Vector + Sync) -> Matrix {
    let mut learner = Learner::new(dictionary.len(), of_rules.rows());
    let passes = passes(of_rules.rows(), of_rules.items());
    if passes == 0 {
        return learner.mean();
    }
    // Character n-grams would add noise to what is learned, and take most of the time.
    let learnt_from = |number| {
        let Vector { terms, embedding } = phrase(number);
        Vector { terms: dictionary.without_grams(&terms).to_vec(), embedding }
    };
    let vectors: Vec<Vector> = (0..of_rules.items()).into_par_iter().map(learnt_from).collect();
    let mut batches = batches(of_rules, &vectors);
    for _ in 0..passes {
        let updates = batches.iter_mut().map(|batch| learner.learn(batch)).filter(|learnt| *learnt).count();
        if updates == 0 {
            break;
        }
    }
    learner.mean()
}

/// How often the phrases are gone through: a large file has fewer passes, a huge one none.
fn passes(rules: usize, phrases: usize) -> usize {
    (MOST_SCORES / (rules * phrases).max(1)).min(MOST_PASSES)
}

/// The first phrase of every rule, then the second of those that have one, and so on.
fn batches<'v>(of_rules: &Offsets, vectors: &'v [Vector]) -> Vec<Vec<Example<'v>>> {
    let rules = 0..of_rules.rows();
    let longest = rules.clone().map(|rule| of_rules.row(rule).len()).max().unwrap_or(0);
    let batch = |place: usize| {
        let examples = rules.clone().filter_map(|rule| Some((rule, &vectors[of_rules.row(rule).nth(place)?])));
        examples.map(|(rule, vector)| Example::new(rule, &vector.terms, &vector.embedding)).collect()
    };
    (0..longest).map(batch).collect()
}

/// A phrase to learn from, and its rule.
struct Example<'v> {
    rule: usize,
    terms: &'v [(u32, f32)],
    embedding: &'v Embedding,
    /// The square of its length.
    square: f32,
    /// The rules that it is compared with, sorted; `None` for all.
    compared: Option<Vec<u32>>,
}

impl<'v> Example<'v> {
    fn new(rule: usize, terms: &'v [(u32, f32)], embedding: &'v Embedding) -> Self {
        let square = terms.iter().map(|(_, value)| value * value).sum::<f32>() + dot(embedding, embedding);
        Self { rule, terms, embedding, square, compared: None }
    }

    /// Compares it from now on with its own rule and those that score best. Of equal ones, the first.
    fn narrow(&mut self, scores: &[f32]) {
        let score = |rule: u32| if rule as usize == self.rule { f32::INFINITY } else { scores[rule as usize] };
        let mut best: Vec<u32> = Vec::with_capacity(COMPARED);
        for rule in 0..scores.len() as u32 {
            if best.len() == COMPARED && score(best[COMPARED - 1]) >= score(rule) {
                continue;
            }
            best.truncate(COMPARED - 1);
            best.insert(best.partition_point(|other| score(*other) >= score(rule)), rule);
        }
        best.sort_unstable();
        self.compared = Some(best);
    }

    /// What it asks for, by the scores of the rules.
    fn correction(&self, scores: &[f32]) -> Option<Correction> {
        let own = scores[self.rule];
        let rival = match &self.compared {
            None => self.rival(scores.iter().copied().enumerate()),
            Some(compared) => self.rival(compared.iter().map(|rule| (*rule as usize, scores[*rule as usize]))),
        };
        let loss = LEARNED_MARGIN - (own - rival.map_or(0.0, |(_, score)| score));
        let step = (loss / (2.0 * self.square)).min(LARGEST_STEP);
        (loss > 0.0).then_some(Correction { step, rival: rival.map(|(rule, _)| rule) })
    }

    /// The best of the other rules and its score; of equal ones, the first. One that has nothing to do with the example is
    /// none.
    fn rival(&self, scores: impl Iterator<Item = (usize, f32)>) -> Option<(usize, f32)> {
        let others = scores.filter(|(rule, score)| *rule != self.rule && *score != 0.0);
        others.reduce(|best, other| if other.1 > best.1 { other } else { best })
    }
}

/// What an example asks for: how far its own rule moves towards it, and which rule away from it.
struct Correction {
    step: f32,
    rival: Option<usize>,
}

/// A rule that moves towards an example, or away from it if the factor is negative.
struct Update<'e> {
    rule: usize,
    example: &'e Example<'e>,
    factor: f32,
}

/// The weight of a term in a rule.
#[derive(Clone, Copy)]
struct Weight {
    rule: u32,
    value: f32,
    /// The sum of all updates, each times the square of the number of batches before it: what the mean is computed from.
    moment: f32,
}

impl Update<'_> {
    /// `before` is the square of the number of batches before this one.
    fn apply_to_terms(&self, terms: &mut [Vec<Weight>], before: f32) {
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

    fn apply_to_embeddings(&self, weights: &mut [Embedding], moments: &mut [Embedding], before: f32) {
        let (weights, moments) = (&mut weights[self.rule], &mut moments[self.rule]);
        for at in 0..DIMENSIONS {
            let delta = self.factor * self.example.embedding[at];
            weights[at] += delta;
            moments[at] += before * delta;
        }
    }
}

/// The updates of a batch, in its order.
fn updates<'e>(batch: &'e [Example<'_>], corrections: &[Option<Correction>]) -> Vec<Update<'e>> {
    let rivals = || corrections.iter().flatten().filter_map(|correction| correction.rival);
    let mut repelled = vec![0.0_f32; rivals().max().map_or(0, |last| last + 1)];
    rivals().for_each(|rival| repelled[rival] += 1.0);
    let mut updates = Vec::new();
    for (example, correction) in batch.iter().zip(corrections) {
        let Some(Correction { step, rival }) = correction else { continue };
        updates.push(Update { rule: example.rule, example, factor: *step });
        if let Some(rival) = rival {
            updates.push(Update {
                rule: *rival,
                example,
                factor: -step * (MOST_REPULSION / repelled[*rival]).min(1.0),
            });
        }
    }
    updates
}

struct Learner {
    /// For every term, sorted by rule.
    terms: Vec<Vec<Weight>>,
    /// By rule, the weights for the embedding of a text; and their moments, see [`Weight::moment`]. Apart, because scores
    /// need the weights alone.
    embeddings: Vec<Embedding>,
    moments: Vec<Embedding>,
    /// The number of batches so far.
    batches: f32,
}

impl Learner {
    fn new(terms: usize, rules: usize) -> Self {
        let zeros = vec![[0.0; DIMENSIONS]; rules];
        Self { terms: vec![Vec::new(); terms], embeddings: zeros.clone(), moments: zeros, batches: 0.0 }
    }

    /// Learns from a batch; whether there was anything to learn. Once the rules have scores, an example that was compared with
    /// all of them is compared with fewer from then on.
    // A browser makes a function fast when it has been called often, not while it runs: this is no part of its caller.
    #[inline(never)]
    fn learn(&mut self, batch: &mut [Example<'_>]) -> bool {
        let narrows = self.batches > 0.0 && self.embeddings.len() > COMPARED;
        let correction = |example: &mut Example<'_>| {
            let scores = self.scores(example);
            if narrows && example.compared.is_none() {
                example.narrow(&scores);
            }
            example.correction(&scores)
        };
        let corrections: Vec<Option<Correction>> =
            batch.par_iter_mut().with_min_len(LEAST_AT_ONCE).map(correction).collect();
        let updates = updates(batch, &corrections);
        let before = self.batches * self.batches;
        let Self { terms, embeddings, moments, .. } = self;
        rayon::join(
            || updates.iter().for_each(|update| update.apply_to_terms(terms, before)),
            || updates.iter().for_each(|update| update.apply_to_embeddings(embeddings, moments, before)),
        );
        self.batches += 1.0;
        !updates.is_empty()
    }

    /// By rule; without meaning for one that the example is not compared with.
    // No part of its caller, as above.
    #[inline(never)]
    fn scores(&self, example: &Example<'_>) -> Vec<f32> {
        let of_embedding = |weights: &Embedding| dot(weights, example.embedding);
        let mut scores = match &example.compared {
            None => self.embeddings.iter().map(of_embedding).collect(),
            Some(compared) => {
                let mut scores = vec![0.0; self.embeddings.len()];
                for rule in compared.iter().map(|rule| *rule as usize) {
                    scores[rule] = of_embedding(&self.embeddings[rule]);
                }
                scores
            }
        };
        for (term, value) in example.terms {
            for weight in &self.terms[*term as usize] {
                scores[weight.rule as usize] += value * weight.value;
            }
        }
        scores
    }

    /// The weights in the mean over all batches: `w - moment / n²` after n batches, since an update after k of them counts
    /// in `1 - k²/n²` of the mean.
    fn mean(self) -> Matrix {
        let square = (self.batches * self.batches).max(1.0);
        let of_term = |weight: Weight| (weight.rule, weight.value - weight.moment / square);
        let of_rule = |(value, moment): (&Embedding, &Embedding)| -> Embedding {
            std::array::from_fn(|at| value[at] - moment[at] / square)
        };
        let terms = Postings::of_lists(self.terms.into_iter().map(|list| list.into_iter().map(of_term).collect()));
        let embeddings: Vec<Embedding> = self.embeddings.iter().zip(&self.moments).map(of_rule).collect();
        Matrix::new(terms, &embeddings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::analysis::Term;
    use crate::router::analysis::term::View;

    fn vector(terms: &[(u32, f32)]) -> Vector {
        Vector { terms: terms.to_vec(), embedding: [0.0; DIMENSIONS] }
    }

    fn near(one: f32, other: f32) -> bool {
        (one - other).abs() < 1e-6
    }

    /// With nothing in common, the only demand is a score of 1: the weight grows by min(0.3, half of what is missing), so by
    /// 0.3, 0.3, 0.2, 0.1, 0.05 and so on over the 10 passes. An update after k batches counts in 1 - k²/100 of the mean:
    /// 0.3 · 1 + 0.3 · 0.99 + 0.2 · 0.96 + 0.1 · 0.91 + 0.05 · 0.84 + 0.025 · 0.75 + 0.0125 · 0.64 + 0.00625 · 0.51 +
    /// 0.003125 · 0.36 + 0.0015625 · 0.19 = 0.953359. A plain mean over the batches would be 0.845.
    #[test]
    fn later_batches_weigh_more_in_the_mean() {
        let dictionary = Dictionary::new(vec![Term::of(View::Stem, "soup"), Term::of(View::Stem, "bread")]);
        let vectors = [vector(&[(0, 1.0)]), vector(&[(1, 1.0)])];
        let weights = fit(&dictionary, &Offsets::new([1, 1]), |phrase| vectors[phrase].clone());
        assert!(near(weights.terms.value(0, 0), 0.953_359_4), "{}", weights.terms.value(0, 0));
        assert!(near(weights.terms.value(1, 1), 0.953_359_4));
        assert!(near(weights.terms.value(1, 0), 0.0));
    }

    /// |x|² = 4: the step is 1 / (2 · 4), and the weight moves by 0.125 · 2.
    #[test]
    fn a_long_example_asks_for_a_short_step() {
        let vectors = [vector(&[(0, 2.0)])];
        let mut batch: Vec<Example<'_>> =
            vectors.iter().map(|vector| Example::new(0, &vector.terms, &vector.embedding)).collect();
        let mut learner = Learner::new(1, 1);
        assert!(learner.learn(&mut batch));
        assert!(near(learner.terms[0][0].value, 0.25));
    }

    /// Four rules with the same phrase. After the first batch each has the weight 0.3. Then the first rule is the rival of the
    /// three others, and the second one that of the first; all losses are 1 and all steps 0.3. The three repel the first rule
    /// by 3 · 0.3 · 2/3 = 0.6 and the first one the second by 0.3: 0.3 + 0.3 - 0.6, 0.3 + 0.3 - 0.3, and 0.6 twice.
    #[test]
    fn many_examples_repel_a_rule_no_more_than_two_would() {
        let vector = vector(&[(0, 1.0)]);
        let mut batch: Vec<Example<'_>> =
            (0..4).map(|rule| Example::new(rule, &vector.terms, &vector.embedding)).collect();
        let mut learner = Learner::new(1, 4);
        learner.learn(&mut batch);
        learner.learn(&mut batch);
        let weights: Vec<f32> = learner.terms[0].iter().map(|weight| weight.value).collect();
        assert!(weights.iter().zip([0.0, 0.3, 0.6, 0.6]).all(|(one, other)| near(*one, other)), "{weights:?}");
    }

    /// Rules in pairs that share a term: what tells the two apart is the same in every pair, wherever the pair stands. Compared
    /// before any rule has a score, those at the end would never meet.
    #[test]
    fn rivals_meet_wherever_they_stand() {
        let rules = 2 * COMPARED as u32;
        let terms = (0..rules + rules / 2).map(|term| Term::of(View::Stem, &term.to_string())).collect();
        let phrase = |rule: usize| vector(&[(rule as u32, 1.0), (rules + rule as u32 / 2, 1.0)]);
        let weights = fit(&Dictionary::new(terms), &Offsets::new(vec![1; rules as usize]), phrase).terms;
        let of_rule = |rule: u32| [rule, rule ^ 1, rules + rule / 2].map(|term| weights.value(term, rule));
        let first = of_rule(0);
        assert!(first[1] < 0.0, "rivals are told apart: {first:?}");
        for rule in 1..rules {
            assert!(
                of_rule(rule).iter().zip(first).all(|(one, other)| near(*one, other)),
                "{rule}: {:?}",
                of_rule(rule)
            );
        }
    }

    /// Rules that share nothing have no rival, nor has an example that is compared with a few of many.
    #[test]
    fn a_rule_that_is_not_compared_is_no_rival() {
        let vectors: Vec<Vector> = (0..2 * COMPARED as u32).map(|rule| vector(&[(rule, 1.0)])).collect();
        let mut batch: Vec<Example<'_>> = vectors
            .iter()
            .zip(0..)
            .map(|(vector, rule)| Example::new(rule, &vector.terms, &vector.embedding))
            .collect();
        let mut learner = Learner::new(vectors.len(), vectors.len());
        for _ in 0..5 {
            learner.learn(&mut batch);
        }
        // 0.3, 0.3, 0.2, 0.1 and 0.05.
        assert!(learner.terms.iter().all(|weights| near(weights[0].value, 0.95)), "it goes on to learn");
    }

    #[test]
    fn a_narrowed_example_is_compared_with_its_own_rule_and_the_best_others() {
        let vector = vector(&[(0, 1.0)]);
        let mut example = Example::new(0, &vector.terms, &vector.embedding);
        let scores: Vec<f32> = (0..2 * COMPARED).map(|rule| rule as f32).collect();
        example.narrow(&scores);
        let best = (COMPARED + 1..2 * COMPARED).map(|rule| rule as u32);
        assert_eq!(example.compared, Some([0].into_iter().chain(best).collect()));
        let mut scores = vec![0.0; 2 * COMPARED];
        (scores[1], scores[COMPARED + 2]) = (2.0, 1.0);
        let rival = example.correction(&scores).and_then(|correction| correction.rival);
        assert_eq!(rival, Some(COMPARED + 2), "it is not compared with the second rule");
    }

    #[test]
    fn large_files_are_gone_through_less_often() {
        assert_eq!(passes(100, 1_000), 10);
        assert_eq!(passes(1_000, 3_000), 2);
        assert_eq!(passes(10_000, 100_000), 0);
    }
}
