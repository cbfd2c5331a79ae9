//! The changes as Markdown, for a pull request.

use super::comparison::{Comparison, handover, reference, renamed, shown, title};
use crate::render::escape;

/// A sentence that counts the changes, one Markdown table of them, who hands over to whom, what else is set otherwise, and
/// whom to ask. What is empty is left out.
pub fn markdown(comparison: &Comparison<'_>) -> String {
    let diff = comparison.diff;
    let mut text = format!("{}\n", escape::markdown(&comparison.summary()));
    if !diff.changes.is_empty() {
        text.push_str(&table(comparison));
    }
    text.push_str(&list("Hands over", diff.handovers.iter().map(handover)));
    text.push_str(&list("Renamed", diff.renamed.iter().map(renamed)));
    text.push_str(&list("Also changed", diff.settings.iter().map(|setting| comparison.setting(setting))));
    text.push_str(&list("Ask first", comparison.whom_to_ask().into_iter()));
    text
}

fn table(comparison: &Comparison<'_>) -> String {
    let mut text = "\n| Change | Before | Now | Rule | Asked |\n|---|---|---|---|---|\n".to_owned();
    for change in &comparison.diff.changes {
        let (from, to) = comparison.way(change);
        let rule = change.now.or(change.was).map_or_else(String::new, reference);
        let asked: Vec<String> = shown(change).map(|text| escape::markdown(&text)).collect();
        let cells = [title(change.kind), &from, &to, &rule].map(escape::markdown).join(" | ");
        text.push_str(&format!("| {cells} | {} |\n", asked.join("<br>")));
    }
    text
}

fn list(title: &str, lines: impl ExactSizeIterator<Item = String>) -> String {
    let space = if lines.len() == 0 { "" } else { "\n" };
    let lines: String = lines.map(|line| format!("- {title}: {}\n", escape::markdown(&line))).collect();
    format!("{space}{lines}")
}
