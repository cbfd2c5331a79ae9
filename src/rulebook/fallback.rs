//! Absent roles: which role answers instead, and what that makes of a rule.

use std::collections::BTreeMap;

use super::role::Role;
use super::rule::{Case, Mode, Owner, Ownership, Rule};

/// Replaces absent roles by their fallbacks, and notes in each rule which owners are absent.
pub(super) fn apply(roles: &BTreeMap<String, Role>, rules: &mut [Rule]) {
    let fallbacks = Fallbacks::of(roles);
    if !fallbacks.0.is_empty() {
        rules.iter_mut().for_each(|rule| fallbacks.apply(rule));
    }
}

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

    fn apply(&self, rule: &mut Rule) {
        rule.absent = self.absent(&rule.all_owners());
        for role_list in [&mut rule.does, &mut rule.consult, &mut rule.inform] {
            *role_list = self.effective_roles(role_list);
        }
        match &mut rule.ownership {
            Ownership::Always(owner) => {
                rule.in_own_right = self.in_own_right(owner);
                *owner = self.effective_owner(owner);
            }
            Ownership::Uncovered(_) => {}
            Ownership::Cases(cases) => cases.iter_mut().for_each(|case| self.apply_to_case(case)),
        }
    }

    fn apply_to_case(&self, case: &mut Case) {
        case.absent = self.absent(case.owner.roles());
        case.in_own_right = self.in_own_right(&case.owner);
        case.owner = self.effective_owner(&case.owner);
    }

    fn absent(&self, ids: &[String]) -> Vec<String> {
        ids.iter().filter(|id| self.is_absent(id)).cloned().collect()
    }

    fn is_absent(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Whether any of several will do, and one of them is there.
    fn in_own_right(&self, owner: &Owner) -> bool {
        matches!(owner, Owner::Shared { owners, mode: Mode::Any } if owners.iter().any(|id| !self.is_absent(id)))
    }

    /// A shared activity whose owners have the same fallback is owned by that one role.
    fn effective_owner(&self, owner: &Owner) -> Owner {
        match owner {
            Owner::One(owner) => Owner::One(self.effective_or_same(owner)),
            Owner::Shared { owners, mode } => match self.effective_roles(owners).as_slice() {
                [one] => Owner::One(one.clone()),
                owners => Owner::Shared { owners: owners.to_vec(), mode: self.effective_mode(mode) },
            },
            Owner::Nobody => Owner::Nobody,
        }
    }

    fn effective_mode(&self, mode: &Mode) -> Mode {
        let Mode::Together { settle, decides } = mode else { return Mode::Any };
        let decides = decides.as_ref().map(|id| self.effective_or_same(id));
        Mode::Together { settle: settle.clone(), decides }
    }

    /// The effective roles of these, sorted, no repeats.
    fn effective_roles(&self, ids: &[String]) -> Vec<String> {
        let mut all: Vec<String> = ids.iter().map(|id| self.effective_or_same(id)).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The effective role of `id`; without one, `id` stays.
    fn effective_or_same(&self, id: &str) -> String {
        self.effective_role(id).unwrap_or(id).to_owned()
    }
}
