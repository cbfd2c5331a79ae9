//! The people behind the roles: who holds them, how to reach them, who is missing.

use std::collections::BTreeSet;

use super::wording::role_names;
use crate::router::Ground;
use crate::rulebook::{Role, Rule, RuleBook};

/// A line for each person who holds one of `owners`: a person with several of these roles is named once.
pub(super) fn holders(book: &RuleBook, owners: &[&str]) -> Vec<String> {
    let mut named = BTreeSet::new();
    let holders = owners.iter().filter_map(|id| holder(book, id));
    let fresh: Vec<&str> = holders.filter(|holder| named.insert(*holder)).collect();
    fresh.into_iter().map(|holder| person(book, owners, holder)).collect()
}

/// Who holds a role here.
pub(super) fn holder<'b>(book: &'b RuleBook, id: &str) -> Option<&'b str> {
    book.roles.get(id).filter(|role| !role.absent)?.holder.as_deref()
}

fn person(book: &RuleBook, owners: &[&str], holder: &str) -> String {
    let hats: Vec<&Role> = hats(book, owners, holder).into_iter().map(|(_, role)| role).collect();
    let mut parts = vec![holder.to_owned()];
    parts.extend(hat(book, owners, holder));
    parts.extend(distinct(hats.iter().filter_map(|role| role.contact.as_deref())));
    let deputies = distinct(hats.iter().filter_map(|role| role.deputy.as_deref())).join(", ");
    match deputies.as_str() {
        "" => parts.join(", "),
        deputies => format!("{}; deputy: {deputies}", parts.join(", ")),
    }
}

/// Those of `ids` that a person holds, with their roles.
fn hats<'b>(book: &'b RuleBook, ids: &[&str], person: &str) -> Vec<(&'b str, &'b Role)> {
    let held = ids.iter().filter(|id| holder(book, id) == Some(person));
    held.filter_map(|id| book.roles.get_key_value(*id).map(|(id, role)| (id.as_str(), role))).collect()
}

/// Which of a person's roles is meant, if that could be in doubt.
fn hat(book: &RuleBook, owners: &[&str], holder: &str) -> Option<String> {
    let all: Vec<&str> = book.roles.keys().map(String::as_str).collect();
    let here: Vec<&str> = hats(book, owners, holder).into_iter().map(|(id, _)| id).collect();
    match (owners.len(), here.len(), hats(book, &all, holder).len()) {
        (1, _, 1) => None,
        (2, 2, _) => Some("in both roles".to_owned()),
        _ => Some(format!("here as {}", role_names(book, &here))),
    }
}

fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}

/// The roles that would own this if somebody held them.
pub(super) fn absent<'a>(rule: &'a Rule, ground: &'a Ground) -> &'a [String] {
    ground.case.as_ref().map_or(&rule.absent, |case| &case.absent)
}

/// That nobody holds a role, and who stands in.
pub(super) fn vacancy(book: &RuleBook, id: &str) -> String {
    let name = book.role_name(id);
    match book.effective_role(id) {
        Some(other) => format!("Nobody holds the role {name} here; {} stands in.", book.role_name(other)),
        None => format!("Nobody holds the role {name} here, and no other role stands in."),
    }
}
