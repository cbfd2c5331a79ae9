//! Names, found in a text by their words: those of several in any form, a single one as it is written, or in the plural.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::router::tuning::LONGEST_NAME;
use crate::text::{Language, Stems, Word};

/// Names by the stems of their words.
pub(super) struct Names<M> {
    /// The places of their meanings: one map for all kinds of names keeps the web page small.
    places: BTreeMap<Vec<String>, Vec<usize>>,
    names: Vec<Name<M>>,
    /// The longest of them, in words.
    longest: usize,
}

struct Name<M> {
    meaning: M,
    /// Its word, if it is a single one.
    word: Option<SingleWord>,
}

/// A name of one word: more words than its own have its stem, and say something else.
struct SingleWord {
    folded: String,
    /// Whether it is written in capitals alone, and is a function word in others: “IT”, “US”.
    is_in_capitals: bool,
}

/// What a name of an area or of a value means.
#[derive(Debug)]
pub(super) enum Meaning {
    /// By its id, with the word of it that this is.
    Area {
        id: String,
        word: String,
    },
    Value {
        context: String,
        value: String,
    },
}

/// A name that stands in a question.
pub(super) struct Mention<'g, M> {
    /// Indices of its words.
    pub(super) words: Range<usize>,
    pub(super) meanings: Vec<&'g M>,
}

impl Mention<'_, Meaning> {
    /// Whether it is the name of an area.
    pub(super) fn is_of_area(&self) -> bool {
        self.meanings.iter().any(|meaning| matches!(meaning, Meaning::Area { .. }))
    }
}

/// A text that may have names in it.
pub(super) struct NamingText<'t> {
    text: &'t str,
    words: &'t [Word],
    stems: Vec<String>,
    language: Language,
}

impl<'t> NamingText<'t> {
    pub(super) fn new(stems: &Stems, text: &'t str, words: &'t [Word]) -> Self {
        Self { text, words, stems: stems_of(stems, words), language: stems.language() }
    }
}

impl<M> Names<M> {
    pub(super) fn new<'n>(stems: &Stems, named: impl Iterator<Item = (Cow<'n, str>, M)>) -> Self {
        let (mut places, mut names) = (BTreeMap::<Vec<String>, Vec<usize>>::new(), Vec::new());
        for (name, meaning) in named {
            let words: Vec<Word> = stems.language().words(&name).collect();
            if (1..=LONGEST_NAME).contains(&words.len()) {
                places.entry(stems_of(stems, &words)).or_default().push(names.len());
                names.push(Name { meaning, word: SingleWord::of(stems.language(), &name, &words) });
            }
        }
        let longest = places.keys().map(Vec::len).max().unwrap_or(0);
        Self { places, names, longest }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names in a text; of several at one place, the longest.
    pub(super) fn mentions(&self, text: &NamingText<'_>) -> Vec<Mention<'_, M>> {
        let (mut mentions, mut at) = (Vec::new(), 0);
        while at < text.words.len() {
            let mention = self.mention_at(text, at);
            at = mention.as_ref().map_or(at + 1, |mention| mention.words.end);
            mentions.extend(mention);
        }
        mentions
    }

    /// The longest name that begins at a word of a text.
    pub(super) fn mention_at(&self, text: &NamingText<'_>, at: usize) -> Option<Mention<'_, M>> {
        let mut ends = (at + 1..=text.stems.len().min(at + self.longest)).rev();
        ends.find_map(|end| {
            let names = self.places.get(&text.stems[at..end])?.iter().map(|place| &self.names[*place]);
            let meant = names.filter(|name| name.word.as_ref().is_none_or(|word| word.is_at(text, at)));
            let meanings: Vec<&M> = meant.map(|name| &name.meaning).collect();
            (!meanings.is_empty()).then_some(Mention { words: at..end, meanings })
        })
    }
}

impl SingleWord {
    fn of(language: Language, name: &str, words: &[Word]) -> Option<Self> {
        let [word] = words else { return None };
        let is_in_capitals = language.is_stop_word(&word.folded) && are_capitals(&name[word.span.clone()]);
        Some(Self { folded: word.folded.clone(), is_in_capitals })
    }

    /// Whether this is the word at a place of a text that has its stem. A function word is no form of another word: “le” does
    /// not name Léa.
    fn is_at(&self, text: &NamingText<'_>, at: usize) -> bool {
        let word = &text.words[at];
        if word.folded == self.folded {
            return !self.is_in_capitals || are_capitals(&text.text[word.span.clone()]);
        }
        let is_same = text.language != Language::English || differ_in_number_alone(&self.folded, &word.folded);
        is_same && !text.language.is_stop_word(&word.folded)
    }
}

fn are_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether two English words with one stem are the same, or one is the plural of the other: “refund” and “refunds”, not
/// “billing” and “bill”.
fn differ_in_number_alone(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_regular = || long.strip_prefix(short).is_some_and(|ending| matches!(ending, "" | "s" | "es"));
    let singular = short.strip_suffix('y');
    is_regular() || singular.is_some_and(|of_short| long.strip_suffix("ies") == Some(of_short))
}

/// Which words of a text of this length are part of a name.
pub(super) fn are_named<M>(words: usize, mentions: &[Mention<'_, M>]) -> Vec<bool> {
    let mut are_named = vec![false; words];
    mentions.iter().for_each(|mention| are_named[mention.words.clone()].fill(true));
    are_named
}

/// The stem of each word.
pub(super) fn stems_of(stems: &Stems, words: &[Word]) -> Vec<String> {
    words.iter().map(|word| stems.stem(&word.folded).into_owned()).collect()
}
