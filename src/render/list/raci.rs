//! The list as a matrix: activities below one another, roles side by side, with R, A, C and I where they meet.

use std::collections::{BTreeSet, HashSet};

use crate::matrix::{Duty, NOBODY, spelling_key};
use crate::render::escape;
use crate::render::wording::when;
use crate::rulebook::{Mode, Owner, Rule, RuleBook};
use crate::text::{one_line, verbatim_key};

/// The rules as CSV, sorted by activity: a column for each role that has a part, and a row for each case of a rule.
///
/// The owners are those of the book; of files [without absences](crate::rulebook::RuleFile::without_absences), those that
/// the files name.
pub fn raci(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in matrix(book, rules) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| escape::spreadsheet(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The same as a Markdown table.
pub fn raci_markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = String::new();
    for (at, row) in matrix(book, rules).iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escape::markdown(cell)).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            text.push_str(&format!("|---|{}\n", ":-:|".repeat(row.len() - 1)));
        }
    }
    text
}

/// The headings, then a row for each activity or case, all of the same length.
fn matrix(book: &RuleBook, rules: &[&Rule]) -> Vec<Vec<String>> {
    let rows = named(rules.iter().flat_map(|rule| rows(rule)).collect());
    let parties: BTreeSet<Option<&str>> = rows.iter().flat_map(|row| row.parties()).collect();
    let columns = columns(book, &parties);
    let headings = ["Activity".to_owned()].into_iter().chain(columns.iter().map(|(name, _)| name.clone()));
    let cells = |row: &Row<'_>| {
        let cells = columns.iter().map(|(_, party)| row.cell(*party));
        std::iter::once(row.activity.clone()).chain(cells).collect()
    };
    std::iter::once(headings.collect()).chain(rows.iter().map(cells)).collect()
}

/// A rule, or one of its cases.
struct Row<'b> {
    /// In one line.
    activity: String,
    owner: &'b Owner,
    rule: &'b Rule,
}

/// A row for each case of a rule, or one.
fn rows(rule: &Rule) -> Vec<Row<'_>> {
    let activity = plain(&rule.activity);
    let of_case = |(owner, case): (_, Option<String>)| {
        let activity = case.map_or_else(|| activity.clone(), |case| format!("{activity} ({case})"));
        Row { activity, owner, rule }
    };
    let cases = rule.cases().iter().map(|case| Some(plain(&when(&case.when))));
    rule.owners().zip(cases.chain([None])).map(of_case).collect()
}

/// The rows sorted by activity; of those with the same words, the later ones have the id of their rule in them.
fn named(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    rows.sort_by_cached_key(|row| sorted_as(&row.activity));
    let mut taken = HashSet::new();
    for row in &mut rows {
        row.activity = unique(&row.activity, &row.rule.id, verbatim_key, &mut taken);
    }
    rows.sort_by_cached_key(|row| sorted_as(&row.activity));
    rows
}

/// Without regard to case.
fn sorted_as(name: &str) -> (String, String) {
    (name.to_lowercase(), name.to_owned())
}

/// A name, with an id and a number after it if its key is taken.
fn unique(name: &str, id: &str, key: fn(&str) -> String, taken: &mut HashSet<String>) -> String {
    let numbered = (2..MOST_ALIKE).map(|number| format!("{name} [{id}] {number}"));
    let mut names = [name.to_owned(), format!("{name} [{id}]")].into_iter().chain(numbered);
    names.find(|name| taken.insert(key(name))).unwrap_or_else(|| name.to_owned())
}

/// The most numbers that are tried: more than a rule has cases.
const MOST_ALIKE: usize = 2_000;

impl<'b> Row<'b> {
    /// The roles with a part; `None` if nobody owns it.
    fn parties(&self) -> impl Iterator<Item = Option<&'b str>> {
        let nobody = self.owner.roles().is_empty().then_some(None);
        let roles = self.owner.roles().iter().chain(self.rule.involved());
        nobody.into_iter().chain(roles.map(|role| Some(role.as_str())))
    }

    /// The letters of a role, or of nobody.
    fn cell(&self, party: Option<&str>) -> String {
        let Some(role) = party else {
            return if self.owner.roles().is_empty() { Duty::Accountable.letter().into() } else { String::new() };
        };
        let with = [self.owner.roles(), &self.rule.does, &self.rule.consult, &self.rule.inform];
        let has =
            |(duty, roles): (Duty, &[String])| roles.iter().any(|id| id == role).then(|| duty.letter().to_string());
        let letters: Vec<String> = Duty::ALL.into_iter().zip(with).filter_map(has).collect();
        let any = matches!(self.owner, Owner::Shared { owners, mode: Mode::Any } if owners.iter().any(|id| id == role));
        letters.join("/") + if any { " (any)" } else { "" }
    }
}

/// The headings of the roles, sorted, with their ids; nobody is the last one. No two are the same to an import.
fn columns<'b>(book: &'b RuleBook, parties: &BTreeSet<Option<&'b str>>) -> Vec<(String, Option<&'b str>)> {
    let mut taken = HashSet::from([NOBODY.to_lowercase()]);
    let mut heading = |id: &str| unique(&plain(book.role_name(id)), id, spelling_key, &mut taken);
    let mut columns: Vec<_> = parties.iter().filter_map(|party| Some((heading((*party)?), *party))).collect();
    columns.sort_by_cached_key(|(heading, _)| sorted_as(heading));
    columns.extend(parties.contains(&None).then(|| (NOBODY.to_owned(), None)));
    columns
}

/// One line that neither a terminal nor a log obeys.
fn plain(text: &str) -> String {
    escape::no_command(&one_line(&escape::terminal(text))).into_owned()
}
