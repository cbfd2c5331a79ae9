//! The areas of each role and the roles of each person: files say it by role and by area.

use std::collections::{BTreeMap, BTreeSet};

use super::area::Area;
use super::person::{Person, person_key};
use super::role::Role;

/// Who holds what, as the files name them: also what is absent.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    /// By role: the areas that name holders of it.
    pub(super) areas: BTreeMap<String, BTreeSet<String>>,
    /// Those who hold something, by [`person_key`].
    pub(super) people: BTreeMap<String, Holder>,
}

/// Someone who holds roles.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// What they are called, as it is spelled first.
    pub(super) name: String,
    /// The roles that they hold, in the whole or in an area: ids.
    pub(super) roles: BTreeSet<String>,
}

impl Holdings {
    pub(super) fn of(
        roles: &BTreeMap<String, Role>,
        areas: &BTreeMap<String, Area>,
        people: &BTreeMap<String, Person>,
    ) -> Self {
        let mut holdings = Self::default();
        for (id, role) in roles {
            holdings.hold(id, &role.holders, people);
        }
        for (area, Area { holders, .. }) in areas {
            for (role, holders) in holders {
                holdings.areas.entry(role.clone()).or_default().insert(area.clone());
                holdings.hold(role, holders, people);
            }
        }
        holdings
    }

    fn hold(&mut self, role: &str, holders: &[String], people: &BTreeMap<String, Person>) {
        for holder in holders {
            let name = people.get(holder).map_or(holder, |person| &person.name);
            let named = || Holder { name: name.clone(), roles: BTreeSet::new() };
            self.people.entry(person_key(name)).or_insert_with(named).roles.insert(role.to_owned());
        }
    }
}
