//! A text, cut into words.

use crate::text::{Language, Word, is_apostrophe, key_of, key_of_words};

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
        let key = key_of_words(&words);
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

    /// Its words, folded: parts of its key, to save memory.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Signs among them that NFKC makes a space of: a question finds the phrase that it is.
        #[test]
        fn a_phrase_has_the_words_of_a_question(text in "([a-zé' _]|\u{202f}|\u{fdfa}|\u{309b}|\u{30ab}|\u{37a}|[0-9]|.){0,24}") {
            for language in [Language::English, Language::French, Language::German] {
                let (phrase, tokens) = (Phrase::new(language, &text), Tokens::new(language, &text));
                let words: Vec<&str> = tokens.words.iter().map(|word| word.folded.as_str()).collect();
                prop_assert_eq!(phrase.words().collect::<Vec<_>>(), words);
                prop_assert_eq!(&phrase.key, &tokens.key);
            }
        }
    }
}
