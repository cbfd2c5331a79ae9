//! The terms of a rule book: what each is worth, and in which phrases and rules it stands. Made once.

use super::features::Feature;
use super::term::{Term, TermMap, View};

/// The part of a score that comes from the nearest phrase; the rest comes from the rule as a whole.
const NEAREST: f64 = 0.5;

/// A text as a vector: term and value, sorted by term, of length 1 at most.
pub(super) type Vector = Vec<(Term, f64)>;

/// A rule's phrases as features.
pub(super) type Phrases = Vec<Vec<Feature>>;

/// See the module.
pub(super) struct Index {
    terms: TermMap<u32>,
    weights: Vec<f64>,
    unknown_weight: f64,
    /// For every term, the phrases that it stands in.
    phrase_postings: Vec<Vec<(u32, f64)>>,
    /// For every term, the rules that it stands in.
    rule_postings: Vec<Vec<(u32, f64)>>,
    /// The rule of every phrase; phrases of a rule stand together.
    rule_of: Vec<u32>,
    rules: usize,
    /// Below this similarity to the best rule, nothing is known.
    pub(super) threshold: f64,
}

/// How near a text is to a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Nearness {
    pub(super) score: f64,
    /// The nearest phrase.
    phrase: Option<u32>,
}

impl Index {
    pub(super) fn new(rules: &[Phrases]) -> Self {
        let terms = number_terms(rules);
        let rule_of = rules.iter().enumerate().flat_map(|(rule, phrases)| vec![rule as u32; phrases.len()]).collect();
        let mut index = Self {
            weights: weights(rules, &terms),
            phrase_postings: vec![Vec::new(); terms.len()],
            rule_postings: vec![Vec::new(); terms.len()],
            unknown_weight: (rules.len() as f64 + 1.0).ln() + 1.0,
            rules: rules.len(),
            rule_of,
            terms,
            threshold: 0.0,
        };
        let vectors: Vec<Vec<Vector>> =
            rules.iter().map(|phrases| phrases.iter().map(|phrase| index.vector(phrase)).collect()).collect();
        index.post(&vectors);
        index.threshold = index.other_rules_quantile(&vectors, 0.7);
        index
    }

    fn post(&mut self, vectors: &[Vec<Vector>]) {
        let mut phrase = 0;
        for (rule, vectors) in vectors.iter().enumerate() {
            for vector in vectors {
                for (term, value) in vector {
                    self.phrase_postings[self.terms[term] as usize].push((phrase, *value));
                }
                phrase += 1;
            }
            for (term, value) in centroid(vectors) {
                self.rule_postings[self.terms[&term] as usize].push((rule as u32, value));
            }
        }
    }

    /// What a term is worth: `ln((R + 1) / e^H) + 1`, where H is the entropy of its rate over the R rules; in how few
    /// rules it effectively lives.
    fn weight(&self, term: Term) -> f64 {
        self.terms.get(&term).map_or(self.unknown_weight, |id| self.weights[*id as usize])
    }

