//! The phrases of all rules and the means of them: an inverted index that leads from a term to rules, and from a rule of
//! a term on to its phrases.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::archive::{Reader, Writer};
use super::matrix::Matrix;
use super::postings::Postings;
use super::senses::Asked;
use super::vector::Vector;
use crate::meaning::{DIMENSIONS, Sense, product};

/// See the module.
pub(super) struct Corpus {
    pub(super) phrases: Matrix,
    /// By rule: the mean of its phrases, made as long as 1.
    pub(super) means: Matrix,
    /// By rule: how long the sum of its phrases is.
    lengths: Cow<'static, [f32]>,
    /// For every entry of `means`, where those of its phrases begin; one more than there are entries.
    entries: Cow<'static, [u32]>,
    /// Where the phrases of a rule begin; one more than there are rules.
    starts: Cow<'static, [u32]>,
}

/// A text to be compared with phrases.
pub(super) struct Text<'v> {
    terms: &'v [(u32, f32)],
    sense: Asked,
}

impl Corpus {
    /// From all phrases, rule after rule, and how many each rule has; `terms` is how many terms there are.
    pub(super) fn new(terms: usize, counts: impl Iterator<Item = usize>, vectors: &[Vector]) -> Self {
        let starts = ends(counts);
        let phrases = Matrix::new(terms, vectors);
        let Sums { lists, rules, mut values, entries } =
            sums_by_rule(&phrases.terms, terms, &rules_of_phrases(&starts));
        let mut senses: Vec<Sense> = ranges(&starts).map(|range| sense_of(&vectors[range])).collect();
        let mut lengths = vec![0.0; senses.len()];
        rules.iter().zip(&values).for_each(|(rule, sum)| lengths[*rule as usize] += sum * sum);
        for (length, sense) in lengths.iter_mut().zip(&mut senses) {
            *length = (*length + product(sense, sense)).sqrt().max(f32::MIN_POSITIVE);
            sense.iter_mut().for_each(|value| *value /= *length);
        }
        rules.iter().zip(&mut values).for_each(|(rule, value)| *value /= lengths[*rule as usize]);
        let means = Matrix::of_parts(Postings::of_parts(lists, rules, values), senses.into_iter());
        Self { phrases, means, lengths: lengths.into(), entries: entries.into(), starts: starts.into() }
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

    /// The numbers of the phrases of every rule.
    pub(super) fn of_rules(&self) -> impl ExactSizeIterator<Item = Range<usize>> {
        ranges(&self.starts)
    }

    /// How long the sum of the phrases of a rule is.
    pub(super) fn length(&self, rule: usize) -> f32 {
        self.lengths[rule]
    }

    /// How like a text each phrase of a rule is.
    pub(super) fn likenesses(&self, rule: usize, text: &Text) -> Vec<f32> {
        let phrases = self.phrases_of(rule);
        let mut likenesses: Vec<f32> = self.senses(rule, text).collect();
        for (term, value) in text.terms {
            if let Some(entry) = self.means.terms.entry(*term, rule as u32) {
                self.phrases.terms.add_entries(self.entries_of(entry), *value, phrases.start, &mut likenesses);
            }
        }
        likenesses
    }

    /// For each of some rules, the phrase that is most like a text, and how like it is; of equals, the first one. None if
    /// none is like it at all.
    pub(super) fn nearest(&self, rules: &[usize], text: &Text) -> Vec<Option<(u32, f32)>> {
        let mut likenesses = vec![0.0; self.starts.last().map_or(0, |end| *end as usize)];
        let mut is_meant = vec![false; self.starts.len() - 1];
        for rule in rules {
            is_meant[*rule] = true;
            likenesses[self.phrases_of(*rule)]
                .iter_mut()
                .zip(self.senses(*rule, text))
                .for_each(|(one, sense)| *one = sense);
        }
        let mut found = Vec::new();
        for (term, value) in text.terms {
            self.means.terms.entries_in(*term, &is_meant, &mut found);
            for entry in &found {
                self.phrases.terms.add_entries(self.entries_of(*entry), *value, 0, &mut likenesses);
            }
        }
        let nearest = |rule: &usize| {
            let alike = self.phrases_of(*rule).map(|phrase| (phrase as u32, likenesses[phrase]));
            let alike = alike.filter(|(_, likeness)| *likeness > 0.0);
            alike.reduce(|best, next| if next.1 > best.1 { next } else { best })
        };
        rules.iter().map(nearest).collect()
    }

    fn phrases_of(&self, rule: usize) -> Range<usize> {
        self.starts[rule] as usize..self.starts[rule + 1] as usize
    }

    /// What the sense of each phrase of a rule has in common with that of a text.
    fn senses(&self, rule: usize, text: &Text) -> impl Iterator<Item = f32> {
        self.phrases_of(rule).map(|phrase| self.phrases.senses.product(phrase, &text.sense))
    }

    /// What an entry of `means` is the mean of, as entries of `phrases`.
    fn entries_of(&self, entry: usize) -> Range<usize> {
        self.entries[entry] as usize..self.entries[entry + 1] as usize
    }
}

impl<'v> Text<'v> {
    /// The sense of the text is no longer than 1.
    pub(super) fn new(vector: &'v Vector) -> Self {
        Self { terms: &vector.terms, sense: Asked::new(&vector.sense) }
    }
}

/// 0, and the sum of the numbers up to each.
fn ends(counts: impl Iterator<Item = usize>) -> Vec<u32> {
    let ends = counts.scan(0, |end, count| {
        *end += count as u32;
        Some(*end)
    });
    iter::once(0).chain(ends).collect()
}

fn ranges(starts: &[u32]) -> impl ExactSizeIterator<Item = Range<usize>> {
    starts.windows(2).map(|ends| ends[0] as usize..ends[1] as usize)
}

fn rules_of_phrases(starts: &[u32]) -> Vec<u32> {
    (0..).zip(ranges(starts)).flat_map(|(rule, range)| iter::repeat_n(rule, range.len())).collect()
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

fn sense_of(vectors: &[Vector]) -> Sense {
    let mut sum = [0.0; DIMENSIONS];
    for vector in vectors {
        sum.iter_mut().zip(&vector.sense).for_each(|(sum, value)| *sum += value);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(terms: &[(u32, f32)], direction: usize) -> Vector {
        let mut sense = [0.0; DIMENSIONS];
        sense[direction] = 0.5;
        Vector { terms: terms.to_vec(), sense }
    }

    fn near(one: f32, other: f32) -> bool {
        (one - other).abs() < 1e-3
    }

    /// Two rules, of two phrases and of one.
    fn corpus() -> Corpus {
        let first = [vector(&[(0, 0.6), (1, 0.5)], 0), vector(&[(1, 0.7)], 1)];
        let second = vector(&[(1, 0.2), (3, 0.8)], 1);
        Corpus::new(4, [2, 1].into_iter(), &[first.to_vec(), vec![second]].concat())
    }

    #[test]
    fn the_mean_of_a_rule_is_the_sum_of_its_phrases_made_as_long_as_1() {
        let corpus = corpus();
        let length = (0.6_f32.powi(2) + 1.2_f32.powi(2) + 2.0 * 0.5_f32.powi(2)).sqrt();
        assert!(near(corpus.length(0), length));
        assert!(near(corpus.means.terms.value(1, 0), 1.2 / length));
        assert!(near(corpus.means.senses.get(0)[1], 0.5 / length));
        assert!(near(corpus.means.terms.value(3, 0), 0.0));
    }

    #[test]
    fn phrases_are_compared_by_terms_and_by_sense() {
        let corpus = corpus();
        let asked = vector(&[(0, 0.5), (1, 0.5), (2, 0.5)], 1);
        let text = Text::new(&asked);
        let likenesses = corpus.likenesses(0, &text);
        assert!(near(likenesses[0], 0.55) && near(likenesses[1], 0.6), "{likenesses:?}");
        let [first, second] = corpus.nearest(&[0, 1], &text)[..] else { panic!("two rules") };
        assert!(first.is_some_and(|(phrase, likeness)| phrase == 1 && near(likeness, 0.6)));
        assert!(second.is_some_and(|(phrase, likeness)| phrase == 2 && near(likeness, 0.35)));
        let stranger = vector(&[(2, 1.0)], 2);
        assert_eq!(corpus.nearest(&[1], &Text::new(&stranger)), [None]);
    }
}
