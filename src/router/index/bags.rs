//! The phrases of a file as bags of terms, and the other way round: the phrases that have each term.

use std::ops::Range;

use rayon::prelude::*;

use super::dictionary::Dictionary;
use super::postings::AT_ONCE;
use crate::router::analysis::Analysis;
use crate::router::analysis::features::add_ids;
use crate::router::store::{Offsets, Ragged};

/// How many phrases one thread reads at a time.
const PHRASES_AT_ONCE: usize = 1024;

/// By phrase: the ids of its terms, sorted, each as often as the phrase has it.
pub(crate) fn bags(dictionary: &Dictionary, phrases: &[&Analysis]) -> Ragged<u32> {
    let of_part = |phrases: &[&Analysis]| {
        let (mut ids, mut lengths) = (Vec::new(), Vec::with_capacity(phrases.len()));
        for phrase in phrases {
            let before = ids.len();
            add_ids(phrase, |term| dictionary.id(term), &mut ids);
            lengths.push(ids.len() - before);
        }
        (ids, lengths)
    };
    let parts: Vec<(Vec<u32>, Vec<usize>)> = phrases.par_chunks(PHRASES_AT_ONCE).map(of_part).collect();
    let mut all = Vec::with_capacity(parts.iter().map(|(ids, _)| ids.len()).sum());
    let mut offsets = Offsets::default();
    for (ids, lengths) in parts {
        all.extend(ids);
        lengths.into_iter().for_each(|length| offsets.push(length));
    }
    Ragged::of_parts(offsets, all)
}

/// By term: the numbers of the phrases that have it, in order, each as often as it has the term. `terms` is the number of
/// terms.
pub(crate) fn occurrences(terms: usize, bags: &Ragged<u32>) -> Ragged<u32> {
    let lists = Offsets::new(counts(terms, bags.items()).into_iter().map(|count| count as usize));
    let mut phrases = vec![0; lists.items()];
    let parts = lists.parts(AT_ONCE);
    let parts: Vec<_> = parts.iter().zip(lists.split(&parts, &mut phrases)).collect();
    parts.into_par_iter().for_each(|(terms, phrases)| fill(terms, &lists, bags, phrases));
    Ragged::of_parts(lists, phrases)
}

/// How often each term stands among some ids.
fn counts(terms: usize, ids: &[u32]) -> Vec<u32> {
    let count = |ids: &[u32]| {
        let mut counts = vec![0; terms];
        ids.iter().for_each(|id| counts[*id as usize] += 1);
        counts
    };
    // More parts than two would want as many tables of all terms.
    let halves: Vec<Vec<u32>> = ids.par_chunks(ids.len().div_ceil(2).max(AT_ONCE)).map(count).collect();
    let joined = halves.into_iter().reduce(|mut all, more| {
        all.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        all
    });
    joined.unwrap_or_else(|| vec![0; terms])
}

/// Fills the lists of some neighbouring terms.
fn fill(terms: &Range<usize>, lists: &Offsets, bags: &Ragged<u32>, phrases: &mut [u32]) {
    let starts = &lists.starts()[terms.clone()];
    let mut next: Vec<u32> = starts.iter().map(|start| start - starts[0]).collect();
    for phrase in 0..bags.rows() {
        let ids = bags.row(phrase);
        let first = ids.partition_point(|id| (*id as usize) < terms.start);
        for id in ids[first..].iter().take_while(|id| (**id as usize) < terms.end) {
            let at = &mut next[*id as usize - terms.start];
            phrases[*at as usize] = phrase as u32;
            *at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_lead_to_their_phrases() {
        let bags = Ragged::new([vec![0_u32, 2, 2], vec![], vec![1, 2]]);
        let lists = occurrences(4, &bags);
        let of_term = |term| lists.row(term).to_vec();
        assert_eq!([0, 1, 2, 3].map(of_term), [vec![0], vec![2], vec![0, 0, 2], vec![]]);
    }
}
