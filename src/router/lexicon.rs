//! The words that a rule book knows: how a text is read with them, synonyms and slips of the pen included.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock, RwLock};

use rayon::prelude::*;

use super::archive::{Reader, Writer};
use super::contrast::set_aside;
use super::slips::Spellings;
use super::synonyms::Synonyms;
use super::term::{Term, View};
use crate::embedding::WordId;
use crate::rulebook::RuleBook;
use crate::text::{Stems, Word, is_glue, key_of, words};

/// A text longer than this, in words, is not searched for slips of the pen.
const LONGEST_MENDED: usize = 64;

/// The longest word in letters that is tried with two of them swapped.
const LONGEST_SWAPPED: usize = 6;

/// How many words are remembered that questions have, and the longest of them in bytes. When there is no room all are
/// forgotten, so that the words of today are known.
const MOST_MET: usize = 4096;
const LONGEST_MET: usize = 32;

/// A text cut into words.
pub(super) struct Wording {
    /// Its [`phrase_key`](crate::text::phrase_key).
    pub(super) key: String,
    pub(super) words: Vec<Word>,
}

impl Wording {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<Word> = words(text).collect();
        let key = key_of(words.iter().map(|word| &word.folded));
        Self { key, words }
    }
}

/// What is known of a word whatever text it stands in.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) folded: String,
    stem_text: String,
    pub(super) stem: Term,
    /// Character 3- and 4-grams of `<word>`.
    pub(super) grams: Vec<Term>,
    /// Whether it only glues a question together.
    pub(super) glue: bool,
    pub(super) word_id: Option<WordId>,
    /// The forms that it may be a slip of, once somebody asks.
    meant: OnceLock<Vec<Arc<Form>>>,
}

/// A word as it was read in a text.
#[derive(Debug, Clone)]
pub(super) struct ReadWord {
    pub(super) form: Arc<Form>,
    /// Where it stands, in bytes.
    pub(super) span: Range<usize>,
    /// Whether it was taken for another word.
    pub(super) mended: bool,
}

/// One word, or several that are one term of the vocabulary.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Indices of its words.
    pub(super) words: Range<usize>,
    /// Its group of synonyms.
    pub(super) group: Option<usize>,
}

/// A text as the router sees it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) words: Vec<ReadWord>,
    /// All words in order, each in one unit.
    pub(super) units: Vec<Unit>,
}

impl Reading {
    /// The group of synonyms that the word in a place belongs to there.
    pub(super) fn group_of(&self, place: usize) -> Option<usize> {
        let unit = self.units.partition_point(|unit| unit.words.end <= place);
        self.units.get(unit)?.group
    }
}

/// See the module.
pub(super) struct Lexicon {
    stems: Stems,
    /// The file's words, so that none is taken apart twice while the file is read.
    forms: HashMap<String, Arc<Form>>,
    /// Words that were met since; all of them, where the file was read when the program was built.
    met: RwLock<HashMap<String, Arc<Form>>>,
    /// The stems of the file, as bits, sorted.
    known: Cow<'static, [u64]>,
    /// Neighbouring stems, as bits, sorted.
    pairs: Cow<'static, [u64]>,
    synonyms: Synonyms,
    spellings: Spellings,
}

impl Lexicon {
    /// Of a book, whose wordings are given rule by rule.
    pub(super) fn new(book: &RuleBook, rules: &[Vec<Wording>]) -> Self {
        let mut lexicon = Self::empty();
        let of_synonyms: Vec<Vec<Word>> = book.synonyms.iter().flatten().map(|term| words(term).collect()).collect();
        let of_rules = rules.iter().flatten().flat_map(|wording| &wording.words);
        let distinct: HashSet<&str> =
            of_rules.chain(of_synonyms.iter().flatten()).map(|word| word.folded.as_str()).collect();
        let forms: Vec<_> = distinct.into_par_iter().map(|word| Arc::new(lexicon.form(word.to_owned()))).collect();
        lexicon.forms = forms.iter().map(|form| (form.folded.clone(), form.clone())).collect();
        let mut spelled: Vec<_> = forms.iter().map(|form| (form.folded.as_str(), form.stem_text.as_str())).collect();
        spelled.sort_unstable();
        lexicon.spellings = Spellings::new(spelled);
        lexicon.known = sorted(forms.iter().map(|form| form.stem.bits()).collect());
        let pairs = rules.par_iter().flatten().flat_map_iter(|wording| {
            let stems: Vec<Term> = wording.words.iter().map(|word| lexicon.form_of(&word.folded).stem).collect();
            stems.windows(2).map(|pair| Term::of_pair(pair[0], pair[1]).bits()).collect::<Vec<_>>()
        });
        lexicon.pairs = sorted(pairs.collect());
        let groups = book.synonyms.iter().map(|group| {
            let stems = |term: &String| words(term).map(|word| lexicon.form_of(&word.folded).stem).collect();
            (group.first().map_or("", String::as_str), group.iter().map(stems).collect())
        });
        lexicon.synonyms = Synonyms::new(groups.collect());
        lexicon
    }

