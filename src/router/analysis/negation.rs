//! Negation: what a question sets aside. “Not the backlog, the roadmap” is about the roadmap.
//!
//! A negation reaches from its marker to the next punctuation or “but”, as in NegEx (Chapman et al., “A simple algorithm for
//! identifying negated findings”, 2001).

use crate::router::tuning::LONGEST_BARE_NEGATION;
use crate::text::{Class, Word, is_a};

/// Whether a word denies what comes after it.
pub(crate) fn denies(word: &Word) -> bool {
    is_a(&word.folded, Class::Negation) || is_a(&word.folded, Class::NegatedAuxiliary)
}

/// For every word of `text`, whether it is negated.
pub(crate) fn negated(text: &str, words: &[Word]) -> Vec<bool> {
    let mut is_negated = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let Some(first) = after_marker(text, words, at) else {
            at += 1;
            continue;
        };
        let end = (first..words.len()).find(|end| *end > first && ends_before(text, words, *end));
        let end = end.unwrap_or(words.len());
        let points = words.get(first).is_some_and(points);
        let something_is_left = at > 0 || end < words.len();
        // “This is not my card” denies and says what it is about; only what comes after it can take its place.
        let stays = end == words.len() && denies_a_verb(words, at);
        if !stays && (points || something_is_left && end - first <= LONGEST_BARE_NEGATION) {
            is_negated[at..end].fill(true);
        }
        at = end;
    }
    is_negated
}

/// Whether the marker at `at` turns a verb round: “is not the”, “isn't the”.
fn denies_a_verb(words: &[Word], at: usize) -> bool {
    let is_verb = |word: &Word| is_a(&word.folded, Class::Auxiliary);
    is_a(&words[at].folded, Class::NegatedAuxiliary) || words[at].folded == "not" && at > 0 && is_verb(&words[at - 1])
}

/// The first word after a marker that stands at `at`.
fn after_marker(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let is = |place: usize, word: &str| words.get(place).is_some_and(|found| found.folded == word);
    let points = words.get(at + 1).is_some_and(points);
    let opens = at == 0 || breaks(text, words, at) || is(at - 1, "and") || is(at - 1, "but");
    let negates = is(at, "not") && !is(at + 1, "only") && (points || opens);
    let denies = points && is_a(&words[at].folded, Class::NegatedAuxiliary);
    let replaces = is(at, "instead") && is(at + 1, "of") || is(at, "rather") && is(at + 1, "than");
    match (negates || denies, replaces) {
        (true, _) if at + 1 < words.len() => Some(at + 1),
        (_, true) if at + 2 < words.len() => Some(at + 2),
        _ => None,
    }
}

/// Whether a word after “not” points at what is negated: “not the invoice”, “not about invoices”.
fn points(word: &Word) -> bool {
    is_a(&word.folded, Class::Determiner) || word.folded == "about"
}

/// Whether a negation ends before this word.
fn ends_before(text: &str, words: &[Word], at: usize) -> bool {
    breaks(text, words, at) || words[at].folded == "but"
}

/// Whether a mark of punctuation stands before this word.
fn breaks(text: &str, words: &[Word], at: usize) -> bool {
    at > 0
        && text[words[at - 1].span.end..words[at].span.start]
            .contains([',', ';', ':', '.', '!', '?', '(', ')', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn left(text: &str) -> String {
        let words: Vec<Word> = words(text).collect();
        let negated = negated(text, &words);
        let left = words.iter().zip(negated).filter(|(_, negated)| !negated).map(|(word, _)| word.folded.as_str());
        left.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn negated_words_are_left_out() {
        assert_eq!(left("not the backlog, the roadmap"), "the roadmap");
        assert_eq!(left("the roadmap, not the backlog"), "the roadmap");
        assert_eq!(left("not the backlog but the roadmap"), "but the roadmap");
        assert_eq!(left("pricing instead of positioning"), "pricing");
        assert_eq!(left("it isn't the vision, it's the goal"), "it its the goal");
        assert_eq!(left("not the backlog"), "");
        assert_eq!(left("this is not about the backlog, it is about the vision"), "this is it is about the vision");
        assert_eq!(left("not about pricing, about launches"), "about launches");
    }

    #[test]
    fn a_negated_verb_stays() {
        for text in [
            "the stories are not clear",
            "whether or not to release",
            "not enough tickets are ready for us",
            "this is not the roadmap that we agreed on",
        ] {
            assert_eq!(left(text), text);
        }
    }
}
