//! The roles side by side.

use serde::Serialize;

use super::json::{SCHEMA, to_json};
use super::list::{activities, bare_table, fix_column, owners, trimmed};
use super::page::{BOLD, Page, capitalised, clean};
use crate::rulebook::{Owner, Ownership, Role, RuleBook};

/// The roles as a page of text, one row each; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, width: usize) -> String {
    let mut table = bare_table(width);
    table.set_header(["Role", "Focus", "Skills"]);
    for (id, role) in &book.roles {
        let focus = role.focus.as_deref().unwrap_or_default();
        table.add_row([&who(book, id, role), &*clean(focus), &clean(&role.skills.join(", "))]);
        table.add_row([""; 3]);
    }
    fix_column(&mut table, 0, 24);
    let rows = trimmed(&table);
    let (header, rows) = rows.split_once('\n').unwrap_or_default();
    format!("{BOLD}{header}{BOLD:#}\n{rows}{}", meetings(book, width))
}

/// A role, how much it owns, and the people behind it: a line each.
fn who(book: &RuleBook, id: &str, role: &Role) -> String {
    let mut lines = vec![capitalised(&role.name), activities(owned(book, id))];
    if !role.aliases.is_empty() {
        lines.push(format!("also {}", role.aliases.join(", ")));
    }
    lines.extend(role.holder.clone());
    lines.extend(role.contact.clone());
    lines.extend(role.deputy.as_ref().map(|deputy| format!("deputy {deputy}")));
    if role.absent {
        let stand_in = role.fallback.as_ref().map(|id| format!(", see {}", book.role_name(id)));
        lines.push(format!("not filled here{}", stand_in.unwrap_or_default()));
    }
    lines.iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}

/// The activities that concern several roles.
fn meetings(book: &RuleBook, width: usize) -> String {
    let mut page = Page::new(width);
    let shared: Vec<_> = book.rules.iter().filter(|rule| rule.all_owners().len() > 1).collect();
    if !shared.is_empty() {
        page.heading("Where they meet");
    }
    for rule in shared {
        page.item(&format!("{}: {}", rule.activity, owners(book, rule)));
    }
    page.finish()
}

/// How many activities a role owns alone.
fn owned(book: &RuleBook, id: &str) -> usize {
    book.rules
        .iter()
        .filter(|rule| matches!(&rule.ownership, Ownership::Always(Owner::One(owner)) if owner == id))
        .count()
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
