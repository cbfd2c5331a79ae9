//! The roles as JSON, for scripts; the shape is stable.

use serde::Serialize;

use super::ownership::{Owned, owned};
use crate::render::json::{SCHEMA, pretty};
use crate::rulebook::{Role, RuleBook};

#[derive(Serialize)]
struct RolesJson<'a> {
    schema: u32,
    title: &'a str,
    files: &'a [String],
    roles: Vec<RoleJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    name: &'a str,
    aliases: &'a [String],
    focus: Option<&'a str>,
    skills: &'a [String],
    holder: Option<&'a str>,
    contact: Option<&'a str>,
    deputy: Option<&'a str>,
    fallback: Option<&'a str>,
    absent: bool,
    activities: usize,
    shared: Vec<&'a str>,
}

/// The roles as one JSON object.
pub fn json(book: &RuleBook) -> String {
    let mut owned = owned(book);
    let roles = book.roles.iter().map(|(id, role)| role_json(id, role, owned.remove(id.as_str()).unwrap_or_default()));
    let roles = roles.collect();
    pretty(&RolesJson { schema: SCHEMA, title: &book.title, files: &book.files, roles })
}

fn role_json<'a>(id: &'a str, role: &'a Role, owned: Owned<'a>) -> RoleJson<'a> {
    RoleJson {
        role: id,
        name: &role.name,
        aliases: &role.aliases,
        focus: role.focus.as_deref(),
        skills: &role.skills,
        holder: role.holder.as_deref(),
        contact: role.contact.as_deref(),
        deputy: role.deputy.as_deref(),
        fallback: role.fallback.as_deref(),
        absent: role.absent,
        activities: owned.alone,
        shared: owned.shared.into_iter().map(|rule| rule.id.as_str()).collect(),
    }
}
