//! Who owns an activity before and after, under each combination of values.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Assignment, Owners};
use crate::rulebook::{Context, When};

/// The conditions of a book, by id.
type Contexts = BTreeMap<String, Context>;

/// The owners before and after; `None` where no case covers the combination.
type Pair<'a> = [Option<&'a Owners>; 2];

/// A value of each context.
type Combination<'a> = BTreeMap<&'a str, &'a str>;

/// The most cases that are looked at, all combinations together.
const MOST_LOOKUPS: usize = 200_000;

/// Whether both say the same under each combination of values; `false` if there are too many.
pub(super) fn says_the_same(from: &Assignment, to: &Assignment, contexts: [&Contexts; 2]) -> bool {
    pairs(from, to, contexts).is_some_and(|pairs| pairs.iter().all(|[before, after]| before == after))
}

/// The owners before and after under each combination of values of the contexts that a case names, each pair once. `None` if
/// there are too many. `contexts` are those of the book before and of the one after.
pub(super) fn pairs<'a>(
    from: &'a Assignment,
    to: &'a Assignment,
    contexts: [&Contexts; 2],
) -> Option<BTreeSet<Pair<'a>>> {
    let sides = [from.cases(), to.cases()];
    let most = MOST_LOOKUPS / sides.iter().map(Vec::len).sum::<usize>().max(1);
    let combinations = combinations(&values(&sides, contexts), most)?;
    Some(combinations.iter().map(|given| [0, 1].map(|side| owners(&sides[side], given))).collect())
}

/// The values of each context that a case names: those that either book knows.
fn values<'c>(sides: &[Vec<(&'c When, &Owners)>], contexts: [&'c Contexts; 2]) -> BTreeMap<&'c str, BTreeSet<&'c str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, named) in sides.iter().flatten().flat_map(|(when, _)| when.conditions()) {
        let known = contexts.iter().filter_map(|contexts| contexts.get(name)).flat_map(|context| &context.values);
        all.entry(name).or_default().extend(named.iter().chain(known).map(String::as_str));
    }
    all
}

/// Every combination of these values; `None` if there are more than `most`.
fn combinations<'v>(values: &BTreeMap<&'v str, BTreeSet<&'v str>>, most: usize) -> Option<Vec<Combination<'v>>> {
    let mut all = vec![Combination::new()];
    for (name, values) in values {
        if all.len() * values.len() > most {
            return None;
        }
        let with = |value: &&'v str| {
            all.iter().cloned().map(|mut given| {
                given.insert(*name, *value);
                given
            })
        };
        all = values.iter().flat_map(with).collect();
    }
    Some(all)
}

/// The owners in the case that holds, or else in the one for everything else.
fn owners<'a>(cases: &[(&When, &'a Owners)], given: &Combination<'_>) -> Option<&'a Owners> {
    let holds = |(when, _): &&(&When, _)| when.holds(|context| given.get(context).copied());
    let rest = || cases.iter().find(|(when, _)| **when == When::Otherwise);
    cases.iter().find(holds).or_else(rest).map(|(_, owners)| *owners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RuleBook;

    /// The pairs of owners of a rule before and after, which are cases under a severity from 1 to 3: its values and an owner;
    /// no value stands for `otherwise`.
    fn of(before: &[(&[&str], &str)], after: &[(&[&str], &str)]) -> Vec<String> {
        let text = "schema = 1\n[contexts.severity]\nquestion = \"How severe is it?\"\nvalues = [\"1\", \"2\", \"3\"]\n\
                    [roles.cook]\nname = \"cook\"\n[rules.soup]\nactivity = \"stir the soup\"\nowner = \"cook\"\n";
        let book = RuleBook::of(text);
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
        let pairs = pairs(&before, &after, [&book.contexts; 2]).expect("they are few");
        let told = |owners: Option<&Owners>| owners.map_or("-".to_owned(), |owners| owners.roles().join(" "));
        pairs.iter().map(|[from, to]| format!("{} {}", told(*from), told(*to))).collect()
    }

    #[test]
    fn the_same_cases_in_other_words_keep_their_owners() {
        let before: [(&[&str], &str); 3] = [(&["1"], "a"), (&["2"], "a"), (&[], "b")];
        assert_eq!(of(&before, &[(&["3"], "b"), (&[], "a")]), ["a a", "b b"]);
        assert_eq!(of(&before, &[(&["1", "2"], "a"), (&["3"], "b")]), ["a a", "b b"]);
        assert_eq!(of(&[(&["1", "2", "3"], "a")], &[(&[], "a")]), ["a a"]);
    }

    #[test]
    fn several_cases_together_leave_nothing_to_otherwise() {
        let before: [(&[&str], &str); 3] = [(&["1"], "a"), (&["2"], "a"), (&[], "b")];
        assert_eq!(of(&before, &[(&["1", "2"], "c"), (&[], "b")]), ["a c", "b b"]);
    }

    #[test]
    fn what_no_case_covers_has_no_owners() {
        assert_eq!(of(&[(&["1"], "a")], &[(&["1"], "a"), (&[], "b")]), ["- b", "a a"]);
    }

    #[test]
    fn very_many_cases_are_not_compared() {
        let when = |number: usize| {
            let condition = |context: usize| (context.to_string(), BTreeSet::from([number.to_string()]));
            When::All((0..6).map(condition).collect())
        };
        let cases = |owner: &str| {
            Assignment::Cases((0..10).map(|number| (when(number), Owners::All(vec![owner.to_owned()]))).collect())
        };
        assert!(pairs(&cases("a"), &cases("b"), [&BTreeMap::new(); 2]).is_none());
    }
}
