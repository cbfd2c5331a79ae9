//! The stems that a file has.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::compounds;
use super::term::{Term, View};
use super::tokens::Phrase;
use crate::router::store::{Reader, Writer};
use crate::text::Stems;

/// The stems that a file has, and which of them stand side by side.
pub(crate) struct Vocabulary {
    /// As bits, sorted.
    stems: Cow<'static, [u64]>,
    /// As bits, sorted.
    pairs: Cow<'static, [u64]>,
}

impl Vocabulary {
    /// From the stems of all words of a file, its phrases, rule by rule, and the stems of inherited words, as bits.
    pub(crate) fn new(
        stems: &HashMap<&str, Cow<'_, str>>,
        rules: &[Vec<Phrase>],
        inherited: impl Iterator<Item = u64>,
    ) -> Self {
        let stem = |word: &str| Term::of(View::Stem, &stems[word]);
        let pairs = rules.par_iter().flatten().flat_map_iter(|phrase| {
            let stems = phrase.words().scan(None, |before, word| {
                let stem = stem(word);
                Some((before.replace(stem), stem))
            });
            stems.filter_map(|(before, stem)| Some(Term::of_pair(before?, stem).bits()))
        });
        let mut stems: Vec<u64> = stems.par_iter().map(|(_, stem)| Term::of(View::Stem, stem).bits()).collect();
        stems.extend(inherited);
        Self { stems: sorted(stems), pairs: sorted(pairs.collect()) }
    }

    /// Without the stems that are gone.
    pub(crate) fn without(self, is_gone: impl Fn(Term) -> bool) -> Self {
        let is_left = |stem: &u64| !is_gone(Term::of_bits(*stem));
        if self.stems.iter().all(is_left) {
            return self;
        }
        Self { stems: self.stems.iter().copied().filter(is_left).collect::<Vec<u64>>().into(), ..self }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.stems);
        writer.numbers(&self.pairs);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { stems: reader.numbers(), pairs: reader.numbers() }
    }

    /// The stems of the parts of a word, where the language joins compounds.
    pub(crate) fn parts(&self, stems: &Stems, folded: &str) -> Box<[Term]> {
        if !stems.language().joins_compounds() {
            return Box::default();
        }
        let stem = |part: &str| Term::of(View::Stem, &stems.stem(part));
        let is_known = |part: &str| self.has(stem(part)) && !stems.language().is_stop_word(part);
        compounds::parts(folded, &is_known).into_iter().map(stem).collect()
    }

    /// Whether the file has a word with this stem.
    pub(crate) fn has(&self, stem: Term) -> bool {
        self.stems.binary_search(&stem.bits()).is_ok()
    }

    /// Whether the file has these stems side by side.
    pub(crate) fn has_pair(&self, one: Term, other: Term) -> bool {
        self.pairs.binary_search(&Term::of_pair(one, other).bits()).is_ok()
    }
}

/// Numbers in order, each once.
fn sorted(mut numbers: Vec<u64>) -> Cow<'static, [u64]> {
    numbers.par_sort_unstable();
    numbers.dedup();
    numbers.into()
}
