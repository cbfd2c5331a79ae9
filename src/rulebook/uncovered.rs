//! Which combinations of conditions the cases of a rule leave without an answer.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::context::{Context, Given, conditions};
use super::rule::Case;
use super::when::Conditions;
use crate::text::sentence_list;

/// The most combinations that are named.
pub const MOST_UNCOVERED: usize = 12;

/// The most cases and values that are looked at, some milliseconds: many contexts have more combinations than can be counted.
const MOST_LOOKS: usize = 200_000;

/// What cases leave without an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The first combinations of values that no case covers, at most [`MOST_UNCOVERED`].
    pub named: Vec<Given>,
    /// Whether there are others.
    pub has_more: bool,
    /// Whether there are too many combinations to look at all: there may be others.
    pub has_given_up: bool,
}

impl Gaps {
    /// Those that are named, as in a sentence: `a=1, a=2 or others`.
    pub(crate) fn in_words(&self) -> String {
        let others = self.has_more.then(|| "others".to_owned());
        sentence_list(&self.named.iter().map(conditions).chain(others).collect::<Vec<_>>(), "or")
    }
}

/// The gaps that cases leave, beginning with `known`. A context that makes no difference to a combination is left out of it.
pub(crate) fn uncovered(cases: &[&Case], contexts: &BTreeMap<String, Context>, known: &Given) -> Gaps {
    let value = |context: &str| known.get(context).map(String::as_str);
    let possible = cases.iter().filter(|case| !case.when.contradicts(value)).map(|case| case.when.conditions());
    let mut ranks = HashMap::new();
    let open: Vec<Vec<Condition<'_>>> = possible.map(|conditions| unknown(conditions, known, &mut ranks)).collect();
    let mut search = Search { contexts, known, path: Vec::new(), found: Vec::new(), looks: 0 };
    search.enter(open.iter().map(Vec::as_slice).collect());
    search.run();
    search.gaps()
}

/// A context, and the values of which it must have one.
struct Condition<'c> {
    /// The place of the context among all, in the order of the cases.
    rank: usize,
    context: &'c str,
    values: &'c BTreeSet<String>,
}

/// The conditions on contexts that are not known, by rank.
fn unknown<'c>(conditions: &'c Conditions, known: &Given, ranks: &mut HashMap<&'c str, usize>) -> Vec<Condition<'c>> {
    let mut unknown = Vec::new();
    for (context, values) in conditions.iter().filter(|(context, _)| !known.contains_key(*context)) {
        let next = ranks.len();
        unknown.push(Condition { rank: *ranks.entry(context).or_insert(next), context, values });
    }
    unknown.sort_unstable_by_key(|condition| condition.rank);
    unknown
}

/// What a case that is still possible asks for besides, by rank.
type Open<'c> = &'c [Condition<'c>];

/// Looks at one context after the other, by rank, and at each of its values.
struct Search<'c> {
    contexts: &'c BTreeMap<String, Context>,
    known: &'c Given,
    /// The contexts whose values are being tried. It may be as long as there are contexts, and so it is no recursion.
    path: Vec<Branch<'c>>,
    found: Vec<Given>,
    /// How many cases and values were looked at.
    looks: usize,
}

/// A context whose values are being tried.
struct Branch<'c> {
    context: &'c str,
    /// The values, those that a case names first.
    values: Vec<&'c str>,
    /// How many of them a case names. The others are alike: if one is covered, all are.
    named: usize,
    /// How many of them were tried.
    tried: usize,
    /// How many gaps there were before the last of these.
    found_before: usize,
    /// The cases that the branches above leave possible.
    open: Vec<Open<'c>>,
}

impl<'c> Search<'c> {
    fn run(&mut self) {
        while let Some(branch) = self.path.last_mut() {
            if self.found.len() > MOST_UNCOVERED || self.looks > MOST_LOOKS {
                return;
            }
            match branch.next(self.found.len()) {
                Some(open) => self.enter(open),
                None => drop(self.path.pop()),
            }
        }
    }

