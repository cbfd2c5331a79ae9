//! Rule and conditions → decision.

use std::collections::BTreeSet;

use crate::router::answer::{Branch, Decision, Ground, Match};
use crate::rulebook::{Case, Given, Known, Owner, Ownership, Rule, RuleBook, When, decisive, open, uncovered};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(book: &RuleBook, rule: &Rule, matched: Match, known: &Known) -> Decision {
    let by = |case: Option<Case>| {
        let why = case.as_ref().and_then(|case| case.why.as_ref()).or(rule.why.as_ref()).cloned();
        Ground { rule: rule.id.clone(), why, matched, case }
    };
    let cases = match &rule.ownership {
        Ownership::Always(owner) => return decision(owner, by(None)),
        Ownership::Cases(cases) => cases,
    };
    let known = |context: &str| known.value(&book.contexts, context);
    let open = open(cases, known);
    if let Some(case) = decisive(&open, known) {
        return decision(&case.owner, by(Some(case.clone())));
    }
    let contexts = cases.iter().flat_map(|case| case.when.conditions().keys());
    let known = contexts.filter_map(|context| Some((context.clone(), known(context)?.to_owned()))).collect();
    depends(book, &open, by(None), known)
}

/// The branches of a rule whose open cases need conditions that are not `known`.
fn depends(book: &RuleBook, open: &[&Case], by: Ground, known: Given) -> Decision {
    if open.is_empty() {
        return Decision::Uncovered { by, known };
    }
    let (rest, conditional): (Vec<&Case>, Vec<&Case>) = open.iter().partition(|case| case.when == When::Otherwise);
    let gaps = uncovered(&conditional, &book.contexts, &known);
    let branch = |case: &&Case| Some(Branch { case: (*case).clone(), example: example(case, &known, &gaps)? });
    let cases = open.iter().filter_map(branch).collect();
    let uncovered = if rest.is_empty() { gaps.clone() } else { Vec::new() };
    Decision::Depends { by, cases, uncovered }
}

/// Conditions under which an open case holds: for everything else, the first gap of the other cases. `None` if they
/// leave no gap.
fn example(case: &Case, known: &Given, gaps: &[Given]) -> Option<Given> {
    let When::All(conditions) = &case.when else { return gaps.first().cloned() };
    let value = |context, values: &BTreeSet<String>| known.get(context).or(values.first()).cloned();
    conditions.iter().map(|(context, values)| Some((context.clone(), value(context, values)?))).collect()
}

fn decision(owner: &Owner, by: Ground) -> Decision {
    match owner {
        Owner::One(owner) => Decision::Owned { by, owner: owner.clone() },
        Owner::Shared { owners, mode } => Decision::Shared { by, owners: owners.clone(), mode: mode.clone() },
        Owner::Nobody => Decision::Unowned { by },
    }
}
