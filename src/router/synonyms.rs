//! The vocabulary of a rule book: groups of words and short terms that mean the same.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::archive::{Reader, Writer};
use super::term::Term;
use super::wordlist::WordList;

/// See the module.
#[derive(Default)]
pub(super) struct Synonyms {
    /// What each group is called: its first term.
    heads: WordList,
    /// The first stem of every term, as bits, sorted; terms with the same one stand together, the longest first.
    firsts: Cow<'static, [u64]>,
    /// Where the stems of each term begin; one more than there are terms.
    starts: Cow<'static, [u32]>,
    /// As bits.
    stems: Cow<'static, [u64]>,
    /// The group of each term.
    groups: Cow<'static, [u32]>,
}

impl Synonyms {
    /// From what each group is called, and the stems of each of its terms.
    pub(super) fn new(groups: Vec<(&str, Vec<Vec<Term>>)>) -> Self {
        let heads = WordList::new(groups.iter().map(|(head, _)| *head));
        let terms = (0..).zip(groups).flat_map(|(group, (_, terms))| terms.into_iter().map(move |term| (term, group)));
        let mut terms: Vec<(Vec<Term>, u32)> = terms.filter(|(stems, _)| !stems.is_empty()).collect();
        terms.sort_by_key(|(stems, group)| (stems[0], Reverse(stems.len()), *group));
        let mut starts = vec![0];
        starts.extend(terms.iter().scan(0, |end, (stems, _)| {
            *end += stems.len() as u32;
            Some(*end)
        }));
        Self {
            heads,
            firsts: terms.iter().map(|(stems, _)| stems[0].bits()).collect(),
            starts: starts.into(),
            stems: terms.iter().flat_map(|(stems, _)| stems).map(|stem| stem.bits()).collect(),
            groups: terms.iter().map(|(_, group)| *group).collect(),
        }
    }

    /// What a group is called.
    pub(super) fn head(&self, group: usize) -> &str {
        self.heads.get(group)
    }

    /// The longest term that these stems begin with: how many they are, and its group.
    pub(super) fn at_start_of(&self, stems: impl Iterator<Item = Term> + Clone) -> Option<(usize, usize)> {
        let first = stems.clone().next()?.bits();
        let from = self.firsts.partition_point(|other| *other < first);
        let same = self.firsts[from..].iter().take_while(|other| **other == first).count();
        (from..from + same).find_map(|term| {
            let of_term = &self.stems[self.starts[term] as usize..self.starts[term + 1] as usize];
            let fits = stems.clone().take(of_term.len()).map(Term::bits).eq(of_term.iter().copied());
            fits.then_some((of_term.len(), self.groups[term] as usize))
        })
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.heads.store(archive);
        archive.numbers(&self.firsts);
        archive.numbers(&self.starts);
        archive.numbers(&self.stems);
        archive.numbers(&self.groups);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self {
            heads: WordList::load(archive),
            firsts: archive.numbers(),
            starts: archive.numbers(),
            stems: archive.numbers(),
            groups: archive.numbers(),
        }
    }
}
