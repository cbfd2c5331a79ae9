//! The words of a text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::escape_sequences::escapes_unseen;
use super::fold::is_apostrophe;
use super::language::Language;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded: NFKC, lower case, without accents and apostrophes, English in American spelling.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// U+202F, as between the thousands of a number: for Unicode it is a part of a word.
const NARROW_SPACE: char = '\u{202f}';

impl Language {
    /// The words of `text`, by the word boundaries of Unicode (UAX 29); hyphens, underscores and narrow spaces separate, and
    /// where the language elides letters apostrophes do. Escape sequences, which colour a terminal, belong to no word and part none.
    pub fn words(self, text: &str) -> impl Iterator<Item = Word> + '_ {
        let (plain, masked) = match escapes_unseen(text) {
            Cow::Borrowed(text) => (Some(self.words_of_plain(text)), Vec::new()),
            Cow::Owned(text) => (None, self.words_of_plain(&text).collect()),
        };
        plain.into_iter().flatten().chain(masked)
    }

    /// As [`Language::words`], of a text without escape sequences.
    fn words_of_plain(self, text: &str) -> impl Iterator<Item = Word> + '_ {
        text.unicode_word_indices().flat_map(move |(start, word)| {
            let is_boundary = move |c: char| c == '_' || c == NARROW_SPACE || self.elides() && is_apostrophe(c);
            let parts = word.split_inclusive(is_boundary).scan(start, move |end, part| {
                let start = *end;
                *end += part.len();
                Some((start, part.trim_end_matches(is_boundary)))
            });
            let word =
                move |(start, part): (usize, &str)| Word { folded: self.fold(part), span: start..start + part.len() };
            parts.map(word).filter(|word| !word.folded.is_empty())
        })
    }

    /// The words of `text` alone, one space between them: texts with the same key are the same phrase.
    pub fn phrase_key(self, text: &str) -> String {
        key_of(self.words(text).map(|word| word.folded))
    }
}

/// The [`Language::phrase_key`] of a text with these folded words.
pub fn key_of(words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut key = String::new();
    // With nested iterators `for_each` is faster than `for`.
    words.for_each(|word| {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word.as_ref());
    });
    key
}

/// The [`Language::phrase_key`] of a text with these words.
pub(crate) fn key_of_words<'w>(words: impl IntoIterator<Item = &'w Word>) -> String {
    key_of(words.into_iter().map(|word| &word.folded))
}

/// Whether a folded word is a number, a date or a key: it has a digit.
pub fn has_digit(folded: &str) -> bool {
    folded.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::English;

    #[test]
    fn words_keep_their_places() {
        let text = "The Developers’ go-to-market, snake_case";
        let found: Vec<_> = EN.words(text).map(|word| (word.folded, &text[word.span])).collect();
        let folded: Vec<_> = found.iter().map(|(folded, _)| folded.as_str()).collect();
        assert_eq!(folded, ["the", "developers", "go", "to", "market", "snake", "case"]);
        assert_eq!(found[6].1, "case");
    }

    #[test]
    fn a_letter_before_an_apostrophe_is_a_word_where_the_language_elides() {
        let text = "l'équipe d’achat";
        let found: Vec<_> = Language::French.words(text).map(|word| (word.folded, &text[word.span])).collect();
        let found: Vec<_> = found.iter().map(|(folded, typed)| (folded.as_str(), *typed)).collect();
        assert_eq!(found, [("l", "l"), ("equipe", "équipe"), ("d", "d"), ("achat", "achat")]);
        assert_eq!(EN.phrase_key("don't"), "dont");
    }

    #[test]
    fn british_and_american_spelling_are_one() {
        for (british, american) in [
            ("prioritise", "prioritize"),
            ("prioritisation", "prioritization"),
            ("analysing", "analyzing"),
            ("behaviour", "behavior"),
            ("catalogue", "catalog"),
            ("modelling", "modeling"),
            ("cancelled", "canceled"),
            ("cancelling", "canceling"),
            ("programme", "program"),
            ("centre", "center"),
            ("fulfil", "fulfill"),
        ] {
            assert_eq!(EN.phrase_key(british), EN.phrase_key(american));
        }
    }

    #[test]
    fn no_word_has_a_space() {
        assert_eq!(EN.phrase_key("devis 10\u{202f}000"), "devis 10 000");
        assert_eq!(EN.phrase_key("relance\u{202f}!"), "relance");
        for text in ["カ゛ス", "\u{fdfa}"] {
            assert!(EN.words(text).all(|word| !word.folded.contains(' ')), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_no_part_of_a_word() {
        for text in ["cus\u{ad}tomer", "cus\u{200d}tomer", "cus\u{2060}tomer", "customer\u{fe0f}", "\u{feff}customer"] {
            assert_eq!(EN.phrase_key(text), "customer", "{text:?}");
        }
        assert_eq!(EN.phrase_key("cus\u{3164}tomer \u{115f}"), "customer", "a letter without a shape");
        assert_eq!(EN.phrase_key("customer\u{200b}feedback"), "customer feedback");
        assert_ne!(
            EN.phrase_key("\u{441}ustomer"),
            "customer",
            "a Cyrillic letter is another one, whatever it looks like"
        );
    }

    #[test]
    fn escape_sequences_are_no_part_of_a_word_and_part_none() {
        for text in [
            "\u{1b}[1;31mcustomer\u{1b}[0m feedback",
            "cust\u{1b}[31momer \u{1b}[4mfeedback",
            "cust\u{9b}31momer feedback\u{9b}m",
            "\u{1b}]0;title\u{7}customer feedback\u{1b}[",
            "\u{1b}]8;;https://x.example\u{1b}\\customer\u{1b}]8;;\u{1b}\\ feedback",
            "\u{1b}ccustomer feedback\u{1b}",
            "customer\u{1b} feedback",
        ] {
            assert_eq!(EN.phrase_key(text), "customer feedback", "{text:?}");
            let last = EN.words(text).last().expect("there are two");
            assert!(text[last.span].starts_with("feedback"), "{text:?}");
        }
    }

    #[test]
    fn phrases_of_the_same_words_have_one_key() {
        assert_eq!(EN.phrase_key("don't"), EN.phrase_key("dont"));
        assert_eq!(EN.phrase_key(" Ship-it, NOW!"), "ship it now");
        assert_eq!(EN.phrase_key("ΟΔΟΣ"), EN.phrase_key("οδος"));
    }
}
