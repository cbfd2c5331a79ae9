//! Rule and conditions → decision.

use std::collections::BTreeSet;

use crate::router::answer::{Branch, Decision, Ground, Match};
use crate::rulebook::{
    Case, Given, Known, Owner, Ownership, Rule, RuleBook, When, asked_of, decisive, open, uncovered,
};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(book: &RuleBook, rule: &Rule, matched: Match, known: &Known) -> Decision {
    let by = |case: Option<Case>| {
        let why = case.as_ref().and_then(|case| case.why.as_ref()).or(rule.why.as_ref()).cloned();
        Ground { rule: rule.id.clone(), why, matched, case }
    };
    let cases = match &rule.ownership {
        Ownership::Always(owner) => return decision(owner, by(None)),
        Ownership::Uncovered(known) => return Decision::Uncovered { by: by(None), known: known.clone() },
        Ownership::Cases(cases) => cases,
    };
    let known = |context: &str| known.value(&book.contexts, context);
    let open = open(cases, known);
    if let Some(case) = decisive(&open, known) {
        return decision(&case.owner, by(Some(case.clone())));
    }
    depends(book, &open, by(None), asked_of(cases, known))
}

/// The branches of a rule whose open cases need conditions that are not `known`; if they cover all and have one owner, no
/// condition decides.
fn depends(book: &RuleBook, open: &[&Case], by: Ground, known: Given) -> Decision {
    if open.is_empty() {
        return Decision::Uncovered { by, known };
    }
    let (rest, conditional): (Vec<&Case>, Vec<&Case>) = open.iter().partition(|case| case.when == When::Otherwise);
    let gaps = uncovered(&conditional, &book.contexts, &known);
    // Without a gap there is nothing else.
    let is_complete = gaps.found.is_empty() && !gaps.has_given_up;
    let reached = if is_complete { &conditional } else { open };
    if let [first, others @ ..] = reached
        && (is_complete || !rest.is_empty())
        && others.iter().all(|case| case.owner == first.owner)
    {
        return decision(&first.owner, by);
    }
    let branch = |case: &&Case| Branch { case: (*case).clone(), example: example(case, &known, &gaps.found) };
    let cases = reached.iter().map(branch).collect();
    let uncovered = if rest.is_empty() { gaps.found } else { Vec::new() };
    Decision::Depends { by, cases, uncovered }
}

/// Conditions under which an open case holds: for everything else, the first gap of the other cases, or what is known if none was
/// found.
fn example(case: &Case, known: &Given, gaps: &[Given]) -> Given {
    let When::All(conditions) = &case.when else { return gaps.first().unwrap_or(known).clone() };
    let value = |context, values: &BTreeSet<String>| known.get(context).or(values.first()).cloned();
    conditions.iter().filter_map(|(context, values)| Some((context.clone(), value(context, values)?))).collect()
}

fn decision(owner: &Owner, by: Ground) -> Decision {
    match owner {
        Owner::One(owner) => Decision::Owned { by, owner: owner.clone() },
        Owner::Shared { owners, mode } => Decision::Shared { by, owners: owners.clone(), mode: mode.clone() },
        Owner::Nobody => Decision::Unowned { by },
    }
}
