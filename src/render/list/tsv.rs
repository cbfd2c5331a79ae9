//! The list as tab-separated values, for scripts; the columns are stable.

use super::row::{COLUMNS, Row};
use crate::render::tsv::row;
use crate::rulebook::{Rule, RuleBook};

/// The rules as a line each under a line of names; several owners are joined by commas.
pub fn tsv(book: &RuleBook, rules: &[&Rule]) -> String {
    let rows = rules.iter().map(|rule| row(&Row::cells(book, rule, ",")));
    std::iter::once(row(&COLUMNS)).chain(rows).collect()
}
