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

/// Evenly spaced phrases of a file, which are given rule by rule; fewer of a large file, since each is compared with all.
/// `vector` makes that of the phrase with a number.
pub(crate) fn sample(rules: Vec<Vec<Analysis>>, vector: impl Fn(usize) -> Vector) -> Vec<SampledPhrase> {
    let count = rules.iter().map(Vec::len).sum::<usize>().max(1);
    let size = (MOST_COMPARISONS / count).clamp(LEAST_SAMPLE, SAMPLE);
    let phrases =
        rules.into_iter().enumerate().flat_map(|(rule, phrases)| phrases.into_iter().map(move |one| (rule, one)));
    let sampled = phrases.enumerate().step_by(count.div_ceil(size));
    sampled.map(|(phrase, (rule, analysis))| SampledPhrase { rule, analysis, vector: vector(phrase) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::DIMENSIONS;

    /// 6,000,000 / 9,000 phrases = 666 are asked: every fourteenth.
    #[test]
    fn a_sample_is_evenly_spaced() {
        let rules = (0..900).map(|_| (0..10).map(|_| Analysis::default()).collect()).collect();
        let vector = |phrase| Vector { terms: vec![(phrase as u32, 1.0)], embedding: [0.0; DIMENSIONS] };
        let sample = sample(rules, vector);
        assert_eq!(sample.len(), 643);
        let first: Vec<(usize, u32)> =
            sample.iter().take(3).map(|phrase| (phrase.rule, phrase.vector.terms[0].0)).collect();
        assert_eq!(first, [(0, 0), (1, 14), (2, 28)]);
    }
}
