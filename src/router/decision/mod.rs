//! Stage 5: scored rules → [`Decision`].

mod concentration;
mod resolve;

use super::analysis::{Analysis, Query, Token};
use super::answer::{Decision, Match};
use super::index::Vector;
use super::model::Model;
use super::scoring::confidence::confidence;
use super::scoring::{Basis, ScoredRule};
use super::tuning::{ABOUT_EQUAL, SURE};
use crate::rulebook::Given;
use crate::text::{Class, is_a};
use concentration::{Concentration, concentration};
use resolve::resolve;

/// A question with what came of every stage.
pub(crate) struct Verdict<'a> {
    pub(crate) query: Query<'a>,
    pub(crate) vector: Vector,
    /// Best first.
    pub(crate) ranking: Vec<ScoredRule>,
    pub(crate) confidence: f32,
    pub(crate) decision: Decision,
}

impl Verdict<'_> {
    /// Whether this is the verdict on one of two activities that `whole` names: it is sure, and surer than that on both.
    pub(crate) fn stands_alone_in(&self, whole: &Verdict<'_>) -> bool {
        self.decision.ground().is_some() && self.confidence > whole.confidence.max(SURE)
    }

    /// Whether a rule has the very words of the question.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.ranking.first().is_some_and(|best| matches!(best.basis, Basis::Verbatim(_)))
    }
}

/// Decides who owns a question, taken as one activity.
pub(crate) fn decide<'a>(
    model: &Model<'_>,
    query: Query<'a>,
    vector: Vector,
    ranking: Vec<ScoredRule>,
    given: &Given,
) -> Verdict<'a> {
    let confidence = confidence(&model.index, &query.analysis, &ranking);
    let decision = decision(model, &query.analysis, &ranking, confidence, given);
    Verdict { query, vector, ranking, confidence, decision }
}

fn decision(
    model: &Model<'_>,
    analysis: &Analysis,
    ranking: &[ScoredRule],
    confidence: f32,
    given: &Given,
) -> Decision {
    let Some(best) = ranking.first() else { return Decision::Unknown };
    let of_rule = |scored: &ScoredRule, matched| resolve(model.book, &model.book.rules[scored.rule], matched, given);
    if let Basis::Verbatim(matched) = best.basis {
        return of_rule(best, matched);
    }
    let concentration = concentration_of_single_word(model, analysis);
    if names_a_role(model, analysis)
        || confidence < model.calibration.threshold
        || concentration == Some(Concentration::Ubiquitous)
    {
        return Decision::Unknown;
    }
    let matched = if analysis.has_corrections() { Match::Typo } else { Match::Words };
    let decision = of_rule(best, matched);
    let is_equal =
        |scored: &&ScoredRule| concentration == Some(Concentration::Split) || scored.score >= ABOUT_EQUAL * best.score;
    let differs = |scored: &ScoredRule| {
        let other = of_rule(scored, matched);
        (other.outcome(), other.owners()) != (decision.outcome(), decision.owners())
    };
    let is_unclear = ranking.iter().take_while(is_equal).any(|scored| scored.score > 0.0 && differs(scored));
    if is_unclear { Decision::Unclear } else { decision }
}

/// Whether a question says no more than the name of a role: “who is the PO?”
fn names_a_role(model: &Model<'_>, analysis: &Analysis) -> bool {
    let says_something = |token: &Token| !token.lexeme.is_stop_word || is_a(&token.lexeme.folded, Class::Direction);
    let begin = analysis.tokens.iter().position(says_something).unwrap_or(0);
    let said = &analysis.tokens[begin..];
    // The last word of a name may be a stop word: Product Owner.
    let least = said.iter().rposition(says_something).map_or(0, |last| last + 1);
    model.index.exact.begins_with_role(said, least)
}

/// One word is no activity unless it belongs to one owner; several words are an activity of their own.
fn concentration_of_single_word(model: &Model<'_>, analysis: &Analysis) -> Option<Concentration> {
    match analysis.tokens.as_slice() {
        [token] => Some(concentration(&model.index, token.lexeme.stem)),
        _ => None,
    }
}
