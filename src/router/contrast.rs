//! What a question sets aside: “not the backlog, the roadmap” is about the roadmap.

use crate::text::Word;

/// Words that point at something: after “not”, they show that a thing is set aside and not a verb turned round.
const POINTERS: &[&str] = &["a", "an", "any", "her", "his", "its", "my", "our", "that", "the", "their", "this", "your"];

const VERBS: &[&str] = &["am", "are", "did", "do", "does", "had", "has", "have", "im", "is", "its", "was", "were"];
const DENIALS: &[&str] = &["arent", "isnt", "wasnt", "werent"];

/// Whether a word denies what comes after it.
pub(super) fn denies(word: &Word) -> bool {
    word.folded == "not" || DENIALS.contains(&word.folded.as_str())
}

/// How many words after “not” may be set aside if none of them points.
const FEW: usize = 3;

/// For every word of `text`, whether it is set aside.
pub(super) fn set_aside(text: &str, words: &[Word]) -> Vec<bool> {
    let mut aside = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let Some(first) = after_marker(text, words, at) else {
            at += 1;
            continue;
        };
        let end = (first..words.len()).find(|end| *end > first && ends_before(text, words, *end));
        let end = end.unwrap_or(words.len());
        let points = words.get(first).is_some_and(|word| POINTERS.contains(&word.folded.as_str()));
        let something_is_left = at > 0 || end < words.len();
        // “This is not my card” denies and says what it is about; only what comes after it can take its place.
        let stays = end == words.len() && denies_a_verb(words, at);
        if !stays && (points || something_is_left && end - first <= FEW) {
            aside[at..end].fill(true);
        }
        at = end;
    }
    aside
}

/// Whether the marker at `at` turns a verb round: “is not the”, “isn't the”.
fn denies_a_verb(words: &[Word], at: usize) -> bool {
    let is_verb = |word: &Word| VERBS.contains(&word.folded.as_str());
    DENIALS.contains(&words[at].folded.as_str()) || words[at].folded == "not" && at > 0 && is_verb(&words[at - 1])
}

/// The first word after a marker that stands at `at`.
fn after_marker(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let is = |place: usize, word: &str| words.get(place).is_some_and(|found| found.folded == word);
    let points = words.get(at + 1).is_some_and(|word| POINTERS.contains(&word.folded.as_str()));
    let opens = at == 0 || breaks(text, words, at) || is(at - 1, "and") || is(at - 1, "but");
    let negates = is(at, "not") && !is(at + 1, "only") && (points || opens);
    let denies = points && DENIALS.iter().any(|word| is(at, word));
    let replaces = is(at, "instead") && is(at + 1, "of") || is(at, "rather") && is(at + 1, "than");
    match (negates || denies, replaces) {
        (true, _) if at + 1 < words.len() => Some(at + 1),
        (_, true) if at + 2 < words.len() => Some(at + 2),
        _ => None,
    }
}

/// Whether what is set aside ends before this word.
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
        let aside = set_aside(text, &words);
        let left = words.iter().zip(aside).filter(|(_, aside)| !aside).map(|(word, _)| word.folded.as_str());
        left.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_set_aside_is_gone() {
        assert_eq!(left("not the backlog, the roadmap"), "the roadmap");
        assert_eq!(left("the roadmap, not the backlog"), "the roadmap");
        assert_eq!(left("not the backlog but the roadmap"), "but the roadmap");
        assert_eq!(left("pricing instead of positioning"), "pricing");
        assert_eq!(left("it isn't the vision, it's the goal"), "it its the goal");
        assert_eq!(left("not the backlog"), "");
    }

    #[test]
    fn a_verb_turned_round_stays() {
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
