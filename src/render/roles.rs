//! The roles side by side.

use serde::Serialize;

use super::json::{SCHEMA, to_json};
use super::list::owners;
use super::page::{Page, capitalised};
use crate::rulebook::{Ownership, Role, RuleBook};

/// The roles as a page of text; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, width: usize) -> String {
    let mut page = Page::new(width);
    for (id, role) in &book.roles {
        let count = owned(book, id);
        page.heading(&format!("{} ({})", capitalised(&role.name), activities(count)));
        fields(&mut page, role);
        page.blank();
    }
    page.heading("Where they meet");
    for rule in book.rules.iter().filter(|rule| rule.all_owners().len() > 1) {
        page.field("", &format!("{} ({})", rule.activity, owners(book, rule)));
    }
    page.finish()
}

fn fields(page: &mut Page, role: &Role) {
    if let Some(focus) = &role.focus {
        page.field("focus", focus);
    }
    if !role.skills.is_empty() {
        page.field("skills", &role.skills.join(", "));
    }
    for (label, text) in [("holder", &role.holder), ("contact", &role.contact), ("deputy", &role.deputy)] {
        if let Some(text) = text {
            page.field(label, text);
        }
    }
}

fn activities(count: usize) -> String {
    match count {
        1 => "1 activity".to_owned(),
        count => format!("{count} activities"),
    }
}

/// How many activities a role owns alone.
fn owned(book: &RuleBook, id: &str) -> usize {
    book.rules.iter().filter(|rule| matches!(&rule.ownership, Ownership::One(owner) if owner == id)).count()
}

/// The roles as one JSON object.
pub fn json<'a>(book: &'a RuleBook) -> String {
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
    #[derive(Serialize)]
    struct Roles<'a> {
        schema: u32,
        title: &'a str,
        files: &'a [String],
        roles: Vec<RoleJson<'a>>,
    }
    let role_json = |id: &'a String, role: &'a Role| RoleJson {
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
        activities: owned(book, id),
        shared: book
            .rules
            .iter()
            .filter(|rule| rule.all_owners().len() > 1 && rule.all_owners().contains(id))
            .map(|rule| rule.id.as_str())
            .collect(),
    };
    let roles = book.roles.iter().map(|(id, role)| role_json(id, role)).collect();
    to_json(&Roles { schema: SCHEMA, title: &book.title, files: &book.files, roles })
}
