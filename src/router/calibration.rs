//! From which confidence on a question is known in this file; fitted once.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::index::Index;
use super::index::sample::SampledPhrase;
use super::retrieval::{coarse_scores, shortlist};
use super::scoring::confidence::{Weights, confidence};
use super::scoring::rank;
use super::store::{Reader, Writer};
use super::tuning::{DECLINED, LEAST_THRESHOLD, MOST_THRESHOLD, PRIOR};

/// What a confidence is made of in one file, and what it says.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Calibration {
    pub(crate) weights: Weights,
    /// The confidence from which on a question is known.
    pub(crate) threshold: f32,
}

impl Calibration {
    /// The quantile [`DECLINED`], over some of the layer's own phrases, of the confidence in the best rule of *other owners*: what a
    /// question reaches whose owner is not in the layer.
    ///
    /// A small layer leans on the one `below`: its threshold counts as much as [`PRIOR`] phrases.
    pub(crate) fn fit(index: &Index, phrases: &[SampledPhrase], below: Option<&Self>) -> Self {
        let weights = Weights::of(index.phrases.per_rule(), below.is_none());
        let reached: Vec<f32> = phrases
            .par_iter()
            .filter_map(|SampledPhrase { rule, analysis, vector }| {
                let mut scores = coarse_scores(index, vector);
                scores.retain(|coarse| index.fitted_owner_group(coarse.rule) != index.fitted_owner_group(*rule));
                if scores.is_empty() {
                    return None;
                }
                let ranking = rank(index, vector, &shortlist(index, scores));
                Some(confidence(index, analysis, vector, &ranking, weights).value())
            })
            .collect();
        let (phrases, own) = (reached.len() as f32, threshold(reached));
        let prior = below.map_or(0.0, |_| PRIOR);
        let threshold = below.map_or(own, |below| (phrases * own + prior * below.threshold) / (phrases + prior));
        Self { weights, threshold }
    }

    /// The confidence as a score that says the same in every file: the odds of the confidence over those of the threshold, so
    /// that the threshold is ½.
    pub(crate) fn score(&self, confidence: f32) -> f32 {
        let known = confidence * (1.0 - self.threshold);
        let unknown = (1.0 - confidence) * self.threshold;
        if known > 0.0 { known / (known + unknown) } else { 0.0 }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.number(self.weights.coverage);
        writer.number(self.weights.distinction);
        writer.number(self.threshold);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        let weights = Weights { coverage: reader.number(), distinction: reader.number() };
        Self { weights, threshold: reader.number() }
    }
}

/// The confidence that the part [`DECLINED`] of some stay below.
fn threshold(mut reached: Vec<f32>) -> f32 {
    reached.sort_by(f32::total_cmp);
    let place = (reached.len() as f64 * DECLINED) as usize;
    reached.get(place).copied().unwrap_or(0.0).clamp(LEAST_THRESHOLD, MOST_THRESHOLD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::analysis::Analysis;

    fn calibration(threshold: f32) -> Calibration {
        Calibration { weights: Weights { coverage: 1.0, distinction: 1.0 }, threshold }
    }

    /// The odds of 0.5 over those of 0.25 are 3, of which the probability is 0.75.
    #[test]
    fn a_score_is_half_at_the_threshold() {
        let calibration = calibration(0.25);
        assert_eq!([0.0, 0.25, 1.0].map(|confidence| calibration.score(confidence)), [0.0, 0.5, 1.0]);
        assert!((calibration.score(0.5) - 0.75).abs() < 1e-4);
    }

    #[test]
    fn the_threshold_is_a_quantile_and_never_very_low() {
        let hundredths: Vec<f32> = (0..100).rev().map(|number| number as f32 / 100.0).collect();
        assert_eq!(threshold(hundredths), 0.35);
        assert_eq!(threshold(vec![0.05; 10]), 0.1);
        assert_eq!(threshold(Vec::new()), 0.1);
    }

    /// Each of the six phrases is asked without its own rule: the other one has half of its words, which is not enough. Were the
    /// own rule asked too, it would be certain.
    #[test]
    fn a_phrase_does_not_find_its_own_owner() {
        let phrases =
            |verb| ["soup", "doors", "maps"].map(|thing| Analysis::of_words(&format!("{verb} {thing}"))).into();
        let analyses = ["serve", "paint"].map(phrases).into();
        let (index, phrases) = Index::fit(analyses, vec![0, 1], Default::default());
        let threshold = Calibration::fit(&index, &phrases, Some(&calibration(0.5))).threshold;
        let least = (6.0 * LEAST_THRESHOLD + PRIOR * 0.5) / (6.0 + PRIOR);
        assert!((threshold - least).abs() < 1e-4, "{threshold}");
    }
}
