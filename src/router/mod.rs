//! Which rule an activity means: activity → [`Answer`].
//!
//! This file is the walk, from the activity to the answer. Six stages, a value between each:
//!
//! | stage | turns | into |
//! |---|---|---|
//! | `gazetteer`, by `question` | a question | a text to match, and the area, the values, the roles and the people that the question names |
//! | `analysis` | that text | a query: its words, negation, spelling and synonyms taken care of |
//! | `retrieval`, over the `index` | a query | hits: the rules worth a closer look |
//! | `scoring` and `calibration` | hits | scored rules, and how surely the best one is meant |
//! | `decision` | scored rules | a verdict with its [`Decision`] |
//! | `explanation` | verdicts | an [`Answer`]: every word's share, and how it was read |
//!
//! Around them:
//!
//! | module | part |
//! |---|---|
//! | `answer` | the answer as a value |
//! | `question` | what the question says besides the activity: what surrounds it in a mail, and the names that `gazetteer` knows |
//! | `verdicts` | asks the layers, from `analysis` to `decision`; and the topic of a question, or its several activities, in its place |
//! | `by_condition` | the verdict on a question that names a value of a condition, and no activity that is known |
//! | `fit`, `model` | a rule book becomes a router: for each layer a model, which has its `analysis`, `index` and `calibration` |
//! | `store` | fitted values as bytes, and back |
//! | `tuning` | every constant |
//!
//! Every file of a book that has rules is a layer with an index of its own, so that the rules of a file are not lost among
//! those that it extends. The layers are asked from the top down; what an upper one knows, it answers, unless a lower one is
//! far surer: few rules alone do not know what their words mean elsewhere.
//!
//! The method is a nearest-phrase and centroid classifier over three views of a text (stems, pairs of stems, character
//! n-grams) and the embeddings of its words; terms are weighted by the entropy of their distribution over the rules, and a
//! perceptron learns what tells the rules apart. It learns from the layer alone.
//!
//! Logarithms and powers are those of the crate `libm`: systems round theirs differently, and answers must not differ.

mod analysis;
mod answer;
mod by_condition;
mod calibration;
mod decision;
mod explanation;
mod fit;
mod gazetteer;
mod index;
mod model;
mod question;
mod retrieval;
mod scoring;
mod store;
mod tuning;
mod verdicts;

pub use crate::rulebook::Outcome;
pub use answer::{
    Answer, AreaOrigin, AskedArea, Branch, Candidate, Cap, Decision, Detail, Evidence, Ground, Match, Mentions,
    ReadValue, Reading, Steps, TooLittle, Unclear, Unknown,
};

pub(crate) use analysis::references::is_reference;
pub(crate) use analysis::{Analysis, Term, Unit};
pub(crate) use calibration::Calibration;
pub(crate) use gazetteer::NamedArea;

use crate::rulebook::Given;
use decision::{Verdict, decide_verbatim};
use explanation::{answer, answer_to_several};
use gazetteer::{Gazetteer, NamedAlone, Prepared};
use model::Model;
use retrieval::verbatim;

/// Answers questions from one rule book.
pub struct Router<'b> {
    top: Model<'b>,
    /// The layers under the top one, from there down.
    below: Vec<Model<'b>>,
    gazetteer: Gazetteer,
}

