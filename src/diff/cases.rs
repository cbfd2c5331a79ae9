//! Which cases of two assignments can hold at once.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Assignment, Owners};
use crate::rulebook::{Context, When};

/// A case: its conditions and its owners.
type Case<'a> = (&'a When, &'a Owners);

/// The conditions of a book, by id.
type Contexts = BTreeMap<String, Context>;

/// The most pairs of cases that are compared.
const MOST_PAIRS: usize = 10_000;

/// The owners before and after under every condition: each pair of cases that can hold at once. `None` if there are too many.
pub(super) fn pairs<'a>(
    from: &'a Assignment,
    to: &'a Assignment,
    contexts: &Contexts,
) -> Option<Vec<(&'a Owners, &'a Owners)>> {
    let (from, to) = (from.cases(), to.cases());
    if from.len() * to.len() > MOST_PAIRS {
        return None;
    }
    let (left_before, left_after) = (left(&from, contexts), left(&to, contexts));
    let can_meet = |(before, after): &(&Case<'_>, &Case<'_>)| match (before.0, after.0) {
        (When::All(_), When::All(_)) => agree(before.0, after.0),
        (When::Otherwise, When::Otherwise) => left_before.meets_left(&left_after),
        (When::Otherwise, when) => left_before.meets(when),
        (when, When::Otherwise) => left_after.meets(when),
    };
    let pairs = from.iter().flat_map(|before| to.iter().map(move |after| (before, after)));
    Some(pairs.filter(can_meet).map(|(before, after)| (before.1, after.1)).collect())
}

/// What the cases of a rule leave to `otherwise`.
enum Left<'a> {
    /// These values of the only condition that they ask for.
    Values(&'a str, BTreeSet<&'a str>),
    /// What none of these cases covers, which ask for several conditions, or for none.
    Uncovered(Vec<&'a When>),
}

fn left<'a>(cases: &[Case<'a>], contexts: &'a Contexts) -> Left<'a> {
    let asked: Vec<&When> = cases.iter().map(|(when, _)| *when).filter(|when| **when != When::Otherwise).collect();
    let names: BTreeSet<&String> = asked.iter().flat_map(|when| when.conditions().keys()).collect();
    let only = Vec::from_iter(names);
    let [name] = only.as_slice() else { return Left::Uncovered(asked) };
    let Some(context) = contexts.get(*name) else { return Left::Uncovered(asked) };
    let covered: BTreeSet<&String> = asked.iter().filter_map(|when| when.conditions().get(*name)).flatten().collect();
    let values = context.values.iter().filter(|value| !covered.contains(value)).map(String::as_str);
    Left::Values(name, values.collect())
}

impl Left<'_> {
    /// Whether a case of another rule can hold where this is left.
    fn meets(&self, when: &When) -> bool {
        match self {
            Self::Values(name, left) => when
                .conditions()
                .get(*name)
                .is_none_or(|values| values.iter().any(|value| left.contains(value.as_str()))),
            Self::Uncovered(cases) => !cases.iter().any(|case| covers(case, when)),
        }
    }

    /// Whether something is left by both.
    fn meets_left(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Values(one, left), Self::Values(two, right)) if one == two => !left.is_disjoint(right),
            _ => true,
        }
    }
}

/// Whether no condition rules the other out.
fn agree(one: &When, other: &When) -> bool {
    let other = other.conditions();
    one.conditions().iter().all(|(context, values)| other.get(context).is_none_or(|known| !values.is_disjoint(known)))
}

/// Whether a case holds under all conditions of another one.
fn covers(case: &When, other: &When) -> bool {
    let known = other.conditions();
    let is_met = |context: &String, values| known.get(context).is_some_and(|known| known.is_subset(values));
    case.conditions().iter().all(|(context, values)| is_met(context, values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{RuleBook, Source};

    /// The pairs of owners of a rule before and after, which are cases under a severity from 1 to 3: its values and an owner;
    /// no value stands for `otherwise`.
    fn of(before: &[(&[&str], &str)], after: &[(&[&str], &str)]) -> Vec<(String, String)> {
        let text = "schema = 1\n[contexts.severity]\nquestion = \"How severe is it?\"\nvalues = [\"1\", \"2\", \"3\"]\n\
                    [roles.cook]\nname = \"cook\"\n[rules.soup]\nactivity = \"stir the soup\"\nowner = \"cook\"\n";
        let book = RuleBook::parse(Source::new("test.toml", text)).expect("it is valid");
        let assignment = |cases: &[(&[&str], &str)]| {
            let cases = cases.iter().map(|(values, owner)| {
                let values: BTreeSet<String> = values.iter().map(|value| (*value).to_owned()).collect();
                let when = match values.is_empty() {
                    true => When::Otherwise,
                    false => When::All(BTreeMap::from([("severity".to_owned(), values)])),
                };
                (when, Owners::All(vec![(*owner).to_owned()]))
            });
            Assignment::Cases(cases.collect())
        };
        let (before, after) = (assignment(before), assignment(after));
        let pairs = pairs(&before, &after, &book.contexts).expect("they are few");
        pairs.iter().map(|(from, to)| (from.roles().join(" "), to.roles().join(" "))).collect()
    }

    fn pair(from: &str, to: &str) -> (String, String) {
        (from.to_owned(), to.to_owned())
    }

    #[test]
    fn the_same_cases_in_other_words_keep_their_owners() {
        let before: [(&[&str], &str); 3] = [(&["1"], "a"), (&["2"], "a"), (&[], "b")];
        let pairs = of(&before, &[(&["3"], "b"), (&[], "a")]);
        assert_eq!(pairs, [pair("a", "a"), pair("a", "a"), pair("b", "b")]);
    }

    #[test]
    fn several_cases_together_leave_nothing_to_otherwise() {
        let before: [(&[&str], &str); 3] = [(&["1"], "a"), (&["2"], "a"), (&[], "b")];
        let pairs = of(&before, &[(&["1", "2"], "c"), (&[], "b")]);
        assert_eq!(pairs, [pair("a", "c"), pair("a", "c"), pair("b", "b")]);
    }

    #[test]
    fn very_many_cases_are_not_compared() {
        let cases = |owner: &str| Assignment::Cases(vec![(When::Otherwise, Owners::All(vec![owner.to_owned()])); 200]);
        assert!(pairs(&cases("a"), &cases("b"), &BTreeMap::new()).is_none());
    }
}
