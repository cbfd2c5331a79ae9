//! Rule and conditions → decision.

use super::{Decision, Ground, Match};
use crate::rulebook::{Case, Given, Ownership, Rule};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(rule: &Rule, matched: Match, given: &Given) -> Decision {
    let by = |why: &str, case: Option<Case>| Ground { rule: rule.id.clone(), why: why.to_owned(), matched, case };
    match &rule.ownership {
        Ownership::One(owner) => Decision::Owned { by: by(&rule.why, None), owner: owner.clone() },
        Ownership::Nobody => Decision::Unowned { by: by(&rule.why, None) },
        Ownership::Shared { owners, settle, .. } => {
            Decision::Shared { by: by(&rule.why, None), owners: owners.clone(), settle: settle.clone() }
        }
        Ownership::Cases(cases) => {
            let open: Vec<&Case> = cases.iter().filter(|case| !contradicts(case, given)).collect();
            match open.iter().find(|case| case.holds(given)) {
                Some(case) => of_case(case, by(&case.why, Some((*case).clone()))),
                None if open.is_empty() => Decision::Unowned { by: by(&rule.why, None) },
                None => Decision::Depends { by: by(&rule.why, None), cases: open.into_iter().cloned().collect() },
            }
        }
    }
}

fn of_case(case: &Case, by: Ground) -> Decision {
    match case.owners.as_slice() {
        [] => Decision::Unowned { by },
        [owner] => Decision::Owned { by, owner: owner.clone() },
        owners => {
            let settle = case.settle.clone().unwrap_or_default();
            Decision::Shared { by, owners: owners.to_vec(), settle }
        }
    }
}

fn contradicts(case: &Case, given: &Given) -> bool {
    case.when.iter().any(|(context, value)| given.get(context).is_some_and(|known| known != value))
}
