//! The counts as Markdown, for a wiki or a pull request.

use super::counts::{BAR, Row, common_title, footing, headline, lacking_nothing, outcomes, roles, uncovered};
use super::listing;
use super::since;
use super::view::{Listing, View};
use crate::coverage::{Gap, Question, Since};
use crate::render::bar::{Charset, bar, percent};
use crate::render::escape;
use crate::rulebook::RuleBook;

/// The counts as Markdown.
pub fn markdown(view: &View<'_>) -> String {
    let View { book, coverage, listing, since } = *view;
    let table = |name: &str, rows: &[Row]| markdown_table(name, rows, coverage.questions());
    let mut text = format!("{}.\n\n", headline(coverage));
    text.push_str(&table("Outcome", &outcomes(coverage)));
    text.push_str(&table("Role", &roles(book, coverage)));
    text.extend(lacking_nothing(coverage.lacking_nothing()).map(|said| said + "\n\n"));
    if coverage.lacking_something() > 0 {
        let gaps = coverage.gaps();
        text.push_str(&format!("{}.\n", common_title(coverage, &gaps)));
        text.push_str(&markdown_gaps(&gaps));
        text.push('\n');
        let uncovered = uncovered(book, coverage).into_iter().map(|sentence| escape::markdown(&sentence) + "\n\n");
        text.extend(uncovered);
    }
    if listing == Listing::Unanswered {
        text.push_str(&unanswered(book, &coverage.unanswered_questions()));
    }
    text.extend(since.map(|since| markdown_since(book, since, &percent(coverage.with_owner(), coverage.questions()))));
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

fn unanswered(book: &RuleBook, questions: &[&Question]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let mut text = "| Line | Unanswered | Nearest |\n|--:|---|---|\n".to_owned();
    for question in questions {
        let nearest: Vec<String> = listing::nearest(book, question).iter().map(|near| escape::markdown(near)).collect();
        let asked = escape::markdown(&listing::in_words(question));
        text.push_str(&format!("| {} | {asked} | {} |\n", question.line, nearest.join("<br>")));
    }
    text + "\n"
}

fn markdown_since(book: &RuleBook, since: &Since<'_>, now: &str) -> String {
    let item = |said: String| format!("- {}\n", escape::markdown(&said));
    let lost = since.lost.iter().map(|lost| format!("lost: {}", since::lost(book, lost)));
    let won = since.won.iter().map(|won| format!("won: {}", since::won(book, won)));
    let items: String = lost.chain(won).chain(since::other_questions(since)).map(item).collect();
    let space = if items.is_empty() { "" } else { "\n" };
    format!("{}.\n{space}{items}\n", since::title(since, now))
}
