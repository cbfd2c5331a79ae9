//! Which names are taken out of a question before it is matched, and what is left.

use std::ops::Range;

use super::names::{Meaning, Mention, are_named};
use crate::router::analysis::negation::denies;
use crate::router::tuning::LONGEST_KEEPING;
use crate::text::{Class, Language, Word, ends_clause, key_of_words};

/// From the first to the last word that may be what a question is about, and is no name.
pub(super) fn said(language: Language, words: &[Word], mentions: &[Mention<'_, Meaning>]) -> Option<Range<usize>> {
    let are_named = are_named(words.len(), mentions);
    let mut said =
        (0..words.len()).filter(|place| !are_named[*place] && language.is_content_word(&words[*place].folded));
    let first = said.next()?;
    Some(first..said.next_back().unwrap_or(first) + 1)
}

/// Whether a phrase has this name and is the question, but for empty words and other names: it has all that is `said`.
pub(super) fn is_in_phrase(
    words: &[Word],
    said: Option<&Range<usize>>,
    name: &Range<usize>,
    is_phrase: impl Fn(&str) -> bool,
) -> bool {
    let said = said.unwrap_or(name);
    let (first, last) = (said.start.min(name.start), said.end.max(name.end));
    let (earliest, latest) = (last.saturating_sub(LONGEST_KEEPING), words.len().min(first + LONGEST_KEEPING));
    (earliest..=first).any(|start| (last..=latest).any(|end| is_phrase(&key_of_words(&words[start..end]))))
}

/// The text with blanks in the place of some of its words; `None` if there are none, or if nothing else would be left, neither
/// words nor a phrase of empty ones.
pub(super) fn without<'n>(
    language: Language,
    text: &str,
    words: &[Word],
    names: impl Iterator<Item = &'n Range<usize>>,
    is_phrase: impl Fn(&str) -> bool,
) -> Option<String> {
    let mut is_aside = vec![false; words.len()];
    for name in names {
        is_aside[introduced(language, text, words, name)].fill(true);
    }
    if !is_aside.contains(&true) {
        return None;
    }
    let left = || words.iter().zip(&is_aside).filter(|(_, is_aside)| !**is_aside).map(|(word, _)| word);
    if !left().any(|word| language.is_content_word(&word.folded)) && !is_phrase(&key_of_words(left())) {
        return None;
    }
    let mut rest = text.to_owned();
    for (word, _) in words.iter().zip(is_aside).filter(|(_, is_aside)| *is_aside) {
        rest.replace_range(word.span.clone(), &" ".repeat(word.span.len()));
    }
    Some(rest)
}

/// Whether a name is what is done something with: it ends a clause after a determiner alone, as in “approve the refund”, not
/// as in “late in the checkout”. The `next` name may say where or when: “approve the refund in the shop”.
pub(super) fn is_object(
    language: Language,
    text: &str,
    words: &[Word],
    name: &Range<usize>,
    next: Option<&Range<usize>>,
) -> bool {
    let start = start_with_determiner(language, text, words, name);
    let goes_on_with =
        |next: &Range<usize>| next.start > name.end && introduced(language, text, words, next).start == name.end;
    start > 0
        && start < name.start
        && (ends_before(text, words, name.end) || next.is_some_and(goes_on_with))
        && !ends_before(text, words, start)
        && !is_preposition(language, &words[start - 1])
}

/// A name with the preposition and the determiner that introduce it at the end of a clause: “in the checkout”, “for payments”;
/// and with what denies it: “not urgent”.
fn introduced(language: Language, text: &str, words: &[Word], name: &Range<usize>) -> Range<usize> {
    let follows = |start: usize| start > 0 && !ends_before(text, words, start);
    let with_determiner = start_with_determiner(language, text, words, name);
    let is_introduced = ends_before(text, words, name.end)
        && with_determiner > 0
        && is_preposition(language, &words[with_determiner - 1]);
    let start = if is_introduced { with_determiner - 1 } else { name.start };
    let is_denied = follows(start) && denies(language, &words[start - 1]);
    start - usize::from(is_denied)..name.end
}

fn start_with_determiner(language: Language, text: &str, words: &[Word], name: &Range<usize>) -> usize {
    let is_determiner = |place: usize| language.is_a(&words[place].folded, Class::Determiner);
    match name.start {
        start if start > 1 && is_determiner(start - 1) && !ends_before(text, words, start) => start - 1,
        start => start,
    }
}

/// Whether a clause ends before the word in a place.
fn ends_before(text: &str, words: &[Word], place: usize) -> bool {
    place == words.len() || ends_clause(&text[words[place - 1].span.end..words[place].span.start])
}

fn is_preposition(language: Language, word: &Word) -> bool {
    language.is_a(&word.folded, Class::Preposition)
}
