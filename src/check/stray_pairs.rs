//! Pairs of rules with different owners that are alike.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::leave_one_out::LeaveOneOut;
use crate::checked::StrayPair;

/// The most pairs that are named.
const MOST: usize = 10;

/// The pairs of rules between which most phrases stray, the worst first.
pub(super) fn stray_pairs(all: &[LeaveOneOut<'_>]) -> Vec<StrayPair> {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for held_out in all {
        *asked.entry(&held_out.rule.id).or_default() += 1;
        if let Some(winner) = held_out.astray() {
            pairs.entry((&held_out.rule.id, &winner.id)).or_default().push(held_out.wording);
        }
    }
    let mut pairs: Vec<StrayPair> = pairs.into_iter().filter_map(|pair| stray_pair(pair, &asked)).collect();
    pairs.sort_by_key(|pair| Reverse(pair.phrases));
    pairs.truncate(MOST);
    pairs
}

fn stray_pair(
    ((rule, winner), phrases): ((&str, &str), Vec<&str>),
    asked: &BTreeMap<&str, usize>,
) -> Option<StrayPair> {
    Some(StrayPair {
        rule: rule.to_owned(),
        winner: winner.to_owned(),
        phrases: phrases.len(),
        asked: *asked.get(rule)?,
        example: (*phrases.first()?).to_owned(),
    })
}
