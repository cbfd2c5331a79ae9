//! Which combinations of conditions the cases of a rule leave without an answer.

use std::collections::{BTreeMap, HashSet};

use super::context::{Context, Given};
use super::rule::Case;
use super::when::When;

/// The most combinations that are named.
pub const MOST_UNCOVERED: usize = 3;

/// The most partial combinations that are looked at: many contexts have more combinations than can be counted.
const MOST_STEPS: usize = 20_000;

/// What cases leave without an answer.
pub(crate) struct Gaps {
    /// Combinations of values that no case covers; at most [`MOST_UNCOVERED`].
    pub(crate) found: Vec<Given>,
    /// Whether there are too many combinations to look at all: there may be other gaps.
    pub(crate) has_given_up: bool,
}

/// The gaps that cases leave, beginning with `known`. A context that makes no difference to a combination is left out of it.
pub(crate) fn uncovered(cases: &[&Case], contexts: &BTreeMap<String, Context>, known: &Given) -> Gaps {
    let mut search = Search { contexts, found: Vec::new(), steps: 0 };
    search.extend(cases, known);
    Gaps { has_given_up: search.steps > MOST_STEPS, found: search.found }
}

struct Search<'b> {
    contexts: &'b BTreeMap<String, Context>,
    found: Vec<Given>,
    steps: usize,
}

impl Search<'_> {
    /// Looks for what `open`, the cases that `fixed` leaves possible, do not cover.
    fn extend(&mut self, open: &[&Case], fixed: &Given) {
        self.steps += 1;
        let known = |context: &str| fixed.get(context).map(String::as_str);
        let holds = |case: &&Case| case.when == When::Otherwise || case.when.holds(known);
        if self.is_over() || open.iter().any(holds) {
            return;
        }
        let mut conditions = open.iter().flat_map(|case| case.when.conditions().keys());
        match conditions.find(|context| !fixed.contains_key(*context)) {
            Some(context) => self.branch(open, fixed, context),
            None => self.found.push(fixed.clone()),
        }
    }

    /// Tries the values of a context. Those that no case names are alike: if one is covered, all are.
    fn branch(&mut self, open: &[&Case], fixed: &Given, context: &str) {
        let Some(values) = self.contexts.get(context).map(|context| &context.values) else { return };
        let names: HashSet<&String> =
            open.iter().filter_map(|case| case.when.conditions().get(context)).flatten().collect();
        let (named, others): (Vec<&String>, Vec<&String>) = values.iter().partition(|value| names.contains(value));
        for value in named {
            self.value(open, fixed, context, value);
        }
        for value in others {
            let before = self.found.len();
            self.value(open, fixed, context, value);
            if self.found.len() == before {
                break;
            }
        }
    }

    fn value(&mut self, open: &[&Case], fixed: &Given, context: &str, value: &str) {
        let wants = |case: &&&Case| case.when.conditions().get(context).is_none_or(|wanted| wanted.contains(value));
        let open: Vec<&Case> = open.iter().filter(wants).copied().collect();
        let mut fixed = fixed.clone();
        fixed.insert(context.to_owned(), value.to_owned());
        self.extend(&open, &fixed);
    }

    fn is_over(&self) -> bool {
        self.found.len() >= MOST_UNCOVERED || self.steps > MOST_STEPS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Owner;

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
            default: None,
        };
        let contexts =
            BTreeMap::from([("a".to_owned(), context(&["1", "2", "3"])), ("b".to_owned(), context(&["1", "2"]))]);
        let case = |conditions: &&[(&str, &str)]| Case {
            when: when(conditions),
            owner: Owner::Nobody,
            absent: Vec::new(),
            in_own_right: false,
            why: None,
        };
        let cases: Vec<Case> = cases.iter().map(case).collect();
        uncovered(&cases.iter().collect::<Vec<_>>(), &contexts, &given(known)).found
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

    #[test]
    fn a_thousand_cases_take_few_steps() {
        let text = |number: usize| number.to_string();
        let contexts: BTreeMap<String, Context> = (0..5)
            .map(|id| {
                let values = (0..4).map(text).collect();
                (text(id), Context { question: String::new(), values, words: BTreeMap::new(), default: None })
            })
            .collect();
        let when = |number: usize| (0..5).map(|id| (text(id), [text(number >> (2 * id) & 3)].into())).collect();
        let case = |number| Case {
            when: When::All(when(number)),
            owner: Owner::Nobody,
            absent: Vec::new(),
            in_own_right: false,
            why: None,
        };
        let cases: Vec<Case> = (0..1_000).map(case).collect();
        let mut search = Search { contexts: &contexts, found: Vec::new(), steps: 0 };
        search.extend(&cases.iter().collect::<Vec<_>>(), &Given::new());
        assert_eq!(search.found.len(), MOST_UNCOVERED);
        assert!(search.steps < 2_000, "{} steps", search.steps);
    }
}
