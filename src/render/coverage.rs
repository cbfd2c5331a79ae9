//! How many questions have an owner, as people and machines read it.

use std::collections::BTreeMap;

use comfy_table::CellAlignment;
use serde::Serialize;

pub use super::bar::Charset;
use super::bar::{bar, percent};
use super::json::{SCHEMA, to_json};
use super::list::{bare_table, escaped, trimmed};
use super::page::{Page, capitalised, clean};
use crate::coverage::{Coverage, Gap, RoleCount};
use crate::router::Outcome;
use crate::rulebook::RuleBook;

/// The longest bar, in columns; half of that on a narrow page.
const BAR: usize = 30;

/// How the page is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the page, in columns.
    pub width: usize,
    /// What bars are made of.
    pub charset: Charset,
}

/// A count with its name.
type Row = (String, usize);

/// The counts as a page of text; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, coverage: &Coverage, look: Look) -> String {
    let section = |title: &str, rows: &[Row]| {
        let mut page = Page::new(look.width);
        page.heading(title);
        page.finish() + &bars(rows, coverage.questions(), look) + "\n"
    };
    let mut page = Page::new(look.width);
    common(&mut page, coverage);
    page.aside(&footing(book, coverage));
    section(&headline(coverage), &outcomes(coverage)) + &section("By role", &roles(book, coverage)) + &page.finish()
}

fn headline(coverage: &Coverage) -> String {
    let (owned, all) = (coverage.with_owner(), coverage.questions());
    let have = if owned == 1 { "has" } else { "have" };
    format!("{owned} of {} {have} an owner ({})", questions(all), percent(owned, all))
}

fn questions(count: usize) -> String {
    match count {
        1 => "1 question".to_owned(),
        count => format!("{count} questions"),
    }
}

fn outcomes(coverage: &Coverage) -> Vec<Row> {
    Outcome::ALL.into_iter().map(|outcome| (outcome.name().to_owned(), coverage.outcome(outcome))).collect()
}

/// What the counts are of.
fn footing(book: &RuleBook, coverage: &Coverage) -> String {
    let rules = format!("Rules from {}.", book.files.join(", "));
    match coverage.unreadable() {
        0 => rules,
        1 => format!("1 line could not be read and is not counted. {rules}"),
        count => format!("{count} lines could not be read and are not counted. {rules}"),
    }
}

fn roles(book: &RuleBook, coverage: &Coverage) -> Vec<Row> {
    let row = |(id, count): (&str, RoleCount)| {
        let name = capitalised(book.role_name(id));
        match count.shared {
            0 => (name, count.all()),
            shared => (format!("{name} ({shared} shared)"), count.all()),
        }
    };
    coverage.roles().into_iter().map(row).collect()
}

/// One line for each count: name, number, share and bar.
fn bars(rows: &[Row], all: usize, look: Look) -> String {
    let longest = if look.width < 70 { BAR / 2 } else { BAR };
    let mut table = bare_table(look.width);
    for (name, count) in rows {
        let bar = bar(*count, all, longest, look.charset);
        table.add_row([format!(" {}", clean(name)), count.to_string(), percent(*count, all), bar]);
    }
    for column in table.column_iter_mut().skip(1).take(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    trimmed(&table)
}

/// What the unanswered questions have in common.
fn common(page: &mut Page, coverage: &Coverage) {
    if coverage.unanswered() == 0 {
        return;
    }
    let gaps = coverage.gaps();
    page.heading(&common_title(coverage, &gaps));
    for gap in &gaps {
        page.blank();
        page.field(&format!("{}×", gap.questions), &gap.words.join(", "));
        for example in &gap.examples {
            page.field("", &format!("line {}: {}", example.line, example.activity));
        }
    }
    page.blank();
}

fn common_title(coverage: &Coverage, gaps: &[Gap]) -> String {
    match (coverage.unanswered(), gaps) {
        (1, _) => "1 question is unknown or unclear".to_owned(),
        (count, []) => format!("{count} questions are unknown or unclear; no word recurs in them"),
        (count, _) => format!("What recurs in the {count} questions that are unknown or unclear"),
    }
}

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
    text + &escaped(&footing(book, coverage)) + "\n"
}

fn markdown_table(name: &str, rows: &[Row], all: usize) -> String {
    let mut text = format!("| {name} | Questions | Share | |\n|---|--:|--:|---|\n");
    for (name, count) in rows {
        let bar = bar(*count, all, BAR, Charset::Unicode);
        text.push_str(&format!("| {} | {count} | {} | {bar} |\n", escaped(name), percent(*count, all)));
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
        let examples: Vec<String> = examples.map(|example| escaped(&example)).collect();
        let words = escaped(&gap.words.join(", "));
        text.push_str(&format!("| {words} | {} | {} |\n", gap.questions, examples.join("<br>")));
    }
    text
}

/// The counts as one JSON object.
pub fn json(book: &RuleBook, coverage: &Coverage) -> String {
    let roles =
        coverage.roles().into_iter().map(|(role, RoleCount { owned, shared })| RoleJson { role, owned, shared });
    let gaps = coverage.gaps();
    to_json(&CoverageJson {
        schema: SCHEMA,
        rules: &book.files,
        questions: coverage.questions(),
        with_owner: coverage.with_owner(),
        unreadable: coverage.unreadable(),
        outcomes: Outcome::ALL.into_iter().map(|outcome| (outcome, coverage.outcome(outcome))).collect(),
        roles: roles.collect(),
        gaps: gaps.iter().map(gap_json).collect(),
    })
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    schema: u32,
    rules: &'a [String],
    questions: usize,
    with_owner: usize,
    unreadable: usize,
    outcomes: BTreeMap<Outcome, usize>,
    roles: Vec<RoleJson<'a>>,
    gaps: Vec<GapJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    owned: usize,
    shared: usize,
}

#[derive(Serialize)]
struct GapJson<'a> {
    words: &'a [String],
    questions: usize,
    examples: Vec<ExampleJson<'a>>,
}

#[derive(Serialize)]
struct ExampleJson<'a> {
    line: usize,
    activity: &'a str,
}

fn gap_json(gap: &Gap) -> GapJson<'_> {
    let examples = gap.examples.iter().map(|example| ExampleJson { line: example.line, activity: &example.activity });
    GapJson { words: &gap.words, questions: gap.questions, examples: examples.collect() }
}
