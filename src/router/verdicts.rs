//! Which layer answers a question, and what is asked in its place: its topic, or the activities that it names.

use std::{mem, ptr};

use super::Router;
use super::analysis::Query;
use super::analysis::conjunction::{Conjuncts, Form, split_conjuncts};
use super::analysis::topic::split_topic;
use super::answer::{Match, ReadValue};
use super::by_condition::{by_condition, by_condition_alone};
use super::decision::{Verdict, decide};
use super::model::Model;
use super::retrieval::{Verbatim, retrieve, verbatim};
use super::scoring::score;
use crate::rulebook::Known;

impl<'b> Router<'b> {
    pub(super) fn models(&self) -> impl Iterator<Item = &Model<'b>> {
        [&self.top].into_iter().chain(&self.below)
    }

    /// The verdict on a text, taken as one activity, and on the `values` that were read beside it: that of the first layer that
    /// stands against those below it; and the verdicts of the other layers that were asked.
    pub(super) fn verdicts<'a>(
        &'a self,
        activity: &'a str,
        known: &Known,
        values: &'a [ReadValue],
    ) -> (Verdict<'a>, Vec<Verdict<'a>>) {
        let verdict = |model: &'a Model<'a>| by_condition(verdict(model, activity, known), values, known);
        let mut best = verdict(&self.top);
        let mut others = Vec::new();
        for model in &self.below {
            if best.is_verbatim() && best.file() == 0 {
                break;
            }
            let mut lower = verdict(model);
            if !best.stands_against(&lower) {
                best = by_condition_alone(best, values, known);
            }
            if !best.stands_against(&lower) {
                mem::swap(&mut best, &mut lower);
            }
            others.push(lower);
        }
        (best, others)
    }

    /// The verdict on a question whose topic alone is answered by a rule that has it as a phrase, unless what is said of it is
    /// surely the work of others.
    pub(super) fn topic<'a>(&'a self, whole: &Verdict<'a>, known: &Known) -> Option<Verdict<'a>> {
        if whole.is_verbatim() {
            return None;
        }
        let language = whole.model.analyzer.language();
        let [topic, said] = split_topic(language, whole.query.text, &whole.query.tokens.words)?;
        let (alone, _) = self.verdicts(topic, known, &[]);
        let rule = alone.ranking.first().filter(|_| alone.is_verbatim())?.rule;
        let verbatim = Verbatim { rule, matched: Match::Words };
        let topic = verdict_with(alone.model, whole.query.text, known, |_| Some(verbatim));
        let (said, _) = self.verdicts(said, known, &[]);
        (!said.is_sure() || said.decision.agrees_with(&topic.decision)).then_some(topic)
    }

    /// The verdicts on the conjuncts of a question that names activities of different owners. Sentences must be phrases of rules:
    /// a situation and what is asked of it are two sentences, too.
    pub(super) fn conjuncts<'a>(&'a self, whole: &Verdict<'a>, known: &Known) -> Option<Vec<Verdict<'a>>> {
        if whole.is_verbatim() {
            return None;
        }
        let language = whole.model.analyzer.language();
        let Conjuncts { texts, form } = split_conjuncts(language, whole.query.text, &whole.query.tokens.words)?;
        let verdict = |text| {
            let (verdict, _) = self.verdicts(text, known, &[]);
            let may_stand_alone = if form == Form::Sentences { verdict.is_verbatim() } else { verdict.is_sure() };
            may_stand_alone.then_some(verdict)
        };
        let verdicts: Vec<Verdict<'a>> = texts.into_iter().map(verdict).collect::<Option<_>>()?;
        let stands_alone =
            |one: &Verdict<'a>| one.stands_alone_in(whole, verdicts.iter().filter(|other| !ptr::eq(*other, one)));
        let differ = verdicts.windows(2).any(|pair| !pair[0].decision.agrees_with(&pair[1].decision));
        (differ && (form != Form::Phrases || verdicts.iter().all(stands_alone))).then_some(verdicts)
    }
}

/// The verdict of one layer.
fn verdict<'a>(model: &'a Model<'a>, activity: &'a str, known: &Known) -> Verdict<'a> {
    verdict_with(model, activity, known, |query| verbatim(&model.index, model.analyzer.language(), query))
}

/// As [`verdict`], with the rule that has the very words of the question.
fn verdict_with<'a>(
    model: &'a Model<'a>,
    activity: &'a str,
    known: &Known,
    verbatim: impl FnOnce(&Query<'_>) -> Option<Verbatim>,
) -> Verdict<'a> {
    let mut query = model.analyzer.query(activity);
    let verbatim = verbatim(&query);
    if query.analysis.tokens.is_empty() && verbatim.is_some() {
        // A phrase may be a negation: “not in stock”.
        query.analysis = model.analyzer.verbatim(&query.tokens.words);
    }
    let hits = retrieve(&model.index, &query, verbatim);
    let ranking = score(&model.index, &hits);
    decide(model, query, hits.vector, ranking, known)
}
