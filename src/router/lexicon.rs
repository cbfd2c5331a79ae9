//! The words that a rule book knows: how a text is read with them, synonyms and slips of the pen included.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::term::{Term, TermMap, View};
use crate::meaning::Meaning;
use crate::rulebook::RuleBook;
use crate::text::{Stems, is_glue, words};

/// A text longer than this, in words, is not searched for slips of the pen.
const LONGEST_MENDED: usize = 64;

/// What is known of a word whatever text it stands in.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) folded: String,
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
    known: HashSet<Term, super::term::TermHasher>,
    /// By first stem, the longest first.
    members: TermMap<Vec<Member>>,
    /// What each group is called: its first term.
    heads: Vec<String>,
    /// The words of the file by their first letter, for slips of the pen.
    by_initial: BTreeMap<char, Vec<String>>,
}

impl Lexicon {
    pub(super) fn new(book: &RuleBook) -> Self {
        let mut lexicon = Self {
            stems: Stems::default(),
            forms: HashMap::new(),
            known: HashSet::default(),
            members: TermMap::default(),
            heads: book.synonyms.iter().filter_map(|group| group.first().cloned()).collect(),
            by_initial: BTreeMap::new(),
        };
        for rule in &book.rules {
            for phrase in rule.wordings() {
                lexicon.learn(phrase);
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
        lexicon.by_initial = by_initial(lexicon.forms.keys());
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
        let stem = self.stems.stem(&folded);
        let (term, meaning) = (Term::of(View::Stem, &stem), Meaning::of(&stem));
        let grams = grams(&folded);
        Form { folded, stem: term, grams, meaning }
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
        let read = words(text).map(|word| {
            let form = self.forms.get(&word.folded).cloned().unwrap_or_else(|| self.form(word.folded));
            ReadWord { form, span: word.span, mended: false }
        });
        self.with_units(read.collect())
    }

    /// Reads a question: glue that the file does not know is left out, slips of the pen are mended.
    pub(super) fn read_question(&self, text: &str) -> Reading {
        let mut reading = self.read(text).words;
        reading.retain(|word| self.knows(word.form.stem) || !is_glue(&word.form.folded));
        if reading.len() <= LONGEST_MENDED {
            for word in &mut reading {
                if let Some(form) = self.mend(&word.form) {
                    word.form = form.clone();
                    word.mended = true;
                }
            }
        }
        self.with_units(reading)
    }

    /// The file's word that an unknown one was meant to be: the only one at the least edit distance, which is 1, or 2
    /// from 8 letters.
    fn mend(&self, form: &Form) -> Option<&Form> {
        let length = form.folded.chars().count();
        if self.knows(form.stem)
            || form.meaning.is_some()
            || length < 4
            || form.folded.chars().any(|c| c.is_ascii_digit())
        {
            return None;
        }
        let limit = if length < 8 { 1 } else { 2 };
        let mut best: Option<(usize, Term)> = None;
        let mut found = None;
        for initial in form.folded.chars().take(2) {
            for word in self.by_initial.get(&initial).into_iter().flatten() {
                if word.len().abs_diff(form.folded.len()) > limit {
                    continue;
                }
                let distance = strsim::osa_distance(&form.folded, word);
                let candidate = self.forms.get(word).filter(|_| distance <= limit);
                let Some(candidate) = candidate else { continue };
                match best {
                    Some((least, _)) if distance > least => {}
                    Some((least, stem)) if distance == least && stem == candidate.stem => {}
                    Some((least, _)) if distance == least => found = None,
                    _ => {
                        best = Some((distance, candidate.stem));
                        found = Some(candidate);
                    }
                }
            }
        }
        found
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

fn by_initial<'w>(words: impl Iterator<Item = &'w String>) -> BTreeMap<char, Vec<String>> {
    let mut by_initial: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for word in words.filter(|word| word.chars().count() >= 3) {
        if let Some(initial) = word.chars().next() {
            by_initial.entry(initial).or_default().push(word.clone());
        }
    }
    by_initial.values_mut().for_each(|words| words.sort());
    by_initial
}

fn grams(folded: &str) -> Vec<Term> {
    let framed: Vec<char> = std::iter::once('<').chain(folded.chars()).chain(std::iter::once('>')).collect();
    [3, 4].into_iter().flat_map(|length| framed.windows(length)).map(Term::of_gram).collect()
}
