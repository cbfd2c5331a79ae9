//! The terms that a rule book has, numbered.

use std::borrow::Cow;

use super::archive::{Reader, Writer};
use super::term::{Term, View};

/// See the module: a term's number is its rank.
pub(super) struct Terms {
    /// The terms' bits.
    sorted: Cow<'static, [u64]>,
    /// For every value of a term's highest bits, how many terms lie below.
    directory: Cow<'static, [u32]>,
}

/// As many of a term's highest bits have a place in the directory.
const DIRECTORY_BITS: u32 = 16;

impl Terms {
    /// From terms in any order, each as often as you like. Terms are hashes, so that they fall evenly into the slots of the
    /// directory, and each slot has few to sort.
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut starts = directory(terms.iter().map(|term| term.bits()));
        let mut by_slot = vec![0; terms.len()];
        for bits in terms.iter().map(|term| term.bits()) {
            let next = &mut starts[slot(bits)];
            by_slot[*next as usize] = bits;
            *next += 1;
        }
        // By now each start is the end of its slot.
        let mut begin = 0;
        for end in &starts[..1 << DIRECTORY_BITS] {
            by_slot[begin..*end as usize].sort_unstable();
            begin = *end as usize;
        }
        by_slot.dedup();
        by_slot.shrink_to_fit();
        Self { directory: directory(by_slot.iter().copied()).into(), sorted: by_slot.into() }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        archive.numbers(&self.sorted);
        archive.numbers(&self.directory);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { sorted: archive.numbers(), directory: archive.numbers() }
    }

    pub(super) fn len(&self) -> usize {
        self.sorted.len()
    }

    /// The number of a term. Terms are hashes, so the directory leads to a few neighbours.
    pub(super) fn id(&self, term: Term) -> Option<u32> {
        let slot = slot(term.bits());
        let (from, to) = (self.directory[slot], self.directory[slot + 1]);
        let at = self.sorted[from as usize..to as usize].binary_search(&term.bits()).ok()?;
        Some(from + at as u32)
    }

    /// The view of the term with this number.
    pub(super) fn view(&self, id: u32) -> usize {
        Term::from_bits(self.sorted[id as usize]).view()
    }

    /// The first terms of a text, sorted by number: all but its character n-grams.
    pub(super) fn without_grams<'t>(&self, terms: &'t [(u32, f32)]) -> &'t [(u32, f32)] {
        &terms[..terms.partition_point(|(id, _)| self.view(*id) < View::Gram as usize)]
    }
}

fn slot(bits: u64) -> usize {
    (bits >> (u64::BITS - DIRECTORY_BITS)) as usize
}

fn directory(terms: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut directory = vec![0; (1 << DIRECTORY_BITS) + 1];
    terms.for_each(|bits| directory[slot(bits) + 1] += 1);
    for slot in 1..directory.len() {
        directory[slot] += directory[slot - 1];
    }
    directory
}
