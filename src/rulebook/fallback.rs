//! Absent roles: which role answers instead, and what that makes of a rule.

use std::collections::BTreeMap;

use super::role::Role;
use super::rule::{Case, Mode, Owner, Ownership, Rule};

/// Longest fallback chain that is followed.
const LONGEST_CHAIN: usize = 100;

/// The role that answers for `id`: itself, or else the first one along its fallbacks that is not absent.
///
/// `None` if every role of the chain is absent, or the first [`LONGEST_CHAIN`] are.
pub(super) fn effective_role<'r>(roles: &'r BTreeMap<String, Role>, id: &'r str) -> Option<&'r str> {
    let mut id = id;
    // A cycle was refused, or is about to be.
    for _ in 0..LONGEST_CHAIN {
        match roles.get(id) {
            Some(role) if role.absent => id = role.fallback.as_deref()?,
            _ => return Some(id),
        }
    }
    None
}

/// Replaces absent roles by their fallbacks, and notes in each rule which owners are absent.
pub(super) fn apply(roles: &BTreeMap<String, Role>, rules: &mut [Rule]) {
    if !roles.values().any(|role| role.absent) {
        return;
    }
    for rule in rules {
        rule.absent = absent(roles, &rule.all_owners());
        for role_list in [&mut rule.does, &mut rule.consult, &mut rule.inform] {
            *role_list = effective_roles(roles, role_list);
        }
        match &mut rule.ownership {
            Ownership::Always(owner) => {
                rule.in_own_right = in_own_right(roles, owner);
                *owner = effective_owner(roles, owner);
            }
            Ownership::Cases(cases) => cases.iter_mut().for_each(|case| apply_to_case(roles, case)),
        }
    }
}

fn apply_to_case(roles: &BTreeMap<String, Role>, case: &mut Case) {
    case.absent = absent(roles, case.owner.roles());
    case.in_own_right = in_own_right(roles, &case.owner);
    case.owner = effective_owner(roles, &case.owner);
}

fn absent(roles: &BTreeMap<String, Role>, ids: &[String]) -> Vec<String> {
    ids.iter().filter(|id| is_absent(roles, id)).cloned().collect()
}

fn is_absent(roles: &BTreeMap<String, Role>, id: &str) -> bool {
    roles.get(id).is_some_and(|role| role.absent)
}

/// Whether any of several will do, and one of them is there.
fn in_own_right(roles: &BTreeMap<String, Role>, owner: &Owner) -> bool {
    matches!(owner, Owner::Shared { owners, mode: Mode::Any } if owners.iter().any(|id| !is_absent(roles, id)))
}

/// A shared activity whose owners have the same fallback is owned by that one role.
fn effective_owner(roles: &BTreeMap<String, Role>, owner: &Owner) -> Owner {
    match owner {
        Owner::One(owner) => Owner::One(effective_or_same(roles, owner)),
        Owner::Shared { owners, mode } => match effective_roles(roles, owners).as_slice() {
            [one] => Owner::One(one.clone()),
            owners => Owner::Shared { owners: owners.to_vec(), mode: effective_mode(roles, mode) },
        },
        Owner::Nobody => Owner::Nobody,
    }
}

fn effective_mode(roles: &BTreeMap<String, Role>, mode: &Mode) -> Mode {
    let Mode::Together { settle, decides } = mode else { return Mode::Any };
    let decides = decides.as_ref().map(|id| effective_or_same(roles, id));
    Mode::Together { settle: settle.clone(), decides }
}

/// The effective roles of these, sorted, no repeats.
fn effective_roles(roles: &BTreeMap<String, Role>, ids: &[String]) -> Vec<String> {
    let mut all: Vec<String> = ids.iter().map(|id| effective_or_same(roles, id)).collect();
    all.sort();
    all.dedup();
    all
}

/// The effective role of `id`; without one, `id` stays.
fn effective_or_same(roles: &BTreeMap<String, Role>, id: &str) -> String {
    effective_role(roles, id).unwrap_or(id).to_owned()
}
