//! The score of a rule, taken apart into the words of the question.

use super::lexicon::Lexicon;
use super::{Evidence, Question};

/// Scores and shares have four decimals.
const UNITS: f64 = 10_000.0;

/// A score to four decimals.
pub(super) fn rounded(score: f64) -> f64 {
    (score * UNITS).round() / UNITS
}

/// Every word with its share in `score`; shares are rounded so that their sum is the rounded score (largest remainder).
///
/// `parts` is what each term of the question's vector adds to the score.
pub(super) fn evidence(
    activity: &str,
    question: &Question,
    parts: &[f64],
    score: f64,
    lexicon: &Lexicon,
) -> Vec<Evidence> {
    let shares = to_units(&by_word(question, parts), (score * UNITS).round() as i64);
    let words = question.reading.words.iter().enumerate();
    words
        .zip(shares)
        .filter(|(_, share)| *share != 0)
        .map(|((index, word), share)| Evidence {
            word: activity[word.span.clone()].to_owned(),
            read_as: read_as(index, question, lexicon),
            share: share as f64 / UNITS,
        })
        .collect()
}

/// The file's word that a word was taken for.
fn read_as(index: usize, question: &Question, lexicon: &Lexicon) -> String {
    let word = &question.reading.words[index];
    let unit = question.reading.units.iter().find(|unit| unit.words.contains(&index));
    match unit.and_then(|unit| unit.group) {
        Some(group) if !word.mended => lexicon.head(group).to_owned(),
        _ => word.form.folded.clone(),
    }
}

/// Gives every occurrence of a term an equal part of its worth, and every word of an occurrence an equal part of that.
fn by_word(question: &Question, parts: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; question.reading.words.len()];
    let mut counts = vec![0.0; parts.len()];
    let place = |term| question.vector.binary_search_by_key(&term, |(term, _)| *term).ok();
    let places: Vec<Option<usize>> = question.features.iter().map(|feature| place(feature.term)).collect();
    places.iter().flatten().for_each(|place| counts[*place] += 1.0);
    for (feature, place) in question.features.iter().zip(&places) {
        let Some(place) = place else { continue };
        let share = parts[*place] / counts[*place] / feature.words.len() as f64;
        feature.words.clone().for_each(|word| shares[word] += share);
    }
    shares
}

/// Rounds down, then gives what is missing to the shares that lost most.
fn to_units(shares: &[f64], total: i64) -> Vec<i64> {
    let mut units: Vec<i64> = shares.iter().map(|share| (share * UNITS).floor() as i64).collect();
    let mut by_loss: Vec<usize> = (0..shares.len()).collect();
    let loss = |index: usize| shares[index] * UNITS - (shares[index] * UNITS).floor();
    by_loss.sort_by(|a, b| loss(*b).total_cmp(&loss(*a)).then(a.cmp(b)));
    let missing = usize::try_from(total - units.iter().sum::<i64>()).unwrap_or(0);
    by_loss.into_iter().cycle().take(if shares.is_empty() { 0 } else { missing }).for_each(|index| units[index] += 1);
    units
}
