//! The roles as JSON, for scripts; the shape is stable.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ownership::shared;
use crate::render::json::{SCHEMA, pretty};
use crate::report::Load;
use crate::rulebook::{Role, RuleBook};

#[derive(Serialize)]
struct RolesJson<'a> {
    schema: u32,
    title: &'a str,
    files: Vec<&'a str>,
    roles: Vec<RoleJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    name: &'a str,
    aliases: &'a [String],
    focus: Option<&'a str>,
    skills: &'a [String],
    holder: Option<String>,
    contact: Option<&'a str>,
    deputy: Option<String>,
    areas: Vec<AreaJson<'a>>,
    fallback: Option<&'a str>,
    absent: bool,
    activities: usize,
    shared: Vec<&'a str>,
}

/// Who holds a role in an area.
#[derive(Serialize)]
struct AreaJson<'a> {
    area: &'a str,
    holder: String,
}

/// The roles as one JSON object.
pub fn json(book: &RuleBook) -> String {
    let owns: BTreeMap<String, usize> = Load::of_all(book).into_iter().map(|load| (load.role, load.owns)).collect();
    let mut meetings: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for rule in shared(book) {
        rule.all_owners().into_iter().for_each(|role| meetings.entry(role).or_default().push(&rule.id));
    }
    let roles = book.roles.iter().map(|(id, role)| {
        let meets = meetings.remove(id).unwrap_or_default();
        role_json(book, id, role, owns.get(id).copied().unwrap_or_default(), meets)
    });
    let roles = roles.collect();
    pretty(&RolesJson { schema: SCHEMA, title: &book.title, files: book.file_names(), roles })
}

fn role_json<'a>(
    book: &'a RuleBook,
    id: &'a str,
    role: &'a Role,
    activities: usize,
    shared: Vec<&'a str>,
) -> RoleJson<'a> {
    RoleJson {
        role: id,
        name: &role.name,
        aliases: &role.aliases,
        focus: role.focus.as_deref(),
        skills: &role.skills,
        holder: named(book, &role.holders),
        contact: role.contact.as_deref(),
        deputy: named(book, &role.deputies),
        areas: book.areas_naming(id).filter_map(|area| in_area(book, id, area)).collect(),
        fallback: role.fallback.as_deref(),
        absent: role.absent,
        activities,
        shared,
    }
}

fn in_area<'a>(book: &RuleBook, role: &str, area: &'a str) -> Option<AreaJson<'a>> {
    Some(AreaJson { area, holder: named(book, book.areas.get(area)?.holders.get(role)?)? })
}

/// What people are called; `None` for nobody.
fn named(book: &RuleBook, names: &[String]) -> Option<String> {
    let names: Vec<&str> = names.iter().map(|name| book.person_name(name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
