//! The roles as people read them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use textwrap::core::display_width;

use super::ownership::shared;
use crate::render::escape;
use crate::render::page::{BOLD, Page};
use crate::render::people::{People, Staff};
use crate::render::table::{bare_table, fix_column, trimmed};
use crate::render::wording::{capitalised, possible_owners, tally};
use crate::report::Load;
use crate::rulebook::{Ownership, Role, Rule, RuleBook};

/// The width of the column that names the roles, its margins included.
const NAMES: usize = 24;

/// The narrowest terminal in which roles stand side by side, in columns.
const SIDE_BY_SIDE: usize = 60;

/// The roles as a page of text: a row each, or one below the other where it is narrow; with terminal colours, which a
/// caller may strip.
pub fn text(book: &RuleBook, today: Date, width: usize) -> String {
    let roles = roles(book, today);
    let fit = width >= SIDE_BY_SIDE && roles.iter().all(Entry::fits_its_column);
    let text = if fit { side_by_side(&roles, width) } else { one_by_one(&roles, width) };
    text + &meetings(book, width)
}

/// A role as it is shown.
struct Entry<'b> {
    name: String,
    /// How much it owns, and the people behind it: a line each.
    about: Vec<String>,
    focus: &'b str,
    skills: String,
}

impl<'b> Entry<'b> {
    fn of(role: &'b Role, about: Vec<String>) -> Self {
        let focus = role.focus.as_deref().unwrap_or_default();
        Self { name: capitalised(&role.name), about, focus, skills: role.skills.join(", ") }
    }

    /// Whether no word below its name would be broken: an address would no longer be one.
    fn fits_its_column(&self) -> bool {
        self.about.iter().flat_map(|line| line.split_whitespace()).all(|word| display_width(word) <= NAMES - 2)
    }
}

/// The roles by name.
fn roles(book: &RuleBook, today: Date) -> Vec<Entry<'_>> {
    let people = People::of(book, Staff { area: None, today });
    let loads: BTreeMap<String, Load> = Load::of_all(book).into_iter().map(|load| (load.role.clone(), load)).collect();
    let by_conditions = by_conditions(book);
    let depending = |id: &String| by_conditions.get(id).copied().unwrap_or_default();
    let owned_by = |id: &String| loads.get(id).map_or_else(Vec::new, |load| owned(load, depending(id)));
    let mut roles: Vec<(&String, &Role)> = book.roles.iter().collect();
    roles.sort_by_cached_key(|(_, role)| role.name.to_lowercase());
    roles
        .into_iter()
        .map(|(id, role)| Entry::of(role, about(book, people.short_lines(id), role, owned_by(id))))
        .collect()
}

/// How many activities it owns, alone and with others, and how many of these under some conditions alone: a line each.
fn owned(load: &Load, depending: usize) -> Vec<String> {
    let owned = tally([(load.owns, "owns"), (load.shares, "shares")], "owns nothing");
    let verb = if depending == 1 { "depends" } else { "depend" };
    let of_them = (depending > 0).then(|| format!("{depending} of them {verb}"));
    [owned].into_iter().chain(of_them).collect()
}

/// How many of its activities each role may own, by conditions.
fn by_conditions(book: &RuleBook) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let rules = book.rules.iter().filter(|rule| matches!(rule.ownership, Ownership::Cases(_)));
    rules.flat_map(Rule::all_owners).for_each(|owner| *counts.entry(owner).or_default() += 1);
    counts
}

fn about(book: &RuleBook, people: Vec<String>, role: &Role, owned: Vec<String>) -> Vec<String> {
    let mut lines = owned;
    if !role.aliases.is_empty() {
        lines.push(format!("also {}", role.aliases.join(", ")));
    }
    lines.extend(people);
    if role.absent {
        let stand_in = role.fallback.as_ref().map(|id| format!(", see {}", book.role_name(id)));
        lines.push(format!("not filled here{}", stand_in.unwrap_or_default()));
    }
    lines
}

fn side_by_side(roles: &[Entry<'_>], width: usize) -> String {
    let mut table = bare_table(width);
    let columns = columns(roles);
    table.set_header(std::iter::once("Role").chain(columns.iter().map(|(title, _)| *title)));
    for role in roles {
        let lines: Vec<_> = std::iter::once(&role.name).chain(&role.about).map(|line| escape::terminal(line)).collect();
        let cells = columns.iter().map(|(_, cell)| escape::terminal(cell(role)).into_owned());
        table.add_row(std::iter::once(lines.join("\n")).chain(cells));
        table.add_row([""]);
    }
    if !columns.is_empty() {
        fix_column(&mut table, 0, NAMES);
    }
    let rows = trimmed(&table);
    let (header, rows) = rows.split_once('\n').unwrap_or_default();
    if columns.is_empty() {
        return rows.to_owned();
    }
    format!("{BOLD}{header}{BOLD:#}\n{rows}")
}

/// A title, and what a role has below it.
type Column = (&'static str, for<'e> fn(&'e Entry<'_>) -> &'e str);

/// The columns beside the names: those in which some role has something.
fn columns(roles: &[Entry<'_>]) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![("Focus", |role| role.focus), ("Skills", |role| &role.skills)];
    columns.retain(|(_, cell)| roles.iter().any(|role| !cell(role).is_empty()));
    columns
}

fn one_by_one(roles: &[Entry<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for role in roles {
        page.heading(&role.name);
        role.about.iter().for_each(|line| page.item(line));
        let fields = [("focus", role.focus), ("skills", &role.skills)];
        fields.iter().filter(|(_, text)| !text.is_empty()).for_each(|(label, text)| page.field(label, text));
        page.blank();
    }
    page.finish()
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_that_is_wider_than_its_column_stays_whole() {
        let address = "ada.pan@kitchen.restaurant.example";
        let source = format!(
            "schema = 1\n[roles.cook]\nname = \"cook\"\nfocus = \"taste\"\ncontact = \"{address}\"\n\
             [rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\n"
        );
        let book = RuleBook::of(source);
        let text = text(&book, date(2026, 11, 24), 80);
        assert!(text.contains(address), "{text}");
    }

    #[test]
    fn a_column_without_a_text_is_left_out() {
        let header = |cook: &str| {
            let rule = "[rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\n";
            let book = RuleBook::of(format!("schema = 1\n[roles.cook]\nname = \"cook\"\n{cook}\n{rule}"));
            let text = text(&book, date(2026, 11, 24), 80);
            let header = text.lines().next().unwrap_or_default();
            ["Role", "Focus", "Skills"].map(|title| header.contains(title))
        };
        assert_eq!(header(""), [false; 3], "names alone have no heading");
        assert_eq!(header("focus = \"taste\""), [true, true, false]);
        assert_eq!(header("skills = [\"salting\"]"), [true, false, true]);
    }
}
