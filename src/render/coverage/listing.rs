//! The unanswered questions in words.

use crate::coverage::Question;
use crate::render::answer::candidate::in_a_line;
use crate::rulebook::RuleBook;
use crate::text::{LONGEST_QUESTION, shortened};

/// The least score that two decimals show.
const LEAST_SHOWN: f64 = 0.01;

/// A question with its outcome: `supplier invoice (unknown, 3×)`.
pub(super) fn in_words(question: &Question) -> String {
    let times = if question.times > 1 { format!(", {}×", question.times) } else { String::new() };
    format!("{} ({}{times})", asked(question), question.outcome.name())
}

/// A question; the beginning of a very long one.
pub(super) fn asked(question: &Question) -> String {
    shortened(&question.activity, LONGEST_QUESTION).into_owned()
}

/// The rules nearest to a question, with owners; without one, that there is none.
pub(super) fn nearest(book: &RuleBook, question: &Question) -> Vec<String> {
    let near = question.candidates.iter().filter(|candidate| candidate.score >= LEAST_SHOWN);
    let near: Vec<String> = near.map(|candidate| in_a_line(book, candidate)).collect();
    if near.is_empty() { vec!["no rule is near".to_owned()] } else { near }
}
