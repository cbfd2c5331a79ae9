//! The list as people read it in a terminal: grouped by owner.

use super::groups::{branches, grouped, provenance, why};
use crate::render::escape;
use crate::render::page::Page;
use crate::render::people::{People, Staff};
use crate::render::table::{bare_table, fix_column, trimmed};
use crate::render::wording::because;
use crate::rulebook::{Rule, RuleBook, RulesOrigin};

/// The rules under their owners: one table for each role or group of roles, as wide as the terminal; and how these rules were
/// found, if that is to be said.
pub fn table(book: &RuleBook, rules: &[&Rule], staff: Staff<'_>, origin: Option<RulesOrigin>, width: usize) -> String {
    let people = People::of(book, staff);
    let mut text = String::new();
    for (heading, rules) in grouped(book, rules) {
        text.push_str(&with_page(width, |page| {
            page.heading(&format!("{} ({})", heading.text, rules.len()));
            let owners: Vec<&str> = heading.owners().iter().map(String::as_str).collect();
            people.lines(&owners).iter().for_each(|(_, line)| page.item(line));
        }));
        let mut table = bare_table(width);
        for rule in rules {
            table.add_row([hanging(&rule.activity, first_column(width) - 2), what(book, rule)]);
        }
        fix_column(&mut table, 0, first_column(width));
        text.push_str(&trimmed(&table));
        text.push('\n');
    }
    let chosen = origin.map(|origin| format!(". Chosen because {}.", because(origin))).unwrap_or_default();
    text + &with_page(width, |page| page.aside(&(provenance(book, rules) + &chosen)))
}

/// Why, and who owns it when: a line each.
fn what(book: &RuleBook, rule: &Rule) -> String {
    let lines: Vec<String> = [why(book, rule)].into_iter().chain(branches(book, rule)).collect();
    lines.iter().map(|line| escape::terminal(line)).collect::<Vec<_>>().join("\n")
}

fn with_page(width: usize, fill: impl FnOnce(&mut Page)) -> String {
    let mut page = Page::new(width);
    fill(&mut page);
    page.finish()
}

/// The width of the column of activities, its margins included: 30 of 80.
fn first_column(width: usize) -> usize {
    (width * 3 / 8).clamp(15, 36)
}

/// Text wrapped to `width` with the following lines indented, which sets the cells of a column apart.
fn hanging(text: &str, width: usize) -> String {
    textwrap::fill(&escape::terminal(text), textwrap::Options::new(width).subsequent_indent("  "))
}
