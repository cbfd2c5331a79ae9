//! Query coverage: how much of a question some rules speak of.
//!
//! A rule may fit well by one word alone: “launch the dishwasher”. What the rest of the question is about shows here.

use std::collections::BTreeMap;

use crate::router::analysis::{Analysis, Term};
use crate::router::index::Index;
use crate::router::index::rule_words::Related;
use crate::router::tuning::{LEAST_COSINE, OF_OTHER_RULES, UNKNOWN_WORD};

/// The part of a question, by the weight of its words, that some rules speak of: 0 to 1. Stop words do not count.
pub(crate) fn query_coverage(index: &Index, analysis: &Analysis, rules: &[usize]) -> f32 {
    let (mut covered, mut all) = (0.0, 0.0);
    let mut known: BTreeMap<(Term, Option<usize>), f32> = BTreeMap::new();
    for (place, token) in analysis.tokens.iter().enumerate().filter(|(_, token)| !token.lexeme.is_stop_word) {
        let is_known = token.lexeme.word_id.is_some() || index.contains(token.lexeme.stem);
        let part = if is_known { 1.0 } else { UNKNOWN_WORD };
        let weight = part * index.vectorizer.weight_of(token.lexeme.stem);
        let again = known.entry((token.lexeme.stem, analysis.group_of(place)));
        covered += weight * *again.or_insert_with(|| coverage_of_word(index, analysis, place, rules));
        all += weight;
    }
    if all > 0.0 { covered / all } else { 0.0 }
}

/// How far some rules speak of the word in a place: 0 to 1.
fn coverage_of_word(index: &Index, analysis: &Analysis, place: usize, rules: &[usize]) -> f32 {
    let lexeme = &analysis.tokens[place].lexeme;
    if rules.iter().any(|rule| analysis.terms_of(place).any(|term| index.rule_has(*rule, term))) {
        return 1.0;
    }
    let elsewhere = if index.contains(lexeme.stem) { OF_OTHER_RULES } else { 0.0 };
    let related = rules.iter().filter_map(|rule| index.rule_words.most_alike(lexeme.word_id?, *rule));
    let part = |related: Related<'_>| (related.cosine - LEAST_COSINE) / (1.0 - LEAST_COSINE);
    related.map(part).fold(elsewhere, f32::max)
}
