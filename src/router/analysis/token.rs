//! A text, cut into words, and as the router reads it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::term::Term;
use crate::embedding::{Embedding, Piece, WordId};
use crate::router::answer::Reading;
use crate::text::{Language, Word, is_apostrophe, key_of};

/// A text cut into words.
pub(crate) struct Tokens {
    /// Its [`phrase_key`](Language::phrase_key).
    pub(crate) key: String,
    pub(crate) words: Vec<Word>,
    /// The words that are spelled otherwise than they are folded: folded, and spelled.
    pub(crate) spelled: Vec<(String, String)>,
}

impl Tokens {
    pub(crate) fn new(language: Language, text: &str) -> Self {
        let words: Vec<Word> = language.words(text).collect();
        let key = key_of(words.iter().map(|word| &word.folded));
        let spelled = words.iter().filter_map(|word| Some((word.folded.clone(), spelled(word, text)?))).collect();
        Self { key, words, spelled }
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

/// What is known of a word in whatever text it stands.
#[derive(Debug)]
pub(crate) struct Lexeme {
    pub(crate) folded: String,
    pub(crate) stem_text: String,
    pub(crate) stem: Term,
    /// Character 3- and 4-grams of `<word>`.
    pub(crate) grams: Vec<Term>,
    /// The stems of the parts that it is a compound of; empty if it is none.
    pub(crate) parts: Box<[Term]>,
    pub(crate) is_stop_word: bool,
    /// Whether it can be left out of a wording, or exchanged, and that says the same.
    pub(crate) is_link: bool,
    /// Whether it may be what a question is about: it is no stop word, no talk and no number.
    pub(crate) says_something: bool,
    pub(crate) word_id: Option<WordId>,
    pub(crate) pieces: Box<[Piece]>,
    /// The lexemes of which it may be a misspelling; found when they are first asked for.
    pub(crate) corrections: OnceLock<Vec<Arc<Lexeme>>>,
}

impl Lexeme {
    /// Adds the word's vector, times `factor`, to that of a text.
    pub(crate) fn add_to(&self, sum: &mut Embedding, factor: f32) {
        self.pieces.iter().for_each(|piece| piece.add_to(sum, factor));
    }
}

/// A word of a text as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) lexeme: Arc<Lexeme>,
    /// Where it stands, in bytes.
    pub(crate) span: Range<usize>,
    /// Whether the lexeme is what was typed, what that was corrected to, or a synonym of it that the file has.
    pub(crate) reading: Reading,
}

/// One word, or several that are one term of the vocabulary.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Indices of its words.
    pub(crate) words: Range<usize>,
    /// Its group of synonyms.
    pub(crate) group: Option<usize>,
}

/// A text as the router reads it.
#[derive(Debug, Default)]
pub(crate) struct Analysis {
    pub(crate) tokens: Vec<Token>,
    /// All tokens in order, each in one unit.
    pub(crate) units: Vec<Unit>,
}

impl Analysis {
    /// The group of synonyms that the token in a place belongs to there.
    pub(crate) fn group_of(&self, place: usize) -> Option<usize> {
        let unit = self.units.partition_point(|unit| unit.words.end <= place);
        self.units.get(unit)?.group
    }

    /// The terms for the token in a place: its stem, and the group of synonyms that it belongs to there.
    pub(crate) fn terms_of(&self, place: usize) -> impl Iterator<Item = Term> {
        let group = self.group_of(place).map(Term::of_group);
        std::iter::once(self.tokens[place].lexeme.stem).chain(group)
    }

    /// Whether a word was corrected.
    pub(crate) fn has_corrections(&self) -> bool {
        self.tokens.iter().any(|token| token.reading == Reading::Corrected)
    }
}

/// A question, analyzed.
pub(crate) struct Query<'a> {
    /// As it was typed.
    pub(crate) text: &'a str,
    pub(crate) tokens: Tokens,
    pub(crate) analysis: Analysis,
    /// Whether it is in another language than the rules, and has no word of theirs.
    pub(crate) is_foreign: bool,
}

impl<'a> Query<'a> {
    /// The words of a token as they were typed.
    pub(crate) fn typed(&self, token: &Token) -> &'a str {
        &self.text[token.span.clone()]
    }
}

/// The [`phrase_key`](Language::phrase_key) of tokens as they were read.
pub(crate) fn key_of_tokens(tokens: &[Token]) -> String {
    key_of(tokens.iter().map(|token| &token.lexeme.folded))
}

#[cfg(test)]
impl Analysis {
    /// Of a text in lower case: every word is its own stem and without character n-grams.
    pub(crate) fn of_words(text: &str) -> Self {
        let lexeme = |word: &str| Lexeme {
            folded: word.to_owned(),
            stem_text: word.to_owned(),
            stem: Term::of(super::term::View::Stem, word),
            grams: Vec::new(),
            parts: Box::default(),
            is_stop_word: Language::English.is_stop_word(word),
            is_link: Language::English.is_a(word, crate::text::Class::Link),
            says_something: !Language::English.is_stop_word(word),
            word_id: WordId::of(word),
            pieces: crate::embedding::pieces(word).into(),
            corrections: OnceLock::new(),
        };
        let token = |word| Token { lexeme: Arc::new(lexeme(word)), span: 0..0, reading: Reading::Verbatim };
        let tokens: Vec<Token> = text.split_whitespace().map(token).collect();
        let units = (0..tokens.len()).map(|at| Unit { words: at..at + 1, group: None }).collect();
        Self { tokens, units }
    }
}
