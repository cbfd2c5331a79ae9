//! Reads texts with the words that a rule book knows: negation, spelling and synonyms, one after the other.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::compounds;
use super::lexeme::{Lexeme, Lexemes};
use super::negation::negated;
use super::references::is_reference;
use super::spelling::Spelling;
use super::surface_forms::SurfaceForms;
use super::synonyms::{LayeredSynonyms, Synonyms};
use super::term::{Term, View};
use super::token::{Analysis, Query, Token, Unit};
use super::tokens::{Phrase, Tokens};
use super::umlauts::Umlauts;
use super::vocabulary::Vocabulary;
use crate::router::answer::Reading;
use crate::router::store::{Reader, Writer};
use crate::router::tuning::{LEARNED_FUNCTION_WORDS, LONGEST_CORRECTED};
use crate::rulebook::Layer;
use crate::text::{Language, Stems, Word, is_path, key_of_words, paths};

/// How many rules one thread looks for words in at a time.
const RULES_AT_ONCE: usize = 128;

/// Turns texts into [`Analysis`].
pub(crate) struct Analyzer {
    stems: Stems,
    lexemes: Lexemes,
    vocabulary: Vocabulary,
    synonyms: LayeredSynonyms,
    /// Words that this file does not have, by a synonym that it has.
    foreign: Synonyms,
    spelling: Spelling,
    surface_forms: SurfaceForms,
    umlauts: Umlauts,
    /// In the mean.
    phrases_per_rule: f32,
}

impl Analyzer {
    /// For a layer of a book, whose phrases are given rule by rule, over the layer that `below` reads.
    pub(crate) fn fit(layer: &Layer<'_>, rules: &[Vec<Phrase>], below: Option<&Self>) -> Self {
        let language = layer.language;
        let stems = Stems::of(language);
        let words = |term: &&str| language.words(term).collect::<Vec<Word>>();
        let terms: Vec<Vec<Vec<Word>>> = layer.synonyms.iter().map(|group| group.iter().map(words).collect()).collect();
        let of_rules = distinct_words(rules);
        let of_synonyms = terms.iter().flatten().flat_map(|words| folded(words));
        let words: HashSet<&str> = of_rules.iter().copied().chain(of_synonyms).collect();
        let stem_of: HashMap<&str, Cow<'_, str>> = words.into_par_iter().map(|word| (word, stems.stem(word))).collect();
        let none = LayeredSynonyms::default();
        let inherited = below.map_or(&none, |below| &below.synonyms);
        let vocabulary = Vocabulary::new(&stem_of, rules, inherited.stems());
        let of_rules = of_rules.into_par_iter().map(|word| (word, stem_of[word].to_string()));
        let forms = rules.iter().flatten().flat_map(|phrase| &phrase.spelled);
        let fitted = Self {
            lexemes: Lexemes::new(&stems, &vocabulary, of_rules),
            synonyms: inherited.with(groups(layer, &terms, &stem_of)),
            foreign: Synonyms::default(),
            umlauts: Umlauts::new(language, forms, |word| stem_of.contains_key(word)),
            spelling: Spelling::new(
                stem_of.iter().map(|(word, stem)| (*word, stem.as_ref())).collect(),
                below.map(|below| &below.spelling),
            ),
            surface_forms: SurfaceForms::new(rules),
            phrases_per_rule: rules.iter().map(Vec::len).sum::<usize>() as f32 / rules.len().max(1) as f32,
            vocabulary,
            stems,
        };
        fitted.with_synonyms_above(layer)
    }

    /// Without the stems that no rule has that is left.
    pub(crate) fn without(self, is_gone: impl Fn(Term) -> bool) -> Self {
        Self { vocabulary: self.vocabulary.without(is_gone), ..self }
    }

    /// Reads words that only files above have as the synonym that this file has. Its own words mean what they meant.
    pub(crate) fn with_synonyms_above(self, layer: &Layer<'_>) -> Self {
        let words = |term: &&str| self.language().words(term).collect::<Vec<_>>();
        let stems = |term| words(term).iter().map(|word| self.lexeme(&word.folded).stem).collect::<Vec<_>>();
        let has = |stems: &Vec<Term>| stems.iter().all(|stem| self.vocabulary.has(*stem));
        let groups = layer.synonyms_above.iter().filter_map(|group| {
            let terms: Vec<Vec<Term>> = group.iter().map(stems).collect();
            let known = terms.iter().position(has)?;
            Some((group[known], terms.into_iter().filter(|stems| !has(stems)).collect()))
        });
        Self { foreign: Synonyms::new(groups.collect()), ..self }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.vocabulary.store(writer);
        self.synonyms.store(writer);
        self.spelling.store(writer);
        self.surface_forms.store(writer);
        self.umlauts.store(writer);
        writer.number(self.phrases_per_rule);
    }

