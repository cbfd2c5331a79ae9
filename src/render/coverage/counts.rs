//! The counts with their names, and the sentences around them.

use std::cmp::Reverse;

use crate::coverage::{Coverage, Gap, RoleCount};
use crate::render::bar::percent;
use crate::render::wording::{capitalised, counted};
use crate::router::Outcome;
use crate::rulebook::RuleBook;

/// The longest bar, in columns.
pub(super) const BAR: usize = 30;

/// A name with its count.
pub(super) type Row = (String, usize);

pub(super) fn headline(coverage: &Coverage) -> String {
    let (owned, all) = (coverage.with_owner(), coverage.questions());
    let have = if owned == 1 { "has" } else { "have" };
    format!("{owned} of {} {have} an owner ({})", counted(all, "question"), percent(owned, all))
}

pub(super) fn outcomes(coverage: &Coverage) -> Vec<Row> {
    Outcome::ALL.into_iter().map(|outcome| (outcome.name().to_owned(), coverage.outcome(outcome))).collect()
}

/// Which rules were asked, and how many lines are not counted.
pub(super) fn footing(book: &RuleBook, coverage: &Coverage) -> String {
    let rules = format!("Rules from {}.", book.file_names().join(", "));
    match coverage.unreadable() {
        0 => rules,
        1 => format!("1 line could not be read and is not counted. {rules}"),
        count => format!("{count} lines could not be read and are not counted. {rules}"),
    }
}

/// Those with the most questions first, then by name. Several without any are one row.
pub(super) fn roles(book: &RuleBook, coverage: &Coverage) -> Vec<Row> {
    let row = |(id, count): (&str, RoleCount)| {
        let name = capitalised(book.role_name(id));
        let parts = [(count.shared, "shared"), (count.depends, "depends")];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
        (name + &parts, count.all())
    };
    let mut rows: Vec<Row> = coverage.roles().into_iter().map(row).collect();
    rows.sort_by_cached_key(|(name, count)| (Reverse(*count), name.to_lowercase()));
    let asked = rows.partition_point(|(_, count)| *count > 0);
    if rows.len() - asked > 1 {
        let others = format!("{}{} roles", rows.len() - asked, if asked > 0 { " other" } else { "" });
        rows.splice(asked.., [(others, 0)]);
    }
    rows
}

/// Which rules lack a case, a sentence each.
pub(super) fn uncovered(book: &RuleBook, coverage: &Coverage) -> Vec<String> {
    let sentence = |(rule, times): (&str, usize)| {
        let activity = book.rule(rule).map_or(rule, |rule| &rule.activity);
        format!("“{activity}” has no case for {}.", counted(times, "question"))
    };
    coverage.uncovered_rules().into_iter().map(sentence).collect()
}

/// For how many unanswered questions no rule is missing, and why; `None` if there are none of these.
pub(super) fn lacking_nothing(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("No rule is missing for 1 question: it names people or several activities.".to_owned()),
        count => Some(format!("No rule is missing for {count} questions: they name people or several activities.")),
    }
}

/// What is said above the words that recur; there is a question that lacks something.
pub(super) fn common_title(coverage: &Coverage, gaps: &[Gap]) -> String {
    let other = if coverage.lacking_nothing() > 0 { "other " } else { "" };
    match (coverage.lacking_something(), gaps) {
        (1, _) => format!("1 {other}question is unknown or unclear"),
        (count, []) => format!("{count} {other}questions are unknown or unclear; no word recurs in them"),
        (count, _) => format!("What recurs in the {count} {other}questions that are unknown or unclear"),
    }
}
