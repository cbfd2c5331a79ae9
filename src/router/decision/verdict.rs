//! What one layer makes of a question.

use super::choice::has_word;
use crate::router::analysis::Query;
use crate::router::answer::{Candidate, Cap, Decision, Match, ReadValue, TooLittle};
use crate::router::index::Vector;
use crate::router::model::Model;
use crate::router::scoring::confidence::Confidence;
use crate::router::scoring::{Basis, ScoredRule};
use crate::router::tuning::SURE;

/// A question with what came of every stage in one layer.
pub(crate) struct Verdict<'a> {
    pub(crate) model: &'a Model<'a>,
    pub(crate) query: Query<'a>,
    pub(crate) vector: Vector,
    /// Best first.
    pub(crate) ranking: Vec<ScoredRule>,
    /// By place in the ranking: how surely the question means the owners of the rule, calibrated.
    pub(crate) scores: Vec<f32>,
    pub(crate) decision: Decision,
    pub(crate) found_by: FoundBy<'a>,
}

/// By what the rules of a verdict were found.
pub(crate) enum FoundBy<'a> {
    /// By the words of the question.
    Words {
        confidence: Confidence,
        /// Why the scores are no more than they are, if something holds them down.
        cap: Option<Cap>,
    },
    /// By a value of a condition that the question names.
    Value {
        value: &'a ReadValue,
        /// The confidence in the rules that the words mean: these are not the rules of the verdict.
        of_words: Confidence,
    },
}

impl Verdict<'_> {
    /// The score of the best rule; 0 without one.
    pub(crate) fn score(&self) -> f64 {
        self.scores.first().copied().map_or(0.0, f64::from)
    }

    /// Whether the layer knows the question: it answers, or says which of its rules do not agree.
    pub(crate) fn is_known(&self) -> bool {
        self.score() >= Candidate::ANSWER || matches!(self.found_by, FoundBy::Words { cap: Some(Cap::Undecided), .. })
    }

    /// Whether it is clear that the team's own rules are meant, or a rule has the very words of the question.
    pub(crate) fn is_clearly_of_team(&self) -> bool {
        self.is_verbatim() || !self.model.is_builtin && self.score() >= Candidate::CLEAR
    }

    /// Whether the best rule is about a question that names an area and nothing else: as it was typed, a rule of the team has
    /// hardly any other words, or a built-in rule, which knows no areas, has all of it.
    pub(crate) fn is_about_name(&self) -> bool {
        let Some(best) = self.ranking.first() else { return false };
        let analysis = &self.query.analysis;
        let is_about = match self.model.is_builtin {
            true => analysis.telling_places().all(|place| has_word(self.model, analysis, best, place)),
            false => self.has_very_words(),
        };
        self.is_verbatim() || is_about && !analysis.has_corrections()
    }

    /// Whether a value that the question names found its rules.
    pub(crate) fn is_found_by_value(&self) -> bool {
        matches!(self.found_by, FoundBy::Value { .. })
    }

    /// Whether it answers, and what was said is surely an activity of its own.
    pub(crate) fn is_sure(&self) -> bool {
        let FoundBy::Words { confidence, .. } = &self.found_by else { return false };
        self.decision.ground().is_some() && confidence.value() > SURE
    }

    /// Whether the question is in another language than the rules, even with a word of theirs.
    pub(crate) fn is_in_another_language(&self) -> bool {
        is_in_another_language(self.model, &self.query)
    }

    /// Why the question is far from every rule, if it says too little, and no value of a condition found any.
    pub(crate) fn too_little(&self) -> Option<TooLittle> {
        match self.found_by {
            FoundBy::Words { cap: Some(Cap::TooLittle(too_little)), .. } => Some(too_little),
            FoundBy::Words { .. } | FoundBy::Value { .. } => None,
        }
    }

    /// The confidence in the rules of this layer that the words of the question mean, whether or not the verdict is theirs.
    pub(crate) fn of_words(&self) -> Confidence {
        match self.found_by {
            FoundBy::Words { confidence: of_words, .. } | FoundBy::Value { of_words, .. } => of_words,
        }
    }

    /// Whether this is the verdict on one of several activities that `whole` names: it is sure, and surer than that on all, or a
    /// rule has its very words. If a rule has those of one of the `others`, and they are several, they made the whole sure:
    /// to be as sure is enough.
    pub(crate) fn stands_alone_in<'v>(
        &self,
        whole: &Verdict<'_>,
        mut others: impl Iterator<Item = &'v Verdict<'v>>,
    ) -> bool {
        let (value, of_whole) = (self.of_words().unbounded(), whole.of_words().unbounded());
        let is_other_told = others.any(|other| other.is_verbatim() && other.query.analysis.tokens.len() > 1);
        self.is_sure() && (self.is_verbatim() || value > of_whole || is_other_told && value >= of_whole)
    }

    /// The id of the best rule.
    pub(crate) fn best_rule(&self) -> Option<&str> {
        self.ranking.first().map(|best| self.model.rules[best.rule].id.as_str())
    }

    /// Whether the question is a phrase of a rule to the letter, or says no more than a phrase of a rule of the team.
    pub(super) fn is_phrase(&self) -> bool {
        let has_all_words = || self.query.analysis.telling().all(|token| self.model.index.contains(token.lexeme.stem));
        self.is_exact() || self.is_verbatim() && !self.model.is_builtin && has_all_words()
    }

    /// Whether the question is a phrase of a rule to the letter.
    pub(super) fn is_exact(&self) -> bool {
        self.ranking.first().is_some_and(|best| best.basis == Basis::Verbatim(Match::Exact))
    }

    /// Whether a rule has the very words of the question.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.ranking.first().is_some_and(|best| matches!(best.basis, Basis::Verbatim(_)))
    }
}

/// Whether a question is in another language than the rules, even with a word of theirs.
pub(super) fn is_in_another_language(model: &Model<'_>, query: &Query<'_>) -> bool {
    query.is_foreign || model.analyzer.language().is_foreign(query.text)
}
