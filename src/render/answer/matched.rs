//! How the words of a question were read, and which of them decided.

use std::collections::BTreeSet;

use crate::render::page::Page;
use crate::router::{Answer, Candidate, Evidence, Ground, Match, Reading};
use crate::text::Language;

/// The most words that are named as decisive.
const MOST: usize = 4;

/// Which words decided, and which were read as misspelt.
pub(super) fn matched(page: &mut Page, language: Language, answer: &Answer, by: &Ground) {
    if by.matched == Match::Exact {
        return page.field("match", "exact: a rule has these very words");
    }
    let corrections = corrections(answer.evidence());
    if !corrections.is_empty() {
        page.field("spelling", &corrections.join(", "));
    }
    let score = answer.candidates.first().map_or(0.0, |candidate| candidate.score);
    let how = if score >= Candidate::CLEAR { "clear" } else { "close" };
    page.field("match", &format!("{how}{}", telling(language, answer.evidence())));
}

/// The misspelt words, each once, with what they were taken for: a word, or the two that it is without a space.
fn corrections(evidence: &[Evidence]) -> Vec<String> {
    let corrected: Vec<&Evidence> = evidence.iter().filter(|e| e.reading == Reading::Corrected).collect();
    let of_one_word = corrected.chunk_by(|one, other| one.word == other.word && one.read_as != other.read_as);
    let taken = of_one_word.map(|of_word| {
        let read_as: Vec<&str> = of_word.iter().map(|e| e.read_as.as_str()).collect();
        format!("“{}” was taken for “{}”", of_word[0].word, read_as.join(" "))
    });
    let mut seen = BTreeSet::new();
    taken.filter(|correction| seen.insert(correction.clone())).collect()
}

/// The words that decided, the strongest first, each once: those that the rule has, and those that count by their likeness
/// alone.
fn telling(language: Language, evidence: &[Evidence]) -> String {
    let says_something = |e: &&Evidence| e.share > 0.0 && !language.is_stop_word(&e.read_as);
    let mut telling: Vec<_> = evidence.iter().filter(says_something).collect();
    telling.sort_by(|a, b| b.share.total_cmp(&a.share));
    let mut seen = BTreeSet::new();
    telling.retain(|e| seen.insert(&e.read_as));
    telling.truncate(MOST);
    let (by_likeness, had): (Vec<_>, Vec<_>) = telling.into_iter().partition(|e| e.reading == Reading::Likeness);
    let listed = |before: &str, words: &[&Evidence]| match words {
        [] => String::new(),
        words => format!("{before}: {}", words.iter().map(|e| shown(e)).collect::<Vec<_>>().join(", ")),
    };
    listed("", &had) + &listed(if had.is_empty() { ", by likeness" } else { "; by likeness" }, &by_likeness)
}

fn shown(evidence: &Evidence) -> String {
    if evidence.reading == Reading::Corrected { evidence.read_as.clone() } else { read(evidence) }
}

/// A word as it was typed, and what it was read as if that is another one.
pub(super) fn read(evidence: &Evidence) -> String {
    let Evidence { word, read_as, reading, .. } = evidence;
    if matches!(reading, Reading::Verbatim | Reading::Likeness) || word.to_lowercase() == *read_as {
        return word.clone();
    }
    format!("{word} read as {read_as}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(word: &str, share: f64) -> Evidence {
        Evidence { word: word.to_owned(), read_as: word.to_owned(), share, place: 0, reading: Reading::Verbatim }
    }

    #[test]
    fn a_word_that_stands_twice_is_told_once() {
        let twice = [evidence("wine", 0.1), evidence("the", 0.2), evidence("bread", 0.3), evidence("wine", 0.4)];
        assert_eq!(telling(Language::English, &twice), ": wine, bread");
    }

    #[test]
    fn each_correction_is_told_once_and_whole() {
        let corrected = |word: &str, read_as: &str| Evidence {
            read_as: read_as.to_owned(),
            reading: Reading::Corrected,
            ..evidence(word, 0.3)
        };
        let evidence = [
            corrected("userstories", "user"),
            corrected("userstories", "stories"),
            evidence("write", 0.1),
            corrected("baklog", "backlog"),
            corrected("baklog", "backlog"),
        ];
        let told = ["“userstories” was taken for “user stories”", "“baklog” was taken for “backlog”"];
        assert_eq!(corrections(&evidence), told);
    }

    #[test]
    fn a_word_that_the_rule_lacks_is_told_apart() {
        let by_likeness = |word, share| Evidence { reading: Reading::Likeness, ..evidence(word, share) };
        let telling = |evidence: &[Evidence]| telling(Language::English, evidence);
        assert_eq!(telling(&[by_likeness("prosecco", 0.4), evidence("bar", 0.3)]), ": bar; by likeness: prosecco");
        assert_eq!(telling(&[by_likeness("prosecco", 0.4)]), ", by likeness: prosecco");
        assert_eq!(telling(&[]), "");
    }
}
