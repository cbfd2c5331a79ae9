//! The phrases of all rules and the means of them: an inverted index that leads from a term to rules, and from a rule of
//! a term on to its phrases.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::archive::{Reader, Writer};
use super::embeddings::QuantizedQuery;
use super::matrix::Matrix;
use super::postings::Postings;
use super::vector::Vector;
use crate::embedding::{DIMENSIONS, Embedding, dot};

/// If there are no more rules than so many times those that are asked for, it takes longer to leave the others out than to
/// take them all.
const WORTH_ALL: usize = 6;

/// See the module.
pub(super) struct Corpus {
    pub(super) phrases: Matrix,
    /// By rule: the mean of its phrases, made as long as 1.
    pub(super) means: Matrix,
    /// By rule: how long the sum of its phrases is.
    pub(super) lengths: Cow<'static, [f32]>,
    /// For every entry of `means`, where those of its phrases begin; one more than there are entries.
    entries: Cow<'static, [u32]>,
    /// Where the phrases of a rule begin; one more than there are rules.
    starts: Cow<'static, [u32]>,
}

impl Corpus {
    /// From the phrases of every rule; `terms` is how many terms there are.
    pub(super) fn new(terms: usize, rules: &[Vec<Vector>]) -> Self {
        let phrases = Matrix::new(terms, rules.iter().flatten());
        let rules_of_phrases: Vec<u32> =
            (0..).zip(rules).flat_map(|(rule, phrases)| iter::repeat_n(rule, phrases.len())).collect();
        let sums = sums_by_rule(&phrases.terms, terms, &rules_of_phrases);
        let Sums { lists, rules: rows, mut values, entries } = sums;
        let mut embeddings: Vec<Embedding> = rules.iter().map(|phrases| embedding_of(phrases)).collect();
        let mut lengths = vec![0.0; embeddings.len()];
        rows.iter().zip(&values).for_each(|(rule, sum)| lengths[*rule as usize] += sum * sum);
        for (length, embedding) in lengths.iter_mut().zip(&mut embeddings) {
            *length = (*length + dot(embedding, embedding)).sqrt().max(f32::MIN_POSITIVE);
            embedding.iter_mut().for_each(|value| *value /= *length);
        }
        rows.iter().zip(&mut values).for_each(|(rule, value)| *value /= lengths[*rule as usize]);
        let means = Matrix::of_parts(Postings::of_parts(lists, rows, values), embeddings.into_iter());
        let ends = rules.iter().scan(0, |end, phrases| {
            *end += phrases.len() as u32;
            Some(*end)
        });
        let starts = iter::once(0).chain(ends).collect();
        Self { phrases, means, lengths: lengths.into(), entries: entries.into(), starts }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.phrases.store(archive);
        self.means.store(archive);
        archive.numbers(&self.lengths);
        archive.numbers(&self.entries);
        archive.numbers(&self.starts);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self {
            phrases: Matrix::load(archive),
            means: Matrix::load(archive),
            lengths: archive.numbers(),
            entries: archive.numbers(),
            starts: archive.numbers(),
        }
    }

    /// The likenesses of all phrases of a rule to a text together, from the likeness of their mean.
    pub(super) fn together(&self, rule: usize, mean: f32) -> f32 {
        mean * self.lengths[rule]
    }

    /// For each of some rules, the phrase that is most like a text, and how like it is; of equals, the first one. None if
    /// none is like it at all. The sense of the text is no longer than 1.
    pub(super) fn nearest(&self, rules: &[usize], text: &Vector) -> Vec<Option<(u32, f32)>> {
        let mut likenesses = vec![0.0; self.starts.last().map_or(0, |end| *end as usize)];
        let embedding = QuantizedQuery::new(&text.embedding);
        for phrase in rules.iter().flat_map(|rule| self.phrases_of(*rule)) {
            likenesses[phrase] = self.phrases.embeddings.dot(phrase, &embedding);
        }
        self.add_terms(rules, text, &mut likenesses);
        let nearest = |rule: &usize| {
            let alike = self.phrases_of(*rule).map(|phrase| (phrase as u32, likenesses[phrase]));
            let alike = alike.filter(|(_, likeness)| *likeness > 0.0);
            alike.reduce(|best, next| if next.1 > best.1 { next } else { best })
        };
        rules.iter().map(nearest).collect()
    }

