//! How much each role has to do: counts of activities.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::{Part, Rule, RuleBook};

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
            for (part, role) in parts(rule) {
                loads.entry(role).and_modify(|load| *load.count(part) += 1);
            }
            for role in stand_ins(book, rule) {
                loads.entry(role).and_modify(|load| load.stands_in += 1);
            }
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

    fn count(&mut self, part: Part) -> &mut usize {
        match part {
            Part::Owns => &mut self.owns,
            Part::Shares => &mut self.shares,
            Part::Does => &mut self.does,
            Part::Consulted => &mut self.consulted,
            Part::Informed => &mut self.informed,
        }
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

/// The parts of each role in a rule. One that owns it alone under some conditions does not also share it.
fn parts(rule: &Rule) -> Vec<(Part, &str)> {
    let of_each = rule.parts().flat_map(|(part, roles)| roles.iter().map(move |role| (part, role.as_str())));
    let parts: BTreeSet<(Part, &str)> = of_each.collect();
    let is_owner = |role: &str| parts.contains(&(Part::Owns, role));
    parts.iter().copied().filter(|(part, role)| *part != Part::Shares || !is_owner(role)).collect()
}

/// The roles that own a rule in the place of absent ones.
fn stand_ins<'b>(book: &'b RuleBook, rule: &'b Rule) -> BTreeSet<&'b str> {
    let missed = rule.assigned().flat_map(|assigned| &assigned.absences.missed);
    missed.filter_map(|id| book.effective_role(id).filter(|other| other != id)).collect()
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
