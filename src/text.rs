//! What a word is: folding, spelling variants, stems. Every word keeps its place in the input.

use std::borrow::Cow;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
use unicode_segmentation::UnicodeSegmentation;

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
    let mut key = String::with_capacity(text.len());
    for word in words(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.folded);
    }
    key
}

/// `text` in lower case, anything but letters and digits read as one space, and what nobody sees as nothing.
///
/// Finer than [`phrase_key`], which makes one of `dont` and `don't`: only what an author would call the same
/// phrase has the same verbatim key.
pub fn verbatim_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let seen: String = escapes_unseen(text).chars().filter(|c| !is_unseen(*c)).collect();
    for part in seen.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(part.chars().flat_map(char::to_lowercase));
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '`' | '´')
}

/// Characters inside a word that nobody sees, as text copied from a page has them: soft hyphens, joiners, and what
/// chooses between the looks of a character.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What begins an escape sequence: ESC, or the one character that stands for `ESC [`.
const ESCAPES: [char; 2] = ['\u{1b}', '\u{9b}'];

/// `text` with characters that nobody sees in the place of its escape sequences, as many bytes of them: every word keeps
/// its place.
fn escapes_unseen(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut shown = String::new();
    while let Some(at) = rest.find(ESCAPES) {
        let (before, escape) = rest.split_at(at);
        let (escape, after) = escape.split_at(escape_length(escape));
        shown.push_str(before);
        shown.push_str(&unseen(escape.len()));
        rest = after;
    }
    if shown.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(shown + rest) }
}

/// So many bytes that nobody sees; a single one is a space.
fn unseen(bytes: usize) -> String {
    match (bytes, bytes % 2) {
        (1, _) => " ".to_owned(),
        (_, 0) => "\u{ad}".repeat(bytes / 2),
        _ => format!("\u{200d}{}", "\u{ad}".repeat(bytes / 2 - 1)),
    }
}

/// How long the escape sequence is with which `text` begins, in bytes (ECMA-48): `ESC [` up to a letter, `ESC ]` up to
/// its end, or else ESC and the next character.
fn escape_length(text: &str) -> usize {
    if let Some(control) = text.strip_prefix("\u{1b}[").or(text.strip_prefix('\u{9b}')) {
        let end = control.find(|c| !matches!(c, ' '..='?')).unwrap_or(control.len());
        return 2 + end + usize::from(control[end..].starts_with(|c| matches!(c, '@'..='~')));
    }
    let Some(command) = text.strip_prefix("\u{1b}]") else {
        return if text[1..].starts_with(|c: char| c.is_ascii_graphic()) { 2 } else { 1 };
    };
    match command.find(['\u{7}', '\u{1b}']) {
        Some(end) if command[end..].starts_with('\u{7}') => 2 + end + 1,
        Some(end) if command[end..].starts_with("\u{1b}\\") => 2 + end + 2,
        _ => 2,
    }
}

/// British endings and their American form; the first that fits is taken. It does not matter that `promise` becomes
/// `promize`: both sides of a comparison are folded alike.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("isation", "ization", 5),
    ("isations", "izations", 5),
    ("ise", "ize", 5),
    ("ised", "ized", 6),
    ("ises", "izes", 6),
    ("ising", "izing", 6),
    ("iser", "izer", 6),
    ("isers", "izers", 6),
    ("yse", "yze", 5),
    ("ysed", "yzed", 5),
    ("yses", "yzes", 7),
    ("ysing", "yzing", 5),
    ("our", "or", 5),
    ("ours", "ors", 6),
    ("oured", "ored", 7),
    ("ouring", "oring", 8),
    ("ogue", "og", 6),
    ("ogues", "ogs", 7),
    ("entre", "enter", 5),
    ("amme", "am", 7),
    ("ammes", "ams", 8),
    ("efence", "efense", 6),
    ("icence", "icense", 6),
    ("elling", "eling", 8),
    ("elled", "eled", 7),
    ("eller", "eler", 8),
    ("ancelling", "anceling", 8),
    ("ulfil", "ulfill", 5),
    ("ulfils", "ulfills", 6),
];

