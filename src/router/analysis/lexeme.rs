//! What is known of a word, and the words that are known.

use std::collections::HashMap;
use std::iter;
use std::sync::{Arc, OnceLock, RwLock};

use rayon::prelude::*;

use super::term::{Term, View};
use super::vocabulary::Vocabulary;
use crate::embedding::{Embedding, Piece, WordId, pieces};
use crate::router::tuning::{GRAM_LENGTHS, LONGEST_CACHED, MOST_CACHED};
use crate::text::{Class, Stems};

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
    /// The ids of its terms in the dictionary of the file; found when they are first asked for.
    pub(crate) ids: OnceLock<TermIds>,
    /// The lexemes of which it may be a misspelling; found when they are first asked for.
    pub(crate) corrections: OnceLock<Vec<Arc<Lexeme>>>,
}

/// The ids of the terms of a lexeme in the dictionary of its file; `None` for a term that no rule has.
#[derive(Debug)]
pub(crate) struct TermIds {
    pub(crate) stem: Option<u32>,
    pub(crate) parts: Box<[Option<u32>]>,
    pub(crate) grams: Box<[Option<u32>]>,
}

impl Lexeme {
    /// A folded word, for a file with this vocabulary.
    pub(crate) fn new(stems: &Stems, vocabulary: &Vocabulary, folded: &str) -> Self {
        Self::with_stem(stems, vocabulary, folded, stems.stem(folded).into_owned())
    }

    fn with_stem(stems: &Stems, vocabulary: &Vocabulary, folded: &str, stem_text: String) -> Self {
        let language = stems.language();
        let stem = Term::of(View::Stem, &stem_text);
        let is_a_thing = language.is_a(folded, Class::Ambiguous) && vocabulary.has(stem);
        // “Not” is like “wrong” to a model of words, and says something else.
        let has_vector = language.has_word_tables() && !language.is_a(folded, Class::Negation);
        Self {
            folded: folded.to_owned(),
            stem,
            grams: grams(folded),
            parts: vocabulary.parts(stems, folded),
            is_stop_word: language.is_stop_word(folded) && !is_a_thing,
            is_link: language.is_a(folded, Class::Link),
            says_something: is_a_thing || language.is_content_word(folded),
            word_id: WordId::of(&stem_text).filter(|_| has_vector),
            pieces: if language.has_word_tables() { pieces(folded).into() } else { Box::default() },
            ids: OnceLock::new(),
            corrections: OnceLock::new(),
            stem_text,
        }
    }

    /// Its terms by itself: its stem, those of its parts, and its n-grams.
    pub(crate) fn terms(&self) -> impl Iterator<Item = Term> {
        iter::once(&self.stem).chain(&self.parts).chain(&self.grams).copied()
    }

    /// The ids of its terms, where `id` is that of a term in the only dictionary that is ever asked.
    pub(crate) fn ids(&self, id: impl Fn(Term) -> Option<u32>) -> &TermIds {
        let ids = |terms: &[Term]| terms.iter().map(|term| id(*term)).collect();
        self.ids.get_or_init(|| TermIds { stem: id(self.stem), parts: ids(&self.parts), grams: ids(&self.grams) })
    }

    /// Adds the word's vector, times `factor`, to that of a text.
    pub(crate) fn add_to(&self, sum: &mut Embedding, factor: f32) {
        self.pieces.iter().for_each(|piece| piece.add_to(sum, factor));
    }
}

/// The lexemes of words, so that none is taken apart twice.
#[derive(Default)]
pub(crate) struct Lexemes {
    /// The words of its rules; none if the file was read when the program was built.
    of_file: HashMap<String, Arc<Lexeme>>,
    /// Words that questions had, at most [`MOST_CACHED`].
    met: RwLock<HashMap<String, Arc<Lexeme>>>,
}

impl Lexemes {
    /// Of the words of a file's rules, with their stems.
    pub(crate) fn new<'w>(
        stems: &Stems,
        vocabulary: &Vocabulary,
        words: impl ParallelIterator<Item = (&'w str, String)>,
    ) -> Self {
        let lexeme = |(word, stem): (&str, String)| {
            (word.to_owned(), Arc::new(Lexeme::with_stem(stems, vocabulary, word, stem)))
        };
        Self { of_file: words.map(lexeme).collect(), ..Self::default() }
    }

    pub(crate) fn get_or_insert_with(&self, folded: &str, make: impl FnOnce() -> Lexeme) -> Arc<Lexeme> {
        let met = || self.met.read().ok()?.get(folded).cloned();
        if let Some(lexeme) = self.of_file.get(folded).cloned().or_else(met) {
            return lexeme;
        }
        let lexeme = Arc::new(make());
        if folded.len() <= LONGEST_CACHED
            && let Ok(mut met) = self.met.write()
        {
            // A full cache begins anew, so that the words of today are in it.
            if met.len() >= MOST_CACHED {
                met.clear();
            }
            met.insert(folded.to_owned(), lexeme.clone());
        }
        lexeme
    }
}

fn grams(folded: &str) -> Vec<Term> {
    let framed: Vec<char> = iter::once('<').chain(folded.chars()).chain(iter::once('>')).collect();
    GRAM_LENGTHS.into_iter().flat_map(|length| framed.windows(length)).map(Term::of_gram).collect()
}
