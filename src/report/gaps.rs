//! What has no owner, and which roles have no person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::open_areas::OpenAreas;
use super::people::holders;
use super::point::{Point, Subject};
use crate::rulebook::{Area, Individual, Location, Owner, Roster, Rule, RuleBook};

pub(super) fn points(book: &RuleBook, today: Date) -> Vec<Point> {
    let mut points = missing_cases(book);
    points.extend(all_away(book, today));
    points.extend(absent_roles(book));
    points.extend(roles_without_holder(book));
    points.extend(areas_without_holder(book));
    points.extend(roles_open_in_areas(book));
    points
}

fn missing_cases(book: &RuleBook) -> Vec<Point> {
    let of_rule = |rule: &Rule| {
        let gaps = book.uncovered(rule);
        let (rule, activity, at) = (rule.id.clone(), rule.activity.clone(), &rule.location);
        (!gaps.named.is_empty()).then(|| Point::new(Subject::CaseMissing { rule, activity, gaps }, at))
    };
    book.rules.iter().filter_map(of_rule).collect()
}

/// The roles that own something, in the whole and in each area with holders of its own, for which nobody answers today.
fn all_away(book: &RuleBook, today: Date) -> Vec<Point> {
    let of_role = |role| {
        let whole = away(book, role, None, today);
        let known = whole.iter().flat_map(|(people, _)| people.iter().cloned()).collect::<Vec<_>>();
        let areas = book.areas_of(role).filter_map(|area| Some((Some(area), away(book, role, Some(area), today)?)));
        let areas = areas.filter(|(_, (people, _))| people.iter().any(|one| !known.contains(one)));
        let places = whole.map(|whole| (None, whole)).into_iter().chain(areas).collect::<Vec<_>>();
        places.into_iter().map(move |place| (role, place))
    };
    let point = |(role, (area, (people, until))): (&str, (Option<&str>, Away))| {
        let subject = Subject::AllAway { role: role.to_owned(), area: area.map(str::to_owned), people, until };
        Some(Point::new(subject, book.nearest_place_of_role(role)?))
    };
    book.owning_roles().into_iter().flat_map(of_role).filter_map(point).collect()
}

/// People with the last day of their absence, and when the first one who may answer is back.
type Away = (Vec<(String, Date)>, Date);

/// Those who hold a role in a place, if all of them are away and nobody stands in.
fn away(book: &RuleBook, role: &str, area: Option<&str>, today: Date) -> Option<Away> {
    let roster = book.roster(role, area, today);
    let away = |one: &Individual<'_>| Some((one.name.to_owned(), one.away_until?));
    let people: Option<Vec<(String, Date)>> = roster.people().iter().map(away).collect();
    let people = people.filter(|people| !people.is_empty())?;
    let until = first_back(&[roster, book.roster(role, None, today)])?;
    Some((people, until))
}

