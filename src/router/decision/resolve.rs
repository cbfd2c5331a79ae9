//! Rule and conditions → decision.

use crate::router::answer::{Decision, Ground, Match};
use crate::rulebook::{Case, Given, Owner, Ownership, Rule, RuleBook, uncovered};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(book: &RuleBook, rule: &Rule, matched: Match, given: &Given) -> Decision {
    let by = |case: Option<Case>| {
        let why = case.as_ref().and_then(|case| case.why.as_ref()).or(rule.why.as_ref()).cloned();
        Ground { rule: rule.id.clone(), why, matched, case }
    };
    let cases = match &rule.ownership {
        Ownership::Always(owner) => return decision(owner, by(None)),
        Ownership::Cases(cases) => cases,
    };
    let known = |context: &str| book.answer_to(context, given);
    let open: Vec<&Case> = cases.iter().filter(|case| !case.contradicts(known)).collect();
    if let Some(case) = open.iter().find(|case| case.holds(known)) {
        return decision(&case.owner, by(Some((*case).clone())));
    }
    let by = by(None);
    let contexts = cases.iter().flat_map(|case| case.when.keys());
    let known = contexts.filter_map(|context| Some((context.clone(), known(context)?.to_owned()))).collect();
    if open.is_empty() {
        return Decision::Uncovered { by, known };
    }
    let uncovered = uncovered(&open, &book.contexts, &known);
    Decision::Depends { by, cases: open.into_iter().cloned().collect(), uncovered }
}

fn decision(owner: &Owner, by: Ground) -> Decision {
    match owner {
        Owner::One(owner) => Decision::Owned { by, owner: owner.clone() },
        Owner::Shared { owners, mode } => Decision::Shared { by, owners: owners.clone(), mode: mode.clone() },
        Owner::Nobody => Decision::Unowned { by },
    }
}
