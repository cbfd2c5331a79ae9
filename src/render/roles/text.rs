//! The roles as people read them.

use jiff::civil::Date;

use super::ownership::{owned, shared};
use crate::render::escape;
use crate::render::page::{BOLD, Page};
use crate::render::people::{People, Staff};
use crate::render::table::{bare_table, fix_column, trimmed};
use crate::render::wording::{activities, capitalised, possible_owners};
use crate::rulebook::{Role, RuleBook};

/// The width of the column that names the roles, its margins included.
const NAMES: usize = 24;

/// The roles as a page of text, one row each; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, today: Date, width: usize) -> String {
    let people = People::of(book, Staff { area: None, today });
    let mut table = bare_table(width);
    table.set_header(["Role", "Focus", "Skills"]);
    let owned = owned(book);
    for (id, role) in &book.roles {
        let focus = role.focus.as_deref().unwrap_or_default();
        table.add_row([
            &who(book, people.short_lines(id), role, owned.get(id.as_str()).map_or(0, |owned| owned.alone)),
            &*escape::terminal(focus),
            &escape::terminal(&role.skills.join(", ")),
        ]);
        table.add_row([""; 3]);
    }
    fix_column(&mut table, 0, NAMES);
    let rows = trimmed(&table);
    let (header, rows) = rows.split_once('\n').unwrap_or_default();
    format!("{BOLD}{header}{BOLD:#}\n{rows}{}", meetings(book, width))
}

/// A role, how much it owns, and the people behind it: a line each.
fn who(book: &RuleBook, people: Vec<String>, role: &Role, owned: usize) -> String {
    let mut lines = vec![capitalised(&role.name), activities(owned)];
    if !role.aliases.is_empty() {
        lines.push(format!("also {}", role.aliases.join(", ")));
    }
    lines.extend(people);
    if role.absent {
        let stand_in = role.fallback.as_ref().map(|id| format!(", see {}", book.role_name(id)));
        lines.push(format!("not filled here{}", stand_in.unwrap_or_default()));
    }
    lines.iter().map(|line| escape::terminal(line)).collect::<Vec<_>>().join("\n")
}

/// The activities that several roles own.
fn meetings(book: &RuleBook, width: usize) -> String {
    let mut page = Page::new(width);
    let shared: Vec<_> = shared(book).collect();
    if !shared.is_empty() {
        page.heading("Where they meet");
    }
    for rule in shared {
        page.item(&format!("{}: {}", rule.activity, possible_owners(book, rule)));
    }
    page.finish()
}
