//! Scored rules → [`Decision`].

mod choice;
mod concentration;
mod layers;
mod resolve;
mod too_little;
mod verdict;

pub(crate) use choice::decision_between;
pub(crate) use verdict::{FoundBy, Verdict};

use super::analysis::Query;
use super::answer::{Candidate, Cap, Decision, Unclear, Unknown};
use super::index::Vector;
use super::model::Model;
use super::retrieval::Verbatim;
use super::scoring::confidence::confidence;
use super::scoring::{Basis, ScoredRule};
use super::tuning::{FAR, NAMED_VALUE, UNDECIDED, UNITS};
use crate::rulebook::Known;
use choice::{Choice, choice};
use resolve::resolve;
use too_little::too_little;
use verdict::is_in_another_language;

/// Decides who owns a question, taken as one activity.
pub(crate) fn decide<'a>(
    model: &'a Model<'a>,
    query: Query<'a>,
    vector: Vector,
    ranking: Vec<ScoredRule>,
    known: &Known,
) -> Verdict<'a> {
    let confidence = confidence(&model.index, &query.analysis, &vector, &ranking, model.calibration.weights);
    let too_little = ranking.first().and_then(|best| too_little(model, &query, best));
    let most = if too_little.is_some() { FAR } else { 1.0 };
    let mut scores = scores(model, &ranking, confidence.value(), most);
    let choice = match scores.first() {
        Some(score) if f64::from(*score) >= Candidate::ANSWER => {
            choice(model, &query.analysis, &vector, &ranking, &scores, known)
        }
        Some(score) if f64::from(*score) >= Candidate::NEAR => Decision::Unclear(Unclear::NotNearEnough).into(),
        _ if is_in_another_language(model, &query) => Decision::Unknown(Unknown::ForeignLanguage).into(),
        _ => Decision::Unknown(Unknown::Activity).into(),
    };
    let Choice { decision, is_undecided } = choice;
    if is_undecided {
        scores.iter_mut().for_each(|score| *score = score.min(UNDECIDED));
    }
    let cap = if is_undecided { Some(Cap::Undecided) } else { too_little.map(Cap::TooLittle) };
    let found_by = FoundBy::Words { confidence, cap };
    Verdict { model, query, vector, ranking, scores, decision, found_by }
}

/// What the rule says that has the very words of a question.
pub(crate) fn decide_verbatim(model: &Model<'_>, verbatim: Verbatim, known: &Known) -> Decision {
    resolve(model.book, model.rules[verbatim.rule], verbatim.matched, known)
}

/// The score of each rule, to four decimals, and at most `most`. That of the first is its confidence, calibrated; the others
/// are behind it as they are in the ranking.
fn scores(model: &Model<'_>, ranking: &[ScoredRule], confidence: f32, most: f32) -> Vec<f32> {
    let Some(best) = ranking.first() else { return Vec::new() };
    let of_best = confidence / best.score.max(f32::MIN_POSITIVE);
    let calibrated = |scored: &ScoredRule| match scored.basis {
        Basis::Verbatim(_) => 1.0,
        Basis::Condition => NAMED_VALUE,
        Basis::Similar { .. } => model.calibration.score((of_best * scored.score.max(0.0)).min(confidence)),
    };
    ranking.iter().map(|scored| (calibrated(scored).min(most) * UNITS).round() / UNITS).collect()
}
