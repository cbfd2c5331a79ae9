//! The term dictionary: the terms that a rule book has, numbered.

use std::borrow::Cow;
use std::ptr;

use rayon::prelude::*;

use crate::router::analysis::Analysis;
use crate::router::analysis::features::terms_of_units;
use crate::router::analysis::lexeme::Lexeme;
use crate::router::analysis::term::{Term, View};
use crate::router::store::{Reader, Writer};

/// Numbers terms from 0; the number of a term is its rank.
pub(crate) struct Dictionary {
    /// The terms' bits, sorted.
    sorted: Cow<'static, [u64]>,
    /// For every value of a term's highest bits, how many terms lie below.
    directory: Cow<'static, [u32]>,
}

/// How many phrases one thread looks for words in at a time.
const PHRASES_AT_ONCE: usize = 1024;

/// How many of a term's highest bits the directory looks at.
const DIRECTORY_BITS: u32 = 14;

impl Dictionary {
    /// The terms of some phrases.
    pub(crate) fn of(phrases: &[&Analysis]) -> Self {
        let words: Vec<Vec<&Lexeme>> = phrases.par_chunks(PHRASES_AT_ONCE).map(words).collect();
        let of_words = distinct(words.concat()).into_par_iter().flat_map_iter(Lexeme::terms);
        let of_units = phrases.par_iter().flat_map_iter(|phrase| terms_of_units(phrase));
        Self::new(of_words.chain(of_units).collect())
    }

    pub(crate) fn new(terms: Vec<Term>) -> Self {
        let mut sorted: Vec<u64> = terms.into_iter().map(Term::bits).collect();
        sorted.par_sort_unstable();
        sorted.dedup();
        sorted.shrink_to_fit();
        Self { directory: directory(&sorted).into(), sorted: sorted.into() }
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        writer.numbers(&self.sorted);
        writer.numbers(&self.directory);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { sorted: reader.numbers(), directory: reader.numbers() }
    }

    pub(crate) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// The number of a term. Terms are hashes, so the directory leads to a few neighbours.
    pub(crate) fn id(&self, term: Term) -> Option<u32> {
        let slot = slot(term.bits());
        let (from, to) = (self.directory[slot], self.directory[slot + 1]);
        let at = self.sorted[from as usize..to as usize].binary_search(&term.bits()).ok()?;
        Some(from + at as u32)
    }

    /// The view of the term with this number: terms are sorted by view first.
    pub(crate) fn view(&self, id: u32) -> View {
        let is_at_least = |view| id >= self.directory[slot(Term::first_bits(view))];
        match (is_at_least(View::Pair), is_at_least(View::Gram)) {
            (false, _) => View::Stem,
            (true, false) => View::Pair,
            (true, true) => View::Gram,
        }
    }

    /// The first terms of a text, sorted by number: all but its character n-grams.
    pub(crate) fn without_grams<'t>(&self, terms: &'t [(u32, f32)]) -> &'t [(u32, f32)] {
        &terms[..terms.partition_point(|(id, _)| self.view(*id) < View::Gram)]
    }
}

/// The words of some phrases.
fn words<'p>(phrases: &[&'p Analysis]) -> Vec<&'p Lexeme> {
    distinct(phrases.iter().flat_map(|phrase| &phrase.tokens).map(|token| &*token.lexeme).collect())
}

/// Each word once: a word of a file is the same lexeme wherever it stands.
fn distinct(mut words: Vec<&Lexeme>) -> Vec<&Lexeme> {
    words.sort_unstable_by_key(|word| ptr::from_ref(*word).addr());
    words.dedup_by(|one, other| ptr::eq(*one, *other));
    words
}

fn slot(bits: u64) -> usize {
    (bits >> (u64::BITS - DIRECTORY_BITS)) as usize
}

fn directory(sorted: &[u64]) -> Vec<u32> {
    let mut directory = vec![0; (1 << DIRECTORY_BITS) + 1];
    for term in sorted {
        directory[slot(*term) + 1] += 1;
    }
    for slot in 1..directory.len() {
        directory[slot] += directory[slot - 1];
    }
    directory
}
