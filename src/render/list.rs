//! Every responsibility: who owns it, and why.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use serde::Serialize;

use super::json::{SCHEMA, to_json};
use super::page::{Page, capitalised, clean};
use crate::router::Outcome;
use crate::rulebook::{Ownership, Rule, RuleBook};

/// The rules under their owners: one table for each role or group of roles, as wide as the terminal.
pub fn table(book: &RuleBook, rules: &[&Rule], width: usize) -> String {
    let mut text = String::new();
    for (owner, rules) in grouped(book, rules) {
        let mut page = Page::new(width);
        page.heading(&format!("{owner} ({})", rules.len()));
        text.push_str(&page.finish());
        let mut table = bare_table(width);
        for rule in rules {
            table.add_row([clean(&rule.activity), clean(&rule.why)]);
        }
        if let Some(column) = table.column_mut(0) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(30)));
        }
        text.push_str(&trimmed(&table));
        text.push('\n');
    }
    let mut page = Page::new(width);
    page.aside(&format!("{} activities, from {}", rules.len(), book.files.join(", ")));
    text + &page.finish()
}

/// Rules under one heading.
type Group<'a> = (String, Vec<&'a Rule>);

/// One group for each role with rules of its own, by name; then what is shared, what depends, what is nobody's.
fn grouped<'a>(book: &'a RuleBook, rules: &[&'a Rule]) -> Vec<Group<'a>> {
    let of = |wanted: &dyn Fn(&Ownership) -> bool| -> Vec<&'a Rule> {
        rules.iter().copied().filter(|rule| wanted(&rule.ownership)).collect()
    };
    let mut groups: Vec<Group<'a>> = book
        .roles
        .iter()
        .map(|(id, role)| (capitalised(&role.name), of(&|who| matches!(who, Ownership::One(one) if one == id))))
        .collect();
    groups.sort_by_key(|(name, _)| name.to_lowercase());
    groups.push(("Several roles together".to_owned(), of(&|who| matches!(who, Ownership::Shared { .. }))));
    groups.push(("It depends".to_owned(), of(&|who| matches!(who, Ownership::Cases(_)))));
    groups.push(("Nobody, on purpose".to_owned(), of(&|who| matches!(who, Ownership::Nobody))));
    groups.retain(|(_, rules)| !rules.is_empty());
    groups
}

/// A table without lines, which wraps to `width` columns.
pub(super) fn bare_table(width: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX).max(40));
    table
}

/// A table as text, without spaces at the ends of lines.
pub(super) fn trimmed(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The owners of a rule as people read them.
pub(super) fn owners(book: &RuleBook, rule: &Rule) -> String {
    let all = rule.all_owners();
    let names: Vec<&str> = all.iter().map(|id| book.role_name(id)).collect();
    match (&rule.ownership, names.as_slice()) {
        (_, []) => "nobody".to_owned(),
        (Ownership::Cases(_), names) => names.join(" or "),
        (_, names) => names.join(" and "),
    }
}

/// The rules as one Markdown table.
pub fn markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = "| Activity | Owner | Why |\n|---|---|---|\n".to_owned();
    for rule in rules {
        let cells = [&rule.activity, &owners(book, rule), &rule.why].map(|cell| escaped(cell));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text
}

/// A text that Markdown shows as it is, in one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '`' | '~' | '<' | '>' | '&' | '[' | ']') {
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
                Ownership::One(_) => Outcome::Owned,
                Ownership::Shared { .. } => Outcome::Shared,
                Ownership::Nobody => Outcome::Unowned,
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
    let mut rows =
        vec![["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line"].map(str::to_owned)];
    for row in rules.iter().map(|rule| Row::new(rule)) {
        rows.push([
            row.rule.to_owned(),
            clean(row.activity).into_owned(),
            row.owners.join(";"),
            row.outcome.to_owned(),
            clean(row.why).into_owned(),
            row.source.unwrap_or_default().to_owned(),
            clean(row.section.unwrap_or_default()).into_owned(),
            row.file.to_owned(),
            row.line.to_string(),
        ]);
    }
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
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
