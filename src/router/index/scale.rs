//! What the scores of a rule are multiplied by, so that those of all rules say the same.

use super::vector::Vector;
use crate::meaning::{DIMENSIONS, product};

/// How many phrases of a rule are asked at most.
const ASKED: usize = 8;

/// `1 / (½ + h)`, where h is how near the phrases of a rule are to the rest of it, each without itself. A rule whose phrases
/// are all alike is only meant by what is as near as they are.
///
/// `near` is how near a phrase is, of its likeness to the nearest of the others and to the mean of them.
pub(super) fn scale(phrases: &[Vector], near: impl Fn(f32, f32) -> f32) -> f32 {
    if phrases.len() < 2 {
        return 1.0;
    }
    let step = phrases.len().div_ceil(ASKED);
    let (products, square) = products(phrases, step);
    let nearness = |(asked, products): (usize, &Vec<f32>)| {
        let own = products[asked * step];
        let others = products.iter().enumerate().filter(|(phrase, _)| *phrase != asked * step);
        let (nearest, all) = others.fold((0.0, 0.0), |(most, all), (_, one)| (one.max(most), all + one));
        // The mean of the others, x·(s - x) / |s - x|, where s is the sum of all, and s·x = x·x + x·(s - x).
        let centroid = all / (square - 2.0 * all - own).max(f32::MIN_POSITIVE).sqrt();
        near(nearest, centroid)
    };
    let all: f32 = products.iter().enumerate().map(nearness).sum();
    1.0 / (0.5 + all / products.len() as f32)
}

/// The inner products of every `step`th phrase with all phrases; and the square of the sum of all phrases.
fn products(phrases: &[Vector], step: usize) -> (Vec<Vec<f32>>, f32) {
    let with_all = |one: &Vector| phrases.iter().map(|other| product(&one.sense, &other.sense)).collect();
    let mut products: Vec<Vec<f32>> = phrases.iter().step_by(step).map(with_all).collect();
    let sense: [f32; DIMENSIONS] = std::array::from_fn(|at| phrases.iter().map(|phrase| phrase.sense[at]).sum());
    let mut square = product(&sense, &sense);
    let of_phrase = |(phrase, vector): (usize, &Vector)| {
        vector.terms.iter().map(|(term, value)| (*term, phrase, *value)).collect::<Vec<_>>()
    };
    let mut terms: Vec<(u32, usize, f32)> = phrases.iter().enumerate().flat_map(of_phrase).collect();
    terms.sort_unstable_by_key(|(term, phrase, _)| (*term, *phrase));
    for same in terms.chunk_by(|one, other| one.0 == other.0) {
        square += same.iter().map(|(.., value)| value).sum::<f32>().powi(2);
        for (_, asked, factor) in same.iter().filter(|(_, phrase, _)| phrase % step == 0) {
            let products = &mut products[asked / step];
            same.iter().for_each(|(_, phrase, value)| products[*phrase] += factor * value);
        }
    }
    (products, square)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(terms: &[(u32, f32)]) -> Vector {
        Vector { terms: terms.to_vec(), sense: [0.0; DIMENSIONS] }
    }

    fn mean(nearest: f32, centroid: f32) -> f32 {
        f32::midpoint(nearest, centroid)
    }

    #[test]
    fn phrases_that_are_all_alike_make_a_rule_strict() {
        let same = [phrase(&[(0, 1.0)]), phrase(&[(0, 1.0)]), phrase(&[(0, 1.0)])];
        assert!((scale(&same, mean) - 1.0 / 1.5).abs() < 1e-6);
        let apart = [phrase(&[(0, 1.0)]), phrase(&[(1, 1.0)]), phrase(&[(2, 1.0)])];
        assert!((scale(&apart, mean) - 2.0).abs() < 1e-6);
        assert_eq!(scale(&same[..1], mean), 1.0);
    }

    #[test]
    fn the_mean_of_the_others_is_that_without_the_phrase() {
        let phrases = [phrase(&[(0, 1.0)]), phrase(&[(0, 0.8), (1, 0.6)]), phrase(&[(0, 0.6), (1, 0.8)])];
        let centroid = |nearest: f32, centroid: f32| {
            assert!(nearest > 0.59 && nearest <= 0.961, "{nearest}");
            centroid
        };
        let of_first = 1.4 / (1.4_f32.powi(2) * 2.0).sqrt();
        let of_second = (0.8 * 1.6 + 0.6 * 0.8) / (1.6_f32.powi(2) + 0.8_f32.powi(2)).sqrt();
        let of_third = (0.6 * 1.8 + 0.8 * 0.6) / (1.8_f32.powi(2) + 0.6_f32.powi(2)).sqrt();
        let expected = 1.0 / (0.5 + (of_first + of_second + of_third) / 3.0);
        assert!((scale(&phrases, centroid) - expected).abs() < 1e-5);
    }
}
