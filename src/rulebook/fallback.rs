//! Absent roles: which role answers instead, and what that makes of an owner.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::owner::{Absences, Assigned, Mode, Owner};
use super::role::Role;
use super::rule::{Ownership, Rule};

/// By absent role, the one that answers for it: the first one along its fallbacks that is not absent, if there is one.
#[derive(Debug, Clone, Default)]
pub(super) struct Fallbacks(BTreeMap<String, Option<String>>);

impl Fallbacks {
    /// Looks at each role once, however long the chains are that lead to it.
    pub(super) fn of(roles: &BTreeMap<String, Role>) -> Self {
        let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
        let is_absent = |id: &String| roles.get(id).is_some_and(|role| role.absent);
        for id in roles.keys() {
            let mut chain = Vec::new();
            let mut next = Some(id);
            while let Some(id) = next.filter(|id| is_absent(id) && !known.contains_key(*id)) {
                // A cycle was refused, or is about to be: it ends here.
                known.insert(id.clone(), None);
                chain.push(id);
                next = roles[id].fallback.as_ref();
            }
            let effective = next.and_then(|id| known.get(id).cloned().unwrap_or_else(|| Some(id.clone())));
            chain.into_iter().for_each(|id| drop(known.insert(id.clone(), effective.clone())));
        }
        Self(known)
    }

    /// The role that answers for `id`: itself if it is not absent. `None` if every role of its chain is absent.
    pub(super) fn effective_role<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        self.0.get(id).map_or(Some(id), Option::as_deref)
    }

    /// A rule of whose roles none was absent.
    pub(super) fn applied_to(&self, mut rule: Rule) -> Rule {
        if self.0.is_empty() {
            return rule;
        }
        for roles in [&mut rule.does, &mut rule.consult, &mut rule.inform] {
            *roles = self.effective_roles(mem::take(roles));
        }
        match &mut rule.ownership {
            Ownership::Always(assigned) => *assigned = self.assigned(assigned.owner.clone()),
            Ownership::Cases(cases) => {
                cases.iter_mut().for_each(|case| case.assigned = self.assigned(case.owner().clone()));
            }
            Ownership::Uncovered(_) => {}
        }
        rule
    }

    /// An owner that a file names, as absences leave it. A shared activity whose owners have the same fallback is owned by that
    /// one role.
    pub(super) fn assigned(&self, named: Owner) -> Assigned {
        let spared: BTreeSet<String> = self.spared(&named).cloned().collect();
        let needed = named.roles().iter().filter(|id| !spared.contains(*id));
        let missed = needed.clone().filter(|id| self.is_absent(id)).cloned().collect();
        let roles: BTreeSet<String> = needed.map(|id| self.effective_or_same(id)).collect();
        let owner = match (named, roles.len()) {
            (Owner::Shared { mode, .. }, 2..) => {
                Owner::Shared { owners: roles.into_iter().collect(), mode: self.effective_mode(mode) }
            }
            _ => roles.into_iter().next().map_or(Owner::Nobody, Owner::One),
        };
        Assigned { owner, absences: Absences { missed, spared } }
    }

    /// Of several owners of whom any will do, the absent ones in whose place only another of them stands, or nobody; none if
    /// nobody stands in for any.
    fn spared<'o>(&self, owner: &'o Owner) -> impl Iterator<Item = &'o String> {
        let any = match owner {
            Owner::Shared { owners, mode: Mode::Any } if owners.iter().any(|id| self.effective_role(id).is_some()) => {
                owners.as_slice()
            }
            _ => &[],
        };
        let owns = |other: &str| any.iter().any(|id| id == other);
        any.iter().filter(move |id| self.is_absent(id) && self.effective_role(id).is_none_or(owns))
    }

    fn is_absent(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    fn effective_mode(&self, mode: Mode) -> Mode {
        let Mode::Together { settle, decides } = mode else { return Mode::Any };
        Mode::Together { settle, decides: decides.map(|id| self.effective_or_same(&id)) }
    }

    /// The effective roles of these, each once.
    pub(super) fn effective_roles(&self, ids: Vec<String>) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let all = ids.iter().map(|id| self.effective_or_same(id));
        all.filter(|id| seen.insert(id.clone())).collect()
    }

    /// The effective role of `id`; without one, `id` stays.
    fn effective_or_same(&self, id: &str) -> String {
        self.effective_role(id).unwrap_or(id).to_owned()
    }
}
