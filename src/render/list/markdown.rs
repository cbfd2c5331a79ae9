//! The list as one Markdown table.

use super::groups::{branches, grouped, provenance, why};
use crate::render::escape;
use crate::render::wording::possible_owners;
use crate::rulebook::{Rule, RuleBook};

/// The rules as one Markdown table, in the order of [`table`](super::table()).
pub fn markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = "| Activity | Owner | Why |\n|---|---|---|\n".to_owned();
    for rule in grouped(book, rules).into_values().flatten() {
        let cells = [escape::markdown(&rule.activity), owners(book, rule), escape::markdown(&why(book, rule))];
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text + "\n" + &escape::markdown(&provenance(book, rules)) + "\n"
}

/// The owners, or who owns it when: a line for each case. Markdown.
fn owners(book: &RuleBook, rule: &Rule) -> String {
    let branches: Vec<String> = branches(book, rule).iter().map(|branch| escape::markdown(branch)).collect();
    if branches.is_empty() { escape::markdown(&possible_owners(book, rule)) } else { branches.join("<br>") }
}
