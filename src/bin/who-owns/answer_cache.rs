//! Answers that were given before: in a real log the same questions come again and again.

use std::collections::HashMap;

/// How much all workers together keep, in bytes of questions and answers: whatever the input, a run needs no more.
const MOST: usize = 8 * 1024 * 1024;

/// What one worker remembers. When its part of the room is full it forgets all and begins anew, so that what is asked
/// now is known.
pub(crate) struct AnswerCache<T> {
    answers: HashMap<String, T>,
    /// The bytes that are kept.
    kept: usize,
    most: usize,
}

impl<T: Clone> AnswerCache<T> {
    /// One of so many memories.
    pub(crate) fn for_one_of(workers: usize) -> Self {
        Self { answers: HashMap::new(), kept: 0, most: MOST / workers.max(1) }
    }

    /// The answer to a question, worked out unless it is known; `size` is that of an answer in bytes.
    pub(crate) fn get_or_insert_with(
        &mut self,
        question: &str,
        size: impl Fn(&T) -> usize,
        answer: impl FnOnce() -> T,
    ) -> T {
        if let Some(known) = self.answers.get(question) {
            return known.clone();
        }
        let answer = answer();
        let bytes = question.len() + size(&answer);
        if self.kept + bytes > self.most {
            self.answers.clear();
            self.kept = 0;
        }
        if bytes <= self.most {
            self.kept += bytes;
            self.answers.insert(question.to_owned(), answer.clone());
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_known_is_not_worked_out_again() {
        let asked = Cell::new(0);
        let mut cache = AnswerCache::for_one_of(1);
        for _ in 0..3 {
            let answer = cache.get_or_insert_with("soup?", String::len, || {
                asked.set(asked.get() + 1);
                "the cook".to_owned()
            });
            assert_eq!(answer, "the cook");
        }
        assert_eq!(asked.get(), 1);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut cache = AnswerCache { answers: HashMap::new(), kept: 0, most: 100 };
        for number in 0..1_000 {
            let answer =
                cache.get_or_insert_with(&format!("question {number}"), String::len, || "an answer".to_owned());
            assert_eq!(answer, "an answer");
            assert!(cache.kept <= 100);
            assert_eq!(cache.kept, cache.answers.iter().map(|(one, other)| one.len() + other.len()).sum::<usize>());
        }
        cache.get_or_insert_with("a long one", String::len, || "x".repeat(1_000));
        assert!(!cache.answers.contains_key("a long one"));
    }
}
