//! Which rule an activity means: activity → [`Answer`].
//!
//! Five stages, a value between each:
//!
//! | stage | turns | into |
//! |---|---|---|
//! | `analysis` | a text | a query: its words, negation, spelling and synonyms taken care of |
//! | `retrieval`, over the `index` | a query | hits: the rules worth a closer look |
//! | `scoring` and `calibration` | hits | scored rules, and how surely the best one is meant |
//! | `decision` | scored rules | a [`Decision`] |
//! | `explanation` | all of these | an [`Answer`]: every word's share, and how it was read |
//!
//! The method is a nearest-phrase and centroid classifier over three views of a text (stems, pairs of stems, character
//! n-grams) and the embeddings of its words; terms are weighted by the entropy of their distribution over the rules, and a
//! perceptron learns what tells the rules apart. It learns from the file alone.
//!
//! Logarithms and powers are those of the crate `libm`: systems round theirs differently, and answers must not differ.

mod analysis;
mod answer;
mod calibration;
mod decision;
mod explanation;
mod index;
mod model;
mod retrieval;
mod scoring;
mod store;
mod tuning;

use crate::rulebook::{Given, RuleBook};

pub use crate::rulebook::Outcome;
pub use answer::{Answer, Branch, Candidate, Decision, Detail, Evidence, Ground, Match, Reading, Steps};

pub(crate) use analysis::{Analysis, Term, Unit};

use analysis::conjunction::split_conjuncts;
use decision::{Verdict, decide};
use explanation::{answer, answer_to_both};
use model::Model;
use retrieval::retrieve;
use scoring::score;

/// Answers questions from one rule book.
pub struct Router<'b> {
    model: Model<'b>,
}

impl<'b> Router<'b> {
    /// Fits a router to a rule book.
    pub fn new(book: &'b RuleBook) -> Self {
        Self { model: Model::fit(book) }
    }

    /// The router as bytes, for [`Router::load`].
    #[allow(dead_code, reason = "the build script calls it: it compiles this module into itself")]
    pub(crate) fn store(&self) -> Vec<u8> {
        self.model.store()
    }

    /// The router that was stored as `bytes`, which begin at a multiple of eight; `book` must be the same book. `None` for
    /// bytes of another format or version.
    pub(crate) fn load(book: &'b RuleBook, bytes: &'static [u8]) -> Option<Self> {
        Some(Self { model: Model::load(book, bytes)? })
    }

    /// Says who owns an activity.
    ///
    /// `given` are answers to the book's contexts; a context that is not among them has its default, if any.
    ///
    /// ```
    /// use who_owns::{Detail, Given, Outcome, shipped};
    ///
    /// let answer = shipped::router().route("feed the office cat", &Given::new(), Detail::Decision);
    /// assert_eq!(answer.decision.outcome(), Outcome::Unknown);
    /// ```
    pub fn route(&self, activity: &str, given: &Given, detail: Detail) -> Answer {
        let whole = self.verdict(activity, given);
        match self.conjuncts(&whole, given) {
            Some(both) => answer_to_both(&self.model, activity, &both, detail),
            None => answer(&self.model, &whole, detail),
        }
    }

    /// A text of the book, cut into words and terms of its vocabulary: no negation, nothing corrected.
    pub(crate) fn analyze(&self, phrase: &str) -> Analysis {
        self.model.analyzer.phrase(&self.model.analyzer.language().words(phrase).collect::<Vec<_>>())
    }

    /// The verdict on a text, taken as one activity.
    fn verdict<'a>(&self, activity: &'a str, given: &Given) -> Verdict<'a> {
        let query = self.model.analyzer.query(activity);
        let hits = retrieve(&self.model.index, &query);
        let ranking = score(&self.model.index, &hits);
        decide(&self.model, query, hits.vector, ranking, given)
    }

    /// The verdicts on the conjuncts of a question that names two activities of different owners.
    fn conjuncts<'a>(&self, whole: &Verdict<'a>, given: &Given) -> Option<[Verdict<'a>; 2]> {
        if whole.is_verbatim() {
            return None;
        }
        let [one, other] =
            split_conjuncts(self.model.analyzer.language(), whole.query.text, &whole.query.tokens.words)?;
        let sure = |text| Some(self.verdict(text, given)).filter(|verdict| verdict.stands_alone_in(whole));
        let both = [sure(one)?, sure(other)?];
        (both[0].decision.owners() != both[1].decision.owners()).then_some(both)
    }
}
