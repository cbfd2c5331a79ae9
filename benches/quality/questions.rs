//! Questions with the answer that is right, and a router's answers to them.

use rayon::prelude::*;
use who_owns::{Answer, Detail, Given, Router, RuleBook, Source};

use super::Failure;

/// A question of a set.
pub(crate) struct Question {
    pub(crate) text: String,
    /// The right label; `None` if the question is out of scope.
    pub(crate) wanted: Option<String>,
    /// Whether it is out of scope because it is the work of a role that the set does not ask for.
    pub(crate) is_other_roles: bool,
}

/// What is asked.
pub(crate) fn texts(questions: &[Question]) -> Vec<&str> {
    questions.iter().map(|question| question.text.as_str()).collect()
}

/// The book of a rule file that extends nothing but the built-in rules.
pub(crate) fn book(source: Source) -> Result<RuleBook, Failure> {
    let name = source.name().to_owned();
    Ok(RuleBook::parse(source).map_err(|findings| format!("{name}: {}", findings[0].message))?)
}

/// The answers to questions, in their order.
pub(crate) fn answers<T: AsRef<str> + Sync>(router: &Router<'_>, texts: &[T], given: &Given) -> Vec<Answer> {
    texts.par_iter().map(|text| router.route(text.as_ref().trim(), given, Detail::Decision)).collect()
}
