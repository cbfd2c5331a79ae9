//! Scored rules → [`Decision`].

mod concentration;
mod resolve;

use super::analysis::{Analysis, Query, Term, Token};
use super::answer::{Candidate, Decision, Match, ReadValue, TooLittle, Unclear, Unknown};
use super::index::Vector;
use super::model::Model;
use super::retrieval::Verbatim;
use super::scoring::attribution::Attribution;
use super::scoring::confidence::{Confidence, confidence};
use super::scoring::{Basis, ScoredRule};
use super::tuning::{
    ABOUT_EQUAL, FAR, HEAD_START, MOST_OF_A_PHRASE, MUCH_OF_A_PHRASE, NAMED_VALUE, NEARLY_A_PHRASE, SURE, UNDECIDED,
    UNITS, WIDESPREAD,
};
use crate::rulebook::Known;
use crate::text::{Class, is_path};
use concentration::{Concentration, concentration};
use resolve::resolve;

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
        /// Why the question is far from every rule, if it says too little.
        too_little: Option<TooLittle>,
        /// Whether the best rule leads by words that do not decide.
        is_undecided: bool,
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
        self.score() >= Candidate::ANSWER || matches!(self.found_by, FoundBy::Words { is_undecided: true, .. })
    }

    /// Whether it is clear that the team's own rules are meant, or a rule has the very words of the question.
    pub(crate) fn is_clearly_of_team(&self) -> bool {
        self.is_verbatim() || !self.model.is_builtin && self.score() >= Candidate::CLEAR
    }

    /// Whether the words of the question found the best rule, and it lacks one of them as it was typed.
    pub(crate) fn lacks_a_word(&self) -> bool {
        let (Some(best), FoundBy::Words { .. }) = (self.ranking.first(), &self.found_by) else { return false };
        let analysis = &self.query.analysis;
        let mut words = analysis.tokens.iter().enumerate().filter(|(_, token)| token.lexeme.says_something);
        let lacks_one = words.any(|(place, token)| !has_word(self.model, analysis, best, place, token));
        !self.is_verbatim() && (lacks_one || analysis.has_corrections())
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
            FoundBy::Words { too_little, .. } => too_little,
            FoundBy::Value { .. } => None,
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

    /// Whether this verdict counts more than that of a layer below: it knows the question, and the other one is not far surer
    /// and has not its very words. The less of the question it covers beside the other one, the less surer that must be. A
    /// question that says too little for the rules below is near to none above.
    ///
    /// Where the question names a value that only these rules ask for, nothing but very words counts more.
    pub(crate) fn stands_against(&self, lower: &Verdict<'_>) -> bool {
        if let FoundBy::Value { .. } = self.found_by {
            return !lower.is_verbatim();
        }
        if lower.too_little().is_some() && !self.is_known() {
            return false;
        }
        if lower.is_exact() && (!self.has_very_words() || self.best_rule() == lower.best_rule()) {
            return false;
        }
        if lower.has_just_these_words() && lower.score() >= self.score() && self.part_of_phrase() < MUCH_OF_A_PHRASE {
            return false;
        }
        if self.has_fewer_words_than(lower) {
            return false;
        }
        let head_start = if self.is_known() { HEAD_START * self.part_covered(lower) } else { 0.0 };
        self.score() + head_start >= lower.score()
    }

    /// Whether a layer below that is as sure has a phrase with more words of the question, and the words that the nearest phrase
    /// here has are common there: “changelog for customers” says little of “a customer cannot log in”. Where likeness alone
    /// found a rule, the words are not compared.
    fn has_fewer_words_than(&self, lower: &Verdict<'_>) -> bool {
        if !lower.is_known() || lower.score() < self.score() {
            return false;
        }
        let index = &lower.model.index;
        let is_common = |token: &&Token| index.effective_rules(token.lexeme.stem) >= WIDESPREAD;
        let (words, theirs) = (self.words_of_phrase(), lower.words_of_phrase());
        !words.is_empty() && words.len() < theirs.len() && words.iter().all(is_common)
    }

    /// The telling words of the question that the nearest phrase of the best rule has; all, if they are its very words.
    fn words_of_phrase(&self) -> Vec<&Token> {
        let Some(ScoredRule { basis: Basis::Similar { .. }, .. }) = self.ranking.first() else {
            return self.query.analysis.telling().collect();
        };
        let phrase = self.nearest_phrase();
        let index = &self.model.index;
        let has = |token: &&Token| phrase.is_some_and(|phrase| index.part_of_phrase(phrase, token.lexeme.stem) > 0.0);
        self.query.analysis.telling().filter(has).collect()
    }

    /// Whether the nearest phrase of the best rule has the very words of the question, if only in other forms: alone, or several
    /// side by side in a longer phrase, as “release notes” are in “text of the release notes”.
    fn has_very_words(&self) -> bool {
        self.has_just_these_words() || self.nearest_phrase().is_some_and(|phrase| self.has_side_by_side(phrase))
    }

    /// Whether the nearest phrase of the best rule has the telling words of the question, if only in other forms, and hardly any
    /// other.
    fn has_just_these_words(&self) -> bool {
        self.part_of_phrase() > MOST_OF_A_PHRASE
    }

    /// How much of the nearest phrase of the best rule the telling words of the question make up, if it has all of them: 0 to 1.
    fn part_of_phrase(&self) -> f32 {
        let Some(phrase) = self.nearest_phrase() else { return if self.is_verbatim() { 1.0 } else { 0.0 } };
        let analysis = &self.query.analysis;
        let part =
            |place: usize| analysis.terms_of(place).map(|term| self.model.index.part_of_phrase(phrase, term)).sum();
        let parts: Vec<f32> = self.telling_places().map(part).collect();
        if parts.contains(&0.0) { 0.0 } else { parts.into_iter().sum() }
    }

    /// Whether the question has several telling words, and a phrase has them side by side.
    fn has_side_by_side(&self, phrase: u32) -> bool {
        let analysis = &self.query.analysis;
        let term = |place| analysis.terms_of(place).last();
        let terms: Vec<Term> = self.telling_places().filter_map(term).collect();
        let has_pair = |pair: &[Term]| self.model.index.phrase_has(phrase, Term::of_pair(pair[0], pair[1]));
        terms.len() > 1 && terms.windows(2).all(has_pair)
    }

    /// The places of the tokens that say something.
    fn telling_places(&self) -> impl Iterator<Item = usize> {
        let tokens = self.query.analysis.tokens.iter().enumerate();
        tokens.filter(|(_, token)| token.lexeme.says_something).map(|(place, _)| place)
    }

    /// The phrase of the best rule that the words of the question are nearest to.
    fn nearest_phrase(&self) -> Option<u32> {
        match self.ranking.first()?.basis {
            Basis::Similar { own, .. } => own.phrase,
            Basis::Verbatim(_) | Basis::Condition => None,
        }
    }

    /// How much of what the other layer covers of the question by its words this one covers: 0 to 1.
    fn part_covered(&self, other: &Verdict<'_>) -> f64 {
        let (covered, all) = (self.of_words().coverage, other.of_words().coverage);
        if covered < all { f64::from(covered / all) } else { 1.0 }
    }

    /// The id of the best rule.
    fn best_rule(&self) -> Option<&str> {
        self.ranking.first().map(|best| self.model.rules[best.rule].id.as_str())
    }

    /// Whether the question is a phrase of a rule, to the letter.
    fn is_exact(&self) -> bool {
        self.ranking.first().is_some_and(|best| best.basis == Basis::Verbatim(Match::Exact))
    }

    /// Whether a rule has the very words of the question.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.ranking.first().is_some_and(|best| matches!(best.basis, Basis::Verbatim(_)))
    }
}

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
    let found_by = FoundBy::Words { confidence, too_little, is_undecided };
    Verdict { model, query, vector, ranking, scores, decision, found_by }
}

