//! A text, cut into words.

use crate::text::{Language, Word, is_apostrophe, key_of};

/// A question cut into words.
pub(crate) struct Tokens {
    /// Its [`phrase_key`](Language::phrase_key).
    pub(crate) key: String,
    pub(crate) words: Vec<Word>,
    /// The words that are spelled otherwise than they are folded.
    pub(crate) spelled: Vec<SpelledWord>,
}

/// A phrase of a file cut into words.
pub(crate) struct Phrase {
    /// Its [`phrase_key`](Language::phrase_key).
    pub(crate) key: String,
    /// The words that are spelled otherwise than they are folded.
    pub(crate) spelled: Vec<SpelledWord>,
}

/// A word that is spelled otherwise than it is folded. It sorts by its folded form, then by its spelling.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SpelledWord {
    pub(crate) folded: String,
    /// In lower case, apostrophes aside.
    pub(crate) spelled: String,
}

impl Tokens {
    pub(crate) fn new(language: Language, text: &str) -> Self {
        let words: Vec<Word> = language.words(text).collect();
        let key = key_of(words.iter().map(|word| &word.folded));
        let spelled = words.iter().filter_map(|word| SpelledWord::of(word, text)).collect();
        Self { key, words, spelled }
    }
}

impl Phrase {
    pub(crate) fn new(language: Language, text: &str) -> Self {
        let mut spelled = Vec::new();
        let key = key_of(language.words(text).map(|word| {
            spelled.extend(SpelledWord::of(&word, text));
            word.folded
        }));
        Self { key, spelled }
    }

    /// How many words it has.
    pub(crate) fn count(&self) -> usize {
        self.key.bytes().filter(|byte| *byte == b' ').count() + 1
    }

    /// Its words, folded. A large file has many phrases, so that none has texts of its own for them.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ').filter(|word| !word.is_empty())
    }
}

impl SpelledWord {
    fn of(word: &Word, text: &str) -> Option<Self> {
        Some(Self { folded: word.folded.clone(), spelled: spelled(word, text)? })
    }
}

/// How a text spells a word in lower case, apostrophes aside; `None` if as it is folded.
fn spelled(word: &Word, text: &str) -> Option<String> {
    let typed = &text[word.span.clone()];
    if word.folded.eq_ignore_ascii_case(typed) {
        return None;
    }
    let spelled: String = typed.to_lowercase().chars().filter(|c| !is_apostrophe(*c)).collect();
    (spelled != word.folded).then_some(spelled)
}
