//! Which cases of two assignments can hold at once.

use super::change::{Assignment, Owners};
use crate::rulebook::When;

/// A case: its conditions and its owners.
type Case<'a> = (&'a When, &'a Owners);

/// The owners before and after under every condition; each pair of cases that can hold at once.
pub(super) fn pairs<'a>(from: &'a Assignment, to: &'a Assignment) -> Vec<(&'a Owners, &'a Owners)> {
    let (from, to) = (from.cases(), to.cases());
    let pairs = from.iter().flat_map(|before| to.iter().map(move |after| (before, after)));
    let pairs = pairs.filter(|(before, after)| can_meet((before.0, &from), (after.0, &to)));
    pairs.map(|(before, after)| (before.1, after.1)).collect()
}

/// Whether two cases, each one of all those of its rule, can hold at once.
fn can_meet((one, ones): (&When, &[Case<'_>]), (other, others): (&When, &[Case<'_>])) -> bool {
    match (one, other) {
        (When::All(_), When::All(_)) => agree(one, other),
        (When::Otherwise, When::Otherwise) => true,
        (When::Otherwise, when) => is_left_open(ones, when),
        (when, When::Otherwise) => is_left_open(others, when),
    }
}

/// Whether no condition rules the other out.
fn agree(one: &When, other: &When) -> bool {
    let other = other.conditions();
    one.conditions().iter().all(|(context, values)| other.get(context).is_none_or(|known| !values.is_disjoint(known)))
}

/// Whether `otherwise` of these cases can hold under some conditions: no other case covers them.
fn is_left_open(cases: &[Case<'_>], when: &When) -> bool {
    let known = when.conditions();
    let covers = |case: &When| {
        let is_met = |context: &String, values| known.get(context).is_some_and(|known| known.is_subset(values));
        *case != When::Otherwise && case.conditions().iter().all(|(context, values)| is_met(context, values))
    };
    !cases.iter().any(|(case, _)| covers(case))
}
