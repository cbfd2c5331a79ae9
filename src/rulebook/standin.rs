//! Roles that nobody holds: who answers for them, and what that makes of a rule.

use std::collections::BTreeMap;

use super::{Case, Owner, Ownership, Role, Rule};

/// So many roles may be absent in a row: for a longer row nobody answers.
const LONGEST_CHAIN: usize = 100;

/// The role that answers for `id`: itself, or else the first one along its fallbacks that somebody holds. `None` if
/// nobody does.
pub(super) fn answering<'r>(roles: &'r BTreeMap<String, Role>, id: &'r str) -> Option<&'r str> {
    let mut id = id;
    // Circles were refused, or are about to be.
    for _ in 0..LONGEST_CHAIN {
        match roles.get(id) {
            Some(role) if role.absent => id = role.fallback.as_deref()?,
            _ => return Some(id),
        }
    }
    None
}

/// Puts the roles that answer in the place of the absent ones, and notes in each rule who is absent.
pub(super) fn stand_in(roles: &BTreeMap<String, Role>, rules: &mut [Rule]) {
    if !roles.values().any(|role| role.absent) {
        return;
    }
    for rule in rules {
        let named = rule.all_owners();
        rule.absent = named.into_iter().filter(|id| roles.get(id).is_some_and(|role| role.absent)).collect();
        rule.inform = present(roles, &rule.inform);
        match &mut rule.ownership {
            Ownership::Always(owner) => *owner = answered(roles, owner),
            Ownership::Cases(cases) => cases.iter_mut().for_each(|case| stand_in_case(roles, case)),
        }
    }
}

fn stand_in_case(roles: &BTreeMap<String, Role>, case: &mut Case) {
    let named = case.owner.roles().iter();
    case.absent = named.filter(|id| roles.get(*id).is_some_and(|role| role.absent)).cloned().collect();
    case.owner = answered(roles, &case.owner);
}

/// Two owners may become one: then there is nothing left to settle.
fn answered(roles: &BTreeMap<String, Role>, owner: &Owner) -> Owner {
    let by = |id: &String| answering(roles, id).unwrap_or(id).to_owned();
    match owner {
        Owner::One(owner) => Owner::One(by(owner)),
        Owner::Shared { owners, settle, decides } => match present(roles, owners).as_slice() {
            [one] => Owner::One(one.clone()),
            owners => {
                Owner::Shared { owners: owners.to_vec(), settle: settle.clone(), decides: decides.as_ref().map(by) }
            }
        },
        Owner::Nobody => Owner::Nobody,
    }
}

/// The roles that answer for these, sorted, each once; one for whom nobody answers stays.
fn present(roles: &BTreeMap<String, Role>, ids: &[String]) -> Vec<String> {
    let mut all: Vec<String> = ids.iter().map(|id| answering(roles, id).unwrap_or(id).to_owned()).collect();
    all.sort();
    all.dedup();
    all
}
