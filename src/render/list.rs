//! Every responsibility: who owns it, and why.

use std::collections::BTreeMap;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use serde::Serialize;

use super::decision::place;
use super::json::{SCHEMA, to_json};
use super::page::{Page, capitalised, clean};
use super::people::vacancy;
use crate::router::Outcome;
use crate::rulebook::{Owner, Ownership, Rule, RuleBook};

/// The rules under their owners: one table for each role or group of roles, as wide as the terminal.
pub fn table(book: &RuleBook, rules: &[&Rule], width: usize) -> String {
    let mut text = String::new();
    for (heading, rules) in grouped(book, rules) {
        text.push_str(&with_page(width, |page| page.heading(&format!("{} ({})", heading.text, rules.len()))));
        let mut table = bare_table(width);
        for rule in rules {
            table.add_row([hanging(&rule.activity, first_column(width) - 2), clean(&why(book, rule)).into_owned()]);
        }
        fix_column(&mut table, 0, first_column(width));
        text.push_str(&trimmed(&table));
        text.push('\n');
    }
    text + &with_page(width, |page| page.aside(&provenance(book, rules)))
}

fn with_page(width: usize, fill: impl FnOnce(&mut Page)) -> String {
    let mut page = Page::new(width);
    fill(&mut page);
    page.finish()
}

/// The width of the column that is read first, its margins included; 30 of 80.
fn first_column(width: usize) -> usize {
    (width * 3 / 8).clamp(15, 36)
}

/// Text wrapped to `width` with the following lines indented, so that one sees where the next cell begins.
fn hanging(text: &str, width: usize) -> String {
    textwrap::fill(&clean(text), textwrap::Options::new(width).subsequent_indent("  "))
}

/// Why, and who stands in for whom; where several files were laid over one another, also where the rule stands.
pub(super) fn why(book: &RuleBook, rule: &Rule) -> String {
    let mut parts = vec![rule.why.clone()];
    parts.extend(rule.absent.iter().map(|id| vacancy(book, id)));
    if book.files.len() > 1 {
        parts.push(format!("({})", place(rule)));
    }
    parts.join(" ")
}

/// How many rules there are, and where they come from.
pub(super) fn provenance(book: &RuleBook, rules: &[&Rule]) -> String {
    format!("{}, from {}", activities(rules.len()), book.files.join(", laid over "))
}

/// A number of activities in words.
pub(super) fn activities(count: usize) -> String {
    if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") }
}

/// What stands above the rules of the same owners. Sorted as it is shown: first each role's own rules, then what is
/// shared, what depends, what is nobody's.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Heading {
    rank: u8,
    /// The text without regard to case, then the owners: roles of the same name stay apart.
    key: (String, Vec<String>),
    pub(super) text: String,
}

impl Heading {
    /// The roles that the rules below have in common.
    pub(super) fn owners(&self) -> &[String] {
        &self.key.1
    }

    fn new(book: &RuleBook, rule: &Rule) -> Self {
        let names = owners(book, rule);
        let (rank, text) = match rule.ownership {
            Ownership::Always(Owner::One(_)) => (0, capitalised(&names)),
            Ownership::Always(Owner::Shared { .. }) => (1, format!("{}, together", capitalised(&names))),
            Ownership::Cases(_) => (2, format!("It depends: {names}")),
            Ownership::Always(Owner::Nobody) => (3, "Nobody, on purpose".to_owned()),
        };
        Self { rank, key: (text.to_lowercase(), rule.all_owners()), text }
    }
}

/// The rules under their headings, by activity.
pub(super) fn grouped<'a>(book: &RuleBook, rules: &[&'a Rule]) -> BTreeMap<Heading, Vec<&'a Rule>> {
    let mut sorted = rules.to_vec();
    sorted.sort_by_cached_key(|rule| rule.activity.to_lowercase());
    let mut groups: BTreeMap<Heading, Vec<&Rule>> = BTreeMap::new();
    for rule in sorted {
        groups.entry(Heading::new(book, rule)).or_default().push(rule);
    }
    groups
}

