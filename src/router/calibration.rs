//! Stage 4, fitted once: from which confidence on a question is known in this file.

use std::iter;

use rayon::prelude::*;

use super::analysis::Analysis;
use super::index::{Corpus, Index, Vector};
use super::retrieval::{coarse_scores, shortlist};
use super::scoring::confidence::confidence;
use super::scoring::rank;
use super::store::{Reader, Writer};
use super::tuning::{DECLINED, LEAST_SAMPLE, LEAST_THRESHOLD, MOST_COMPARISONS, SAMPLE};

/// What a confidence says in one file.
pub(crate) struct Calibration {
    /// Below this confidence the outcome is unknown.
    pub(crate) threshold: f32,
}

impl Calibration {
    /// The quantile [`DECLINED`], over the file's own phrases, of the confidence in the best rule of *other owners*: what a
    /// question reaches whose owner is not in the file.
    pub(crate) fn fit(index: &Index, corpus: &Corpus) -> Self {
        let mut reached: Vec<f32> = sample(corpus)
            .par_iter()
            .map(|(rule, analysis, vector)| {
                let mut scores = coarse_scores(index, vector);
                scores.retain(|coarse| index.owner_group(coarse.rule) != index.owner_group(*rule));
                confidence(index, analysis, &rank(index, vector, &shortlist(index, scores)))
            })
            .collect();
        reached.sort_by(f32::total_cmp);
        let place = (reached.len() as f64 * DECLINED) as usize;
        Self { threshold: reached.get(place).copied().unwrap_or(0.0).max(LEAST_THRESHOLD) }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&[self.threshold]);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { threshold: reader.number() }
    }
}

/// Evenly spaced phrases of a file with their rules; fewer of a large file, since each is compared with all.
fn sample(corpus: &Corpus) -> Vec<(usize, &Analysis, &Vector)> {
    let count = corpus.analyses.iter().map(Vec::len).sum::<usize>().max(1);
    let size = (MOST_COMPARISONS / count).clamp(LEAST_SAMPLE, SAMPLE);
    let rules = corpus.analyses.iter().zip(&corpus.vectors).enumerate();
    let phrases = rules.flat_map(|(rule, (analyses, vectors))| {
        iter::repeat(rule).zip(analyses).zip(vectors).map(|((rule, analysis), vector)| (rule, analysis, vector))
    });
    phrases.step_by(count.div_ceil(size)).collect()
}
