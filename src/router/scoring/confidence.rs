//! How surely a question means the owners of the best rule.

use libm::powf;

use super::coverage::query_coverage;
use super::{Basis, ScoredRule};
use crate::router::analysis::Analysis;
use crate::router::index::Index;
use crate::router::tuning::{COVERAGE_POWER, SUPPORT};

/// From 0 to 1; 1 for the very words of a rule, 0 without any rule.
///
/// `(s + min(0.4 · r, 1) · (1 - s)) · coverage^1.5`, where s is the score of the best rule and r the sum of the scores of the
/// next ones that have its owners and fit at all. Together they cover the question.
pub(crate) fn confidence(index: &Index, analysis: &Analysis, ranking: &[ScoredRule]) -> f32 {
    let Some(best) = ranking.first() else { return 0.0 };
    if let Basis::Verbatim(_) = best.basis {
        return 1.0;
    }
    let group = |scored: &ScoredRule| index.owner_group(scored.rule);
    let agreeing = ranking.iter().filter(|scored| group(scored) == group(best) && scored.score > 0.0);
    let support: f32 = agreeing.clone().skip(1).map(|scored| scored.score).sum();
    let rules: Vec<usize> = agreeing.map(|scored| scored.rule).collect();
    let score = best.score.max(0.0);
    let supported = score + (SUPPORT * support).min(1.0) * (1.0 - score);
    supported * powf(query_coverage(index, analysis, &rules), COVERAGE_POWER)
}
