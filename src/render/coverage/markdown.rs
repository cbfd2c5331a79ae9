//! The counts as Markdown, for a wiki or a pull request.

use super::counts::{BAR, Row, common_title, footing, headline, outcomes, roles};
use crate::coverage::{Coverage, Gap};
use crate::render::bar::{Charset, bar, percent};
use crate::render::escape;
use crate::rulebook::RuleBook;

/// The counts as Markdown.
pub fn markdown(book: &RuleBook, coverage: &Coverage) -> String {
    let table = |name: &str, rows: &[Row]| markdown_table(name, rows, coverage.questions());
    let mut text = format!("{}.\n\n", headline(coverage));
    text.push_str(&table("Outcome", &outcomes(coverage)));
    text.push_str(&table("Role", &roles(book, coverage)));
    if coverage.unanswered() > 0 {
        let gaps = coverage.gaps();
        text.push_str(&format!("{}.\n", common_title(coverage, &gaps)));
        text.push_str(&markdown_gaps(&gaps));
        text.push('\n');
    }
    text + &escape::markdown(&footing(book, coverage)) + "\n"
}

fn markdown_table(name: &str, rows: &[Row], all: usize) -> String {
    let mut text = format!("| {name} | Questions | Share | |\n|---|--:|--:|---|\n");
    for (name, count) in rows {
        let bar = bar(*count, all, BAR, Charset::Unicode);
        text.push_str(&format!("| {} | {count} | {} | {bar} |\n", escape::markdown(name), percent(*count, all)));
    }
    text + "\n"
}

fn markdown_gaps(gaps: &[Gap]) -> String {
    if gaps.is_empty() {
        return String::new();
    }
    let mut text = "\n| Words | Questions | For example |\n|---|--:|---|\n".to_owned();
    for gap in gaps {
        let examples = gap.examples.iter().map(|example| format!("line {}: {}", example.line, example.activity));
        let examples: Vec<String> = examples.map(|example| escape::markdown(&example)).collect();
        let words = escape::markdown(&gap.words.join(", "));
        text.push_str(&format!("| {words} | {} | {} |\n", gap.questions, examples.join("<br>")));
    }
    text
}
