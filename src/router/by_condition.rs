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
    let Some((value, rules)) = found_by_value(&verdict, values) else { return verdict };
    let scored = |rule| ScoredRule { rule, score: NAMED_VALUE, basis: Basis::Condition };
    let ranking: Vec<ScoredRule> = rules.into_iter().map(scored).collect();
    let found_by = FoundBy::Value { value, of_words: verdict.of_words() };
    let Verdict { model, query, vector, .. } = verdict;
    let decision = decision_between(model, &ranking, Match::Words, known);
    Verdict { model, query, vector, scores: vec![NAMED_VALUE; ranking.len()], ranking, decision, found_by }
}

/// The value that counts, and the rules that ask for it: of several, the one that is near by itself, if the best is.
///
/// Only a value counts whose name stands for nothing else, and only while few rules ask for it. What a rule comes close to counts
/// less, and whatever a built-in rule knows of the question: it knows no condition of the team.
fn found_by_value<'a>(verdict: &Verdict<'a>, values: &'a [ReadValue]) -> Option<(&'a ReadValue, Vec<usize>)> {
    let (model, is_known) = (verdict.model, verdict.is_known());
    if values.is_empty() || is_known && verdict.is_clearly_of_team() {
        return None;
    }
    let (language, answers) = (model.analyzer.language(), verdict.decision.ground().is_some());
    let counts = |read: &&ReadValue| is_code(language, &read.words) || !answers && is_wording(language, &read.words);
    let told = values.iter().filter(counts).map(|read| (read, asking(model, read)));
    let (value, rules) = told.into_iter().find(|(_, rules)| !rules.is_empty())?;
    let best = verdict.ranking.first().map(|best| best.rule).filter(|best| rules.contains(best));
    match best {
        _ if rules.len() > Answer::CANDIDATES => None,
        Some(_) if is_known => None,
        Some(best) if verdict.score() >= Candidate::NEAR => Some((value, vec![best])),
        _ => Some((value, rules)),
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

/// The rules that ask for the context of a value and have a case for it, if only the one for everything else.
fn asking(model: &Model<'_>, read: &ReadValue) -> Vec<usize> {
    let has_case = |rule: &Rule| {
        let asked = || rule.cases().iter().filter_map(|case| case.when.conditions().get(&read.context));
        let covers_all = rule.cases().iter().any(|case| case.when == When::Otherwise);
        asked().any(|values| covers_all || values.contains(&read.value))
    };
    (0..model.rules.len()).filter(|rule| model.index.finds(*rule) && has_case(model.rules[*rule])).collect()
}
