//! What has no owner, and which roles have no person.

use std::collections::BTreeMap;

use super::people::holders;
use super::point::{Point, Subject};
use crate::rulebook::{Given, Owner, Role, Rule, RuleBook, uncovered};

pub(super) fn points(book: &RuleBook) -> Vec<Point> {
    let mut points = missing_cases(book);
    points.extend(absent_roles(book));
    points.extend(roles_without_holder(book));
    points
}

fn missing_cases(book: &RuleBook) -> Vec<Point> {
    let of_rule = |rule: &Rule| {
        let cases: Vec<_> = rule.cases().iter().collect();
        let conditions = if cases.is_empty() { Vec::new() } else { uncovered(&cases, &book.contexts, &Given::new()) };
        let (rule, activity, at) = (rule.id.clone(), rule.activity.clone(), &rule.location);
        (!conditions.is_empty()).then(|| Point::new(Subject::CaseMissing { rule, activity, conditions }, at))
    };
    book.rules.iter().filter_map(of_rule).collect()
}

/// The absent roles that still own something, because none stands in.
fn absent_roles(book: &RuleBook) -> Vec<Point> {
    let mut owned: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &book.rules {
        for role in rule.owners().flat_map(Owner::roles).filter(|id| is_absent(book, id)) {
            *owned.entry(role).or_default() += 1;
        }
    }
    let point = |(role, activities): (&str, usize)| {
        let subject = Subject::NobodyStandsIn { role: role.to_owned(), activities };
        Some(Point::new(subject, book.top_place_of_role(role)?))
    };
    owned.into_iter().filter_map(point).collect()
}

fn is_absent(book: &RuleBook, id: &str) -> bool {
    book.roles.get(id).is_some_and(|role| role.absent)
}

/// One point for each role, or one for all where no role has a holder.
fn roles_without_holder(book: &RuleBook) -> Vec<Point> {
    let parts = parts(book);
    let with_part: Vec<(&String, &Role)> =
        book.roles.iter().filter(|(id, role)| !role.absent && parts.contains_key(id.as_str())).collect();
    let open: Vec<&(&String, &Role)> = with_part.iter().filter(|(id, _)| holders(book, id).is_empty()).collect();
    if open.len() > 1 && open.len() == with_part.len() && book.roles.keys().all(|id| holders(book, id).is_empty()) {
        let first = open.iter().filter_map(|(id, _)| book.top_place_of_role(id)).min_by_key(|at| at.span);
        return first.map(|at| Point::new(Subject::NobodyNamed { roles: open.len() }, at)).into_iter().collect();
    }
    let point = |(id, _): &(&String, &Role)| {
        let subject = Subject::RoleWithoutHolder { role: (*id).clone(), activities: parts[id.as_str()] };
        Some(Point::new(subject, book.top_place_of_role(id)?))
    };
    open.into_iter().filter_map(point).collect()
}

/// In how many activities each role has a part.
fn parts(book: &RuleBook) -> BTreeMap<&str, usize> {
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &book.rules {
        let owners = rule.owners().flat_map(Owner::roles);
        let mut roles: Vec<&String> = owners.chain(&rule.does).chain(&rule.consult).chain(&rule.inform).collect();
        roles.sort();
        roles.dedup();
        roles.into_iter().for_each(|role| *parts.entry(role).or_default() += 1);
    }
    parts
}
