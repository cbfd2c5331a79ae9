//! What depends on one person.

use super::people::{deputies, holders, holders_by_area, holders_in, same};
use super::point::{Point, Subject};
use crate::rulebook::{Location, RuleBook};

pub(super) fn points(book: &RuleBook) -> Vec<Point> {
    let mut points = roles_without_deputy(book);
    points.extend(several_roles(book));
    points
}

/// One point for each role that owns something, or one for all where no role has a deputy.
fn roles_without_deputy(book: &RuleBook) -> Vec<Point> {
    let alone: Vec<(Subject, &Location)> = book
        .owning_roles()
        .into_iter()
        .filter_map(|id| Some((alone(book, id)?, book.nearest_place_of_role(id)?)))
        .collect();
    if alone.len() > 1 && book.roles.keys().all(|id| deputies(book, id).is_empty()) {
        let subject = Subject::NoDeputies { roles: alone.len() };
        let first = alone.iter().map(|(_, at)| at).min_by_key(|at| (!book.is_of_top(at), at.span));
        return first.map(|at| Point::new(subject, *at)).into_iter().collect();
    }
    alone.into_iter().map(|(subject, at)| Point::new(subject, at)).collect()
}

/// The one holder of a role for whom no one else is the deputy, in the whole or in areas. The holders of the whole stand in
/// for those of an area.
fn alone(book: &RuleBook, role: &str) -> Option<Subject> {
    let role = role.to_owned();
    let deputies = deputies(book, &role);
    let is_alone = |holder: &str| deputies.iter().all(|deputy| same(deputy, holder));
    match (holders_in(book, &role, None).as_slice(), holders(book, &role).as_slice()) {
        ([one], _) | ([], [one]) => {
            is_alone(one).then(|| Subject::RoleWithoutDeputy { person: (*one).to_owned(), role })
        }
        ([], _) => {
            let areas = book.areas_of(&role).zip(holders_by_area(book, &role));
            let alone = areas.filter_map(|(area, people)| match people.as_slice() {
                [one] if is_alone(one) => Some(area.to_owned()),
                _ => None,
            });
            let areas: Vec<String> = alone.collect();
            (!areas.is_empty()).then_some(Subject::AloneInAreas { role, areas })
        }
        _ => None,
    }
}

fn several_roles(book: &RuleBook) -> Vec<Point> {
    let several = book.roles_by_person().filter(|(_, roles)| roles.len() > 1);
    let point = |(person, roles): (&str, Vec<&str>)| {
        let at = book.nearest_place_of_role(roles.first()?)?;
        let roles = roles.into_iter().map(str::to_owned).collect();
        Some(Point::new(Subject::SeveralRoles { person: person.to_owned(), roles }, at))
    };
    several.filter_map(point).collect()
}
