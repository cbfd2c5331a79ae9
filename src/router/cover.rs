//! How much of a question a rule speaks of.
//!
//! A rule may fit well by one word alone: “launch the dishwasher”. What the rest of the question is about shows here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::archive::{Reader, Writer};
use super::index::Index;
use super::lexicon::{ReadWord, Reading};
use super::term::Term;
use super::wordlist::WordList;
use crate::embedding::WordId;

/// Two words no more alike than this have nothing to do with each other.
const LEAST_LIKENESS: f32 = 0.25;

/// What a word counts that stands in other rules only: at least it is a word of the trade.
const ELSEWHERE: f32 = 0.5;

/// What a word counts that neither the file nor the table of meanings has: it may be a name, or a slip past mending.
const STRANGE_PART: f32 = 0.6;

/// The words of every rule that have a meaning, each once, in alphabetical order.
pub(super) struct Vocabularies {
    /// Where the words of a rule begin; one more than there are rules.
    starts: Cow<'static, [u32]>,
    words: WordList,
    /// By word: the row of its meaning.
    rows: Cow<'static, [u32]>,
}

/// What stands in a rule for a word of a question.
pub(super) struct Counterpart<'v> {
    /// The rule's word.
    pub(super) word: &'v str,
    /// How alike the two are, 0 to 1.
    pub(super) likeness: f32,
}

impl Vocabularies {
    pub(super) fn new<'r>(rules: &'r [Vec<Reading>]) -> Self {
        let known_in = |phrases: &'r Vec<Reading>| -> BTreeMap<&'r str, WordId> {
            let read = phrases.iter().flat_map(|reading| &reading.words).filter(|word| !word.form.glue);
            read.filter_map(|word| Some((word.form.folded.as_str(), word.form.word_id?))).collect()
        };
        let by_rule: Vec<_> = rules.par_iter().map(known_in).collect();
        let (mut starts, mut words, mut rows) = (vec![0], Vec::new(), Vec::new());
        for known in by_rule {
            words.extend(known.keys());
            rows.extend(known.values().map(|word_id| word_id.row()));
            starts.push(rows.len() as u32);
        }
        Self { starts: starts.into(), words: WordList::new(words), rows: rows.into() }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.starts);
        self.words.store(archive);
        archive.numbers(&self.rows);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { starts: archive.numbers(), words: WordList::load(archive), rows: archive.numbers() }
    }

    /// The part of a question, by the weight of its words, that some rules speak of: 0 to 1. Glue does not count.
    pub(super) fn coverage(&self, index: &Index, reading: &Reading, rules: &[usize]) -> f32 {
        let (mut covered, mut all) = (0.0, 0.0);
        let mut known: BTreeMap<(Term, Option<usize>), f32> = BTreeMap::new();
        for (place, word) in reading.words.iter().enumerate().filter(|(_, word)| !word.form.glue) {
            let part = if word.form.word_id.is_some() || index.knows(word.form.stem) { 1.0 } else { STRANGE_PART };
            let weight = part * index.weight_of(word.form.stem);
            let again = known.entry((word.form.stem, reading.group_of(place)));
            covered += weight * *again.or_insert_with(|| self.covers(index, reading, place, rules));
            all += weight;
        }
        if all > 0.0 { covered / all } else { 0.0 }
    }

    /// How far some rules speak of the word in a place: 0 to 1.
    fn covers(&self, index: &Index, reading: &Reading, place: usize, rules: &[usize]) -> f32 {
        let word = &reading.words[place];
        if rules.iter().any(|rule| terms_of(reading, place).any(|term| index.speaks_of(*rule, term))) {
            return 1.0;
        }
        let elsewhere = if index.knows(word.form.stem) { ELSEWHERE } else { 0.0 };
        let counterparts = rules.iter().filter_map(|rule| self.counterpart(word, *rule));
        let part = |found: Counterpart| (found.likeness - LEAST_LIKENESS) / (1.0 - LEAST_LIKENESS);
        counterparts.map(part).fold(elsewhere, f32::max)
    }

    /// The rule's word that is most like a word of a question, if one is like it at all.
    pub(super) fn counterpart(&self, word: &ReadWord, rule: usize) -> Option<Counterpart<'_>> {
        let word_id = word.form.word_id?;
        let places = self.starts[rule] as usize..self.starts[rule + 1] as usize;
        let alike = places.filter_map(|place| Some((place, WordId::at(self.rows[place])?.cosine(word_id))));
        let (place, likeness) = alike.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (likeness > LEAST_LIKENESS).then(|| Counterpart { word: self.words.get(place), likeness })
    }
}

/// The stem of a word, and the group of synonyms that it belongs to there.
fn terms_of(reading: &Reading, place: usize) -> impl Iterator<Item = Term> {
    let group = reading.group_of(place).map(Term::of_group);
    std::iter::once(reading.words[place].form.stem).chain(group)
}
