//! What the best rules of a layer come to.

use super::concentration::{Concentration, concentration_of_single_word};
use super::resolve::resolve;
use crate::router::analysis::Analysis;
use crate::router::answer::{Candidate, Decision, Match, Unclear, Unknown};
use crate::router::index::Vector;
use crate::router::model::Model;
use crate::router::scoring::attribution::Attribution;
use crate::router::scoring::{Basis, ScoredRule};
use crate::router::tuning::ABOUT_EQUAL;
use crate::rulebook::Known;

/// What the scored rules come to.
pub(super) struct Choice {
    pub(super) decision: Decision,
    /// Whether the best rule leads by words that do not decide.
    pub(super) is_undecided: bool,
}

impl From<Decision> for Choice {
    fn from(decision: Decision) -> Self {
        Self { decision, is_undecided: false }
    }
}

/// What the best rule says, unless rules that say otherwise fit about equally. Where function words make it lead, or one word
/// that several owners have, none that is near may say otherwise.
pub(super) fn choice(
    model: &Model<'_>,
    analysis: &Analysis,
    vector: &Vector,
    ranking: &[ScoredRule],
    scores: &[f32],
    known: &Known,
) -> Choice {
    let Some(best) = ranking.first() else { return Decision::Unknown(Unknown::Activity).into() };
    if let Basis::Verbatim(matched) = best.basis {
        return resolve(model.book, model.rules[best.rule], matched, known).into();
    }
    let matched = if analysis.has_corrections() { Match::Typo } else { Match::Words };
    let is_equal = |scored: &ScoredRule| scored.score > 0.0 && scored.score >= ABOUT_EQUAL * best.score;
    let equal = ranking.iter().take_while(|scored| is_equal(scored)).copied();
    let of_equal = decision_between(model, &equal.collect::<Vec<_>>(), matched, known);
    if let Decision::Unclear(_) = of_equal {
        return of_equal.into();
    }
    let by_function_words = has_words_of_others_alone(model, analysis, best)
        || leads_by_function_words(model, analysis, vector, ranking)
        || !has_telling_word(model, analysis, vector, best);
    if !by_function_words && concentration_of_single_word(model, analysis, best) != Some(Concentration::Split) {
        return of_equal.into();
    }
    let near = ranking.iter().zip(scores).take_while(|(_, score)| f64::from(**score) >= Candidate::NEAR);
    let near: Vec<ScoredRule> = near.map(|(scored, _)| *scored).collect();
    match decision_between(model, &near, matched, known) {
        Decision::Unclear(unclear) => Choice { decision: Decision::Unclear(unclear), is_undecided: true },
        _ if by_function_words => Choice { decision: Decision::Unclear(Unclear::NotNearEnough), is_undecided: true },
        decided => decided.into(),
    }
}

/// Whether the rules have words that the question may be about, and the best of them has none: then function words made it the
/// best. Of other languages these are left out, and compounds are read by their parts.
fn has_words_of_others_alone(model: &Model<'_>, analysis: &Analysis, best: &ScoredRule) -> bool {
    let is_known = |place: &usize| model.index.contains(analysis.tokens[*place].lexeme.stem);
    let mut known = analysis.telling_places().filter(is_known).peekable();
    model.analyzer.language().has_word_tables()
        && known.peek().is_some()
        && !known.any(|place| has_word(model, analysis, best, place))
}

/// Whether a rule has a word of the question or one of its synonyms.
pub(super) fn has_word(model: &Model<'_>, analysis: &Analysis, scored: &ScoredRule, place: usize) -> bool {
    analysis.terms_of(place).any(|term| model.index.rule_has(scored.rule, term))
}

/// Whether the best rule would not lead without the function words, or only just: “sell the bed” is no more “fix the bed
/// lift” than “allocate beds”.
fn leads_by_function_words(model: &Model<'_>, analysis: &Analysis, vector: &Vector, ranking: &[ScoredRule]) -> bool {
    let group = |scored: &ScoredRule| model.owner_group(scored.rule);
    let Some((best, others)) = ranking.split_first() else { return false };
    let Some(other) = others.iter().find(|other| group(other) != group(best)) else { return false };
    if model.analyzer.knows_function_words() || analysis.telling().count() == analysis.tokens.len() {
        return false;
    }
    let attribution = Attribution::new(&model.index, analysis, vector);
    let of_telling = |scored: &ScoredRule| {
        attribution.of_telling_words(&model.index, analysis, scored) * model.index.scales[scored.rule]
    };
    let (best, other) = (of_telling(best), of_telling(other));
    best <= other || ABOUT_EQUAL * best <= other
}

/// Whether a word that says something speaks for the best rule, if the question has one: not in “who do I ask about story”.
fn has_telling_word(model: &Model<'_>, analysis: &Analysis, vector: &Vector, best: &ScoredRule) -> bool {
    let telling = analysis.telling().count();
    telling == 0
        || telling == analysis.tokens.len()
        || Attribution::new(&model.index, analysis, vector).has_telling_word(&model.index, analysis, best)
}

/// What the first of some rules that fit about equally says, if the others agree with it; else the first that does not is its
/// rival.
pub(crate) fn decision_between(model: &Model<'_>, rules: &[ScoredRule], matched: Match, known: &Known) -> Decision {
    let mut rules = rules.iter().map(|scored| model.rules[scored.rule]);
    let resolved = |rule| resolve(model.book, rule, matched, known);
    let Some(first) = rules.next().map(resolved) else { return Decision::Unknown(Unknown::Activity) };
    match rules.find(|other| !resolved(other).agrees_with(&first)) {
        Some(rival) => Decision::Unclear(Unclear::SeveralOwners { rival: rival.id.clone() }),
        None => first,
    }
}
