//! The words that a rule book knows: how a text is read with them, synonyms and slips of the pen included.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::contrast::set_aside;
use super::slips::Spellings;
use super::term::{Term, TermHasher, TermMap, View};
use crate::meaning::Meaning;
use crate::rulebook::RuleBook;
use crate::text::{Stems, Word, is_glue, words};

/// A text longer than this, in words, is not searched for slips of the pen.
const LONGEST_MENDED: usize = 64;

/// What is known of a word whatever text it stands in.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) folded: String,
    stem_text: String,
    pub(super) stem: Term,
    /// Character 3- and 4-grams of `<word>`.
    pub(super) grams: Vec<Term>,
    pub(super) meaning: Option<Meaning>,
}

/// A word as it was read in a text.
#[derive(Debug, Clone)]
pub(super) struct ReadWord {
    pub(super) form: Form,
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

/// A term of the vocabulary, by its stems.
#[derive(Debug)]
struct Member {
    stems: Vec<Term>,
    group: usize,
}

/// See the module.
pub(super) struct Lexicon {
    stems: Stems,
    forms: HashMap<String, Form>,
    known: HashSet<Term, TermHasher>,
    /// By first stem, the longest first.
    members: TermMap<Vec<Member>>,
    /// What each group is called: its first term.
    heads: Vec<String>,
    spellings: Spellings,
    /// Neighbouring stems.
    pairs: HashSet<Term, TermHasher>,
}

impl Lexicon {
    pub(super) fn new(book: &RuleBook) -> Self {
        let mut lexicon = Self {
            stems: Stems::default(),
            forms: HashMap::new(),
            known: HashSet::default(),
            members: TermMap::default(),
            heads: book.synonyms.iter().filter_map(|group| group.first().cloned()).collect(),
            spellings: Spellings::default(),
            pairs: HashSet::default(),
        };
        for rule in &book.rules {
            for phrase in rule.wordings() {
                let stems = lexicon.learn(phrase);
                lexicon.pairs.extend(stems.windows(2).map(|pair| Term::of_pair(pair[0], pair[1])));
            }
        }
        for (group, terms) in book.synonyms.iter().enumerate() {
            for term in terms {
                let stems = lexicon.learn(term);
                if let Some(first) = stems.first() {
                    lexicon.members.entry(*first).or_default().push(Member { stems, group });
                }
            }
        }
        for members in lexicon.members.values_mut() {
            members.sort_by_key(|member| (std::cmp::Reverse(member.stems.len()), member.group));
        }
        let forms = lexicon.forms.values();
        lexicon.spellings = Spellings::new(forms.map(|form| (form.folded.as_str(), form.stem_text.as_str())));
        lexicon
    }

    fn learn(&mut self, text: &str) -> Vec<Term> {
        let mut stems = Vec::new();
        for word in words(text) {
            let stem = match self.forms.get(&word.folded) {
                Some(form) => form.stem,
                None => {
                    let form = self.form(word.folded.clone());
                    let stem = form.stem;
                    self.known.insert(stem);
                    self.forms.insert(word.folded, form);
                    stem
                }
            };
            stems.push(stem);
        }
        stems
    }

    fn form(&self, folded: String) -> Form {
        let stem_text = self.stems.stem(&folded).into_owned();
        let (stem, meaning) = (Term::of(View::Stem, &stem_text), Meaning::of(&stem_text));
        let grams = grams(&folded);
        Form { folded, stem_text, stem, grams, meaning }
    }

    /// Whether the file has a word with this stem.
    pub(super) fn knows(&self, stem: Term) -> bool {
        self.known.contains(&stem)
    }

    /// What a group of synonyms is called.
    pub(super) fn head(&self, group: usize) -> &str {
        self.heads.get(group).map_or("", String::as_str)
    }

    /// Reads a text of the file itself.
    pub(super) fn read(&self, text: &str) -> Reading {
        self.with_units(words(text).map(|word| self.read_word(word)).collect())
    }

    fn read_word(&self, word: Word) -> ReadWord {
        let form = self.forms.get(&word.folded).cloned().unwrap_or_else(|| self.form(word.folded));
        ReadWord { form, span: word.span, mended: false }
    }

    /// Reads a question: what it sets aside is left out, as is glue that the file does not know; slips are mended.
    pub(super) fn read_question(&self, text: &str) -> Reading {
        let words: Vec<Word> = words(text).collect();
        let aside = set_aside(text, &words);
        let left = words.into_iter().zip(aside).filter(|(_, aside)| !aside);
        let mut reading: Vec<ReadWord> = left.map(|(word, _)| self.read_word(word)).collect();
        reading.retain(|word| self.knows(word.form.stem) || !is_glue(&word.form.folded));
        if reading.len() <= LONGEST_MENDED {
            self.mend(&mut reading);
        }
        self.with_units(reading)
    }

    /// Takes unknown words for words of the file that they were probably meant to be.
    ///
    /// A word of English that the file does not have is no slip. Of several words that are equally near, the one that
    /// the file has beside a neighbour is meant, else the only one with the right first letter.
    fn mend(&self, words: &mut [ReadWord]) {
        for at in 0..words.len() {
            let form = &words[at].form;
            if self.knows(form.stem) || form.meaning.is_some() {
                continue;
            }
            let meant = self.spellings.meant_by(&form.folded, &form.stem_text);
            let meant: Vec<&Form> = meant.into_iter().filter_map(|word| self.forms.get(word)).collect();
            let beside = |meant: &&&Form| {
                let before = at.checked_sub(1).map(|at| Term::of_pair(words[at].form.stem, meant.stem));
                let after = words.get(at + 1).map(|word| Term::of_pair(meant.stem, word.form.stem));
                before.into_iter().chain(after).any(|pair| self.pairs.contains(&pair))
            };
            let right = |meant: &&&Form| meant.folded.chars().next() == form.folded.chars().next();
            let only = only(&meant, |_| true).or_else(|| only(&meant, beside)).or_else(|| only(&meant, right));
            if let Some(form) = only {
                words[at].form = form.clone();
                words[at].mended = true;
            }
        }
    }

    fn with_units(&self, words: Vec<ReadWord>) -> Reading {
        let mut units = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let member = self.members.get(&words[at].form.stem).into_iter().flatten().find(|member| {
                let end = at + member.stems.len();
                end <= words.len() && words[at..end].iter().map(|word| word.form.stem).eq(member.stems.iter().copied())
            });
            let length = member.map_or(1, |member| member.stems.len());
            units.push(Unit { words: at..at + length, group: member.map(|member| member.group) });
            at += length;
        }
        Reading { words, units }
    }
}

/// The form with the only stem among those that fit.
fn only<'f>(forms: &[&'f Form], fits: impl Fn(&&&'f Form) -> bool) -> Option<&'f Form> {
    let mut fitting = forms.iter().filter(fits);
    let first = fitting.next()?;
    fitting.all(|other| other.stem == first.stem).then_some(*first)
}

fn grams(folded: &str) -> Vec<Term> {
    let framed: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    [3, 4].into_iter().flat_map(|length| framed.windows(length)).map(Term::of_gram).collect()
}