/// The first of the last days of absence of those who answer, and of their deputies.
fn first_back(rosters: &[Roster<'_>]) -> Option<Date> {
    let away = rosters.iter().flat_map(|roster| roster.away().iter().chain(roster.away_deputies()));
    away.filter_map(|one| one.away_until).min()
}

/// The absent roles that still own something, because none stands in.
fn absent_roles(book: &RuleBook) -> Vec<Point> {
    let mut owned: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &book.rules {
        let absent: BTreeSet<&String> = rule.owners().flat_map(Owner::roles).filter(|id| !book.is_filled(id)).collect();
        absent.into_iter().for_each(|role| *owned.entry(role).or_default() += 1);
    }
    let point = |(role, activities): (&str, usize)| {
        let subject = Subject::NobodyStandsIn { role: role.to_owned(), activities };
        Some(Point::new(subject, book.top_place_of_role(role)?))
    };
    owned.into_iter().filter_map(point).collect()
}

/// The roles that have a part and no holder: those that the topmost file knows, and those that it only inherits.
fn roles_without_holder(book: &RuleBook) -> Vec<Point> {
    let parts = parts(book);
    let open = book.roles.keys().map(String::as_str).filter(|id| book.is_filled(id) && parts.contains_key(id));
    let open = open.filter(|id| holders(book, id).is_empty());
    let place = |id: &str| book.top_place_of_role(id);
    let (own, inherited): (Vec<_>, Vec<_>) =
        open.filter_map(|id| Some((id, place(id)?))).partition(|(_, at)| book.is_of_top(at));
    let mut points = own_roles(book, &own, &parts);
    points.extend(inherited_roles(book, &inherited));
    points
}

/// This number of roles without a holder or more are one point: others would not be seen behind them.
const MANY: usize = 4;

/// One point for each role, or one for all where they are many or no role of the book has a holder.
fn own_roles(book: &RuleBook, open: &[(&str, &Location)], parts: &BTreeMap<&str, usize>) -> Vec<Point> {
    let first = |subject| open.iter().map(|(_, at)| *at).min_by_key(|at| at.span).map(|at| Point::new(subject, at));
    if open.len() > 1 && book.roles.keys().all(|id| holders(book, id).is_empty()) {
        return first(Subject::NobodyNamed { roles: open.len() }).into_iter().collect();
    }
    if open.len() >= MANY {
        let roles = open.iter().map(|(id, _)| (*id).to_owned()).collect();
        return first(Subject::RolesWithoutHolder { roles }).into_iter().collect();
    }
    let point = |(id, at): &(&str, &Location)| {
        Point::new(Subject::RoleWithoutHolder { role: (*id).to_owned(), activities: parts[id] }, *at)
    };
    open.iter().map(point).collect()
}

/// One point for each file below.
fn inherited_roles(book: &RuleBook, open: &[(&str, &Location)]) -> Vec<Point> {
    let mut files: BTreeMap<&str, Vec<&(&str, &Location)>> = BTreeMap::new();
    open.iter().for_each(|role| files.entry(role.1.source.name()).or_default().push(role));
    let point = |(file, open): (&str, Vec<&(&str, &Location)>)| {
        let roles = open.iter().map(|(id, _)| (*id).to_owned()).collect();
        let first = open.iter().map(|(_, at)| *at).min_by_key(|at| at.span)?;
        let subject = Subject::InheritedWithoutHolder { file: file.to_owned(), roles };
        Some(Point::new(subject, book.place_to_open(first)))
    };
    files.into_iter().filter_map(point).collect()
}

/// The areas that name nobody: their words lead to the same people as no word.
fn areas_without_holder(book: &RuleBook) -> Vec<Point> {
    let open = book.areas.iter().filter(|(_, area)| area.holders.is_empty());
    let point = |(id, _): (&String, &Area)| {
        Some(Point::new(Subject::AreaWithoutHolder { area: id.clone() }, book.top_place_of_area(id)?))
    };
    open.filter_map(point).collect()
}

/// The roles that own something and are held in areas alone, if there are areas in which nobody holds them.
fn roles_open_in_areas(book: &RuleBook) -> Vec<Point> {
    let in_areas_alone = |role: &&str| book.holders(role, None).is_empty() && book.areas_of(role).next().is_some();
    let named = book.areas.iter().filter(|(_, area)| !area.holders.is_empty());
    let named: Arc<[String]> = named.map(|(id, _)| id.clone()).collect();
    let point = |role: &str| {
        let areas = OpenAreas::new(&named, book.areas_of(role))?;
        let subject = Subject::RoleOpenInAreas { role: role.to_owned(), areas };
        Some(Point::new(subject, book.nearest_place_of_role(role)?))
    };
    book.owning_roles().into_iter().filter(in_areas_alone).filter_map(point).collect()
}

/// In how many activities each role has a part.
fn parts(book: &RuleBook) -> BTreeMap<&str, usize> {
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in &book.rules {
        let roles: BTreeSet<&String> = rule.parts().flat_map(|(_, roles)| roles).collect();
        roles.into_iter().for_each(|role| *parts.entry(role).or_default() += 1);
    }
    parts
}