    /// Adds to the likenesses of the phrases of some rules, and perhaps of others, what they have in common with the terms
    /// of a text.
    fn add_terms(&self, rules: &[usize], text: &Vector, likenesses: &mut [f32]) {
        let all = self.lengths.len();
        if all <= rules.len() * WORTH_ALL {
            text.terms.iter().for_each(|(term, value)| self.phrases.terms.add(*term, *value, likenesses));
            return;
        }
        let mut is_meant = vec![false; all];
        rules.iter().for_each(|rule| is_meant[*rule] = true);
        let mut found = Vec::new();
        for (term, value) in &text.terms {
            self.means.terms.entries_in(*term, &is_meant, &mut found);
            for entry in &found {
                self.phrases.terms.add_entries(self.entries_of(*entry), *value, likenesses);
            }
        }
    }

    fn phrases_of(&self, rule: usize) -> Range<usize> {
        self.starts[rule] as usize..self.starts[rule + 1] as usize
    }

    /// What an entry of `means` is the mean of, as entries of `phrases`.
    fn entries_of(&self, entry: usize) -> Range<usize> {
        self.entries[entry] as usize..self.entries[entry + 1] as usize
    }
}

/// What every term says in the phrases of a rule together, list after list; see [`Corpus`].
struct Sums {
    /// Where the list of each term begins.
    lists: Vec<u32>,
    rules: Vec<u32>,
    values: Vec<f32>,
    /// Where the entries of the phrases that each value is the sum of begin.
    entries: Vec<u32>,
}

fn sums_by_rule(phrases: &Postings, terms: usize, rules: &[u32]) -> Sums {
    let rule = |phrase: u32| rules[phrase as usize];
    let mut sums = Sums { lists: vec![0], rules: Vec::new(), values: Vec::new(), entries: vec![0] };
    let mut end = 0;
    for term in 0..terms as u32 {
        let (phrases, mut values) = phrases.of(term);
        for same in phrases.chunk_by(|one, other| rule(*one) == rule(*other)) {
            let (own, rest) = values.split_at(same.len());
            sums.rules.push(rule(same[0]));
            sums.values.push(own.iter().sum());
            values = rest;
            end += same.len() as u32;
            sums.entries.push(end);
        }
        sums.lists.push(sums.rules.len() as u32);
    }
    sums
}

fn embedding_of(vectors: &[Vector]) -> Embedding {
    let mut sum = [0.0; DIMENSIONS];
    for vector in vectors {
        sum.iter_mut().zip(&vector.embedding).for_each(|(sum, value)| *sum += value);
    }
    sum
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
    fn corpus() -> Corpus {
        let first = vec![vector(&[(0, 0.6), (1, 0.5)], 0), vector(&[(1, 0.7)], 1)];
        Corpus::new(4, &[first, vec![vector(&[(1, 0.2), (3, 0.8)], 1)]])
    }

    #[test]
    fn the_mean_of_a_rule_is_the_sum_of_its_phrases_made_as_long_as_1() {
        let Corpus { means, .. } = corpus();
        let length = (0.6_f32.powi(2) + 1.2_f32.powi(2) + 2.0 * 0.5_f32.powi(2)).sqrt();
        assert!(near(means.terms.value(1, 0), 1.2 / length));
        assert!(near(means.embeddings.get(0)[1], 0.5 / length));
        assert!(near(means.terms.value(3, 0), 0.0));
    }

    #[test]
    fn phrases_are_compared_by_terms_and_by_sense() {
        let corpus = corpus();
        let asked = vector(&[(0, 0.5), (1, 0.5), (2, 0.5)], 1);
        let [first, second] = corpus.nearest(&[0, 1], &asked)[..] else { panic!("two rules") };
        assert!(first.is_some_and(|(phrase, likeness)| phrase == 1 && near(likeness, 0.6)));
        assert!(second.is_some_and(|(phrase, likeness)| phrase == 2 && near(likeness, 0.35)));
        let stranger = vector(&[(2, 1.0)], 2);
        assert_eq!(corpus.nearest(&[1], &stranger), [None]);
    }
}