fn is_in_another_language(model: &Model<'_>, query: &Query<'_>) -> bool {
    query.is_foreign || model.analyzer.language().is_foreign(query.text)
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

/// Why a question names no activity of its own, if it does not.
fn too_little(model: &Model<'_>, query: &Query<'_>, best: &ScoredRule) -> Option<TooLittle> {
    if query.is_foreign {
        return Some(TooLittle::ForeignLanguage);
    }
    if matches!(best.basis, Basis::Verbatim(_)) {
        return None;
    }
    let analysis = &query.analysis;
    let is_ubiquitous = || concentration_of_single_word(model, analysis, best) == Some(Concentration::Ubiquitous);
    if is_path(query.text) && !is_known_word(model, analysis) {
        Some(TooLittle::Path)
    } else if names_a_role(model, query) {
        Some(TooLittle::RoleName)
    } else if analysis.telling().all(|token| token.lexeme.folded.len() == 1) {
        Some(TooLittle::FunctionWords)
    } else {
        is_ubiquitous().then_some(TooLittle::CommonWord)
    }
}

/// Whether a question is one word that the rules have: “Node.js” is no path where they do.
fn is_known_word(model: &Model<'_>, analysis: &Analysis) -> bool {
    matches!(analysis.tokens.as_slice(), [token] if model.index.contains(token.lexeme.stem))
}

/// What the scored rules come to.
struct Choice {
    decision: Decision,
    /// Whether the best rule leads by words that do not decide.
    is_undecided: bool,
}

impl From<Decision> for Choice {
    fn from(decision: Decision) -> Self {
        Self { decision, is_undecided: false }
    }
}

/// What the best rule says, unless rules that say otherwise fit about equally. Where function words make it lead, or one word
/// that several owners have, none that is near may say otherwise.
fn choice(
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
    let by_function_words =
        has_words_of_others_alone(model, analysis, best) || leads_by_function_words(model, analysis, vector, ranking);
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
    let mut known = analysis
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.lexeme.says_something && model.index.contains(token.lexeme.stem));
    let has = |(place, token): (usize, &Token)| has_word(model, analysis, best, place, token);
    model.analyzer.language().has_word_tables() && known.clone().next().is_some() && !known.any(has)
}

