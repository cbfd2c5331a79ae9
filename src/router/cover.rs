//! How much of a question a rule speaks of.
//!
//! A rule may fit well by one word alone: “launch the dishwasher”. What the rest of the question is about shows here.

use super::index::{Index, Phrase};
use super::lexicon::{ReadWord, Reading};
use super::term::Term;
use crate::meaning::{Meaning, product};

/// Two words less alike than this have nothing to do with each other.
const LEAST_LIKENESS: f32 = 0.35;

/// What a word counts that stands in other rules only: at least it is a word of the trade.
const ELSEWHERE: f32 = 0.5;

/// The words of every rule that have a meaning, each once, in alphabetical order.
pub(super) struct Vocabularies(Vec<Vec<(String, Meaning)>>);

/// What stands in a rule for a word of a question.
pub(super) struct Counterpart<'v> {
    /// The rule's word.
    pub(super) word: &'v str,
    /// How alike the two are, 0 to 1.
    pub(super) likeness: f32,
}

impl Vocabularies {
    pub(super) fn new(rules: &[Vec<Phrase>]) -> Self {
        let of_rule = |phrases: &Vec<Phrase>| {
            let words = phrases.iter().flat_map(|(reading, _)| &reading.words);
            let known = words.filter_map(|word| Some((word.form.folded.clone(), word.form.meaning?)));
            let mut known: Vec<(String, Meaning)> = known.collect();
            known.sort_by(|a, b| a.0.cmp(&b.0));
            known.dedup_by(|a, b| a.0 == b.0);
            known
        };
        Self(rules.iter().map(of_rule).collect())
    }

    /// The part of a question, by the weight of its words, that some rules speak of: 0 to 1. Glue does not count.
    pub(super) fn coverage(&self, index: &Index, reading: &Reading, rules: &[usize]) -> f32 {
        let (mut covered, mut all) = (0.0, 0.0);
        for (place, word) in reading.words.iter().enumerate().filter(|(_, word)| !word.form.glue) {
            let weight = index.weight_of(word.form.stem);
            let stands_in = |rule: &usize| terms_of(reading, place).any(|term| index.speaks_of(*rule, term));
            let likeness = match rules.iter().any(stands_in) {
                true => 1.0,
                false => {
                    let counterparts = rules.iter().filter_map(|rule| self.counterpart(word, *rule));
                    let known = if index.knows(word.form.stem) { ELSEWHERE } else { 0.0 };
                    counterparts.map(|found| found.likeness).fold(known, f32::max)
                }
            };
            covered += weight * likeness;
            all += weight;
        }
        if all > 0.0 { covered / all } else { 0.0 }
    }

    /// The rule's word that is most like a word of a question, if one is like it at all.
    pub(super) fn counterpart(&self, word: &ReadWord, rule: usize) -> Option<Counterpart<'_>> {
        let sense = word.form.meaning?.sense();
        let alike = self.0[rule]
            .iter()
            .map(|(word, meaning)| Counterpart { word, likeness: product(&meaning.sense(), &sense).min(1.0) });
        let best = alike.reduce(|best, next| if next.likeness > best.likeness { next } else { best })?;
        (best.likeness > LEAST_LIKENESS).then_some(best)
    }
}

/// The stem of a word, and the group of synonyms that it belongs to there.
fn terms_of(reading: &Reading, place: usize) -> impl Iterator<Item = Term> {
    let unit = reading.units.iter().find(|unit| unit.words.contains(&place));
    let group = unit.and_then(|unit| unit.group).map(Term::of_group);
    std::iter::once(reading.words[place].form.stem).chain(group)
}
