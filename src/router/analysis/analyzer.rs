//! Reads texts with the words that a rule book knows: negation, spelling and synonyms, one after the other.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock, RwLock};

use rayon::prelude::*;

use super::compounds;
use super::negation::negated;
use super::spelling::Spelling;
use super::synonyms::Synonyms;
use super::term::{Term, View};
use super::token::{Analysis, Lexeme, Query, Token, Tokens, Unit};
use super::umlauts::Umlauts;
use crate::embedding::{WordId, pieces};
use crate::router::answer::Reading;
use crate::router::store::{Reader, StringTable, Writer};
use crate::router::tuning::{GRAM_LENGTHS, LONGEST_CACHED, LONGEST_CORRECTED, MOST_CACHED};
use crate::rulebook::Layer;
use crate::text::{Class, Language, Stems, Word, has_digit, key_of};

/// Turns texts into [`Analysis`].
pub(crate) struct Analyzer {
    stems: Stems,
    lexemes: Lexemes,
    vocabulary: Vocabulary,
    synonyms: Synonyms,
    /// Words that this file does not have, by a synonym that it has.
    foreign: Synonyms,
    spelling: Spelling,
    surface_forms: SurfaceForms,
    umlauts: Umlauts,
}

/// The lexemes of words, so that none is taken apart twice.
struct Lexemes {
    /// The file's words; none if the file was read when the program was built.
    of_file: HashMap<String, Arc<Lexeme>>,
    /// Words that questions had, at most [`MOST_CACHED`].
    met: RwLock<HashMap<String, Arc<Lexeme>>>,
}

/// The stems that a file has, and which of them stand side by side.
#[derive(Default)]
struct Vocabulary {
    /// As bits, sorted.
    stems: Cow<'static, [u64]>,
    /// As bits, sorted.
    pairs: Cow<'static, [u64]>,
}

/// How the file spells words whose folded form is another: `prioritise`, which is folded to `prioritize`.
struct SurfaceForms {
    /// Sorted.
    folded: StringTable,
    /// The spelling of each, in lower case; of several, the first in alphabetical order.
    spelled: StringTable,
}

impl Analyzer {
    /// For a layer of a book, whose phrases are given rule by rule.
    pub(crate) fn fit(layer: &Layer<'_>, rules: &[Vec<Tokens>]) -> Self {
        let language = layer.language;
        let stems = Stems::of(language);
        let terms = layer.synonyms.iter().copied().flatten();
        let of_synonyms: Vec<Vec<Word>> = terms.map(|term| language.words(term).collect()).collect();
        let of_rules = rules.iter().flatten().flat_map(|phrase| &phrase.words);
        let distinct: HashSet<&str> =
            of_rules.chain(of_synonyms.iter().flatten()).map(|word| word.folded.as_str()).collect();
        let mut lexemes: Vec<_> = distinct.into_par_iter().map(|word| lexeme(&stems, word.to_owned())).collect();
        let vocabulary = Vocabulary {
            stems: sorted(lexemes.iter().map(|lexeme| lexeme.stem.bits()).collect()),
            ..Default::default()
        };
        lexemes.par_iter_mut().for_each(|lexeme| lexeme.parts = vocabulary.parts(&stems, &lexeme.folded));
        let lexemes: Vec<Arc<Lexeme>> = lexemes.into_iter().map(Arc::new).collect();
        let by_word: HashMap<_, _> = lexemes.iter().map(|lexeme| (lexeme.folded.clone(), lexeme.clone())).collect();
        let groups = layer.synonyms.iter().map(|group| {
            let is_read = |lexeme: &&Arc<Lexeme>| language.has_word_tables() || !lexeme.is_stop_word;
            let stems = |term: &String| {
                let lexemes = language.words(term).map(|word| &by_word[&word.folded]);
                lexemes.filter(is_read).map(|lexeme| lexeme.stem).collect()
            };
            (group.first().map_or("", String::as_str), group.iter().map(stems).collect())
        });
        let mut spelled: Vec<_> =
            lexemes.iter().map(|lexeme| (lexeme.folded.as_str(), lexeme.stem_text.as_str())).collect();
        spelled.sort_unstable();
        let forms = rules.iter().flatten().flat_map(|phrase| &phrase.spelled);
        let fitted = Self {
            vocabulary: Vocabulary { pairs: pairs(&by_word, rules), ..vocabulary },
            synonyms: Synonyms::new(groups.collect()),
            foreign: Synonyms::default(),
            spelling: Spelling::new(spelled),
            umlauts: Umlauts::new(language, forms, |word| by_word.contains_key(word)),
            surface_forms: SurfaceForms::new(rules),
            lexemes: Lexemes { of_file: by_word, met: RwLock::default() },
            stems,
        };
        fitted.with_synonyms_above(layer)
    }

