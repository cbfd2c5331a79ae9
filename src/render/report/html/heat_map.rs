//! Roles × activities: the stronger the colour, the more a role has to do with an activity.

use std::collections::HashMap;

use crate::render::escape;
use crate::render::wording::capitalised;
use crate::report::Load;
use crate::rulebook::{Owner, Part, Rule, RuleBook};

/// The most activities that are shown: a page with more is no picture.
const MOST_ACTIVITIES: usize = 300;

/// The activities, those of the role that owns most first; a column for each role with a part.
pub(super) fn heat_map(book: &RuleBook, load: &[Load]) -> String {
    let columns: Vec<&str> = load.iter().filter(|load| load.all() > 0).map(|load| load.role.as_str()).collect();
    let mut rules: Vec<&Rule> = book.rules.iter().collect();
    let places: HashMap<&str, usize> = columns.iter().copied().zip(0..).collect();
    rules.sort_by_cached_key(|rule| (first_owner(rule, &places), rule.activity.to_lowercase()));
    let heads: String = columns.iter().map(|id| head(book, id)).collect();
    let rows: String = rules.iter().take(MOST_ACTIVITIES).map(|rule| row(rule, &columns)).collect();
    let left_out = match rules.len().checked_sub(MOST_ACTIVITIES).filter(|more| *more > 0) {
        Some(more) => format!("<p>{more} more activities are not shown.</p>\n"),
        None => String::new(),
    };
    format!(include_str!("heat_map.html"), heads = heads, rows = rows, left_out = left_out)
}

/// The place of the first column that owns a rule; the last place for none.
fn first_owner(rule: &Rule, places: &HashMap<&str, usize>) -> usize {
    let owners = rule.owners().flat_map(Owner::roles);
    owners.filter_map(|owner| places.get(owner.as_str()).copied()).min().unwrap_or(places.len())
}

fn head(book: &RuleBook, id: &str) -> String {
    format!("<th scope=\"col\"><span>{}</span></th>", escape::markup(&capitalised(book.role_name(id))))
}

fn row(rule: &Rule, columns: &[&str]) -> String {
    let cells: String = columns.iter().map(|id| cell(rule, id)).collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escape::markup(&rule.activity))
}

/// The strongest part of a role decides the colour.
fn cell(rule: &Rule, id: &str) -> String {
    let has = |roles: &[String]| roles.iter().any(|role| role == id);
    let Some(part) = rule.parts().filter(|(_, roles)| has(roles)).map(|(part, _)| part).min() else {
        return "<td></td>".to_owned();
    };
    let (class, letter) = match part {
        Part::Owns | Part::Shares if !rule.owners().all(|owner| has(owner.roles())) => ("some", "(A)"),
        Part::Owns | Part::Shares => (part.name(), "A"),
        Part::Does => (part.name(), "R"),
        Part::Consulted => (part.name(), "C"),
        Part::Informed => (part.name(), "I"),
    };
    format!("<td class=\"{class}\">{letter}</td>")
}
