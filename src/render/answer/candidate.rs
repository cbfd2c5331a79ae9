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
    format!("{} ({})", in_a_line(book, candidate), figure(candidate.score))
}

/// A score to two places, rounded down: it must not seem to reach a line that it does not.
pub(super) fn figure(score: f64) -> String {
    // Scores have four decimals: what is added is less than their last one, and more than they may be off.
    format!("{:.2}", (100.0 * score + 1e-6).floor() / 100.0)
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

    #[test]
    fn a_score_below_a_line_is_not_shown_as_that_line() {
        assert_eq!([0.4963, 0.5, 0.29, 0.2499].map(figure), ["0.49", "0.50", "0.29", "0.24"]);
    }
}