    /// Reads words that only files above have as the synonym that this file has. Its own words mean what they meant.
    pub(crate) fn with_synonyms_above(self, layer: &Layer<'_>) -> Self {
        let words = |term: &String| self.language().words(term).collect::<Vec<_>>();
        let stems = |term| words(term).iter().map(|word| self.lexeme(&word.folded).stem).collect::<Vec<_>>();
        let has = |stems: &Vec<Term>| stems.iter().all(|stem| self.vocabulary.has(*stem));
        let groups = layer.synonyms_above.iter().filter_map(|group| {
            let terms: Vec<Vec<Term>> = group.iter().map(stems).collect();
            let known = terms.iter().position(has)?;
            Some((group[known].as_str(), terms.into_iter().filter(|stems| !has(stems)).collect()))
        });
        Self { foreign: Synonyms::new(groups.collect()), ..self }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.vocabulary.stems);
        writer.numbers(&self.vocabulary.pairs);
        self.synonyms.store(writer);
        self.spelling.store(writer);
        self.surface_forms.folded.store(writer);
        self.surface_forms.spelled.store(writer);
        self.umlauts.store(writer);
    }

    /// For a book whose rules are in a language.
    pub(crate) fn load(language: Language, reader: &mut Reader) -> Self {
        Self {
            stems: Stems::of(language),
            lexemes: Lexemes { of_file: HashMap::new(), met: RwLock::default() },
            vocabulary: Vocabulary { stems: reader.numbers(), pairs: reader.numbers() },
            synonyms: Synonyms::load(reader),
            foreign: Synonyms::default(),
            spelling: Spelling::load(reader),
            surface_forms: SurfaceForms { folded: StringTable::load(reader), spelled: StringTable::load(reader) },
            umlauts: Umlauts::load(reader),
        }
    }

    /// The language that texts are read in.
    pub(crate) fn language(&self) -> Language {
        self.stems.language()
    }

    /// Reads a text of the file itself.
    pub(crate) fn phrase(&self, words: &[Word]) -> Analysis {
        self.with_units(self.telling(words.iter().map(|word| self.token(word)).collect()))
    }

    /// Reads a question: negated words and unknown stop words are left out, misspellings corrected.
    pub(crate) fn query<'a>(&self, text: &'a str) -> Query<'a> {
        let mut tokens = Tokens::new(self.language(), text);
        self.read_umlauts(text, &mut tokens);
        let negated = negated(self.language(), text, &tokens.words);
        let stated = tokens.words.iter().zip(negated).filter(|(_, negated)| !negated);
        let stated = stated.map(|(word, _)| self.correct_stop_word(self.token(word))).collect();
        let mut read = self.translated(stated);
        let mut is_known = false;
        read.retain(|token| {
            let has = self.vocabulary.has(token.lexeme.stem);
            is_known |= has && token.lexeme.says_something;
            has || token.lexeme.says_something
        });
        if self.language().joins_compounds() {
            self.join_compounds(text, &mut read);
        }
        if read.len() <= LONGEST_CORRECTED {
            self.correct(&mut read);
        }
        let is_foreign = !is_known && self.language().is_foreign(text);
        Query { text, tokens, analysis: self.with_units(self.telling(read)), is_foreign }
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
            tokens.key = key_of(tokens.words.iter().map(|word| &word.folded));
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
        let mut at = 1;
        while at < tokens.len() {
            let (first, second) = (&tokens[at - 1], &tokens[at]);
            let span = first.span.start..second.span.end;
            // The words of one synonym stand in one place: there is no text between them.
            let between = text.get(first.span.end..second.span.start);
            let are_apart = between.is_none_or(|between| between.chars().count() > 1);
            let joined = (!are_apart).then(|| self.lexeme(&(first.lexeme.folded.clone() + &second.lexeme.folded)));
            match joined.filter(|lexeme| self.vocabulary.has(lexeme.stem)) {
                Some(lexeme) => _ = tokens.splice(at - 1..=at, [Token { lexeme, span, reading: Reading::Verbatim }]),
                None => at += 1,
            }
        }
    }

    /// What a group of synonyms is called.
    pub(crate) fn head(&self, group: usize) -> &str {
        self.synonyms.head(group)
    }

    /// A folded word of the file as the file spells it.
    pub(crate) fn spelled<'w>(&'w self, folded: &'w str) -> &'w str {
        self.surface_forms.spelled(folded).unwrap_or(folded)
    }

    fn token(&self, word: &Word) -> Token {
        Token { lexeme: self.lexeme(&word.folded), span: word.span.clone(), reading: Reading::Verbatim }
    }

    fn lexeme(&self, folded: &str) -> Arc<Lexeme> {
        self.lexemes.get_or_insert_with(folded, || {
            let parts = self.vocabulary.parts(&self.stems, folded);
            Lexeme { parts, ..lexeme(&self.stems, folded.to_owned()) }
        })
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

    /// How many letters of a word may be wrong: without a list of its words, a language may have the word itself.
    fn most_edits(&self) -> usize {
        if self.language().has_word_tables() { 2 } else { 1 }
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
                let words = self.spelling.corrections(&typed.folded, &typed.stem_text, self.most_edits());
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

impl Lexemes {
    fn get_or_insert_with(&self, folded: &str, make: impl FnOnce() -> Lexeme) -> Arc<Lexeme> {
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

impl Vocabulary {
    /// The stems of the parts of a word, where the language joins compounds.
    fn parts(&self, stems: &Stems, folded: &str) -> Box<[Term]> {
        if !stems.language().joins_compounds() {
            return Box::default();
        }
        let stem = |part: &str| Term::of(View::Stem, &stems.stem(part));
        let is_known = |part: &str| self.has(stem(part)) && !stems.language().is_stop_word(part);
        compounds::parts(folded, &is_known).into_iter().map(stem).collect()
    }

    /// Whether the file has a word with this stem.
    fn has(&self, stem: Term) -> bool {
        self.stems.binary_search(&stem.bits()).is_ok()
    }

    /// Whether the file has these stems side by side.
    fn has_pair(&self, one: Term, other: Term) -> bool {
        self.pairs.binary_search(&Term::of_pair(one, other).bits()).is_ok()
    }
}

/// The stems that stand side by side in the phrases of rules, as bits.
fn pairs(lexemes: &HashMap<String, Arc<Lexeme>>, rules: &[Vec<Tokens>]) -> Cow<'static, [u64]> {
    let pairs = rules.par_iter().flatten().flat_map_iter(|phrase| {
        let stems: Vec<Term> = phrase.words.iter().map(|word| lexemes[&word.folded].stem).collect();
        stems.windows(2).map(|pair| Term::of_pair(pair[0], pair[1]).bits()).collect::<Vec<_>>()
    });
    sorted(pairs.collect())
}

impl SurfaceForms {
    fn new(rules: &[Vec<Tokens>]) -> Self {
        let mut forms: Vec<&(String, String)> = rules.iter().flatten().flat_map(|phrase| &phrase.spelled).collect();
        forms.sort_unstable();
        forms.dedup_by(|one, other| one.0 == other.0);
        Self {
            folded: StringTable::new(forms.iter().map(|(folded, _)| folded.as_str())),
            spelled: StringTable::new(forms.iter().map(|(_, spelled)| spelled.as_str())),
        }
    }

    fn spelled(&self, folded: &str) -> Option<&str> {
        self.folded.search(folded).map(|number| self.spelled.get(number))
    }
}

/// A word without its parts.
fn lexeme(stems: &Stems, folded: String) -> Lexeme {
    let language = stems.language();
    let stem_text = stems.stem(&folded).into_owned();
    let is_stop_word = language.is_stop_word(&folded);
    // “Not” is like “wrong” to a model of words, and says something else.
    let has_vector = language.has_word_tables() && !language.is_a(&folded, Class::Negation);
    Lexeme {
        stem: Term::of(View::Stem, &stem_text),
        grams: grams(&folded),
        parts: Box::default(),
        is_stop_word,
        is_link: language.is_a(&folded, Class::Link),
        says_something: !is_stop_word && !language.is_talk(&folded) && !has_digit(&folded),
        word_id: WordId::of(&stem_text).filter(|_| has_vector),
        pieces: if language.has_word_tables() { pieces(&folded).into() } else { Box::default() },
        corrections: OnceLock::new(),
        stem_text,
        folded,
    }
}

fn grams(folded: &str) -> Vec<Term> {
    let framed: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    GRAM_LENGTHS.into_iter().flat_map(|length| framed.windows(length)).map(Term::of_gram).collect()
}

/// Numbers in order, each once.
fn sorted(mut numbers: Vec<u64>) -> Cow<'static, [u64]> {
    numbers.par_sort_unstable();
    numbers.dedup();
    numbers.into()
}

/// The lexeme with the only stem among those that fit.
fn only<'l>(lexemes: &'l [Arc<Lexeme>], fits: impl Fn(&&'l Arc<Lexeme>) -> bool) -> Option<&'l Arc<Lexeme>> {
    let mut fitting = lexemes.iter().filter(fits);
    let first = fitting.next()?;
    fitting.all(|other| other.stem == first.stem).then_some(first)
}