    fn empty() -> Self {
        Self {
            stems: Stems::default(),
            forms: HashMap::new(),
            met: RwLock::default(),
            known: Cow::default(),
            pairs: Cow::default(),
            synonyms: Synonyms::default(),
            spellings: Spellings::default(),
        }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.known);
        archive.numbers(&self.pairs);
        self.synonyms.store(archive);
        self.spellings.store(archive);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self {
            known: archive.numbers(),
            pairs: archive.numbers(),
            synonyms: Synonyms::load(archive),
            spellings: Spellings::load(archive),
            ..Self::empty()
        }
    }

    fn form(&self, folded: String) -> Form {
        let stem_text = self.stems.stem(&folded).into_owned();
        let (stem, word_id) = (Term::of(View::Stem, &stem_text), WordId::of(&stem_text));
        let (grams, glue) = (grams(&folded), is_glue(&folded));
        Form { folded, stem_text, stem, grams, glue, word_id, meant: OnceLock::new() }
    }

    /// What is known of a folded word; remembered, for the next text has it again.
    fn form_of(&self, folded: &str) -> Arc<Form> {
        let met = || self.met.read().ok()?.get(folded).cloned();
        if let Some(form) = self.forms.get(folded).cloned().or_else(met) {
            return form;
        }
        let form = Arc::new(self.form(folded.to_owned()));
        if folded.len() <= LONGEST_MET
            && let Ok(mut met) = self.met.write()
        {
            if met.len() >= MOST_MET {
                met.clear();
            }
            met.insert(folded.to_owned(), form.clone());
        }
        form
    }

    /// Whether the file has a word with this stem.
    pub(super) fn knows(&self, stem: Term) -> bool {
        self.known.binary_search(&stem.bits()).is_ok()
    }

    /// What a group of synonyms is called.
    pub(super) fn head(&self, group: usize) -> &str {
        self.synonyms.head(group)
    }

    /// Reads the words of a text of the file itself.
    pub(super) fn read(&self, words: &[Word]) -> Reading {
        self.with_units(words.iter().map(|word| self.read_word(word)).collect())
    }

    fn read_word(&self, word: &Word) -> ReadWord {
        ReadWord { form: self.form_of(&word.folded), span: word.span.clone(), mended: false }
    }

    /// Reads a question: what it sets aside is left out, as is glue that the file does not know; slips are mended.
    pub(super) fn read_question(&self, text: &str, words: &[Word]) -> Reading {
        let left = words.iter().zip(set_aside(text, words)).filter(|(_, aside)| !aside);
        let mut reading: Vec<ReadWord> = left.map(|(word, _)| self.unswapped(self.read_word(word))).collect();
        reading.retain(|word| self.knows(word.form.stem) || !word.form.glue);
        if reading.len() <= LONGEST_MENDED {
            self.mend(&mut reading);
        }
        self.with_units(reading)
    }

    /// A word that glues, typed with two letters swapped: “teh”. It is too short to be mended like others.
    fn unswapped(&self, word: ReadWord) -> ReadWord {
        if word.form.word_id.is_some() || self.knows(word.form.stem) {
            return word;
        }
        match swaps(&word.form.folded).find(|swapped| is_glue(swapped)) {
            Some(glue) => ReadWord { form: self.form_of(&glue), mended: true, ..word },
            None => word,
        }
    }

    /// Takes unknown words for words of the file that they were probably meant to be.
    ///
    /// A word of English that the file does not have is no slip. Of several words that are equally near, the one that
    /// the file has beside a neighbour is meant, else the only one with the right first letter.
    fn mend(&self, words: &mut [ReadWord]) {
        for at in 0..words.len() {
            let form = &words[at].form;
            if self.knows(form.stem) || form.word_id.is_some() {
                continue;
            }
            let meant = form.meant.get_or_init(|| {
                let meant = self.spellings.meant_by(&form.folded, &form.stem_text);
                meant.into_iter().map(|word| self.form_of(word)).collect()
            });
            let beside = |meant: &&Arc<Form>| {
                let before = at.checked_sub(1).map(|at| Term::of_pair(words[at].form.stem, meant.stem));
                let after = words.get(at + 1).map(|word| Term::of_pair(meant.stem, word.form.stem));
                before.into_iter().chain(after).any(|pair| self.pairs.binary_search(&pair.bits()).is_ok())
            };
            let right = |meant: &&Arc<Form>| meant.folded.chars().next() == form.folded.chars().next();
            let only = only(meant, |_| true).or_else(|| only(meant, beside)).or_else(|| only(meant, right));
            if let Some(form) = only.cloned() {
                words[at].form = form;
                words[at].mended = true;
            }
        }
    }

    fn with_units(&self, words: Vec<ReadWord>) -> Reading {
        let mut units = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let found = self.synonyms.at_start_of(words[at..].iter().map(|word| word.form.stem));
            let (length, group) = found.map_or((1, None), |(length, group)| (length, Some(group)));
            units.push(Unit { words: at..at + length, group });
            at += length;
        }
        Reading { words, units }
    }
}

/// Numbers in order, each once.
fn sorted(mut numbers: Vec<u64>) -> Cow<'static, [u64]> {
    numbers.par_sort_unstable();
    numbers.dedup();
    numbers.into()
}

/// A short word with two neighbouring letters swapped, in every way.
fn swaps(word: &str) -> impl Iterator<Item = String> + use<> {
    let letters: Vec<char> = word.chars().take(LONGEST_SWAPPED + 1).collect();
    let places = if letters.len() > LONGEST_SWAPPED { 0 } else { letters.len().saturating_sub(1) };
    (0..places).map(move |at| {
        let mut swapped = letters.clone();
        swapped.swap(at, at + 1);
        swapped.into_iter().collect()
    })
}

/// The form with the only stem among those that fit.
fn only<'f>(forms: &'f [Arc<Form>], fits: impl Fn(&&'f Arc<Form>) -> bool) -> Option<&'f Arc<Form>> {
    let mut fitting = forms.iter().filter(fits);
    let first = fitting.next()?;
    fitting.all(|other| other.stem == first.stem).then_some(first)
}

fn grams(folded: &str) -> Vec<Term> {
    let framed: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    [3, 4].into_iter().flat_map(|length| framed.windows(length)).map(Term::of_gram).collect()
}
