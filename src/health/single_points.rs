//! What depends on one person.

use std::collections::BTreeSet;

use super::people::{deputies, holders, roles_by_person};
use super::point::{Point, Subject};
use crate::rulebook::{Owner, RuleBook};

pub(super) fn points(book: &RuleBook) -> Vec<Point> {
    let mut points = roles_without_deputy(book);
    points.extend(several_roles(book));
    points
}

/// One point for each role that owns something, or one for all where no role has a deputy.
fn roles_without_deputy(book: &RuleBook) -> Vec<Point> {
    let owners: BTreeSet<&String> = book.rules.iter().flat_map(|rule| rule.owners().flat_map(Owner::roles)).collect();
    let alone = book.roles.keys().filter_map(|id| match holders(book, id).as_slice() {
        [person] if deputies(book, id).is_empty() && owners.contains(id) => Some((id, *person)),
        _ => None,
    });
    let alone: Vec<(&String, &str)> = alone.collect();
    let places = alone.iter().filter_map(|(id, _)| book.top_place_of_role(id));
    if alone.len() > 1 && book.roles.keys().all(|id| deputies(book, id).is_empty()) {
        let subject = Subject::NoDeputies { roles: alone.len() };
        return places.min_by_key(|at| at.span).map(|at| Point::new(subject, at)).into_iter().collect();
    }
    let point = |(id, person): &(&String, &str)| {
        let subject = Subject::RoleWithoutDeputy { role: (*id).clone(), person: (*person).to_owned() };
        Some(Point::new(subject, book.top_place_of_role(id)?))
    };
    alone.iter().filter_map(point).collect()
}

fn several_roles(book: &RuleBook) -> Vec<Point> {
    let several = roles_by_person(book).into_iter().filter(|(_, roles)| roles.len() > 1);
    let point = |(person, roles): (&str, Vec<&str>)| {
        let at = book.top_place_of_role(roles.first()?)?;
        let roles = roles.into_iter().map(str::to_owned).collect();
        Some(Point::new(Subject::SeveralRoles { person: person.to_owned(), roles }, at))
    };
    several.filter_map(point).collect()
}
