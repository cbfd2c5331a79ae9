//! What of a text is compared: its terms in three views, each with the words that it comes from.

use std::ops::Range;

use super::term::{END, START, Term};
use super::token::{Analysis, Unit};

/// One occurrence of a term.
pub(crate) struct Feature {
    pub(crate) term: Term,
    /// Indices of the words that it comes from, which share what it is worth.
    pub(crate) words: Range<usize>,
}

/// The features of a text: its stems, pairs of stems and n-grams, each in the order of its words.
pub(crate) fn features(analysis: &Analysis) -> Vec<Feature> {
    let mut features = Vec::with_capacity(expected(analysis));
    each_feature(analysis, |term, words| features.push(Feature { term, words }));
    features
}

/// The terms of a text, sorted, and how often it has each.
pub(crate) fn bag(analysis: &Analysis) -> Vec<(Term, usize)> {
    let mut terms = Vec::with_capacity(expected(analysis));
    each_feature(analysis, |term, _| terms.push(term));
    terms.sort_unstable();
    terms.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect()
}

/// About as many features as a text has.
fn expected(analysis: &Analysis) -> usize {
    analysis.tokens.iter().map(|token| token.lexeme.grams.len() + 4).sum()
}

/// Calls `say` with the term and the words of every feature.
fn each_feature(analysis: &Analysis, mut say: impl FnMut(Term, Range<usize>)) {
    stems(analysis, &mut say);
    pairs(analysis, &mut say);
    grams(analysis, &mut say);
}

/// A word's stem, the stems of its parts, and its group of synonyms besides: so a synonym counts, and the word itself counts
/// more.
fn stems(analysis: &Analysis, say: &mut impl FnMut(Term, Range<usize>)) {
    for (index, token) in analysis.tokens.iter().enumerate() {
        say(token.lexeme.stem, index..index + 1);
        token.lexeme.parts.iter().for_each(|part| say(*part, index..index + 1));
    }
    for unit in &analysis.units {
        if let Some(group) = unit.group {
            say(Term::of_group(group), unit.words.clone());
        }
    }
}

/// Neighbouring units, with `^` before the first and `$` after the last one.
fn pairs(analysis: &Analysis, say: &mut impl FnMut(Term, Range<usize>)) {
    let (Some(first), Some(last)) = (analysis.units.first(), analysis.units.last()) else { return };
    let of_unit = |unit: &Unit| match unit.group {
        Some(group) => Term::of_group(group),
        None => analysis.tokens[unit.words.start].lexeme.stem,
    };
    say(Term::of_pair(START, of_unit(first)), first.words.clone());
    for pair in analysis.units.windows(2) {
        say(Term::of_pair(of_unit(&pair[0]), of_unit(&pair[1])), pair[0].words.start..pair[1].words.end);
    }
    say(Term::of_pair(of_unit(last), END), last.words.clone());
}

fn grams(analysis: &Analysis, say: &mut impl FnMut(Term, Range<usize>)) {
    for (index, token) in analysis.tokens.iter().enumerate() {
        token.lexeme.grams.iter().for_each(|term| say(*term, index..index + 1));
    }
}
