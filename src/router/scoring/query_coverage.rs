//! Query coverage: how much of a question some rules speak of.
//!
//! A rule may fit well by one word alone: “launch the dishwasher”. What the rest of the question is about shows here.

use std::collections::BTreeMap;

use crate::router::analysis::lexeme::Lexeme;
use crate::router::analysis::{Analysis, Term};
use crate::router::index::Index;
use crate::router::index::rule_words::Related;
use crate::router::tuning::{LEAST_COSINE, OF_OTHER_RULES, UNKNOWN_WORD};

/// The part of a question, by the weight of its words, that some rules speak of: 0 to 1. Stop words do not count.
pub(crate) fn query_coverage(index: &Index, analysis: &Analysis, rules: &[usize]) -> f32 {
    let (mut covered, mut all) = (0.0, 0.0);
    let mut known: BTreeMap<(Term, Option<usize>), f32> = BTreeMap::new();
    for (place, token) in analysis.tokens.iter().enumerate().filter(|(_, token)| !token.lexeme.is_stop_word) {
        let lexeme = &token.lexeme;
        let is_known = lexeme.word_id.is_some() || index.contains(lexeme.stem) || has_parts(index, lexeme);
        let part = if is_known { 1.0 } else { UNKNOWN_WORD };
        let weight = part * index.vectorizer.weight_of(token.lexeme.stem);
        let again = known.entry((token.lexeme.stem, analysis.group_of(place)));
        covered += weight * *again.or_insert_with(|| coverage_of_word(index, analysis, place, rules));
        all += weight;
    }
    if all > 0.0 { covered / all } else { 0.0 }
}

/// Whether a word is a compound of words that the file has.
fn has_parts(index: &Index, lexeme: &Lexeme) -> bool {
    !lexeme.parts.is_empty() && lexeme.parts.iter().all(|part| index.contains(*part))
}

/// How far some rules speak of the word in a place: 0 to 1.
fn coverage_of_word(index: &Index, analysis: &Analysis, place: usize, rules: &[usize]) -> f32 {
    let lexeme = &analysis.tokens[place].lexeme;
    if analysis.terms_of(place).any(|term| index.any_has(rules, term)) {
        return 1.0;
    }
    let elsewhere = if index.contains(lexeme.stem) { OF_OTHER_RULES } else { 0.0 };
    let has = |part: &&Term| index.any_has(rules, **part);
    let of_parts = lexeme.parts.iter().filter(has).count() as f32 / lexeme.parts.len().max(1) as f32;
    let related = rules.iter().filter_map(|rule| index.rule_words.most_alike(lexeme.word_id?, *rule));
    let part = |related: Related<'_>| (related.cosine - LEAST_COSINE) / (1.0 - LEAST_COSINE);
    related.map(part).fold(elsewhere.max(of_parts), f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::WordId;

    /// All words stand in one rule each, so all weigh ln 3 + 1, as unknown ones do.
    fn coverage(question: &str) -> f32 {
        let index = Index::of_phrases(&[&["serve soup", "set price"], &["bake bread"]]);
        query_coverage(&index, &Analysis::of_words(question), &[0])
    }

    #[test]
    fn words_of_the_rule_are_covered_and_stop_words_do_not_count() {
        assert_eq!(coverage("serve soup"), 1.0);
        assert_eq!(coverage("who should serve the soup"), 1.0);
        assert_eq!(coverage("who is the"), 0.0);
    }

    /// A word of another rule counts half: (1 + 0.5) / 2.
    #[test]
    fn words_of_other_rules_are_covered_in_half() {
        assert!((coverage("serve bread") - 0.75).abs() < 1e-6);
    }

    /// A word that nothing has weighs 0.4 and is not covered: 1 / (1 + 0.4).
    #[test]
    fn unknown_words_weigh_less() {
        assert!((coverage("serve xqzzt") - 1.0 / 1.4).abs() < 1e-6);
    }

    /// A related word counts from a cosine of 0.25 on.
    #[test]
    fn related_words_are_covered_by_their_cosine() {
        let cost = WordId::of("cost").expect("a common word");
        let cosines = ["soup", "set", "price"].map(|other| WordId::of(other).expect("a common word").cosine(cost));
        let cosine = cosines.into_iter().fold(0.0, f32::max);
        let expected = (1.0 + (cosine - 0.25) / 0.75) / 2.0;
        assert!(cosine > 0.3 && (coverage("serve cost") - expected).abs() < 1e-6, "{cosine}");
    }
}
