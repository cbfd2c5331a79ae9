//! The list as a matrix: activities below one another, roles side by side, with R, A, C and I where they meet.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::matrix::{Duty, NOBODY, NOBODY_WORDS, spelling_key};
use crate::render::csv::Csv;
use crate::render::escape;
use crate::render::wording::when;
use crate::rulebook::{Case, Mode, Owner, Ownership, Rule, RuleBook};
use crate::text::{Language, one_line};

/// The rules as CSV, sorted by activity: a column for each role that has a part, and a row for each case of a rule.
///
/// The owners are those of the book; of files [without absences](crate::rulebook::RuleFile::without_absences), those that
/// the files name.
pub fn raci(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut table = Csv::new();
    Matrix::new(book, rules).for_each_line(|cells| table.row(cells));
    table.into_text()
}

/// The same as a Markdown table.
pub fn raci_markdown(book: &RuleBook, rules: &[&Rule]) -> String {
    let mut text = String::new();
    Matrix::new(book, rules).for_each_line(|cells| {
        let is_first = text.is_empty();
        text.push('|');
        cells.iter().for_each(|cell| text.extend([" ", &escape::markdown(cell), " |"]));
        text.push('\n');
        if is_first {
            text.extend(["|---|", &":-:|".repeat(cells.len() - 1), "\n"]);
        }
    });
    text
}

/// The activities below one another, and the roles side by side.
struct Matrix<'b> {
    rows: Vec<Row<'b>>,
    /// The headings of the roles.
    headings: Vec<String>,
    /// The column of each role, from 0; that of nobody is below `None`.
    columns: HashMap<Option<&'b str>, usize>,
}

impl<'b> Matrix<'b> {
    fn new(book: &'b RuleBook, rules: &[&'b Rule]) -> Self {
        let rows = named(rules.iter().flat_map(|rule| rows(rule)).collect(), book.language());
        let parties: BTreeSet<Option<&str>> = rows.iter().flat_map(Row::parties).collect();
        let (headings, parties): (Vec<_>, Vec<_>) = columns(book, &parties).into_iter().unzip();
        let columns = parties.into_iter().zip(0..).collect();
        Self { rows, headings, columns }
    }

    /// The cells of the headings, then those of each activity or case, all as many. A line at a time: most cells of a
    /// large matrix are empty.
    fn for_each_line(&self, mut write: impl FnMut(&[Cow<'_, str>])) {
        let headings = self.headings.iter().map(String::as_str);
        write(&["Activity"].into_iter().chain(headings).map(Cow::from).collect::<Vec<_>>());
        self.rows.iter().for_each(|row| write(&self.cells(row)));
    }

    fn cells<'r>(&self, row: &'r Row<'b>) -> Vec<Cow<'r, str>> {
        let mut cells = vec![Cow::from(""); 1 + self.headings.len()];
        cells[0] = Cow::from(&row.activity);
        for (party, letters) in row.letters() {
            if let Some(column) = self.columns.get(&party) {
                cells[1 + column] = Cow::from(letters);
            }
        }
        cells
    }
}

/// A rule, or one of its cases.
struct Row<'b> {
    /// In one line.
    activity: String,
    /// `None` where no case covers what is given.
    owner: Option<&'b Owner>,
    rule: &'b Rule,
}

/// A row for each case of a rule, or one.
fn rows(rule: &Rule) -> Vec<Row<'_>> {
    let activity = plain(&rule.activity);
    let of_case = |case: &'_ Case| format!("{activity} ({})", plain(&when(&case.when)));
    match &rule.ownership {
        Ownership::Always(assigned) => vec![Row { activity, owner: Some(&assigned.owner), rule }],
        Ownership::Uncovered(_) => vec![Row { activity, owner: None, rule }],
        Ownership::Cases(cases) => {
            cases.iter().map(|case| Row { activity: of_case(case), owner: Some(case.owner()), rule }).collect()
        }
    }
}

/// The rows sorted by activity; of those with the same words, the later ones have the id of their rule in them.
fn named(mut rows: Vec<Row<'_>>, language: Language) -> Vec<Row<'_>> {
    rows.sort_by_cached_key(|row| sorted_as(&row.activity));
    let mut taken = HashSet::new();
    for row in &mut rows {
        row.activity = unique(&row.activity, &row.rule.id, |name| language.phrase_key(name), &mut taken);
    }
    rows.sort_by_cached_key(|row| sorted_as(&row.activity));
    rows
}

/// Without regard to case.
fn sorted_as(name: &str) -> (String, String) {
    (name.to_lowercase(), name.to_owned())
}

/// A name, with an id and a number after it if its key is taken.
fn unique(name: &str, id: &str, key: impl Fn(&str) -> String, taken: &mut HashSet<String>) -> String {
    let numbered = (2..MOST_ALIKE).map(|number| format!("{name} [{id}] {number}"));
    let mut names = [name.to_owned(), format!("{name} [{id}]")].into_iter().chain(numbered);
    names.find(|name| taken.insert(key(name))).unwrap_or_else(|| name.to_owned())
}

/// The most numbers that are tried: more than a rule has cases.
const MOST_ALIKE: usize = 2_000;

impl<'b> Row<'b> {
    /// The roles with a part; `None` if nobody owns it.
    fn parties(&self) -> impl Iterator<Item = Option<&'b str>> {
        let nobody = (self.owner == Some(&Owner::Nobody)).then_some(None);
        let roles = self.by_duty().into_iter().flatten();
        nobody.into_iter().chain(roles.map(|role| Some(role.as_str())))
    }

    /// The roles with each duty, in the order of [`Duty::ALL`].
    fn by_duty(&self) -> [&'b [String]; 4] {
        let Rule { does, consult, inform, .. } = self.rule;
        [self.owner.map(Owner::roles).unwrap_or_default(), does, consult, inform]
    }

    /// The letters of each role, or of nobody.
    fn letters(&self) -> HashMap<Option<&'b str>, String> {
        let mut letters: HashMap<Option<&str>, String> = HashMap::new();
        for (duty, roles) in Duty::ALL.into_iter().zip(self.by_duty()) {
            for role in roles {
                let letters = letters.entry(Some(role)).or_default();
                if !letters.ends_with(duty.letter()) {
                    letters.extend((!letters.is_empty()).then_some('/').into_iter().chain([duty.letter()]));
                }
            }
        }
        match self.owner {
            Some(Owner::Nobody) => {
                letters.insert(None, Duty::Accountable.letter().into());
            }
            Some(Owner::Shared { owners, mode: Mode::Any }) => {
                owners.iter().for_each(|role| letters.entry(Some(role)).or_default().push_str(" (any)"));
            }
            Some(Owner::One(_) | Owner::Shared { .. }) | None => {}
        }
        letters
    }
}

/// The headings of the roles, sorted, with their ids; nobody is the last one. No two are the same to an import.
fn columns<'b>(book: &'b RuleBook, parties: &BTreeSet<Option<&'b str>>) -> Vec<(String, Option<&'b str>)> {
    let mut taken = HashSet::from(NOBODY_WORDS.map(str::to_owned));
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