impl Router<'_> {
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
        self.answer_prepared(activity, self.prepare(activity, given), detail)
    }

    /// As [`Router::route`], of an activity in an area that was named beside the question, by its id.
    pub fn route_in(&self, area: &str, activity: &str, given: &Given, detail: Detail) -> Answer {
        let mut prepared = self.prepare(activity, given);
        prepared.mentions.area = Some(AskedArea::option(area));
        self.answer_prepared(activity, prepared, detail)
    }

    /// As [`Router::route`]; nothing is read from the question, and nothing set aside.
    pub(crate) fn route_unread(&self, activity: &str, given: &Given) -> Answer {
        self.answer_prepared(activity, Gazetteer::unread(activity.into(), given), Detail::Decision)
    }

    /// The decision of [`Router::route`] alone: sooner, for a rule of the topmost file that has the very words is compared with
    /// no other, unless they are names of roles or people.
    pub(crate) fn decide(&self, activity: &str, given: &Given) -> Decision {
        let prepared = self.prepare(activity, given);
        let query = self.top.analyzer.query(prepared.text());
        match verbatim(&self.top.index, self.top.analyzer.language(), &query) {
            Some(verbatim) if self.top.file == 0 && self.named_alone(&prepared).roles.is_empty() => {
                decide_verbatim(&self.top, verbatim, &prepared.known)
            }
            _ => self.answer_prepared(activity, prepared, Detail::Decision).decision,
        }
    }

    fn answer_prepared(&self, activity: &str, mut prepared: Prepared<'_>, detail: Detail) -> Answer {
        if self.asks_for_people(&prepared) {
            prepared.rest = Some(String::new());
        }
        let (text, known) = (prepared.text(), &prepared.known);
        let (whole, others) = self.verdicts(text, known, &prepared.mentions.values);
        let (whole, others) = self.topic(&whole, known).map_or((whole, others), |topic| (topic, Vec::new()));
        let answer = match self.conjuncts(&whole, known) {
            Some(several) => answer_to_several(activity, &prepared, &several, detail),
            None => answer(activity, &prepared, &whole, &others, detail),
        };
        let is_answered = answer.decision.ground().is_some() || whole.is_clearly_of_team();
        let is_more_than_area = prepared.rest.is_some() || whole.is_found_by_value() || whole.is_about_name();
        let names_area = prepared.names_areas_alone && !(is_answered && is_more_than_area);
        let named = self.named_with_area(&answer, &prepared, &whole, names_area);
        match named.or_else(|| self.named_instead(&answer, &prepared, &whole)) {
            Some(named) => instead(answer, named),
            None => answer,
        }
    }

    /// What a question names besides an area, or by it, instead of work. A rule that has the area's name among other words,
    /// or a word that is like it, is not what it means.
    fn named_with_area(
        &self,
        answer: &Answer,
        prepared: &Prepared<'_>,
        whole: &Verdict<'_>,
        names_area: bool,
    ) -> Option<Unknown> {
        let area = answer.mentions.area.as_ref()?;
        if names_area {
            let roles = self.roles_held_in(&area.id);
            let counts = !roles.is_empty() || answer.decision.ground().is_none();
            return counts.then_some(Unknown::Area { roles });
        }
        let named = self.named_besides_area(prepared)?;
        let is_work = answer.decision.ground().is_some();
        if is_work && !self.are_roles_taken_for_work(answer, whole, prepared.text(), || &named) {
            return None;
        }
        let NamedAlone { roles, people, .. } = named;
        (!roles.is_empty()).then_some(Unknown::Roles { roles, people })
    }

    /// The roles and people that a question names, if it says nothing else, and no rule is what it means.
    fn named_instead(&self, answer: &Answer, prepared: &Prepared<'_>, whole: &Verdict<'_>) -> Option<Unknown> {
        let is_without_work = match answer.decision {
            Decision::Unknown(_) => true,
            // Rules that are near have words of the role's name.
            Decision::Unclear(_) => self.asks_who_is_away(prepared),
            _ => self.asks_who_is_away(prepared) && !self.has_rule_on_absences(),
        };
        let named = || self.named_alone(prepared);
        if !is_without_work && !self.are_roles_taken_for_work(answer, whole, &prepared.body, named) {
            return None;
        }
        let NamedAlone { roles, people, .. } = self.named_alone(prepared).clone();
        (!roles.is_empty()).then_some(Unknown::Roles { roles, people })
    }

    /// Whether a built-in rule, whose owner no file changes, takes a text with the names of a team's roles for the work of others:
    /// “who is on call?” is not about the rota where a role is called so.
    fn are_roles_taken_for_work<'n>(
        &self,
        answer: &Answer,
        whole: &Verdict<'_>,
        text: &str,
        named: impl FnOnce() -> &'n NamedAlone,
    ) -> bool {
        let best = whole.ranking.first().map(|best| whole.model.rules[best.rule]);
        let is_unchanged = best.is_some_and(|rule| rule.location.source.is_built_in());
        let is_over_builtin = whole.model.is_builtin && self.top.book.extends_builtin();
        if !is_unchanged || !is_over_builtin || !self.asks_who(text) {
            return false;
        }
        let (named, owners) = (named(), answer.decision.owners());
        self.are_own(named) && !named.roles.iter().any(|role| owners.contains(&role.as_str()))
    }
}

/// An answer to a question that names no work. A rule that its names came near is not what it means.
fn instead(answer: Answer, named: Unknown) -> Answer {
    let decision = Decision::Unknown(named);
    match answer.candidates.first() {
        Some(first) if first.score >= Candidate::NEAR => {
            Answer { decision, candidates: Vec::new(), steps: None, ..answer }
        }
        _ => Answer { decision, ..answer },
    }
}

#[cfg(test)]
mod tests;
