//! What is known beside a table.

use crate::rulebook::RuleBook;

/// What is known beside the table.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// The rules whose roles a heading may name, and whose ids an activity has only if it is the same.
    pub known: &'a RuleBook,
    /// Headings with the roles that they stand for: ids, names or other names of known roles, or other headings.
    pub map: &'a [(String, String)],
    /// How much a rule file can hold.
    pub limits: Limits,
}

/// How much a rule file can hold; what is above it is left out, with a finding.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Rules.
    pub rules: usize,
    /// Bytes of activities.
    pub text: usize,
    /// Bytes of the whole file.
    pub file: usize,
}