    /// For a book whose rules are in a language.
    pub(crate) fn load(language: Language, reader: &mut Reader) -> Self {
        Self {
            stems: Stems::of(language),
            lexemes: Lexemes::default(),
            vocabulary: Vocabulary::load(reader),
            synonyms: LayeredSynonyms::load(reader),
            foreign: Synonyms::default(),
            spelling: Spelling::load(reader),
            surface_forms: SurfaceForms::load(reader),
            umlauts: Umlauts::load(reader),
            phrases_per_rule: reader.number(),
        }
    }

    /// The language that texts are read in.
    pub(crate) fn language(&self) -> Language {
        self.stems.language()
    }

    /// Whether the file has phrases enough to have learned which function words tell its rules apart.
    pub(crate) fn knows_function_words(&self) -> bool {
        self.phrases_per_rule >= LEARNED_FUNCTION_WORDS
    }

    /// Reads a text of the file itself. Its tokens have empty spans.
    pub(crate) fn phrase(&self, phrase: &Phrase) -> Analysis {
        let token = |word| Token { lexeme: self.lexeme(word), span: 0..0, reading: Reading::Verbatim };
        self.with_units(self.telling(phrase.words().map(token).collect()))
    }

    /// Reads the words of a question as if they were a text of the file.
    pub(crate) fn verbatim(&self, words: &[Word]) -> Analysis {
        self.with_units(self.telling(words.iter().map(|word| self.token(word)).collect()))
    }

