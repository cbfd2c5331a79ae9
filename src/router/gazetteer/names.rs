//! Names, found in a text by the stems of their words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::router::tuning::LONGEST_NAME;
use crate::text::{Stems, Word};

/// Names by the stems of their words.
pub(super) struct Names<M> {
    /// The places of their meanings: one map for all kinds of names keeps the web page small.
    places: BTreeMap<Vec<String>, Vec<usize>>,
    meanings: Vec<M>,
    /// The longest of them, in words.
    longest: usize,
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

impl<M> Names<M> {
    pub(super) fn new<'n>(stems: &Stems, named: impl Iterator<Item = (Cow<'n, str>, M)>) -> Self {
        let (mut places, mut meanings) = (BTreeMap::<Vec<String>, Vec<usize>>::new(), Vec::new());
        for (name, meaning) in named {
            let words: Vec<Word> = stems.language().words(&name).collect();
            if (1..=LONGEST_NAME).contains(&words.len()) {
                places.entry(stems_of(stems, &words)).or_default().push(meanings.len());
                meanings.push(meaning);
            }
        }
        let longest = places.keys().map(Vec::len).max().unwrap_or(0);
        Self { places, meanings, longest }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// The names in a text; of several at one place, the longest.
    pub(super) fn mentions(&self, stems: &Stems, words: &[Word]) -> Vec<Mention<'_, M>> {
        let stems = stems_of(stems, words);
        let (mut mentions, mut at) = (Vec::new(), 0);
        while at < stems.len() {
            let mention = self.mention_at(&stems, at);
            at = mention.as_ref().map_or(at + 1, |mention| mention.words.end);
            mentions.extend(mention);
        }
        mentions
    }

    /// The longest name that begins in a place of a text, of which the stems are given.
    pub(super) fn mention_at(&self, stems: &[String], at: usize) -> Option<Mention<'_, M>> {
        let ends = (at + 1..=stems.len().min(at + self.longest)).rev();
        let (end, places) = ends.into_iter().find_map(|end| Some((end, self.places.get(&stems[at..end])?)))?;
        Some(Mention { words: at..end, meanings: places.iter().map(|place| &self.meanings[*place]).collect() })
    }
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