/// A table without lines, which wraps to `width` columns.
pub(super) fn bare_table(width: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX).max(40));
    table
}

/// Gives a column exactly `width` columns of the terminal, its margins included.
pub(super) fn fix_column(table: &mut Table, index: usize, width: usize) {
    if let Some(column) = table.column_mut(index) {
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
}

/// A table as text, without spaces at the ends of lines.
pub(super) fn trimmed(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The owners of a rule as people read them.
pub(super) fn owners(book: &RuleBook, rule: &Rule) -> String {
    let all = rule.all_owners();
    let mut names: Vec<&str> = all.iter().map(|id| book.role_name(id)).collect();
    let Ownership::Cases(cases) = &rule.ownership else {
        return if names.is_empty() { "nobody".to_owned() } else { names.join(" and ") };
    };
    if cases.iter().any(|case| case.owner == Owner::Nobody) {
        names.push("nobody");
    }
    names.join(" or ")
}

/// The rules as one Markdown table, in the order of [`table`].
pub fn markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = "| Activity | Owner | Why |\n|---|---|---|\n".to_owned();
    for rule in grouped(book, rules).into_values().flatten() {
        let cells = [&rule.activity, &owners(book, rule), &why(book, rule)].map(|cell| escaped(cell));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text + "\n" + &escaped(&provenance(book, rules)) + "\n"
}

/// A text that Markdown shows as it is, in one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '~' | '`' | '<' | '>' | '&' | '$' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A rule as a line of CSV or an object of JSON.
#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    activity: &'a str,
    owners: Vec<String>,
    outcome: &'static str,
    why: &'a str,
    source: Option<&'a str>,
    section: Option<&'a str>,
    file: &'a str,
    line: usize,
}

impl<'a> Row<'a> {
    fn new(rule: &'a Rule) -> Self {
        Self {
            rule: &rule.id,
            activity: &rule.activity,
            owners: rule.all_owners(),
            outcome: match rule.ownership {
                Ownership::Always(Owner::One(_)) => Outcome::Owned,
                Ownership::Always(Owner::Shared { .. }) => Outcome::Shared,
                Ownership::Always(Owner::Nobody) => Outcome::Unowned,
                Ownership::Cases(_) => Outcome::Depends,
            }
            .name(),
            why: &rule.why,
            source: rule.source.as_deref(),
            section: rule.section.as_deref(),
            file: rule.location.source.name(),
            line: rule.location.position().line,
        }
    }
}

/// The rules as CSV with a header; several owners joined by semicolons.
pub fn csv(rules: &[&Rule]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line"];
    let rows = rules.iter().map(|rule| csv_row(&Row::new(rule)));
    for row in std::iter::once(header.map(str::to_owned)).chain(rows) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn csv_row(row: &Row<'_>) -> [String; 9] {
    let cells = [
        row.rule,
        row.activity,
        &row.owners.join(";"),
        row.outcome,
        row.why,
        row.source.unwrap_or_default(),
        row.section.unwrap_or_default(),
        row.file,
        &row.line.to_string(),
    ];
    cells.map(inert)
}

/// A cell that no spreadsheet takes for a formula: a leading apostrophe makes text of it.
fn inert(cell: &str) -> String {
    let cell = clean(cell);
    let mark = if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("{mark}{cell}")
}

/// The rules as one JSON object.
pub fn json(book: &RuleBook, rules: &[&Rule]) -> String {
    #[derive(Serialize)]
    struct List<'a> {
        schema: u32,
        title: &'a str,
        files: &'a [String],
        rules: Vec<Row<'a>>,
    }
    let rules = rules.iter().map(|rule| Row::new(rule)).collect();
    to_json(&List { schema: SCHEMA, title: &book.title, files: &book.files, rules })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_obeys_nothing_that_a_rule_says() {
        let hostile = "a|b <script> &lt; ~~c~~ `d` [e](f)\n\u{1b}[31m";
        let harmless = r"a\|b \<script\> \&lt; \~\~c\~\~ \`d\` \[e\](f) \\u{1b}\[31m";
        assert_eq!(escaped(hostile), harmless);
    }
}