fn american(word: String) -> String {
    let fits = |(british, _, least): &&(&str, &str, usize)| word.len() >= *least && word.ends_with(british);
    match ENDINGS.iter().find(fits) {
        Some((british, american, _)) => format!("{}{american}", &word[..word.len() - british.len()]),
        None => word,
    }
}

/// Words whose Snowball stem would be that of another word with another meaning, and the stem that they get instead.
const KEPT_APART: &[(&str, &str)] = &[
    ("production", "production"),
    ("productions", "production"),
    ("productive", "productive"),
    ("productivity", "productive"),
    ("accountable", "accountable"),
    ("accountability", "accountable"),
    ("custom", "custom-made"),
    ("customs", "customs-duty"),
    ("customize", "custom-made"),
    ("customized", "custom-made"),
    ("customizing", "custom-made"),
    ("customization", "custom-made"),
    ("organ", "organ-body"),
    ("organs", "organ-body"),
    ("university", "university"),
    ("universities", "university"),
    ("generic", "generic"),
    ("relative", "relative"),
];

/// Stems English words; makes one stem of the forms of a word (`prioritizing`, `prioritized`).
pub struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    /// The Snowball (Porter 2) stem of a folded word.
    pub fn stem<'w>(&self, folded: &'w str) -> Cow<'w, str> {
        match KEPT_APART.iter().find(|(word, _)| *word == folded) {
            Some((_, stem)) => Cow::Borrowed(stem),
            None => self.0.stem(folded),
        }
    }
}

/// Words that only glue a question together: they ask, point or connect, and name no activity.
///
/// Sorted, for a binary search.
const GLUE: &[&str] = &[
    "a",
    "about",
    "accountability",
    "accountable",
    "actually",
    "after",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "are",
    "as",
    "ask",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "charge",
    "could",
    "decide",
    "decides",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "each",
    "either",
    "else",
    "exactly",
    "for",
    "from",
    "get",
    "gets",
    "go",
    "goes",
    "going",
    "guys",
    "had",
    "has",
    "have",
    "he",
    "hello",
    "help",
    "her",
    "here",
    "hey",
    "hi",
    "his",
    "how",
    "i",
    "if",
    "im",
    "in",
    "into",
    "is",
    "it",
    "its",
    "job",
    "just",
    "know",
    "lets",
    "like",
    "may",
    "me",
    "might",
    "must",
    "my",
    "need",
    "needs",
    "of",
    "on",
    "or",
    "our",
    "ours",
    "own",
    "owner",
    "owns",
    "person",
    "please",
    "question",
    "quick",
    "really",
    "responsibilities",
    "responsibility",
    "responsible",
    "right",
    "role",
    "shall",
    "she",
    "should",
    "so",
    "somebody",
    "someone",
    "such",
    "take",
    "takes",
    "talk",
    "tell",
    "thanks",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "us",
    "usually",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "whos",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// Whether a folded word is one of those that only glue a question together.
pub fn is_glue(folded: &str) -> bool {
    GLUE.binary_search(&folded).is_ok()
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
    fn words_with_different_meanings_keep_their_stems_apart() {
        let stems = Stems::default();
        assert_ne!(stems.stem("production"), stems.stem("product"));
        assert_ne!(stems.stem("custom"), stems.stem("customer"));
        assert_eq!(stems.stem("customers"), stems.stem("customer"));
    }

    #[test]
    fn the_glue_is_sorted() {
        assert!(GLUE.is_sorted());
    }

    #[test]
    fn verbatim_keys_are_finer_than_phrase_keys() {
        assert_eq!(phrase_key("don't"), phrase_key("dont"));
        assert_ne!(verbatim_key("don't"), verbatim_key("dont"));
    }
}
