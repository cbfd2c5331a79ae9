//! A rule that comes near a question, in a line.

use crate::render::wording::{owner_names, possible_owners};
use crate::router::Candidate;
use crate::rulebook::RuleBook;

/// Whether the score is more than nothing as it is shown, with two decimals.
pub(super) fn is_near(candidate: &Candidate) -> bool {
    candidate.score >= 0.005
}

/// A candidate with its owners.
pub(super) fn in_a_line(book: &RuleBook, candidate: &Candidate) -> String {
    let rule = book.rule(&candidate.rule);
    let activity = rule.map_or(candidate.rule.as_str(), |rule| &rule.activity);
    let owners = rule.map_or_else(|| owner_names(book, &candidate.owners), |rule| possible_owners(book, rule));
    format!("{activity}: {owners}")
}

/// A candidate with its owners and its score.
pub(super) fn with_score(book: &RuleBook, candidate: &Candidate) -> String {
    format!("{} ({:.2})", in_a_line(book, candidate), candidate.score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_shown_as_nothing_is_not_near() {
        let candidate = |score| Candidate { rule: String::new(), owners: Vec::new(), score, evidence: Vec::new() };
        assert!(!is_near(&candidate(0.0)) && !is_near(&candidate(0.0049)));
        assert!(is_near(&candidate(0.0051)));
    }
}
