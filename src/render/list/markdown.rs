//! The list as one Markdown table.

use super::groups::{grouped, provenance, why};
use crate::render::escape;
use crate::render::wording::possible_owners;
use crate::rulebook::{Rule, RuleBook};

/// The rules as one Markdown table, in the order of [`table`](super::table()).
pub fn markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = "| Activity | Owner | Why |\n|---|---|---|\n".to_owned();
    for rule in grouped(book, rules).into_values().flatten() {
        let cells = [&rule.activity, &possible_owners(book, rule), &why(book, rule)].map(|cell| escape::markdown(cell));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text + "\n" + &escape::markdown(&provenance(book, rules)) + "\n"
}
