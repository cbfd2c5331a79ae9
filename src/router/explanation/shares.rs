//! The score of a rule, taken apart into shares of the words of a question.

use super::attribution::Contributions;
use crate::router::analysis::features::Feature;

/// Scores and shares have four decimals.
const UNITS: f64 = 10_000.0;

/// A score to four decimals.
pub(crate) fn rounded(score: f64) -> f64 {
    (score * UNITS).round() / UNITS
}

/// Every word's share in `score`, to four decimals, rounded so that their sum is the rounded score (largest remainder).
///
/// If the contributions do not sum to the score, because that was cut off at 0 or 1, every share is scaled in proportion.
pub(crate) fn shares(features: &[Feature], contributions: &Contributions, score: f64) -> Vec<f64> {
    let mut shares = by_word(features, contributions);
    let sum: f64 = shares.iter().sum();
    if sum.abs() > f64::EPSILON {
        shares.iter_mut().for_each(|share| *share *= score / sum);
    }
    let units = to_units(&shares, (score * UNITS).round() as i64);
    units.into_iter().map(|units| units as f64 / UNITS).collect()
}

/// A word's embedding is its own; every word of a feature has an equal part of it.
fn by_word(features: &[Feature], contributions: &Contributions) -> Vec<f64> {
    let mut shares: Vec<f64> = contributions.embeddings.iter().copied().map(f64::from).collect();
    for (feature, part) in features.iter().zip(&contributions.features) {
        let share = f64::from(*part) / feature.words.len() as f64;
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