    /// `(1 + ln tf) · weight`, every view of length √share; what the file does not know lengthens the vector too.
    pub(super) fn vector(&self, features: &[Feature]) -> Vector {
        let mut counts: Vec<Term> = features.iter().map(|feature| feature.term).collect();
        counts.sort_unstable();
        let mut vector: Vector = counts
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0], (1.0 + (same.len() as f64).ln()) * self.weight(same[0])))
            .collect();
        let mut squares = [0.0; View::COUNT];
        for (term, value) in &vector {
            squares[term.view()] += value * value;
        }
        for (term, value) in &mut vector {
            let view = term.view();
            *value *= (View::SHARES[view] / squares[view]).sqrt();
        }
        vector
    }

    /// How near a text is to every rule, in the order of the rules.
    pub(super) fn nearness(&self, vector: &Vector) -> Vec<Nearness> {
        let mut phrases = vec![0.0; self.rule_of.len()];
        let mut rules = vec![0.0; self.rules];
        for (term, value) in vector {
            let Some(id) = self.terms.get(term) else { continue };
            for (phrase, other) in &self.phrase_postings[*id as usize] {
                phrases[*phrase as usize] += value * other;
            }
            for (rule, other) in &self.rule_postings[*id as usize] {
                rules[*rule as usize] += value * other;
            }
        }
        let mut nearness: Vec<Nearness> =
            rules.iter().map(|centroid| Nearness { score: (1.0 - NEAREST) * centroid, phrase: None }).collect();
        let mut nearest = vec![0.0; self.rules];
        for (phrase, (similarity, rule)) in phrases.iter().zip(&self.rule_of).enumerate() {
            let rule = *rule as usize;
            if *similarity > nearest[rule] {
                nearest[rule] = *similarity;
                nearness[rule].phrase = Some(phrase as u32);
            }
        }
        for (near, similarity) in nearness.iter_mut().zip(nearest) {
            near.score += NEAREST * similarity;
        }
        nearness
    }

    /// What every term of `vector` adds to the score that [`Index::nearness`] gave for `rule`.
    pub(super) fn parts(&self, vector: &Vector, rule: usize, near: &Nearness) -> Vec<f64> {
        let part = |term: &Term, value: &f64| {
            let id = *self.terms.get(term)? as usize;
            let in_phrase = near.phrase.map_or(0.0, |phrase| value_in(&self.phrase_postings[id], phrase));
            let in_rule = value_in(&self.rule_postings[id], rule as u32);
            Some(value * (NEAREST * in_phrase + (1.0 - NEAREST) * in_rule))
        };
        vector.iter().map(|(term, value)| part(term, value).unwrap_or(0.0)).collect()
    }

    /// The quantile, over the file's own phrases, of the score of the best *other* rule: what a text scores whose own
    /// rule does not exist.
    fn other_rules_quantile(&self, vectors: &[Vec<Vector>], quantile: f64) -> f64 {
        let mut best: Vec<f64> = Vec::new();
        for (rule, vectors) in vectors.iter().enumerate() {
            for vector in vectors {
                let others = self.nearness(vector).into_iter().enumerate().filter(|(other, _)| *other != rule);
                best.push(others.map(|(_, near)| near.score).fold(0.0, f64::max));
            }
        }
        best.sort_by(f64::total_cmp);
        let at = (best.len() as f64 * quantile) as usize;
        best.get(at.min(best.len().saturating_sub(1))).copied().unwrap_or(0.0)
    }
}

fn value_in(postings: &[(u32, f64)], key: u32) -> f64 {
    postings.binary_search_by_key(&key, |(key, _)| *key).map_or(0.0, |at| postings[at].1)
}

fn number_terms(rules: &[Phrases]) -> TermMap<u32> {
    let mut terms = TermMap::default();
    for feature in rules.iter().flatten().flatten() {
        let next = terms.len() as u32;
        terms.entry(feature.term).or_insert(next);
    }
    terms
}

fn weights(rules: &[Phrases], terms: &TermMap<u32>) -> Vec<f64> {
    let mut rates: Vec<Vec<f64>> = vec![Vec::new(); terms.len()];
    for phrases in rules {
        let mut seen: Vec<Term> = Vec::new();
        for phrase in phrases {
            let mut of_phrase: Vec<Term> = phrase.iter().map(|feature| feature.term).collect();
            of_phrase.sort_unstable();
            of_phrase.dedup();
            seen.append(&mut of_phrase);
        }
        seen.sort_unstable();
        for same in seen.chunk_by(|a, b| a == b) {
            rates[terms[&same[0]] as usize].push(same.len() as f64 / phrases.len() as f64);
        }
    }
    let rules = rules.len() as f64;
    rates.iter().map(|rates| (rules + 1.0).ln() - entropy(rates) + 1.0).collect()
}

fn entropy(rates: &[f64]) -> f64 {
    let sum: f64 = rates.iter().sum();
    rates.iter().map(|rate| rate / sum).map(|p| -p * p.ln()).sum()
}

/// The mean of a rule's phrases, of length 1, sorted by term.
fn centroid(vectors: &[Vector]) -> Vector {
    let mut all: Vector = vectors.iter().flatten().copied().collect();
    all.sort_by_key(|(term, _)| *term);
    let mut mean: Vector =
        all.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, value)| value).sum())).collect();
    let length = mean.iter().map(|(_, value)| value * value).sum::<f64>().sqrt();
    mean.iter_mut().for_each(|(_, value)| *value /= length.max(f64::MIN_POSITIVE));
    mean
}
