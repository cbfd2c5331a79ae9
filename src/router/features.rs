//! What of a text is compared: its terms in three views, each with the words that it comes from.

use std::ops::Range;

use super::lexicon::{Reading, Unit};
use super::term::{END, START, Term};

/// One occurrence of a term.
pub(super) struct Feature {
    pub(super) term: Term,
    /// Indices of the words that it comes from, which share what it is worth.
    pub(super) words: Range<usize>,
}

/// The features of a text: its stems, pairs of stems and n-grams, each in the order of its words.
pub(super) fn features(reading: &Reading) -> Vec<Feature> {
    let mut features = Vec::with_capacity(expected(reading));
    each_feature(reading, |term, words| features.push(Feature { term, words }));
    features
}

/// The terms of a text, sorted, and how often it has each.
pub(super) fn bag(reading: &Reading) -> Vec<(Term, usize)> {
    let mut terms = Vec::with_capacity(expected(reading));
    each_feature(reading, |term, _| terms.push(term));
    terms.sort_unstable();
    terms.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect()
}

/// About as many features as a text has.
fn expected(reading: &Reading) -> usize {
    reading.words.iter().map(|word| word.form.grams.len() + 4).sum()
}

/// Says every feature: its term, and the words that it comes from.
fn each_feature(reading: &Reading, mut say: impl FnMut(Term, Range<usize>)) {
    stems(reading, &mut say);
    pairs(reading, &mut say);
    grams(reading, &mut say);
}

/// A word's stem, and its group of synonyms besides: so a synonym counts, and the word itself counts more.
fn stems(reading: &Reading, say: &mut impl FnMut(Term, Range<usize>)) {
    for (index, word) in reading.words.iter().enumerate() {
        say(word.form.stem, index..index + 1);
    }
    for unit in &reading.units {
        if let Some(group) = unit.group {
            say(Term::of_group(group), unit.words.clone());
        }
    }
}

/// Neighbouring units, with `^` before the first and `$` after the last one.
fn pairs(reading: &Reading, say: &mut impl FnMut(Term, Range<usize>)) {
    let (Some(first), Some(last)) = (reading.units.first(), reading.units.last()) else { return };
    let of_unit = |unit: &Unit| match unit.group {
        Some(group) => Term::of_group(group),
        None => reading.words[unit.words.start].form.stem,
    };
    say(Term::of_pair(START, of_unit(first)), first.words.clone());
    for pair in reading.units.windows(2) {
        say(Term::of_pair(of_unit(&pair[0]), of_unit(&pair[1])), pair[0].words.start..pair[1].words.end);
    }
    say(Term::of_pair(of_unit(last), END), last.words.clone());
}

fn grams(reading: &Reading, say: &mut impl FnMut(Term, Range<usize>)) {
    for (index, word) in reading.words.iter().enumerate() {
        word.form.grams.iter().for_each(|term| say(*term, index..index + 1));
    }
}