    /// What was found; a combination more than can be named says that there are others.
    fn gaps(mut self) -> Gaps {
        let has_more = self.found.len() > MOST_UNCOVERED;
        self.found.truncate(MOST_UNCOVERED);
        Gaps { named: self.found, has_more, has_given_up: self.looks > MOST_LOOKS }
    }

    /// Looks for what these cases do not cover.
    fn enter(&mut self, open: Vec<Open<'c>>) {
        self.looks += 1 + open.len();
        if open.iter().any(|conditions| conditions.is_empty()) {
            return;
        }
        match open.iter().filter_map(|conditions| conditions.first()).min_by_key(|condition| condition.rank) {
            Some(condition) => self.branch(condition.context, open),
            None => {
                let tried = self.path.iter().map(|branch| (branch.context.to_owned(), branch.value().to_owned()));
                self.found.push(self.known.clone().into_iter().chain(tried).collect());
            }
        }
    }

    fn branch(&mut self, context: &'c str, open: Vec<Open<'c>>) {
        let Some(all) = self.contexts.get(context).map(|context| &context.values) else { return };
        let asked = open.iter().filter_map(|conditions| conditions.first().filter(|first| first.context == context));
        let names: HashSet<&str> = asked.flat_map(|condition| condition.values).map(String::as_str).collect();
        self.looks += all.len() + names.len();
        let (mut values, others): (Vec<&str>, Vec<&str>) =
            all.iter().map(String::as_str).partition(|value| names.contains(value));
        let named = values.len();
        values.extend(others);
        self.path.push(Branch { context, values, named, tried: 0, found_before: 0, open });
    }
}