/// Whether a rule has a word of the question or one of its synonyms.
fn has_word(model: &Model<'_>, analysis: &Analysis, scored: &ScoredRule, place: usize, token: &Token) -> bool {
    let has = |term| model.index.rule_has(scored.rule, term);
    has(token.lexeme.stem) || analysis.group_of(place).is_some_and(|group| has(Term::of_group(group)))
}

/// Whether the best rule would not lead without the function words: “clean the bed” is no more “fix the bed lift” than
/// “allocate beds”.
fn leads_by_function_words(model: &Model<'_>, analysis: &Analysis, vector: &Vector, ranking: &[ScoredRule]) -> bool {
    let group = |scored: &ScoredRule| model.index.owner_group(scored.rule);
    let Some((best, others)) = ranking.split_first() else { return false };
    let Some(other) = others.iter().find(|other| group(other) != group(best)) else { return false };
    if model.analyzer.knows_function_words() || analysis.telling().count() == analysis.tokens.len() {
        return false;
    }
    let attribution = Attribution::new(&model.index, analysis, vector);
    let of_telling = |scored: &ScoredRule| {
        attribution.of_telling_words(&model.index, analysis, scored) * model.index.scales[scored.rule]
    };
    of_telling(best) <= of_telling(other)
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

/// Whether a question says no more than the name of a role: “who is the PO?”
fn names_a_role(model: &Model<'_>, query: &Query<'_>) -> bool {
    let read: Vec<&str> = query.analysis.tokens.iter().map(|token| token.lexeme.folded.as_str()).collect();
    // Function words that no rule has are not read, and a name may have them: head of programme.
    let typed: Vec<&str> = query.tokens.words.iter().map(|word| word.folded.as_str()).collect();
    [read, typed].iter().any(|words| are_a_role(model, words))
}

/// Whether some words are the name of a role, with function words around it.
fn are_a_role(model: &Model<'_>, words: &[&str]) -> bool {
    let language = model.analyzer.language();
    let says_something = |word: &&str| !language.is_stop_word(word) || language.is_a(word, Class::Direction);
    let first = words.iter().position(says_something).unwrap_or(0);
    let end = words.iter().rposition(says_something).map_or(0, |last| last + 1);
    // The first or the last word of a name may be a stop word: on-call engineer, Product Owner.
    (0..=first).any(|begin| {
        let said = words.get(begin..).unwrap_or_default();
        model.index.exact.begins_with_role(said, end.saturating_sub(begin).max(1))
    })
}

/// One word, said once or again, with whatever function words, is no activity unless it belongs to one owner or the best rule has nearly these
/// words; several words are an activity of their own.
fn concentration_of_single_word(model: &Model<'_>, analysis: &Analysis, best: &ScoredRule) -> Option<Concentration> {
    if analysis.tokens.len() > 1 && best.score >= NEARLY_A_PHRASE {
        return None;
    }
    let mut telling = analysis.telling();
    let token = match (telling.next(), analysis.tokens.as_slice()) {
        (Some(token), _) | (None, [token]) => token,
        _ => return None,
    };
    let is_again = |other: &Token| other.lexeme.stem == token.lexeme.stem;
    telling.all(is_again).then(|| concentration(&model.index, token.lexeme.stem))
}
