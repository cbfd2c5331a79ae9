//! The roles as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::ownership::{Owned, owned};
use crate::render::json::{SCHEMA, pretty};
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
    let mut owned = owned(book);
    let roles =
        book.roles.iter().map(|(id, role)| role_json(book, id, role, owned.remove(id.as_str()).unwrap_or_default()));
    let roles = roles.collect();
    pretty(&RolesJson { schema: SCHEMA, title: &book.title, files: book.file_names(), roles })
}

fn role_json<'a>(book: &'a RuleBook, id: &'a str, role: &'a Role, owned: Owned<'a>) -> RoleJson<'a> {
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
        activities: owned.alone,
        shared: owned.shared.into_iter().map(|rule| rule.id.as_str()).collect(),
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
