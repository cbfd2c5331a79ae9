//! Answers to reuse: a real log repeats the same questions.

use std::collections::HashMap;

/// How much is kept, in bytes of questions and answers.
const CAPACITY: usize = 8 * 1024 * 1024;

/// Answers by their questions.
pub(crate) struct AnswerCache<T> {
    answers: HashMap<String, T>,
    /// The size of an answer, in bytes.
    size: fn(&T) -> usize,
    /// The size of all questions and answers, in bytes.
    bytes: usize,
}

impl<T> AnswerCache<T> {
    /// `size` is the size of an answer in bytes; an estimate is enough.
    pub(crate) fn new(size: fn(&T) -> usize) -> Self {
        Self { answers: HashMap::new(), size, bytes: 0 }
    }

    pub(crate) fn contains(&self, question: &str) -> bool {
        self.answers.contains_key(question)
    }

    pub(crate) fn get(&self, question: &str) -> Option<&T> {
        self.answers.get(question)
    }

    /// Forgets all answers once they exceed the capacity: questions that recur are soon cached again.
    pub(crate) fn make_room(&mut self) {
        if self.bytes > CAPACITY {
            self.answers.clear();
            self.bytes = 0;
        }
    }
}

impl<T> Extend<(String, T)> for AnswerCache<T> {
    /// Adds answers to new questions.
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, answers: I) {
        for (question, answer) in answers {
            self.bytes += question.len() + (self.size)(&answer);
            self.answers.insert(question, answer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_fits_once_there_is_room() {
        let mut cache = AnswerCache::new(String::len);
        let long = "x".repeat(CAPACITY / 4);
        for number in 0..100 {
            let question = format!("question {number}");
            cache.extend([(question.clone(), long.clone())]);
            assert_eq!(cache.get(&question), Some(&long), "it is there until room is made");
            cache.make_room();
            assert!(cache.bytes <= CAPACITY);
            assert_eq!(cache.bytes, cache.answers.iter().map(|(one, other)| one.len() + other.len()).sum::<usize>());
        }
    }
}