    /// Reads a question: negated words, references and unknown stop words are left out, misspellings corrected.
    pub(crate) fn query<'a>(&self, text: &'a str) -> Query<'a> {
        let mut tokens = Tokens::new(self.language(), text);
        self.read_umlauts(text, &mut tokens);
        let mut read = self.translated(self.stated(text, &tokens.words));
        let has = |token: &Token| self.vocabulary.has(token.lexeme.stem);
        // An English function word may have the stem of a word of the rules by chance: “and” is no form of “ändern”.
        let may_be_word = |folded: &str| !Language::English.is_stop_word(folded) || self.spelling.has(folded);
        let is_word = |token: &Token| token.lexeme.says_something && has(token) && may_be_word(&token.lexeme.folded);
        let is_foreign = !read.iter().any(is_word) && self.language().is_foreign(text);
        read.retain(|token| token.lexeme.says_something || has(token));
        if self.language().joins_compounds() {
            self.join_compounds(text, &mut read);
        }
        if read.len() <= LONGEST_CORRECTED {
            read = self.parted(read);
            self.correct(&mut read);
        }
        let telling = read.iter().filter(|token| !token.lexeme.is_stop_word).count();
        if telling == 1 && !self.knows_function_words() {
            // Beside a single word that tells something they would decide: “the clip” is “clip”.
            read.retain(|token| !token.lexeme.is_stop_word);
        }
        Query { text, tokens, analysis: self.with_units(self.telling(read)), is_foreign }
    }

    /// The words of a question without those that are negated, refer to something or are of a path.
    fn stated(&self, text: &str, words: &[Word]) -> Vec<Token> {
        let negated = negated(self.language(), text, words);
        let paths = if is_path(text) { Vec::new() } else { paths(text) };
        let is_in_path = |word: &Word| {
            let place = paths.partition_point(|path| path.end <= word.span.start);
            paths.get(place).is_some_and(|path| path.start <= word.span.start)
        };
        let is_stated = |word: &Word, negated: bool| !negated && !is_reference(text, word) && !is_in_path(word);
        let stated = words.iter().zip(negated).filter(|(word, negated)| is_stated(word, *negated));
        stated.map(|(word, _)| self.correct_stop_word(self.token(word))).collect()
    }

    /// Leaves stop words out, which would decide in a small file, unless there is nothing else. All figures of English were
    /// measured with them.
    fn telling(&self, tokens: Vec<Token>) -> Vec<Token> {
        if self.language().has_word_tables() || tokens.iter().all(|token| token.lexeme.is_stop_word) {
            return tokens;
        }
        tokens.into_iter().filter(|token| !token.lexeme.is_stop_word).collect()
    }

    /// Takes words with umlauts, spelled out or not, as the file spells them.
    fn read_umlauts(&self, text: &str, tokens: &mut Tokens) {
        if self.umlauts.is_empty() && tokens.spelled.is_empty() {
            return;
        }
        let mut is_changed = false;
        for word in &mut tokens.words {
            if let Some(folded) = self.with_umlauts(&text[word.span.clone()], &word.folded) {
                word.folded = folded;
                is_changed = true;
            }
        }
        if is_changed {
            tokens.key = key_of_words(&tokens.words);
        }
    }

    /// The word of the file that a word is with its umlauts spelled out, or without them.
    fn with_umlauts(&self, typed: &str, folded: &str) -> Option<String> {
        if typed.is_ascii() {
            return self.umlauts.folded(folded).map(str::to_owned);
        }
        let spelt_out = self.language().fold_spelt_out(typed)?;
        (self.spelling.has(&spelt_out) && !self.spelling.has(folded)).then_some(spelt_out)
    }

    /// Takes two words for one where the file joins them: “Kunden-Feedback”.
    fn join_compounds(&self, text: &str, tokens: &mut Vec<Token>) {
        let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
        for token in tokens.drain(..) {
            match joined.last_mut().and_then(|last| Some((self.compound(text, last, &token)?, last))) {
                Some((compound, last)) => *last = compound,
                None => joined.push(token),
            }
        }
        *tokens = joined;
    }

    /// The word of the file that two words are which stand side by side.
    fn compound(&self, text: &str, first: &Token, second: &Token) -> Option<Token> {
        // The words of one synonym stand in one place: there is no text between them.
        let between = text.get(first.span.end..second.span.start)?;
        if between.chars().nth(1).is_some() {
            return None;
        }
        let lexeme = self.lexeme(&(first.lexeme.folded.clone() + &second.lexeme.folded));
        let span = first.span.start..second.span.end;
        self.vocabulary.has(lexeme.stem).then_some(Token { lexeme, span, reading: Reading::Verbatim })
    }

    /// Takes unknown words for the words of the file that they are without a space: “userstories”.
    ///
    /// Only where all words of the language are known: elsewhere it may well be a word.
    fn parted(&self, tokens: Vec<Token>) -> Vec<Token> {
        if !self.language().has_word_tables() {
            return tokens;
        }
        let parts = |token: Token| match self.words_without_space(&token.lexeme) {
            Some(words) => words.map(|lexeme| Token { lexeme, reading: Reading::Corrected, ..token.clone() }).into(),
            None => vec![token],
        };
        tokens.into_iter().flat_map(parts).collect()
    }

    /// The two words that an unknown word is without a space, if they stand side by side in the file: others are there by
    /// chance, as “head” and “space” may be in “headspace”.
    fn words_without_space(&self, typed: &Lexeme) -> Option<[Arc<Lexeme>; 2]> {
        if !self.is_unknown(typed) {
            return None;
        }
        let stem = |word: &str| Term::of(View::Stem, &self.stems.stem(word));
        let is_content = |word: &str| self.language().is_content_word(word);
        let is_pair = |(first, last): &(&str, &str)| {
            self.vocabulary.has_pair(stem(first), stem(last)) && is_content(first) && is_content(last)
        };
        let (first, last) = compounds::splits(&typed.folded).find(is_pair)?;
        Some([self.lexeme(first), self.lexeme(last)])
    }

    /// What a group of synonyms is called.
    pub(crate) fn head(&self, group: usize) -> &str {
        self.synonyms.head(group)
    }

    /// A folded word of the file as the file spells it.
    pub(crate) fn spelled<'w>(&'w self, folded: &'w str) -> &'w str {
        self.surface_forms.spelled(folded).unwrap_or(folded)
    }

    /// Whether the file has a folded word, in any form.
    pub(crate) fn has(&self, folded: &str) -> bool {
        self.vocabulary.has(Term::of(View::Stem, &self.stems.stem(folded)))
    }

    fn token(&self, word: &Word) -> Token {
        Token { lexeme: self.lexeme(&word.folded), span: word.span.clone(), reading: Reading::Verbatim }
    }

    fn lexeme(&self, folded: &str) -> Arc<Lexeme> {
        self.lexemes.get_or_insert_with(folded, || Lexeme::new(&self.stems, &self.vocabulary, folded))
    }

    /// Whether neither the file nor the language is known to have a word: it may be a misspelling.
    fn is_unknown(&self, lexeme: &Lexeme) -> bool {
        lexeme.word_id.is_none()
            && !self.vocabulary.has(lexeme.stem)
            && lexeme.parts.is_empty()
            && !self.language().is_word(&lexeme.folded)
    }

    fn correct_stop_word(&self, token: Token) -> Token {
        if !self.is_unknown(&token.lexeme) {
            return token;
        }
        match Spelling::stop_word(self.language(), &token.lexeme.folded) {
            Some(stop_word) => Token { lexeme: self.lexeme(&stop_word), reading: Reading::Corrected, ..token },
            None => token,
        }
    }

    /// Takes unknown words for words of the file.
    ///
    /// Of several words that are equally near, the one that the file has beside a neighbour is taken, else the only one
    /// with the same first letter.
    fn correct(&self, tokens: &mut [Token]) {
        for at in 0..tokens.len() {
            let typed = &tokens[at].lexeme;
            if !self.is_unknown(typed) {
                continue;
            }
            let corrections = typed.corrections.get_or_init(|| {
                let has = |stem: &str| self.vocabulary.has(Term::of(View::Stem, stem));
                let words = self.spelling.corrections(self.language(), &typed.folded, &typed.stem_text, has);
                words.into_iter().map(|word| self.lexeme(word)).collect()
            });
            let beside = |correction: &&Arc<Lexeme>| {
                let before = at.checked_sub(1).map(|at| (tokens[at].lexeme.stem, correction.stem));
                let after = tokens.get(at + 1).map(|token| (correction.stem, token.lexeme.stem));
                before.into_iter().chain(after).any(|(one, other)| self.vocabulary.has_pair(one, other))
            };
            let begins = |correction: &&Arc<Lexeme>| correction.folded.chars().next() == typed.folded.chars().next();
            let only =
                only(corrections, |_| true).or_else(|| only(corrections, beside)).or_else(|| only(corrections, begins));
            if let Some(lexeme) = only.cloned() {
                tokens[at].lexeme = lexeme;
                tokens[at].reading = Reading::Corrected;
            }
        }
    }

    /// Takes words that the file does not have for a synonym that it has.
    fn translated(&self, tokens: Vec<Token>) -> Vec<Token> {
        let mut translated = Vec::with_capacity(tokens.len());
        let mut rest = tokens.as_slice();
        while let Some(first) = rest.first() {
            match self.foreign.at_start_of(rest.iter().map(|token| token.lexeme.stem)) {
                Some((length, group)) => {
                    let span = first.span.start..rest[length - 1].span.end;
                    let known = self.language().words(self.foreign.head(group)).map(|word| self.lexeme(&word.folded));
                    translated.extend(known.map(|lexeme| Token {
                        lexeme,
                        span: span.clone(),
                        reading: Reading::Synonym,
                    }));
                    rest = &rest[length..];
                }
                None => {
                    translated.push(first.clone());
                    rest = &rest[1..];
                }
            }
        }
        translated
    }

    fn with_units(&self, tokens: Vec<Token>) -> Analysis {
        let mut units = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let found = self.synonyms.at_start_of(tokens[at..].iter().map(|token| token.lexeme.stem));
            let (length, group) = found.map_or((1, None), |(length, group)| (length, Some(group)));
            units.push(Unit { words: at..at + length, group });
            at += length;
        }
        Analysis { tokens, units }
    }
}