impl<'c> Branch<'c> {
    /// The value that was tried last.
    fn value(&self) -> &'c str {
        self.values[self.tried - 1]
    }

    /// The cases that the next value leaves possible; `None` after the last one.
    fn next(&mut self, found: usize) -> Option<Vec<Open<'c>>> {
        let is_covered = self.tried > self.named && found == self.found_before;
        if is_covered || self.tried == self.values.len() {
            return None;
        }
        (self.tried, self.found_before) = (self.tried + 1, found);
        Some(self.open.iter().filter_map(|conditions| self.left(conditions)).collect())
    }

    /// What a case asks for besides the value that is tried; `None` if it wants another one.
    fn left(&self, conditions: Open<'c>) -> Option<Open<'c>> {
        match conditions {
            [first, rest @ ..] if first.context == self.context => first.values.contains(self.value()).then_some(rest),
            all => Some(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::{Absences, Assigned, Owner, When};
    use crate::text::Language;

    fn given(conditions: &[(&str, &str)]) -> Given {
        conditions.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn when(conditions: &[(&str, &str)]) -> When {
        let values = |values: &str| values.split('|').map(str::to_owned).collect();
        match conditions {
            [] => When::Otherwise,
            all => When::All(all.iter().map(|(context, of)| ((*context).to_owned(), values(of))).collect()),
        }
    }

    /// What cases with these conditions leave open, where `a` is 1, 2 or 3 and `b` is 1 or 2; several values of one
    /// condition are `1|2`, and a case without conditions is for everything else.
    fn of(cases: &[&[(&str, &str)]], known: &[(&str, &str)]) -> Vec<Given> {
        let context = |values: &[&str]| Context {
            question: "Which?".to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            words: BTreeMap::new(),
            language: Language::default(),
            default: None,
        };
        let contexts =
            BTreeMap::from([("a".to_owned(), context(&["1", "2", "3"])), ("b".to_owned(), context(&["1", "2"]))]);
        let case = |conditions: &&[(&str, &str)]| Case {
            when: when(conditions),
            assigned: Assigned { owner: Owner::Nobody, absences: Absences::default() },
            why: None,
        };
        let cases: Vec<Case> = cases.iter().map(case).collect();
        uncovered(&cases.iter().collect::<Vec<_>>(), &contexts, &given(known)).named
    }

    #[test]
    fn cases_for_all_values_leave_nothing_open() {
        assert!(of(&[&[("a", "1")], &[("a", "2")], &[("a", "3")]], &[]).is_empty());
        assert!(of(&[&[("a", "1"), ("b", "1")], &[("a", "1"), ("b", "2")]], &[("a", "1")]).is_empty());
    }

    #[test]
    fn each_value_without_a_case_is_named() {
        assert_eq!(of(&[&[("a", "2")]], &[]), [given(&[("a", "1")]), given(&[("a", "3")])]);
        assert_eq!(of(&[], &[("a", "1")]), [given(&[("a", "1")])]);
    }

    #[test]
    fn of_very_many_values_without_a_case_some_are_named() {
        let gaps = |values: usize| {
            let contexts = BTreeMap::from([("a".to_owned(), context((0..values).map(|value| value.to_string())))]);
            let case = Case {
                when: when(&[("a", "0")]),
                assigned: Assigned { owner: Owner::Nobody, absences: Absences::default() },
                why: None,
            };
            let gaps = uncovered(&[&case], &contexts, &Given::new());
            (gaps.named.len(), gaps.has_more)
        };
        assert_eq!(gaps(1 + MOST_UNCOVERED), (MOST_UNCOVERED, false));
        assert_eq!(gaps(2 + MOST_UNCOVERED), (MOST_UNCOVERED, true));
    }

    #[test]
    fn a_case_covers_all_its_values() {
        assert_eq!(of(&[&[("a", "1|3")]], &[]), [given(&[("a", "2")])]);
        assert!(of(&[&[("a", "1|2")], &[("a", "3"), ("b", "1|2")]], &[]).is_empty());
    }

    #[test]
    fn a_case_for_everything_else_leaves_nothing_open() {
        assert!(of(&[&[("a", "1")], &[]], &[]).is_empty());
    }

    #[test]
    fn a_context_that_makes_no_difference_is_left_out() {
        let cases: &[&[(&str, &str)]] = &[&[("a", "1")], &[("a", "2"), ("b", "1")]];
        assert_eq!(of(cases, &[]), [given(&[("a", "2"), ("b", "2")]), given(&[("a", "3")])]);
    }

    fn context(values: impl Iterator<Item = String>) -> Context {
        Context {
            question: String::new(),
            values: values.collect(),
            words: BTreeMap::new(),
            language: Language::default(),
            default: None,
        }
    }

    #[test]
    fn a_thousand_cases_take_few_steps() {
        let text = |number: usize| number.to_string();
        let contexts: BTreeMap<String, Context> = (0..5).map(|id| (text(id), context((0..4).map(text)))).collect();
        let when = |number: usize| (0..5).map(|id| (text(id), [text(number >> (2 * id) & 3)].into())).collect();
        let case = |number| Case {
            when: When::All(when(number)),
            assigned: Assigned { owner: Owner::Nobody, absences: Absences::default() },
            why: None,
        };
        let cases: Vec<Case> = (0..1_000).map(case).collect();
        let gaps = uncovered(&cases.iter().collect::<Vec<_>>(), &contexts, &Given::new());
        assert_eq!((gaps.named.len(), gaps.has_more, gaps.has_given_up), (MOST_UNCOVERED, true, false));
    }

    /// As many contexts as values would take a stack of their own for each.
    #[test]
    fn very_many_contexts_are_given_up() {
        let contexts: BTreeMap<String, Context> = (0..100_000)
            .map(|number| (number.to_string(), context(["yes", "no"].map(str::to_owned).into_iter())))
            .collect();
        let case = |value: &str| Case {
            when: When::All(contexts.keys().map(|id| (id.clone(), [value.to_owned()].into())).collect()),
            assigned: Assigned { owner: Owner::Nobody, absences: Absences::default() },
            why: None,
        };
        let gaps = uncovered(&[&case("yes"), &case("no")], &contexts, &Given::new());
        assert_eq!((gaps.named.len(), gaps.has_more, gaps.has_given_up), (0, false, true));
    }
}
