//! A rule that comes more or less near a question, in a line.

use crate::render::wording::{one_of, owner_names, possible_owners};
use crate::router::Candidate;
use crate::rulebook::RuleBook;

/// Whether a candidate is worth naming to people.
pub(in crate::render) fn is_worth_naming(candidate: &Candidate) -> bool {
    candidate.score >= Candidate::WORTH_NAMING
}

/// A candidate with its owners.
pub(in crate::render) fn in_a_line(book: &RuleBook, candidate: &Candidate) -> String {
    format!("{}: {}", activity(book, candidate), owners(book, candidate))
}

/// What a candidate is called.
pub(super) fn activity<'a>(book: &'a RuleBook, candidate: &'a Candidate) -> &'a str {
    book.rule(&candidate.rule).map_or(candidate.rule.as_str(), |rule| &rule.activity)
}

/// Who may own it: one or the other, where a condition decides that is not known.
pub(super) fn owners(book: &RuleBook, candidate: &Candidate) -> String {
    match book.rule(&candidate.rule) {
        Some(rule) if candidate.owners.len() == rule.all_owners().len() => possible_owners(book, rule),
        _ if candidate.owners.len() > 1 => one_of(book, &candidate.owners),
        _ => owner_names(book, &candidate.owners),
    }
}

/// A candidate with its owners and its score.
pub(in crate::render) fn with_score(book: &RuleBook, candidate: &Candidate) -> String {
    format!("{} ({:.2})", in_a_line(book, candidate), candidate.score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_hardly_anything_to_do_with_a_question_is_not_named() {
        let candidate = |score| Candidate { rule: String::new(), owners: Vec::new(), score, evidence: Vec::new() };
        assert!(!is_worth_naming(&candidate(0.0)) && !is_worth_naming(&candidate(0.0999)));
        assert!(is_worth_naming(&candidate(0.1)));
    }
}
