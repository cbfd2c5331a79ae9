//! Rule and conditions → decision.

use super::{Decision, Ground, Match};
use crate::rulebook::{Case, Given, Ownership, Rule};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(rule: &Rule, matched: Match, given: &Given) -> Decision {
    let by = |why: &str, case: Option<Case>| Ground { rule: rule.id.clone(), why: why.to_owned(), matched, case };
    let Ownership::Cases(cases) = &rule.ownership else { return decision(&rule.ownership, by(&rule.why, None)) };
    let open: Vec<&Case> = cases.iter().filter(|case| !contradicts(case, given)).collect();
    match open.iter().find(|case| case.holds(given)) {
        Some(case) => decision(&case.ownership(), by(&case.why, Some((*case).clone()))),
        None if open.is_empty() => Decision::Unowned { by: by(&rule.why, None) },
        None => Decision::Depends { by: by(&rule.why, None), cases: open.into_iter().cloned().collect() },
    }
}

fn decision(ownership: &Ownership, by: Ground) -> Decision {
    match ownership {
        Ownership::One(owner) => Decision::Owned { by, owner: owner.clone() },
        Ownership::Nobody => Decision::Unowned { by },
        Ownership::Shared { owners, settle, .. } => {
            Decision::Shared { by, owners: owners.clone(), settle: settle.clone() }
        }
        Ownership::Cases(cases) => Decision::Depends { by, cases: cases.clone() },
    }
}

fn contradicts(case: &Case, given: &Given) -> bool {
    case.when.iter().any(|(context, value)| given.get(context).is_some_and(|known| known != value))
}
