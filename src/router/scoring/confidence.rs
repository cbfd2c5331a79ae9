//! How surely a question means the owners of the best rule.

use libm::{expf, powf};
use serde::{Deserialize, Serialize};

use super::query_coverage::query_coverage;
use super::{Basis, ScoredRule};
use crate::embedding::background;
use crate::router::analysis::Analysis;
use crate::router::index::{Index, Vector};
use crate::router::tuning::{COVERAGE_POWER, COVERAGE_POWER_ABOVE, DISTINCTION, DISTINCTION_ABOVE, SUPPORT};

/// The confidence in the best rule, and the steps to it: from 0 to 1 unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Confidence {
    /// The score of the best rule by itself.
    pub(crate) alone: f32,
    /// That with the support of the next rules that have its owners.
    pub(crate) supported: f32,
    /// How much of the question these rules cover.
    pub(crate) coverage: f32,
    /// How much nearer the question is to the nearest phrase of these rules than to requests in general, in cosines: -2 to 2.
    pub(crate) distinction: f32,
    weights: Weights,
}

/// How much the parts of a confidence count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weights {
    /// The power of the coverage.
    pub(crate) coverage: f32,
    /// The factor of the distinction.
    pub(crate) distinction: f32,
}

impl Weights {
    /// Those of the lowest layer, with so many phrases a rule, or of one above others: these may know what it does not.
    pub(crate) fn of(phrases_per_rule: f32, is_lowest: bool) -> Self {
        let (coverage, distinction) =
            if is_lowest { (COVERAGE_POWER, DISTINCTION) } else { (COVERAGE_POWER_ABOVE, DISTINCTION_ABOVE) };
        Self { coverage: coverage.at(phrases_per_rule), distinction: distinction.at(phrases_per_rule) }
    }
}

impl Confidence {
    /// 1 for the very words of a rule.
    const CERTAIN: Self = Self { alone: 1.0, supported: 1.0, coverage: 1.0, ..Self::NONE };
    /// 0 without any rule.
    const NONE: Self = Self {
        alone: 0.0,
        supported: 0.0,
        coverage: 0.0,
        distinction: 0.0,
        weights: Weights { coverage: 1.0, distinction: 0.0 },
    };

    /// `supported · coverage^a · e^(b · distinction)` with the weights a and b, 1 at most.
    pub(crate) fn value(&self) -> f32 {
        self.unbounded().min(1.0)
    }

    /// As [`Confidence::value`], and beyond 1: which of two that are certain is the surer one.
    pub(crate) fn unbounded(&self) -> f32 {
        let distinction = expf(self.weights.distinction * self.distinction);
        self.supported * powf(self.coverage, self.weights.coverage) * distinction
    }
}

/// How surely a question means the owners of the best rule.
///
/// With s the score of the best rule, and r the sum of the scores of the next ones that have its owners and fit at all, the
/// supported score is `s + min(0.6 · r, 1) · (1 - s)`. Together these rules cover the question.
pub(crate) fn confidence(
    index: &Index,
    analysis: &Analysis,
    vector: &Vector,
    ranking: &[ScoredRule],
    weights: Weights,
) -> Confidence {
    let Some(best) = ranking.first() else { return Confidence::NONE };
    if let Basis::Verbatim(_) = best.basis {
        return Confidence::CERTAIN;
    }
    let group = |scored: &ScoredRule| index.fitted_owner_group(scored.rule);
    let agreeing = ranking.iter().filter(|scored| group(scored) == group(best) && scored.score > 0.0);
    let support: f32 = agreeing.clone().skip(1).map(|scored| scored.score).sum();
    let rules: Vec<usize> = agreeing.map(|scored| scored.rule).collect();
    let alone = best.score.clamp(0.0, 1.0);
    let supported = alone + (SUPPORT * support).min(1.0) * (1.0 - alone);
    let nearest = index.phrases.nearest_embedding(&rules, &vector.embedding);
    let nearest = nearest.map_or(-1.0, |product| product / index.vectorizer.embedding_share);
    Confidence {
        alone,
        supported,
        coverage: query_coverage(index, analysis, &rules),
        distinction: nearest - background(&vector.embedding),
        weights,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::answer::Match;
    use crate::router::scoring::Similarity;

    const WEIGHTS: Weights = Weights { coverage: 1.25, distinction: 1.75 };

    fn scored(rule: usize, score: f32) -> ScoredRule {
        let own = Similarity { rule, near: score, learned: 0.0, phrase: None };
        ScoredRule { rule, score, basis: Basis::Similar { own, rival: None } }
    }

    /// Rules 0 and 1 have the same owners, rule 2 has others. Every word of the question stands in rule 0.
    fn confidence_of(question: &str, ranking: &[ScoredRule]) -> Confidence {
        let phrases = |text| vec![Analysis::of_words(text)];
        let analyses = vec![phrases("serve soup"), phrases("polish plates"), phrases("bake bread")];
        let (index, _) = Index::fit(analyses, vec![0, 0, 1], Default::default());
        let question = Analysis::of_words(question);
        confidence(&index, &question, &index.vectorizer.vector(&question), ranking, WEIGHTS)
    }

    /// 0.5 + 0.6 · 0.25 · (1 - 0.5) = 0.575.
    #[test]
    fn rules_of_the_same_owners_support_one_another() {
        let supported = |other| confidence_of("serve soup", &[scored(0, 0.5), other]).supported;
        assert!((supported(scored(2, 0.25)) - 0.5).abs() < 1e-6);
        assert!((supported(scored(1, 0.25)) - 0.575).abs() < 1e-6);
        assert!((supported(scored(1, -0.25)) - 0.5).abs() < 1e-6);
    }

    /// One of two words of equal weight is covered, the other one stands in a rule of other owners only and counts half.
    #[test]
    fn a_question_that_is_half_about_something_else_is_less_sure() {
        assert!((confidence_of("serve bread", &[scored(0, 0.8)]).coverage - 0.75).abs() < 1e-6);
    }

    /// 0.8 · 0.75^1.25 · e^(1.75 · 0.1) = 0.665.
    #[test]
    fn a_confidence_is_less_by_what_is_not_covered_and_more_by_what_is_distinct() {
        let confidence = Confidence { alone: 0.7, supported: 0.8, coverage: 0.75, distinction: 0.1, weights: WEIGHTS };
        assert!((confidence.value() - 0.6651).abs() < 1e-3, "{}", confidence.value());
        assert_eq!(Confidence { distinction: 1.0, ..confidence }.value(), 1.0);
    }

    /// The phrase itself is as near as can be, and requests in general are not.
    #[test]
    fn the_phrase_of_a_rule_is_distinct() {
        let of_phrase = confidence_of("serve soup", &[scored(0, 0.5)]).distinction;
        assert!(of_phrase > 0.2, "{of_phrase}");
        assert!(of_phrase > confidence_of("serve soup", &[scored(1, 0.5)]).distinction + 0.2);
    }

    #[test]
    fn very_words_are_certain_and_nothing_is_not() {
        let verbatim = ScoredRule { rule: 0, score: 1.0, basis: Basis::Verbatim(Match::Exact) };
        assert_eq!(confidence_of("anything", &[verbatim]).value(), 1.0);
        assert_eq!(confidence_of("serve soup", &[]).value(), 0.0);
    }
}
