//! Rule and conditions → decision.

use crate::router::answer::{Decision, Ground, Match};
use crate::rulebook::{Case, Given, Owner, Ownership, Rule};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(rule: &Rule, matched: Match, given: &Given) -> Decision {
    let by = |why: &str, case: Option<Case>| Ground { rule: rule.id.clone(), why: why.to_owned(), matched, case };
    let cases = match &rule.ownership {
        Ownership::Always(owner) => return decision(owner, by(&rule.why, None)),
        Ownership::Cases(cases) => cases,
    };
    let open: Vec<&Case> = cases.iter().filter(|case| !contradicts(case, given)).collect();
    match open.iter().find(|case| case.holds(given)) {
        Some(case) => decision(&case.owner, by(&case.why, Some((*case).clone()))),
        None if open.is_empty() => Decision::Unowned { by: by(&rule.why, None) },
        None => Decision::Depends { by: by(&rule.why, None), cases: open.into_iter().cloned().collect() },
    }
}

fn decision(owner: &Owner, by: Ground) -> Decision {
    match owner {
        Owner::One(owner) => Decision::Owned { by, owner: owner.clone() },
        Owner::Shared { owners, settle, .. } => Decision::Shared { by, owners: owners.clone(), settle: settle.clone() },
        Owner::Nobody => Decision::Unowned { by },
    }
}

fn contradicts(case: &Case, given: &Given) -> bool {
    case.when.iter().any(|(context, value)| given.get(context).is_some_and(|known| known != value))
}
