//! A question that names a value of a condition, and no activity that is known: “sev1: the database is gone”.

use super::answer::{Answer, Candidate, Match, ReadValue};
use super::decision::{FoundBy, Verdict, decision_between};
use super::model::Model;
use super::scoring::{Basis, ScoredRule};
use super::tuning::NAMED_VALUE;
use crate::rulebook::{Known, Rule, When};
use crate::text::{Language, has_digit};

/// The verdict for the rules that ask for a value that the question names, if its layer does not know the question otherwise.
/// They must agree.
pub(crate) fn by_condition<'a>(verdict: Verdict<'a>, values: &'a [ReadValue], known: &Known) -> Verdict<'a> {
    match found_by_value(&verdict, values, LayerBelow::NoBetter) {
        Some((value, rules)) => found_by(value, rules, verdict, known),
        None => verdict,
    }
}

/// As [`by_condition`], where a layer below knows the question better than the rules that its words found.
pub(crate) fn by_condition_alone<'a>(verdict: Verdict<'a>, values: &'a [ReadValue], known: &Known) -> Verdict<'a> {
    match (&verdict.found_by, found_by_value(&verdict, values, LayerBelow::Better)) {
        (FoundBy::Words { .. }, Some((value, rules))) => found_by(value, rules, verdict, known),
        _ => verdict,
    }
}

/// What a layer below knows of a question, beside the rules that its words found here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LayerBelow {
    /// Nothing that counts more, as far as is known.
    NoBetter,
    /// It knows the question better.
    Better,
}

fn found_by<'a>(value: &'a ReadValue, rules: Vec<usize>, verdict: Verdict<'a>, known: &Known) -> Verdict<'a> {
    let scored = |rule| ScoredRule { rule, score: NAMED_VALUE, basis: Basis::Condition };
    let ranking: Vec<ScoredRule> = rules.into_iter().map(scored).collect();
    let found_by = FoundBy::Value { value, of_words: verdict.of_words() };
    let Verdict { model, query, vector, .. } = verdict;
    let decision = decision_between(model, &ranking, Match::Words, known);
    Verdict { model, query, vector, scores: vec![NAMED_VALUE; ranking.len()], ranking, decision, found_by }
}

/// The value that counts, and the rules that ask for it: of several, the nearest, if one is near by itself.
///
/// Only a value counts whose name stands for nothing else, or is a turn of phrase and all that is said, and only while few
/// rules ask for it. What a rule comes close to counts less, and whatever a built-in rule knows of the question: it knows no
/// condition of the team. Where it is clear that another rule of the team is meant, a rule that asks must be near, unless the
/// turn of phrase is all that is said and that rule has not its words.
fn found_by_value<'a>(
    verdict: &Verdict<'a>,
    values: &'a [ReadValue],
    below: LayerBelow,
) -> Option<(&'a ReadValue, Vec<usize>)> {
    if values.is_empty() || verdict.is_verbatim() {
        return None;
    }
    let (model, answers) = (verdict.model, verdict.decision.ground().is_some());
    let language = model.analyzer.language();
    let is_all = |read: &ReadValue| {
        is_wording(language, &read.words) && says_no_more(verdict, &read.words) && !verdict.has_very_words()
    };
    let counts = |read: &&ReadValue| {
        is_code(language, &read.words) || is_wording(language, &read.words) && (!answers || is_all(read))
    };
    let told = values.iter().filter(counts).map(|read| (read, asking(model, read)));
    let (value, rules) = told.into_iter().find(|(_, rules)| !rules.is_empty())?;
    let is_first = verdict.ranking.first().is_some_and(|best| rules.contains(&best.rule));
    if rules.len() > Answer::CANDIDATES || below == LayerBelow::NoBetter && verdict.is_known() && is_first {
        return None;
    }
    let found = verdict.ranking.iter().zip(&verdict.scores);
    let mut near = found.take_while(|(_, score)| f64::from(**score) >= Candidate::NEAR).map(|(scored, _)| scored.rule);
    let is_other_meant = below == LayerBelow::NoBetter && verdict.is_known() && verdict.is_clearly_of_team();
    match near.find(|rule| rules.contains(rule)) {
        Some(nearest) => Some((value, vec![nearest])),
        None if is_other_meant && !is_all(value) => None,
        None => Some((value, rules)),
    }
}

/// Whether a name is that of a value and no word of the language: “sev1”, “EMEA”.
fn is_code(language: Language, name: &str) -> bool {
    let is_word = |folded: &str| !language.has_word_tables() || language.is_word(folded);
    language.words(name).any(|word| has_digit(&word.folded) || !is_word(&word.folded))
}

/// Whether a name is a turn of phrase: “nobody can log in”.
fn is_wording(language: Language, name: &str) -> bool {
    language.words(name).count() > 2
}

/// Whether every telling word of a question is one of a name.
fn says_no_more(verdict: &Verdict<'_>, name: &str) -> bool {
    let words: Vec<String> = verdict.model.analyzer.language().words(name).map(|word| word.folded).collect();
    verdict.query.analysis.telling().all(|token| words.contains(&token.lexeme.folded))
}

/// The rules that ask for the context of a value and have a case for it, if only the one for everything else.
fn asking(model: &Model<'_>, read: &ReadValue) -> Vec<usize> {
    let has_case = |rule: &Rule| {
        let asked = || rule.cases().iter().filter_map(|case| case.when.conditions().get(&read.context));
        let covers_all = rule.cases().iter().any(|case| case.when == When::Otherwise);
        asked().any(|values| covers_all || values.contains(&read.value))
    };
    (0..model.rules.len()).filter(|rule| model.index.finds(*rule) && has_case(model.rules[*rule])).collect()
}
