//! The phrases of all rules and their centroids: postings lead from a term to rules, and from there on to phrases.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use super::embeddings::QuantizedQuery;
use super::matrix::Matrix;
use super::postings::{AT_ONCE, Postings, Rows};
use super::vector::Vector;
use crate::embedding::{DIMENSIONS, Embedding, dot};
use crate::router::store::{Offsets, Reader, Writer};
use crate::router::tuning::SCAN_ALL_BELOW;

/// What questions are compared with.
pub(crate) struct Phrases {
    pub(crate) phrases: Matrix,
    /// By rule: the mean of its phrases, scaled to length 1.
    pub(crate) centroids: Matrix,
    /// By rule: the length of the sum of its phrases.
    pub(crate) lengths: Cow<'static, [f32]>,
    /// For every entry of `centroids`, the entries of `phrases` that it is the mean of.
    entries: Offsets,
    /// The phrases of each rule.
    of_rules: Offsets,
}

impl Phrases {
    /// From all phrases by term, their embeddings, and where those of each rule are.
    pub(crate) fn new(terms: Postings, embeddings: &[&Embedding], of_rules: Offsets) -> Self {
        let phrases = Matrix::new(terms, embeddings);
        let sums = sums_by_rule(&phrases.terms, &of_rules.rows_of_items());
        let Sums { lists, rules: rows, mut values, entries } = sums;
        let rules = (0..of_rules.rows()).into_par_iter();
        let mut embeddings: Vec<Embedding> = rules.map(|rule| sum(&embeddings[of_rules.row(rule)])).collect();
        let mut lengths = vec![0.0; embeddings.len()];
        rows.iter().zip(&values).for_each(|(rule, sum)| lengths[*rule as usize] += sum * sum);
        for (length, embedding) in lengths.iter_mut().zip(&mut embeddings) {
            *length = (*length + dot(embedding, embedding)).sqrt().max(f32::MIN_POSITIVE);
            embedding.iter_mut().for_each(|value| *value /= *length);
        }
        rows.iter().zip(&mut values).for_each(|(rule, value)| *value /= lengths[*rule as usize]);
        let centroids = Matrix::new(Postings::of_parts(lists, rows, values), &embeddings);
        Self { phrases, centroids, lengths: lengths.into(), entries, of_rules }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.phrases.store(writer);
        self.centroids.store(writer);
        writer.numbers(&self.lengths);
        self.entries.store(writer);
        self.of_rules.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self {
            phrases: Matrix::load(reader),
            centroids: Matrix::load(reader),
            lengths: reader.numbers(),
            entries: Offsets::load(reader),
            of_rules: Offsets::load(reader),
        }
    }

    /// How many phrases a rule has, in the mean.
    pub(crate) fn per_rule(&self) -> f32 {
        self.of_rules.items() as f32 / self.lengths.len().max(1) as f32
    }

    /// The sum of the similarities of a text to all phrases of a rule, from its similarity to their centroid.
    pub(crate) fn sum_of_similarities(&self, rule: usize, centroid: f32) -> f32 {
        centroid * self.lengths[rule]
    }

    /// For each of some rules, the phrase most similar to a text and its similarity; of equals, the first one. `None` if no
    /// phrase has anything in common with it. The embedding of the text is no longer than 1.
    pub(crate) fn nearest(&self, rules: &[usize], text: &Vector) -> Vec<Option<(u32, f32)>> {
        let mut similarities = vec![0.0; self.of_rules.items()];
        let query = QuantizedQuery::new(&text.embedding);
        for phrases in rules.iter().map(|rule| self.phrases_of(*rule)) {
            let products = self.phrases.embeddings.products_of(phrases.clone(), &query);
            similarities[phrases].iter_mut().zip(products).for_each(|(similarity, product)| *similarity = product);
        }
        self.add_terms(rules, text, &mut similarities);
        let nearest = |rule: &usize| {
            let alike = self.phrases_of(*rule).map(|phrase| (phrase as u32, similarities[phrase]));
            let alike = alike.filter(|(_, similarity)| *similarity > 0.0);
            alike.reduce(|best, next| if next.1 > best.1 { next } else { best })
        };
        rules.iter().map(nearest).collect()
    }

    /// The greatest inner product of an embedding with that of a phrase of some rules; `None` if they have no phrase.
    pub(crate) fn nearest_embedding(&self, rules: &[usize], embedding: &Embedding) -> Option<f32> {
        let query = QuantizedQuery::new(embedding);
        let products = |rule: &usize| self.phrases.embeddings.products_of(self.phrases_of(*rule), &query);
        rules.iter().flat_map(products).reduce(f32::max)
    }

    /// Adds to the similarities of the phrases of some rules, and perhaps of others, what they have in common with the terms
    /// of a text.
    fn add_terms(&self, rules: &[usize], text: &Vector, similarities: &mut [f32]) {
        let all = self.lengths.len();
        if all <= rules.len() * SCAN_ALL_BELOW {
            text.terms.iter().for_each(|(term, value)| self.phrases.terms.add(*term, *value, similarities));
            return;
        }
        let wanted = Rows::new(all, rules);
        let mut found = Vec::new();
        for (term, value) in &text.terms {
            self.centroids.terms.entries_in(*term, &wanted, &mut found);
            for entry in &found {
                self.phrases.terms.add_entries(self.entries.row(*entry), *value, similarities);
            }
        }
    }

