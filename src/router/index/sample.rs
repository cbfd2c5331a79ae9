//! A sample of the phrases of a file, to ask them.

use crate::router::analysis::Analysis;
use crate::router::index::Vector;
use crate::router::tuning::{LEAST_SAMPLE, MOST_COMPARISONS, SAMPLE};

/// A phrase of a rule, as it was read and as a vector.
pub(crate) struct SampledPhrase {
    pub(crate) rule: usize,
    pub(crate) analysis: Analysis,
    pub(crate) vector: Vector,
}

/// Evenly spaced phrases of a file with their rules; fewer of a large file, since each is compared with all. Given is
/// something of every phrase, rule by rule.
pub(crate) fn sample<T>(rules: Vec<Vec<T>>) -> Vec<(usize, T)> {
    let count = rules.iter().map(Vec::len).sum::<usize>().max(1);
    let size = (MOST_COMPARISONS / count).clamp(LEAST_SAMPLE, SAMPLE);
    let phrases =
        rules.into_iter().enumerate().flat_map(|(rule, phrases)| phrases.into_iter().map(move |one| (rule, one)));
    phrases.step_by(count.div_ceil(size)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6,000,000 / 9,000 phrases = 666 are asked: every fourteenth.
    #[test]
    fn a_sample_is_evenly_spaced() {
        let sample = sample((0..900).map(|rule| (0..10).map(|phrase| (rule, phrase)).collect()).collect());
        assert_eq!(sample.len(), 643);
        assert_eq!(sample[..3], [(0, (0, 0)), (1, (1, 4)), (2, (2, 8))]);
    }
}
