//! Answers that were given before: in a real log the same questions come again and again.

use std::collections::HashMap;

/// How much all workers together keep, in bytes of questions and answers: whatever the input, a run needs no more.
const MOST: usize = 8 * 1024 * 1024;

/// What one worker remembers. When its part of the room is full it forgets all and begins anew, so that what is asked
/// now is known.
pub(crate) struct Memory<T> {
    answers: HashMap<String, T>,
    /// The bytes that are kept.
    kept: usize,
    most: usize,
}

impl<T: Clone> Memory<T> {
    /// One of so many memories.
    pub(crate) fn of_one_worker(workers: usize) -> Self {
        Self { answers: HashMap::new(), kept: 0, most: MOST / workers.max(1) }
    }

    /// The answer to a question, worked out unless it is known; `size` is that of an answer in bytes.
    pub(crate) fn recall(&mut self, question: &str, size: impl Fn(&T) -> usize, answer: impl FnOnce() -> T) -> T {
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
        let mut memory = Memory::of_one_worker(1);
        for _ in 0..3 {
            let answer = memory.recall("soup?", String::len, || {
                asked.set(asked.get() + 1);
                "the cook".to_owned()
            });
            assert_eq!(answer, "the cook");
        }
        assert_eq!(asked.get(), 1);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut memory = Memory { answers: HashMap::new(), kept: 0, most: 100 };
        for number in 0..1_000 {
            let answer = memory.recall(&format!("question {number}"), String::len, || "an answer".to_owned());
            assert_eq!(answer, "an answer");
            assert!(memory.kept <= 100);
            assert_eq!(memory.kept, memory.answers.iter().map(|(one, other)| one.len() + other.len()).sum::<usize>());
        }
        memory.recall("a long one", String::len, || "x".repeat(1_000));
        assert!(!memory.answers.contains_key("a long one"));
    }
}
