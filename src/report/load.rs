//! How much each role has to do: counts of activities.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{Owner, Rule, RuleBook};

/// In how many activities a role has which part. An activity counts once for each part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Load {
    /// The id of the role.
    pub role: String,
    /// It owns them alone, under some conditions at least.
    pub owns: usize,
    /// It owns them with others, or as one of several that will do, and under no conditions alone.
    pub shares: usize,
    /// It carries them out.
    pub does: usize,
    /// It owns them in the place of an absent role; these are among those that it owns or shares.
    pub stands_in: usize,
    /// It is asked before.
    pub consulted: usize,
    /// It wants to know.
    pub informed: usize,
}

impl Load {
    /// Every role, those that own most first; of those that have as much to do, by name.
    pub fn of_all(book: &RuleBook) -> Vec<Self> {
        let mut loads: BTreeMap<&str, Self> = book.roles.keys().map(|id| (id.as_str(), Self::new(id))).collect();
        for rule in &book.rules {
            let (owns, shares) = owners(rule);
            count(&mut loads, &owns, |load| &mut load.owns);
            count(&mut loads, &shares, |load| &mut load.shares);
            count(&mut loads, &ids_of(&rule.does), |load| &mut load.does);
            count(&mut loads, &ids_of(&rule.consult), |load| &mut load.consulted);
            count(&mut loads, &ids_of(&rule.inform), |load| &mut load.informed);
            count(&mut loads, &stand_ins(book, rule), |load| &mut load.stands_in);
        }
        let mut loads: Vec<Self> = loads.into_values().collect();
        loads.sort_by_cached_key(|load| {
            let name = book.role_name(&load.role).to_lowercase();
            (Reverse(load.owned()), Reverse(load.all()), name, load.role.clone())
        });
        loads
    }

    fn new(role: &str) -> Self {
        Self { role: role.to_owned(), ..Self::default() }
    }

    /// Activities that it owns, alone or with others.
    pub fn owned(&self) -> usize {
        self.owns + self.shares
    }

    /// All parts together.
    pub fn all(&self) -> usize {
        self.owned() + self.does + self.consulted + self.informed
    }
}

fn count<'a>(loads: &mut BTreeMap<&'a str, Load>, roles: &BTreeSet<&'a str>, part: fn(&mut Load) -> &mut usize) {
    for role in roles {
        if let Some(load) = loads.get_mut(role) {
            *part(load) += 1;
        }
    }
}

/// The roles that own a rule alone, and those that only share it.
fn owners(rule: &Rule) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let of = |is_wanted: fn(&[String]) -> bool| {
        rule.owners().map(Owner::roles).filter(move |roles| is_wanted(roles)).flatten().map(String::as_str)
    };
    let owns: BTreeSet<&str> = of(|roles| roles.len() == 1).collect();
    let shares = of(|roles| roles.len() > 1).filter(|id| !owns.contains(id)).collect();
    (owns, shares)
}

/// The roles that own a rule in the place of absent ones.
fn stand_ins<'b>(book: &'b RuleBook, rule: &'b Rule) -> BTreeSet<&'b str> {
    let missed = rule.assigned().flat_map(|assigned| &assigned.absences.missed);
    missed.filter_map(|id| book.effective_role(id).filter(|other| other != id)).collect()
}

fn ids_of(roles: &[String]) -> BTreeSet<&str> {
    roles.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_counts_once_for_each_part() {
        let text = r#"
            schema = 1
            [contexts.night]
            question = "Is it night?"
            values = ["yes", "no"]
            [roles.cook]
            name = "cook"
            [roles.waiter]
            name = "waiter"
            [roles.host]
            name = "host"
            absent = true
            fallback = "waiter"
            [rules.soup]
            activity = "cooking the soup"
            owner = "cook"
            inform = ["waiter"]
            [rules.menu]
            activity = "writing the menu"
            owner = ["cook", "waiter"]
            settle = "By tasting."
            [rules.door]
            activity = "opening the door"
            [[rules.door.cases]]
            when = { night = "yes" }
            owner = "host"
            [[rules.door.cases]]
            when = { night = "no" }
            owner = { any = ["cook", "waiter"] }
        "#;
        let book = RuleBook::of(text);
        let load = |role: &str| Load { role: role.to_owned(), ..Load::default() };
        let waiter = Load { owns: 1, shares: 1, stands_in: 1, informed: 1, ..load("waiter") };
        let cook = Load { owns: 1, shares: 2, ..load("cook") };
        assert_eq!(Load::of_all(&book), [cook, waiter, load("host")]);
    }
}
