//! What of a text is compared: its terms in three views, each with the words that it comes from.

use std::ops::Range;

use super::term::{END, START, Term};
use super::token::{Analysis, Token, Unit};

/// One occurrence of a term.
pub(crate) struct Feature {
    /// The id of the term in the dictionary; `None` if no rule has it.
    pub(crate) id: Option<u32>,
    /// Indices of the words that it comes from, which share what it is worth.
    pub(crate) words: Range<usize>,
}

/// How often a text has a term.
pub(crate) struct Occurrences {
    pub(crate) term: Term,
    /// The id of the term in the dictionary; `None` if no rule has it.
    pub(crate) id: Option<u32>,
    pub(crate) count: usize,
}

/// The features of a text: its stems, pairs of stems and n-grams, each in the order of its words. `id` is that of a term in
/// the dictionary of the file.
pub(crate) fn features(analysis: &Analysis, id: impl Fn(Term) -> Option<u32>) -> Vec<Feature> {
    let mut features = Vec::with_capacity(expected(analysis));
    each_feature(analysis, id, |_, id, words| features.push(Feature { id, words }));
    features
}

/// The terms of a text, sorted, and how often it has each. `id` is that of a term in the dictionary of the file.
pub(crate) fn bag(analysis: &Analysis, id: impl Fn(Term) -> Option<u32>) -> Vec<Occurrences> {
    let mut terms = Vec::with_capacity(expected(analysis));
    each_feature(analysis, id, |term, id, _| terms.push((term, id)));
    terms.sort_unstable_by_key(|(term, _)| *term);
    let occurrences = |same: &[(Term, Option<u32>)]| Occurrences { term: same[0].0, id: same[0].1, count: same.len() };
    terms.chunk_by(|one, other| one.0 == other.0).map(occurrences).collect()
}

/// Adds the ids of the terms of a phrase of the file, which has all of them: sorted, each as often as the phrase has its term.
pub(crate) fn add_ids(analysis: &Analysis, id: impl Fn(Term) -> Option<u32>, ids: &mut Vec<u32>) {
    let before = ids.len();
    each_feature(analysis, id, |_, id, _| ids.extend(id));
    ids[before..].sort_unstable();
}

/// The terms of a text that come not from single words: the groups of its synonyms, and its pairs of stems.
pub(crate) fn terms_of_units(analysis: &Analysis) -> Vec<Term> {
    let mut terms = Vec::with_capacity(2 * analysis.units.len() + 1);
    groups(analysis, |term, _| terms.push(term));
    pairs(analysis, |term, _| terms.push(term));
    terms
}

/// About as many features as a text has.
fn expected(analysis: &Analysis) -> usize {
    analysis.tokens.iter().map(|token| token.lexeme.grams.len() + 4).sum()
}

/// Calls `say` with the term of every feature, its id and its words.
fn each_feature(
    analysis: &Analysis,
    id: impl Fn(Term) -> Option<u32>,
    mut say: impl FnMut(Term, Option<u32>, Range<usize>),
) {
    // A word's stem, the stems of its parts, and its group of synonyms besides: so a synonym counts, and the word itself
    // counts more.
    for (place, Token { lexeme, .. }) in analysis.tokens.iter().enumerate() {
        let ids = lexeme.ids(&id);
        say(lexeme.stem, ids.stem, place..place + 1);
        lexeme.parts.iter().zip(&ids.parts).for_each(|(term, id)| say(*term, *id, place..place + 1));
    }
    groups(analysis, |term, words| say(term, id(term), words));
    pairs(analysis, |term, words| say(term, id(term), words));
    for (place, Token { lexeme, .. }) in analysis.tokens.iter().enumerate() {
        let grams = lexeme.grams.iter().zip(&lexeme.ids(&id).grams);
        grams.for_each(|(term, id)| say(*term, *id, place..place + 1));
    }
}

fn groups(analysis: &Analysis, mut say: impl FnMut(Term, Range<usize>)) {
    for unit in &analysis.units {
        if let Some(group) = unit.group {
            say(Term::of_group(group), unit.words.clone());
        }
    }
}

/// Neighbouring units, with `^` before the first and `$` after the last one.
fn pairs(analysis: &Analysis, mut say: impl FnMut(Term, Range<usize>)) {
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
