//! A text as the router reads it.

use std::ops::Range;
use std::sync::Arc;

use super::lexeme::Lexeme;
use super::term::Term;
use super::tokens::Tokens;
use crate::router::answer::Reading;
use crate::text::key_of;

/// A word of a text as it was read.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) lexeme: Arc<Lexeme>,
    /// Where it stands, in bytes; empty in a phrase of the file.
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

    /// The tokens that say something: function words are not among them.
    pub(crate) fn telling(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.lexeme.says_something)
    }

    /// The places of the tokens that say something.
    pub(crate) fn telling_places(&self) -> impl Iterator<Item = usize> {
        let tokens = self.tokens.iter().enumerate();
        tokens.filter(|(_, token)| token.lexeme.says_something).map(|(place, _)| place)
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
            is_stop_word: crate::text::Language::English.is_stop_word(word),
            is_link: crate::text::Language::English.is_a(word, crate::text::Class::Link),
            says_something: !crate::text::Language::English.is_stop_word(word),
            word_id: crate::embedding::WordId::of(word),
            pieces: crate::embedding::pieces(word).into(),
            ids: std::sync::OnceLock::new(),
            corrections: std::sync::OnceLock::new(),
        };
        let token = |word| Token { lexeme: Arc::new(lexeme(word)), span: 0..0, reading: Reading::Verbatim };
        let tokens: Vec<Token> = text.split_whitespace().map(token).collect();
        let units = (0..tokens.len()).map(|at| Unit { words: at..at + 1, group: None }).collect();
        Self { tokens, units }
    }
}
