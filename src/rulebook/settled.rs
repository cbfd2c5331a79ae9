//! What a rule says under conditions.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::context::{Context, Given};
use super::owner::{Absences, Assigned};
use super::rule::{Case, Ownership, Rule, roles_of};
use super::uncovered::{Gaps, uncovered};
use super::when::When;

/// What a rule says under the conditions that are known.
pub(crate) enum Settled<'r> {
    /// Who owns it: by the case that holds, or without one, as all that can hold have the same owner.
    Owned { assigned: Cow<'r, Assigned>, case: Option<&'r Case> },
    /// It depends on other conditions.
    Open {
        /// The cases that can hold, in the order of the file.
        cases: Vec<&'r Case>,
        /// What is known of the contexts that the cases ask for.
        known: Given,
        /// The combinations that only a case for everything else covers, or none.
        gaps: Gaps,
    },
    /// No case covers this, which is known of the contexts that the cases ask for.
    Uncovered(Given),
}

impl Rule {
    /// What it says by what is `known` of the `contexts`.
    pub(crate) fn settled<'v>(
        &self,
        contexts: &BTreeMap<String, Context>,
        known: impl Fn(&str) -> Option<&'v str>,
    ) -> Settled<'_> {
        let cases = match &self.ownership {
            Ownership::Always(assigned) => return Settled::Owned { assigned: Cow::Borrowed(assigned), case: None },
            Ownership::Uncovered(known) => return Settled::Uncovered(known.clone()),
            Ownership::Cases(cases) => cases,
        };
        let open = open(cases, &known);
        match decisive(&open, &known) {
            Some(case) => Settled::Owned { assigned: Cow::Borrowed(&case.assigned), case: Some(case) },
            None if open.is_empty() => Settled::Uncovered(asked_of(cases, known)),
            None => undecided(open, contexts, asked_of(cases, known)),
        }
    }

    /// The owners under the conditions that are known: that of one case, if they decide it; all, if they leave none. Sorted, no
    /// repeats.
    pub(crate) fn owners_under<'v>(
        &self,
        contexts: &BTreeMap<String, Context>,
        known: impl Fn(&str) -> Option<&'v str>,
    ) -> Vec<String> {
        match self.settled(contexts, known) {
            Settled::Owned { assigned, .. } => roles_of([&assigned.owner]),
            Settled::Open { cases, .. } => roles_of(cases.into_iter().map(Case::owner)),
            Settled::Uncovered(_) => self.all_owners(),
        }
    }

    /// Leaves of it what holds under these conditions.
    pub(super) fn settle(&mut self, contexts: &BTreeMap<String, Context>, given: &Given) {
        let (ownership, why) = match self.settled(contexts, |context| given.get(context).map(String::as_str)) {
            Settled::Owned { assigned, case } => {
                (Ownership::Always(assigned.into_owned()), case.and_then(|case| case.why.clone()))
            }
            Settled::Open { cases, .. } => (Ownership::Cases(cases.into_iter().cloned().collect()), None),
            Settled::Uncovered(known) => (Ownership::Uncovered(known), None),
        };
        self.ownership = ownership;
        self.why = why.or_else(|| self.why.take());
    }
}

/// What open cases say that need other conditions: if they cover all and have one owner, no condition decides.
fn undecided<'r>(open: Vec<&'r Case>, contexts: &BTreeMap<String, Context>, known: Given) -> Settled<'r> {
    let conditional: Vec<&Case> = open.iter().copied().filter(|case| case.when != When::Otherwise).collect();
    let has_rest = conditional.len() < open.len();
    let gaps = uncovered(&conditional, contexts, &known);
    // Without a gap there is nothing else.
    let is_complete = gaps.named.is_empty() && !gaps.has_given_up;
    let cases = if is_complete { conditional } else { open };
    match cases.as_slice() {
        [first, others @ ..]
            if (is_complete || has_rest) && others.iter().all(|case| case.owner() == first.owner()) =>
        {
            let absences = Absences::whichever(cases.iter().map(|case| &case.assigned.absences));
            let assigned = Cow::Owned(Assigned { owner: first.owner().clone(), absences });
            Settled::Owned { assigned, case: None }
        }
        _ => Settled::Open { cases, known, gaps },
    }
}

