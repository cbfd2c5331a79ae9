//! Real questions that the rules leave open.

use std::collections::HashSet;

use super::point::{Place, Point, Subject};
use crate::coverage::Lack;
use crate::router::{Answer, Candidate, Outcome};
use crate::text::{LONGEST_QUESTION, Language, shortened};

/// A count of real questions, and those without an answer.
#[derive(Debug, Clone, Default)]
pub struct Unanswered {
    language: Language,
    file: String,
    asked: usize,
    open: usize,
    lacking_nothing: usize,
    questions: Vec<UnansweredQuestion>,
    seen: HashSet<String>,
}

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnansweredQuestion {
    /// The question; its beginning and “…” if it is very long.
    pub question: String,
    /// Its line, from 1.
    pub line: usize,
    /// Unknown or unclear.
    pub outcome: Outcome,
    /// The nearest rule, if one is near.
    pub nearest: Option<String>,
}

impl Unanswered {
    /// The most questions that are named; more are only counted.
    pub const MOST: usize = 1_000;

    /// Nothing asked yet, in the language of the book, from a file of this name.
    pub fn new(language: Language, file: impl Into<String>) -> Self {
        Self { language, file: file.into(), ..Self::default() }
    }

    /// Counts the answer to the question in a line, counted from 1. A question that is asked again is named once.
    pub fn count(&mut self, line: usize, answer: &Answer) {
        self.asked += 1;
        match Lack::of(&answer.decision) {
            None | Some(Lack::Case(_)) => return,
            Some(Lack::Nothing) => {
                self.open += 1;
                self.lacking_nothing += 1;
                return;
            }
            Some(Lack::Rule) => self.open += 1,
        }
        if self.questions.len() < Self::MOST && self.seen.insert(self.language.phrase_key(&answer.activity)) {
            let near = |candidate: &&Candidate| candidate.score >= Candidate::NEAR;
            self.questions.push(UnansweredQuestion {
                question: shortened(&answer.activity, LONGEST_QUESTION).into_owned(),
                line,
                outcome: answer.decision.outcome(),
                nearest: answer.candidates.first().filter(near).map(|candidate| candidate.rule.clone()),
            });
        }
    }

    /// How many questions were asked.
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// How many of them have no answer; a question counts as often as it was asked. Unlike [`Coverage::unanswered`], this leaves
    /// out those that no case of their rule covers: a report has a point for each such rule, whatever was asked.
    ///
    /// [`Coverage::unanswered`]: crate::coverage::Coverage::unanswered
    pub fn open(&self) -> usize {
        self.open
    }

    /// For how many of those no rule is missing: they ask for people, roles or areas and for no work, or for several
    /// activities.
    pub fn lacking_nothing(&self) -> usize {
        self.lacking_nothing
    }

    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        self.questions.iter().map(|open| {
            let (question, outcome, nearest) = (open.question.clone(), open.outcome, open.nearest.clone());
            let at = Place { file: self.file.clone(), line: open.line };
            Point::new(Subject::Unanswered { question, outcome, nearest }, at)
        })
    }
}
