//! A question that names a value of a condition, and no activity that is known: “sev1: the database is gone”.

use super::answer::{Answer, Candidate, Match, ReadValue};
use super::decision::{Verdict, decision_between};
use super::model::Model;
use super::scoring::{Basis, ScoredRule};
use super::tuning::NAMED_VALUE;
use crate::rulebook::{Case, Known, Rule};
use crate::text::{Language, has_digit};

/// The verdict for the rules that ask for a value that the question names, if its layer does not know the question otherwise.
///
/// Only a value counts whose name stands for nothing else, and only while few rules ask for it. If one of them is near by
/// itself, that is the answer, else all of them must agree.
pub(crate) fn by_condition<'a>(verdict: Verdict<'a>, values: &'a [ReadValue], known: &Known) -> Verdict<'a> {
    if verdict.is_known() {
        return verdict;
    }
    let model = verdict.model;
    let codes = values.iter().filter(|read| is_code(model.analyzer.language(), &read.words));
    let found = codes.map(|read| (read, asking(model, read))).find(|(_, rules)| !rules.is_empty());
    let Some((value, rules)) = found.filter(|(_, rules)| rules.len() <= Answer::CANDIDATES) else { return verdict };
    let near = verdict.ranking.first().filter(|_| verdict.score() >= Candidate::NEAR).map(|best| best.rule);
    let rules = near.filter(|near| rules.contains(near)).map_or(rules, |near| vec![near]);
    let scored = |rule| ScoredRule { rule, score: NAMED_VALUE, basis: Basis::Condition };
    let ranking: Vec<ScoredRule> = rules.into_iter().map(scored).collect();
    let decision = decision_between(model, &ranking, Match::Words, known);
    Verdict { scores: vec![NAMED_VALUE; ranking.len()], ranking, decision, value: Some(value), ..verdict }
}

/// Whether a name is that of a value and no word of the language: “sev1”, “EMEA”.
fn is_code(language: Language, name: &str) -> bool {
    let is_word = |folded: &str| !language.has_word_tables() || language.is_word(folded);
    language.words(name).any(|word| has_digit(&word.folded) || !is_word(&word.folded))
}

/// The rules with a case for a value.
fn asking(model: &Model<'_>, read: &ReadValue) -> Vec<usize> {
    let asks = |case: &Case| {
        let wanted = case.when.conditions().get(&read.context);
        wanted.is_some_and(|values| values.contains(&read.value))
    };
    let has_case = |rule: &Rule| rule.cases().iter().any(asks);
    (0..model.rules.len()).filter(|rule| model.index.finds(*rule) && has_case(model.rules[*rule])).collect()
}
