//! The score of a rule, taken apart into shares of the words of a question.

use crate::router::analysis::features::Feature;
use crate::router::scoring::attribution::Contributions;
use crate::router::tuning::{CANCELLED, UNITS};

/// A score to four decimals.
pub(crate) fn rounded(score: f64) -> f64 {
    in_units(score).round() / f64::from(UNITS)
}

/// Of a score or a share: its number of units.
fn in_units(score: f64) -> f64 {
    score * f64::from(UNITS)
}

/// Every word's share in `score`, to four decimals, rounded so that their sum is the rounded score (largest remainder).
///
/// The contributions sum to the similarity, and the score is the confidence made of it, calibrated: every share is scaled in
/// proportion. Where they nearly cancel one another out, that would blow them up; every word then has an equal part of the
/// difference.
pub(crate) fn shares(features: &[Feature], contributions: &Contributions, score: f64) -> Vec<f64> {
    let mut shares = by_word(features, contributions);
    let sum: f64 = shares.iter().sum();
    let absolute: f64 = shares.iter().map(|share| share.abs()).sum();
    if sum > CANCELLED * absolute {
        shares.iter_mut().for_each(|share| *share *= score / sum);
    } else {
        let part = (score - sum) / shares.len().max(1) as f64;
        shares.iter_mut().for_each(|share| *share += part);
    }
    let units = to_units(&shares, in_units(score).round() as i64);
    units.into_iter().map(|units| units as f64 / f64::from(UNITS)).collect()
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
    let mut units: Vec<i64> = shares.iter().map(|share| in_units(*share).floor() as i64).collect();
    let mut by_loss: Vec<usize> = (0..shares.len()).collect();
    let loss = |index: usize| in_units(shares[index]) - in_units(shares[index]).floor();
    by_loss.sort_by(|a, b| loss(*b).total_cmp(&loss(*a)).then(a.cmp(b)));
    let missing = usize::try_from(total - units.iter().sum::<i64>()).unwrap_or(0);
    by_loss.into_iter().cycle().take(if shares.is_empty() { 0 } else { missing }).for_each(|index| units[index] += 1);
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One feature for every range of words.
    fn shares_of(features: &[(std::ops::Range<usize>, f32)], embeddings: &[f32], score: f64) -> Vec<f64> {
        let feature = |words: &std::ops::Range<usize>| Feature { id: None, words: words.clone() };
        let contributions = Contributions {
            features: features.iter().map(|(_, part)| *part).collect(),
            embeddings: embeddings.to_vec(),
        };
        let features: Vec<Feature> = features.iter().map(|(words, _)| feature(words)).collect();
        shares(&features, &contributions, score)
    }

    /// 0.1 + 0.2 / 2 and 0.2 + 0.2 / 2.
    #[test]
    fn words_share_what_their_features_contribute() {
        assert_eq!(shares_of(&[(0..2, 0.2)], &[0.1, 0.2], 0.5), [0.2, 0.3]);
    }

    #[test]
    fn words_may_speak_against_a_rule() {
        assert_eq!(shares_of(&[(0..1, -0.1), (1..2, 0.6)], &[0.0, 0.0], 0.5), [-0.1, 0.6]);
    }

    /// The contributions sum to 2: each counts half in a score that was cut off at 1.
    #[test]
    fn a_score_that_was_cut_off_scales_its_shares() {
        assert_eq!(shares_of(&[(0..1, 0.5), (1..2, 1.5)], &[0.0, 0.0], 1.0), [0.25, 0.75]);
    }

    /// 0.6 - 0.5 is a sixth of 1.1: 0.2 - 0.1 is shared by two.
    #[test]
    fn contributions_that_cancel_one_another_out_are_not_blown_up() {
        assert_eq!(shares_of(&[(0..1, 0.6), (1..2, -0.5)], &[0.0, 0.0], 0.2), [0.65, -0.45]);
        assert_eq!(shares_of(&[(0..1, 0.1), (1..2, -0.4)], &[0.0, 0.0], 0.1), [0.3, -0.2], "less than nothing");
    }

    /// Thirds are 0.3333 each; what is missing to 1 goes to the first of equal losses.
    #[test]
    fn rounded_shares_sum_to_the_score() {
        assert_eq!(shares_of(&[(0..3, 0.9)], &[0.0, 0.0, 0.0], 1.0), [0.3334, 0.3333, 0.3333]);
        assert_eq!(shares_of(&[], &[], 0.7), Vec::<f64>::new());
    }

    #[test]
    fn scores_have_four_decimals() {
        assert_eq!(rounded(0.123_45), 0.1235);
    }
}
