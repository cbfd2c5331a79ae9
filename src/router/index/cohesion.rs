//! How near the phrases of a rule are to one another, and how its scores are scaled for it.

use rayon::prelude::*;

use super::vector::Vector;
use crate::embedding::dot;
use crate::router::store::Offsets;
use crate::router::tuning::{COHESION_OFFSET, MOST_COMPARED, NEAREST_DAMPING};

/// By rule: what its scores are multiplied by, so that a score says the same in every rule. Given are where the phrases of each
/// rule are, a phrase as a vector, and the length of the sum of all phrases of each rule; `terms` is the number of terms.
pub(crate) fn scales(
    terms: usize,
    of_rules: &Offsets,
    phrase: impl Fn(usize) -> Vector + Sync,
    lengths: &[f32],
) -> Vec<f32> {
    let row = || vec![0.0; terms];
    let of_rule = |row: &mut Vec<f32>, rule: usize| {
        let phrases: Vec<Vector> = of_rules.row(rule).map(&phrase).collect();
        scale(&phrases, lengths[rule], row)
    };
    (0..of_rules.rows()).into_par_iter().map_init(row, of_rule).collect()
}

/// `1 / (½ + h)`, where h is the cohesion of a rule: how near its phrases are to the rest of it, each without itself. A rule
/// whose phrases are all alike is only meant by what is as near as they are.
///
/// `length` is that of the sum of all phrases; `row` has a place for every term, and is all 0 before and after.
fn scale(phrases: &[Vector], length: f32, row: &mut [f32]) -> f32 {
    if phrases.len() < 2 {
        return 1.0;
    }
    let nearness = |asked: usize| {
        let products = products(&phrases[asked], phrases, row);
        let own = products[asked];
        let others = products.iter().enumerate().filter(|(phrase, _)| *phrase != asked);
        let (nearest, all) = others.fold((0.0, 0.0), |(most, all), (_, one)| (one.max(most), all + one));
        // The mean of the others, x·(s - x) / |s - x|, where s is the sum of all, and s·x = x·x + x·(s - x).
        let centroid = all / (length * length - 2.0 * all - own).max(f32::MIN_POSITIVE).sqrt();
        mix(nearest, centroid, nearest_share(phrases.len()))
    };
    let asked = (0..phrases.len()).step_by(phrases.len().div_ceil(MOST_COMPARED));
    let count = asked.len() as f32;
    1.0 / (COHESION_OFFSET + asked.map(nearness).sum::<f32>() / count)
}

/// The inner products of a phrase with some phrases.
fn products(phrase: &Vector, phrases: &[Vector], row: &mut [f32]) -> Vec<f32> {
    phrase.terms.iter().for_each(|(term, value)| row[*term as usize] = *value);
    let of_terms = |other: &Vector| other.terms.iter().map(|(term, value)| row[*term as usize] * value).sum::<f32>();
    let products = phrases.iter().map(|other| dot(&phrase.embedding, &other.embedding) + of_terms(other)).collect();
    phrase.terms.iter().for_each(|(term, _)| row[*term as usize] = 0.0);
    products
}

/// How much the nearest phrase of a rule counts beside its centroid: `√n / (√n + 4)` for a rule of n phrases. One of few
/// phrases may be near by chance; one of many is near because it was said so.
pub(crate) fn nearest_share(phrases: usize) -> f32 {
    let root = (phrases as f32).sqrt();
    root / (root + NEAREST_DAMPING)
}

/// The mean of two numbers, where `share` is that of the first.
pub(crate) fn mix(one: f32, two: f32, share: f32) -> f32 {
    share * one + (1.0 - share) * two
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::DIMENSIONS;
    use crate::router::index::phrases::Phrases;

    fn scale_of(phrases: &[&[(u32, f32)]]) -> f32 {
        let vector = |terms: &&[(u32, f32)]| Vector { terms: terms.to_vec(), embedding: [0.0; DIMENSIONS] };
        let rules = [phrases.iter().map(vector).collect()];
        let length = Phrases::of(4, &rules).lengths[0];
        scales(4, &Offsets::new([phrases.len()]), |phrase| rules[0][phrase].clone(), &[length])[0]
    }

    #[test]
    fn phrases_that_are_all_alike_make_a_rule_strict() {
        let same: &[(u32, f32)] = &[(0, 1.0)];
        assert!((scale_of(&[same, same, same]) - 1.0 / 1.5).abs() < 1e-6);
        assert!((scale_of(&[same, &[(1, 1.0)], &[(2, 1.0)]]) - 2.0).abs() < 1e-6);
        assert_eq!(scale_of(&[same]), 1.0);
    }

    #[test]
    fn each_phrase_is_compared_with_the_others_and_with_their_mean() {
        let share = nearest_share(3);
        let of_first = mix(0.8, 1.4 / (1.4_f32.powi(2) * 2.0).sqrt(), share);
        let of_second = mix(0.96, (0.8 * 1.6 + 0.6 * 0.8) / (1.6_f32.powi(2) + 0.8_f32.powi(2)).sqrt(), share);
        let of_third = mix(0.96, (0.6 * 1.8 + 0.8 * 0.6) / (1.8_f32.powi(2) + 0.6_f32.powi(2)).sqrt(), share);
        let expected = 1.0 / (0.5 + (of_first + of_second + of_third) / 3.0);
        let scale = scale_of(&[&[(0, 1.0)], &[(0, 0.8), (1, 0.6)], &[(0, 0.6), (1, 0.8)]]);
        assert!((scale - expected).abs() < 1e-5);
    }
}
