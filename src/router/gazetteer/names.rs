//! Names, found in a text by the stems of their words.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::text::{Stems, Word};

/// Names by the stem of the first word, the longest first.
pub(super) struct Names<M>(HashMap<String, Vec<Name<M>>>);

/// A name, and what it may mean.
struct Name<M> {
    /// Never empty.
    stems: Vec<String>,
    meanings: BTreeSet<M>,
}

/// What a name of an area or of a value means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    pub(super) meanings: &'g BTreeSet<M>,
}

impl<M: Clone + Ord> Names<M> {
    pub(super) fn new<'n>(stems: &Stems, named: impl Iterator<Item = (Cow<'n, str>, M)>) -> Self {
        let mut meanings: BTreeMap<Vec<String>, BTreeSet<M>> = BTreeMap::new();
        for (name, meaning) in named {
            meanings.entry(stems_of(stems, stems.language().words(&name))).or_default().insert(meaning);
        }
        let mut names: HashMap<String, Vec<Name<M>>> = HashMap::new();
        for (stems, meanings) in meanings {
            let Some(first) = stems.first().cloned() else { continue };
            names.entry(first).or_default().push(Name { stems, meanings });
        }
        names.values_mut().for_each(|names| names.sort_by_key(|name| Reverse(name.stems.len())));
        Self(names)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names in a text; of several at one place, the longest.
    pub(super) fn mentions(&self, stems: &Stems, words: &[Word]) -> Vec<Mention<'_, M>> {
        let (mut mentions, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let mention = self.mention_at(stems, words, at);
            at = mention.as_ref().map_or(at + 1, |mention| mention.words.end);
            mentions.extend(mention);
        }
        mentions
    }

    /// The longest name that begins with the word in a place of a text.
    pub(super) fn mention_at(&self, stems: &Stems, words: &[Word], at: usize) -> Option<Mention<'_, M>> {
        let words = &words[at..];
        let names = self.0.get(stems.stem(&words.first()?.folded).as_ref())?;
        let is_read = |(stem, word): (&String, &Word)| *stem == stems.stem(&word.folded);
        let fits = |name: &&Name<M>| name.stems.len() <= words.len() && name.stems.iter().zip(words).all(is_read);
        let name = names.iter().find(fits)?;
        Some(Mention { words: at..at + name.stems.len(), meanings: &name.meanings })
    }
}

/// Which words of a text of this length are part of a name.
pub(super) fn are_named<M>(words: usize, mentions: &[Mention<'_, M>]) -> Vec<bool> {
    let mut are_named = vec![false; words];
    mentions.iter().for_each(|mention| are_named[mention.words.clone()].fill(true));
    are_named
}

fn stems_of(stems: &Stems, words: impl Iterator<Item = Word>) -> Vec<String> {
    words.map(|word| stems.stem(&word.folded).into_owned()).collect()
}
