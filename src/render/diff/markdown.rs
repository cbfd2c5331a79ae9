//! The changes as Markdown, for a pull request.

use super::comparison::{Comparison, reference, shown, title};
use crate::render::escape;

/// A sentence that counts the changes, and one Markdown table of them.
pub fn markdown(comparison: &Comparison<'_>) -> String {
    let mut text = format!("{}\n", escape::markdown(&comparison.summary()));
    if comparison.diff.changes.is_empty() {
        return text;
    }
    text.push_str("\n| Change | Before | Now | Rule | Asked |\n|---|---|---|---|---|\n");
    for change in &comparison.diff.changes {
        let (from, to) = comparison.way(change);
        let rule = change.now.or(change.was).map_or_else(String::new, reference);
        let asked: Vec<String> = shown(change).map(|text| escape::markdown(&text)).collect();
        let cells = [title(change.kind), &from, &to, &rule].map(escape::markdown).join(" | ");
        text.push_str(&format!("| {cells} | {} |\n", asked.join("<br>")));
    }
    text
}
