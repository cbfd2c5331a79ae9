//! Files → [`RuleBook`].

use super::book::RuleBook;
use super::builtin::builtin;
use super::merge::merge;
use super::schema::{Base, RuleFile};
use super::validate::validate;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

impl RuleBook {
    /// Reads one file that extends nothing, or nothing but `builtin`.
    ///
    /// # Errors
    /// All that is wrong with the file, in the order of its lines.
    ///
    /// ```
    /// use who_owns::{RuleBook, Source};
    ///
    /// let book = RuleBook::parse(who_owns::builtin()).expect("the built-in rules are valid");
    /// assert!(book.rules.iter().any(|rule| rule.id == "customer-feedback"));
    ///
    /// let findings = RuleBook::parse(Source::new("mine.toml", "schema = 7")).unwrap_err();
    /// assert!(findings.iter().any(|finding| finding.code.name() == "unsupported-schema"));
    /// ```
    pub fn parse(source: Source) -> Result<Self, Vec<Diagnostic>> {
        let file = RuleFile::parse(source)?;
        let base = if file.extends().any(Base::is_builtin) { vec![RuleFile::parse(builtin())?] } else { Vec::new() };
        Self::from_files(base.into_iter().chain([file]).collect())
    }

    /// Lays files over one another, the first one at the bottom: an item changes the keys that it names of the one with its
    /// id below, or removes it. Files are told apart by the names of their sources.
    ///
    /// # Errors
    /// All that is wrong with the result, each finding pointing into the file that it is about.
    pub fn from_files(files: Vec<RuleFile>) -> Result<Self, Vec<Diagnostic>> {
        validate(merge(files))
    }

    /// What is wrong with files, the first one at the bottom, whatever others say that they extend and that are not there: the
    /// shape of each, and of the topmost, which nothing changes, what is wrong with it by itself.
    pub fn errors_whatever_is_missing(files: Vec<RuleFile>) -> Vec<Diagnostic> {
        let of_shape: Vec<Diagnostic> = files.iter().flat_map(RuleFile::findings).cloned().collect();
        let top = files.last().map(|file| file.source().name().to_owned());
        let is_of_top = |error: &Diagnostic| top.as_deref() == Some(error.file());
        let mut errors = Self::from_files(files).err().unwrap_or_default();
        errors.retain(|error| is_of_top(error) && !error.code.may_come_of_missing_file() || of_shape.contains(error));
        errors
    }

    /// The book of a test's text, which must be valid: one file that extends nothing, or nothing but `builtin`.
    #[cfg(test)]
    pub(crate) fn of(text: impl Into<String>) -> Self {
        Self::parse(Source::new("test.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }
}
