//! The vocabulary of a rule book: groups of words and short terms that say the same.

use std::borrow::Cow;
use std::ops::Range;

use super::term::Term;
use crate::router::store::{Ragged, Reader, StringTable, Writer};
use crate::router::tuning::LONGEST_SYNONYM;

/// Groups of synonyms of one file, searched by how a text goes on.
#[derive(Default, Clone)]
pub(crate) struct Synonyms {
    /// What each of its groups is called: its first term.
    heads: StringTable,
    /// The stems of each term, as bits; the terms sorted by them, then by group.
    terms: Ragged<u64>,
    /// The group of each term.
    groups: Cow<'static, [u32]>,
}

impl Synonyms {
    /// From what each group is called, and the stems of each of its terms.
    pub(crate) fn new(groups: Vec<(&str, Vec<Vec<Term>>)>) -> Self {
        Self::numbered(groups, |group, _| group)
    }

    /// As [`Synonyms::new`], with the number that a group is given for its place and its terms.
    fn numbered(groups: Vec<(&str, Vec<Vec<Term>>)>, number: impl Fn(u32, &[Vec<Term>]) -> u32) -> Self {
        let heads = StringTable::new(groups.iter().map(|(head, _)| *head));
        let bits = |stems: Vec<Term>| stems.into_iter().map(Term::bits).collect::<Vec<u64>>();
        let numbered = (0..).zip(groups).map(|(place, (_, terms))| (number(place, &terms), terms));
        let terms = numbered.flat_map(|(group, terms)| terms.into_iter().map(move |term| (term, group)));
        let mut terms: Vec<(Vec<u64>, u32)> = terms.map(|(stems, group)| (bits(stems), group)).collect();
        terms.retain(|(stems, _)| !stems.is_empty());
        terms.sort();
        Self {
            heads,
            terms: Ragged::new(terms.iter().map(|(stems, _)| stems)),
            groups: terms.iter().map(|(_, group)| *group).collect(),
        }
    }

    /// What a group is called.
    pub(crate) fn head(&self, group: usize) -> &str {
        self.heads.get(group)
    }

    /// The longest term that these stems begin with: how many stems it has, and its group; of equal terms, the first group.
    pub(crate) fn at_start_of(&self, stems: impl Iterator<Item = Term>) -> Option<(usize, usize)> {
        let mut found = None;
        let mut alike = 0..self.terms.rows();
        for (depth, stem) in stems.take(LONGEST_SYNONYM).enumerate() {
            alike = self.narrowed(alike, depth, stem.bits());
            if alike.is_empty() {
                break;
            }
            // A term stands before those that go on from it.
            if self.terms.row(alike.start).len() == depth + 1 {
                found = Some((depth + 1, self.groups[alike.start] as usize));
            }
        }
        found
    }

    /// Of terms that are alike up to `depth`, those that have this stem there.
    fn narrowed(&self, terms: Range<usize>, depth: usize, stem: u64) -> Range<usize> {
        let at = |term: usize| self.terms.row(term).get(depth).copied();
        let start = partition_point(terms.clone(), |term| at(term) < Some(stem));
        start..partition_point(start..terms.end, |term| at(term) == Some(stem))
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.heads.store(writer);
        self.terms.store(writer);
        writer.numbers(&self.groups);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { heads: StringTable::load(reader), terms: Ragged::load(reader), groups: reader.numbers() }
    }
}

/// The groups of a file and of those that it extends, numbered from the lowest file up.
#[derive(Default)]
pub(crate) struct LayeredSynonyms {
    /// Of each file, the lowest first.
    files: Vec<Synonyms>,
}

impl LayeredSynonyms {
    /// With the groups of a file above. One that has a term of a group below adds its terms to that group.
    pub(crate) fn with(&self, groups: Vec<(&str, Vec<Vec<Term>>)>) -> Self {
        let first = self.files.iter().map(|file| file.heads.len() as u32).sum::<u32>();
        let number =
            |place, terms: &[Vec<Term>]| terms.iter().find_map(|term| self.group_of(term)).unwrap_or(first + place);
        let above = Synonyms::numbered(groups, number);
        Self { files: self.files.iter().cloned().chain([above]).collect() }
    }

    /// What a group is called.
    pub(crate) fn head(&self, mut group: usize) -> &str {
        for file in &self.files {
            if group < file.heads.len() {
                return file.head(group);
            }
            group -= file.heads.len();
        }
        ""
    }

    /// As [`Synonyms::at_start_of`]; of equal terms, that of the highest file.
    pub(crate) fn at_start_of(&self, stems: impl Iterator<Item = Term> + Clone) -> Option<(usize, usize)> {
        let found = self.files.iter().filter_map(|file| file.at_start_of(stems.clone()));
        found.max_by_key(|(length, _)| *length)
    }

    fn group_of(&self, term: &[Term]) -> Option<u32> {
        let (length, group) = self.at_start_of(term.iter().copied())?;
        (length == term.len()).then_some(group as u32)
    }

    /// The stems that the terms are made of, as bits; some more than once.
    pub(crate) fn stems(&self) -> impl Iterator<Item = u64> {
        self.files.iter().flat_map(|file| (0..file.terms.rows()).flat_map(|term| file.terms.row(term)).copied())
    }

    /// Those of a single file.
    pub(crate) fn store(&self, writer: &mut Writer) {
        let none = Synonyms::default();
        self.files.last().unwrap_or(&none).store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { files: vec![Synonyms::load(reader)] }
    }
}

/// As [`slice::partition_point`], of a range.
fn partition_point(range: Range<usize>, is_before: impl Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = range;
    while start < end {
        let middle = start.midpoint(end);
        if is_before(middle) { start = middle + 1 } else { end = middle }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::analysis::term::View;

    fn stems(text: &str) -> Vec<Term> {
        text.split_whitespace().map(|stem| Term::of(View::Stem, stem)).collect()
    }

    #[test]
    fn the_longest_term_of_the_first_group_is_found() {
        let group = |terms: &[&str]| terms.iter().map(|term| stems(term)).collect::<Vec<_>>();
        let groups = vec![
            ("customer", group(&["customer", "end user", ""])),
            ("end", group(&["end", "end user test"])),
            ("user", group(&["end user"])),
        ];
        let synonyms = Synonyms::new(groups);
        let found = |text: &str| synonyms.at_start_of(stems(text).into_iter());
        assert_eq!(found("end user test plan"), Some((3, 1)));
        assert_eq!(found("end user feedback"), Some((2, 0)));
        assert_eq!(found("end of life"), Some((1, 1)));
        assert_eq!(found("user"), None);
        assert_eq!(found(""), None);
        assert_eq!(synonyms.head(1), "end");
    }
}
