//! What two rule books are asked: everything that either of them has words for.

use std::collections::BTreeSet;

use super::change::Question;
use crate::rulebook::{Given, Rule, RuleBook};
use crate::text::Language;

/// What the books have words for, and `more` as far as its conditions agree: each question once however it is spelled, in
/// alphabetical order.
pub(crate) fn questions(books: [&RuleBook; 2], given: &Given, more: Vec<Question>) -> Vec<Question> {
    let wordings = books.into_iter().flat_map(|book| &book.rules).flat_map(Rule::wordings);
    let plain = wordings.map(|ask| Question { ask: ask.to_owned(), given: Given::new() });
    let expected = books.into_iter().flat_map(|book| &book.expectations);
    let expected =
        expected.map(|expectation| Question { ask: expectation.ask.clone(), given: expectation.given.clone() });
    let further = expected.chain(more).filter(|question| agree(&question.given, given));
    let mut questions: Vec<Question> = plain.chain(further).collect();
    keep_each_once(books[0].language(), &mut questions);
    questions
}

/// Sorts questions, and keeps each once however it is spelled.
fn keep_each_once(language: Language, questions: &mut Vec<Question>) {
    questions.sort();
    let mut seen = BTreeSet::new();
    questions.retain(|question| seen.insert((language.phrase_key(&question.ask), question.given.clone())));
}

/// Whether no condition has another value in the other.
fn agree(one: &Given, other: &Given) -> bool {
    one.iter().all(|(key, value)| other.get(key).is_none_or(|known| known == value))
}