    fn phrases_of(&self, rule: usize) -> Range<usize> {
        self.of_rules.row(rule)
    }
}

/// The sums of every term over the phrases of each rule, list after list.
struct Sums {
    /// The list of each term.
    lists: Offsets,
    rules: Vec<u32>,
    values: Vec<f32>,
    /// For every value, the entries of the phrases that it is the sum of.
    entries: Offsets,
}

fn sums_by_rule(phrases: &Postings, rules: &[u32]) -> Sums {
    let are_of_one = |one: &u32, other: &u32| rules[*one as usize] == rules[*other as usize];
    let count = |term: usize| phrases.of(term as u32).0.chunk_by(are_of_one).count();
    let parts = phrases.lists().parts(AT_ONCE);
    let counts: Vec<usize> = parts.into_par_iter().flat_map_iter(|terms| terms.map(count)).collect();
    let lists = Offsets::new(counts);
    let count = lists.items();
    let (mut rows, mut values, mut starts) = (vec![0; count], vec![0.0; count], vec![0; count + 1]);
    let parts = lists.parts(AT_ONCE);
    let lists_of_parts = lists.split(&parts, &mut rows).into_iter().zip(lists.split(&parts, &mut values));
    let lists_of_parts = lists_of_parts.zip(lists.split(&parts, &mut starts));
    let parts: Vec<_> = parts.iter().zip(lists_of_parts).collect();
    parts.into_par_iter().for_each(|(terms, ((rows, values), starts))| {
        let mut sums = rows.iter_mut().zip(values).zip(starts);
        for term in terms.clone() {
            let mut start = phrases.list(term as u32).start;
            let (phrases, mut values) = phrases.of(term as u32);
            for (same, ((row, value), entry)) in phrases.chunk_by(are_of_one).zip(&mut sums) {
                let (own, rest) = values.split_at(same.len());
                (*row, *value, *entry) = (rules[same[0] as usize], own.iter().sum(), start as u32);
                (values, start) = (rest, start + same.len());
            }
        }
    });
    starts[count] = phrases.lists().items() as u32;
    Sums { lists, rules: rows, values, entries: Offsets::of_starts(starts) }
}

fn sum(embeddings: &[&Embedding]) -> Embedding {
    let mut sum = [0.0; DIMENSIONS];
    for embedding in embeddings {
        sum.iter_mut().zip(*embedding).for_each(|(sum, value)| *sum += value);
    }
    sum
}

#[cfg(test)]
impl Phrases {
    /// Of the vectors of every rule, whose terms are fewer than `terms`.
    pub(crate) fn of(terms: usize, rules: &[Vec<Vector>]) -> Self {
        let mut lists = vec![Vec::new(); terms];
        for (phrase, vector) in (0..).zip(rules.iter().flatten()) {
            vector.terms.iter().for_each(|(term, value)| lists[*term as usize].push((phrase, *value)));
        }
        let embeddings: Vec<&Embedding> = rules.iter().flatten().map(|vector| &vector.embedding).collect();
        Self::new(Postings::of_lists(lists), &embeddings, Offsets::new(rules.iter().map(Vec::len)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(terms: &[(u32, f32)], direction: usize) -> Vector {
        let mut embedding = [0.0; DIMENSIONS];
        embedding[direction] = 0.5;
        Vector { terms: terms.to_vec(), embedding }
    }

    fn near(one: f32, other: f32) -> bool {
        (one - other).abs() < 1e-3
    }

    /// Two rules, of two phrases and of one.
    fn phrases() -> Phrases {
        let first = vec![vector(&[(0, 0.6), (1, 0.5)], 0), vector(&[(1, 0.7)], 1)];
        Phrases::of(4, &[first, vec![vector(&[(1, 0.2), (3, 0.8)], 1)]])
    }

    #[test]
    fn a_centroid_is_the_sum_of_the_phrases_scaled_to_length_1() {
        let Phrases { centroids, .. } = phrases();
        let length = (0.6_f32.powi(2) + 1.2_f32.powi(2) + 2.0 * 0.5_f32.powi(2)).sqrt();
        assert!(near(centroids.terms.value(1, 0), 1.2 / length));
        assert!(near(centroids.embeddings.get(0)[1], 0.5 / length));
        assert!(near(centroids.terms.value(3, 0), 0.0));
    }

    #[test]
    fn phrases_are_compared_by_terms_and_by_embedding() {
        let phrases = phrases();
        let asked = vector(&[(0, 0.5), (1, 0.5), (2, 0.5)], 1);
        let [first, second] = phrases.nearest(&[0, 1], &asked)[..] else { panic!("two rules") };
        assert!(first.is_some_and(|(phrase, similarity)| phrase == 1 && near(similarity, 0.6)));
        assert!(second.is_some_and(|(phrase, similarity)| phrase == 2 && near(similarity, 0.35)));
        let stranger = vector(&[(2, 1.0)], 2);
        assert_eq!(phrases.nearest(&[1], &stranger), [None]);
    }
}