/// The words of some rules, each once.
fn distinct_words(rules: &[Vec<Phrase>]) -> HashSet<&str> {
    fn of_part(rules: &[Vec<Phrase>]) -> HashSet<&str> {
        rules.iter().flatten().flat_map(Phrase::words).collect()
    }
    let parts: Vec<HashSet<&str>> = rules.par_chunks(RULES_AT_ONCE).map(of_part).collect();
    let joined = parts.into_iter().reduce(|mut all, more| {
        all.extend(more);
        all
    });
    joined.unwrap_or_default()
}

/// What each group of synonyms is called, and the stems of its terms, which are given as words.
fn groups<'l>(
    layer: &Layer<'l>,
    groups: &[Vec<Vec<Word>>],
    stem_of: &HashMap<&str, Cow<'_, str>>,
) -> Vec<(&'l str, Vec<Vec<Term>>)> {
    let is_read = |word: &&str| layer.language.has_word_tables() || !layer.language.is_stop_word(word);
    let stems = |words: &Vec<Word>| {
        folded(words).filter(is_read).map(|word| Term::of(View::Stem, &stem_of[word])).collect::<Vec<Term>>()
    };
    let heads = layer.synonyms.iter().map(|group| group.first().copied().unwrap_or_default());
    heads.zip(groups).map(|(head, terms)| (head, terms.iter().map(stems).collect())).collect()
}

fn folded(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.folded.as_str())
}

/// The lexeme with the only stem among those that fit.
fn only<'l>(lexemes: &'l [Arc<Lexeme>], fits: impl Fn(&&'l Arc<Lexeme>) -> bool) -> Option<&'l Arc<Lexeme>> {
    let mut fitting = lexemes.iter().filter(fits);
    let first = fitting.next()?;
    fitting.all(|other| other.stem == first.stem).then_some(first)
}
