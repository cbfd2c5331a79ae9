//! What of a text is compared: its terms in three views, each with the words that it comes from.

use std::ops::Range;

use super::lexicon::{Reading, Unit};
use super::term::{END, START, Term};

/// One occurrence of a term.
#[derive(Debug, Clone)]
pub(super) struct Feature {
    pub(super) term: Term,
    /// Indices of the words that it comes from, which share what it is worth.
    pub(super) words: Range<usize>,
}

/// The features of a text, in the order of its words.
pub(super) fn features(reading: &Reading) -> Vec<Feature> {
    let mut features = Vec::with_capacity(reading.words.len() * 12);
    stems(reading, &mut features);
    pairs(reading, &mut features);
    grams(reading, &mut features);
    features
}

/// A word's stem, and its group of synonyms besides: so a synonym counts, and the word itself counts more.
fn stems(reading: &Reading, features: &mut Vec<Feature>) {
    for (index, word) in reading.words.iter().enumerate() {
        features.push(Feature { term: word.form.stem, words: index..index + 1 });
    }
    for unit in &reading.units {
        if let Some(group) = unit.group {
            features.push(Feature { term: Term::of_group(group), words: unit.words.clone() });
        }
    }
}

/// Neighbouring units, with `^` before the first and `$` after the last one.
fn pairs(reading: &Reading, features: &mut Vec<Feature>) {
    let (Some(first), Some(last)) = (reading.units.first(), reading.units.last()) else { return };
    let of_unit = |unit: &Unit| match unit.group {
        Some(group) => Term::of_group(group),
        None => reading.words[unit.words.start].form.stem,
    };
    features.push(Feature { term: Term::of_pair(START, of_unit(first)), words: first.words.clone() });
    for pair in reading.units.windows(2) {
        let term = Term::of_pair(of_unit(&pair[0]), of_unit(&pair[1]));
        features.push(Feature { term, words: pair[0].words.start..pair[1].words.end });
    }
    features.push(Feature { term: Term::of_pair(of_unit(last), END), words: last.words.clone() });
}

fn grams(reading: &Reading, features: &mut Vec<Feature>) {
    for (index, word) in reading.words.iter().enumerate() {
        features.extend(word.form.grams.iter().map(|term| Feature { term: *term, words: index..index + 1 }));
    }
}
