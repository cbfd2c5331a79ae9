//! A file of questions, answered on all cores, with the answers in the order of the lines.

use std::collections::HashSet;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::answer_cache::AnswerCache;
use crate::failure::Failure;
use crate::progress::Amount;
use crate::questions::{Line, Questions};
use crate::threads;

/// Some lines of a file with their answers.
pub(crate) struct Answers<'a, T> {
    /// In the order of the file.
    pub(crate) lines: Vec<AnsweredLine<'a, T>>,
    pub(crate) read: Amount,
}

/// The number of a line, from 1, with the answer to its question; or why the line is no question.
pub(crate) type AnsweredLine<'a, T> = Result<(usize, &'a T), &'a Failure>;

/// Reads a file chunk by chunk, answers the new questions of each chunk on all cores, and passes all its answers to
/// `take` before it waits for the next one.
///
/// # Errors
/// What `take` fails with, at once, or why the file cannot be read on.
pub(crate) fn answer_in_order<T: Send>(
    mut questions: Questions,
    mut cache: AnswerCache<T>,
    answer: impl Fn(&str) -> T + Sync,
    mut take: impl FnMut(Answers<T>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    threads::start();
    while let Some(chunk) = questions.chunk()? {
        let asked = chunk.lines.iter().filter_map(Line::activity);
        let new: HashSet<&str> = asked.filter(|activity| !cache.contains(activity)).collect();
        let replies: Vec<(String, T)> = new.into_par_iter().map(|new| (new.to_owned(), answer(new))).collect();
        cache.extend(replies);
        take(Answers {
            lines: chunk.lines.iter().filter_map(|line| answered(line, &cache)).collect(),
            read: chunk.read,
        })?;
        cache.make_room();
    }
    Ok(())
}

/// The answer to a question of the chunk that was just answered.
fn answered<'a, T>(line: &'a Line, cache: &'a AnswerCache<T>) -> Option<AnsweredLine<'a, T>> {
    match line {
        Line::Question { number, activity } => Some(Ok((*number, cache.get(activity)?))),
        Line::Unreadable(failure) => Some(Err(failure)),
    }
}