/// The cases that can hold, by what is `known` of the contexts.
fn open<'c, 'v>(cases: &'c [Case], known: impl Fn(&str) -> Option<&'v str>) -> Vec<&'c Case> {
    cases.iter().filter(|case| !case.when.contradicts(&known)).collect()
}

/// What is `known` of the contexts that the cases ask for.
pub(super) fn asked_of<'v>(cases: &[Case], known: impl Fn(&str) -> Option<&'v str>) -> Given {
    let contexts = cases.iter().flat_map(|case| case.when.conditions().keys());
    contexts.filter_map(|context| Some((context.clone(), known(context)?.to_owned()))).collect()
}

/// Of the cases that can hold, the one that does: its conditions are met, or it is for everything else and alone.
fn decisive<'c, 'v>(open: &[&'c Case], known: impl Fn(&str) -> Option<&'v str>) -> Option<&'c Case> {
    let rest = || open.first().filter(|case| open.len() == 1 && case.when == When::Otherwise);
    open.iter().find(|case| case.when.holds(&known)).or_else(rest).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rulebook::RuleBook;

    #[test]
    fn a_condition_that_decides_no_case_leaves_those_that_may_hold() {
        let context = |id: &str| format!("[contexts.{id}]\nquestion = \"?\"\nvalues = [\"yes\", \"no\"]\n");
        let case = |when: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"cook\"\n");
        let text = format!(
            "schema = 1\n[roles.cook]\nname = \"Cook\"\n{}{}[rules.soup]\nactivity = \"stir the soup\"\n{}{}",
            context("evening"),
            context("summer"),
            case("evening = \"yes\", summer = \"yes\""),
            case("evening = \"no\", summer = \"no\""),
        );
        let book = RuleBook::of(text);
        let cases = |evening: &str| {
            let given = Given::from([("evening".to_owned(), evening.to_owned())]);
            match book.clone().under(&given).rules[0].ownership.clone() {
                Ownership::Cases(cases) => cases.iter().map(|case| case.when.conditions()["summer"].clone()).collect(),
                Ownership::Always(_) | Ownership::Uncovered(_) => Vec::new(),
            }
        };
        assert_eq!(cases("yes"), [["yes".to_owned()].into()]);
        assert_eq!(cases("no"), [["no".to_owned()].into()]);
        let none = Given::from([("evening".to_owned(), "maybe".to_owned()), ("night".to_owned(), "yes".to_owned())]);
        let known = Given::from([("evening".to_owned(), "maybe".to_owned())]);
        assert_eq!(book.clone().under(&none).rules[0].ownership, Ownership::Uncovered(known));
    }

    #[test]
    fn a_role_that_no_open_case_names_is_not_missed() {
        let values = "values = [\"summer\", \"fall\", \"winter\"]\n";
        let roles =
            "[roles.chef]\nname = \"chef\"\nabsent = true\nfallback = \"cook\"\n[roles.cook]\nname = \"cook\"\n";
        let case =
            |when: &str, owner: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"{owner}\"\n");
        let text = format!(
            "schema = 1\n[contexts.season]\nquestion = \"?\"\n{values}[contexts.day]\nquestion = \"?\"\n{values}{roles}\
             [rules.soup]\nactivity = \"stir the soup\"\n{}{}{}",
            case("season = \"summer\"", "chef"),
            case("season = \"winter\", day = \"fall\"", "cook"),
            case("season = \"winter\", day = \"summer\"", "cook"),
        );
        let book = RuleBook::of(text);
        let missed = |season: &str| {
            let given = Given::from([("season".to_owned(), season.to_owned())]);
            book.clone().under(&given).rules[0].absences().missed
        };
        let chef = BTreeSet::from(["chef".to_owned()]);
        assert_eq!(book.rules[0].absences().missed, chef);
        assert_eq!((missed("summer"), missed("winter"), missed("fall")), (chef, BTreeSet::new(), BTreeSet::new()));
    }
}
