//! Rule and conditions → decision.

use std::collections::BTreeSet;

use crate::router::answer::{Branch, Decision, Ground, Match};
use crate::rulebook::{Absences, Case, Gaps, Given, Known, Owner, Rule, RuleBook, Settled, When};

/// What a rule says under the conditions that are known.
pub(super) fn resolve(book: &RuleBook, rule: &Rule, matched: Match, known: &Known) -> Decision {
    let by = |case: Option<&Case>, absences: Absences| {
        let why = case.and_then(|case| case.why.as_ref()).or(rule.why.as_ref()).cloned();
        Ground { rule: rule.id.clone(), why, matched, case: case.cloned(), absences }
    };
    match rule.settled(&book.contexts, |context| known.value(&book.contexts, context)) {
        Settled::Owned { assigned, case } => decision(&assigned.owner, by(case, assigned.absences.clone())),
        Settled::Open { cases, known, gaps } => {
            let absences = Absences::of_all(cases.iter().map(|case| &case.assigned.absences));
            depends(&cases, by(None, absences), &known, gaps)
        }
        Settled::Uncovered(known) => Decision::Uncovered { by: by(None, Absences::default()), known },
    }
}

/// A branch for each case that may hold.
fn depends(open: &[&Case], by: Ground, known: &Given, gaps: Gaps) -> Decision {
    let branch = |case: &&Case| Branch { case: (*case).clone(), example: example(case, known, &gaps.named) };
    let cases = open.iter().map(branch).collect();
    let has_rest = open.iter().any(|case| case.when == When::Otherwise);
    Decision::Depends { by, cases, uncovered: if has_rest { Gaps::default() } else { gaps } }
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
