//! What a word is: folding, spelling variants, stems. Every word keeps its place in the input.

mod dialect;
mod english;
mod escape_sequences;
mod path;
mod sentence;
mod stems;
mod stop_words;
mod talk;
mod unseen;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_segmentation::UnicodeSegmentation;

pub use english::is_english;
pub use path::is_path;
pub use sentence::sentence_list;
pub use stems::Stems;
pub use stop_words::{Class, is_a, is_stop_word};
pub use talk::{has_digit, is_talk};
pub use unseen::is_unseen;

use dialect::american;
use escape_sequences::escapes_unseen;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded: NFKC, lower case, without apostrophes, in American spelling.
    pub folded: String,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// The words of `text`, by the word boundaries of Unicode (UAX 29); hyphens and underscores separate. Escape sequences,
/// which colour a terminal, belong to no word and part none.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let (plain, masked) = match escapes_unseen(text) {
        Cow::Borrowed(text) => (Some(words_of_plain(text)), Vec::new()),
        Cow::Owned(text) => (None, words_of_plain(&text).collect()),
    };
    plain.into_iter().flatten().chain(masked)
}

/// As [`words`], of a text without escape sequences.
fn words_of_plain(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.unicode_word_indices().flat_map(|(start, word)| {
        let parts = word.split('_').scan(start, |at, part| {
            let span = *at..*at + part.len();
            *at = span.end + 1;
            Some((span, part))
        });
        parts.map(|(span, part)| Word { folded: fold(part), span }).filter(|word| !word.folded.is_empty())
    })
}

/// The words of `text` alone, one space between them: texts with the same key are the same phrase.
pub fn phrase_key(text: &str) -> String {
    key_of(words(text).map(|word| word.folded))
}

/// The [`phrase_key`] of a text with these folded words.
pub fn key_of(words: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word.as_ref());
    }
    key
}

/// `text` in lower case, anything but letters and digits read as one space; invisible characters are left out.
///
/// Finer than [`phrase_key`], which makes one of `dont` and `don't`: only what an author would call the same
/// phrase has the same verbatim key.
pub fn verbatim_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut parted = false;
    // A space without width parts words all the same.
    for c in escapes_unseen(text).chars().filter(|c| !is_unseen(*c) || *c == '\u{200b}') {
        match c.is_alphanumeric() {
            true => {
                if parted && !key.is_empty() {
                    key.push(' ');
                }
                parted = false;
                key.extend(c.to_lowercase());
            }
            false => parted = true,
        }
    }
    key
}

fn fold(word: &str) -> String {
    // Most words: there is nothing to compose in them.
    if word.is_ascii() {
        let mut lower = word.to_ascii_lowercase();
        lower.retain(|c| !is_apostrophe(c));
        return american(lower);
    }
    let composed: Cow<'_, str> = match is_nfkc_quick(word.chars()) {
        IsNormalized::Yes => Cow::Borrowed(word),
        _ => Cow::Owned(word.nfkc().collect()),
    };
    let seen = composed.chars().filter(|c| !is_apostrophe(*c) && !is_unseen(*c));
    let lower: String = seen.flat_map(char::to_lowercase).collect();
    american(lower)
}

/// Whether a character is an apostrophe, or typed for one.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "The Developers’ go-to-market, snake_case";
        let found: Vec<_> = words(text).map(|word| (word.folded, &text[word.span])).collect();
        let folded: Vec<_> = found.iter().map(|(folded, _)| folded.as_str()).collect();
        assert_eq!(folded, ["the", "developers", "go", "to", "market", "snake", "case"]);
        assert_eq!(found[6].1, "case");
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
            assert_eq!(phrase_key(british), phrase_key(american));
        }
    }

    #[test]
    fn what_nobody_sees_is_no_part_of_a_word() {
        for text in ["cus\u{ad}tomer", "cus\u{200d}tomer", "cus\u{2060}tomer", "customer\u{fe0f}", "\u{feff}customer"] {
            assert_eq!(phrase_key(text), "customer", "{text:?}");
        }
        assert_eq!(phrase_key("cus\u{3164}tomer \u{115f}"), "customer", "a letter without a shape");
        assert_eq!(verbatim_key("customer\u{200b}feedback"), "customer feedback");
        assert_ne!(
            phrase_key("\u{441}ustomer"),
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
            assert_eq!(phrase_key(text), "customer feedback", "{text:?}");
            assert_eq!(verbatim_key(text), "customer feedback", "{text:?}");
            let last = words(text).last().expect("there are two");
            assert!(text[last.span].starts_with("feedback"), "{text:?}");
        }
    }

    #[test]
    fn verbatim_keys_are_finer_than_phrase_keys() {
        assert_eq!(phrase_key("don't"), phrase_key("dont"));
        assert_ne!(verbatim_key("don't"), verbatim_key("dont"));
        assert_eq!(verbatim_key(" Ship-it, NOW!"), "ship it now");
        assert_ne!(verbatim_key("ΟΔΟΣ"), verbatim_key("οδος"), "as phrase keys: the last sigma is another letter");
        assert_ne!(phrase_key("ΟΔΟΣ"), phrase_key("οδος"));
    }
}
