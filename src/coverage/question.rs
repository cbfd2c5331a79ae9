//! A question of a count.

use std::collections::BTreeSet;

use crate::router::{Answer, AreaOrigin, Candidate, Decision, Outcome, Unclear, Unknown};

/// A question, however often it was asked in the same words.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Question {
    /// The first line that asks it, from 1.
    pub line: usize,
    /// How many lines ask it.
    pub times: usize,
    /// The question as it was asked.
    pub activity: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The owners' role ids, sorted; if it depends, those of every case. Empty without an owner.
    pub owners: Vec<String>,
    /// What the rules lack for it; `None` if it is answered.
    pub lacks: Option<Lack>,
    /// The nearest rules, best first, if it is unanswered; else empty.
    pub candidates: Vec<Candidate>,
    /// The words of it that name an area, as they are written; `None` if none do.
    pub(super) area: Option<String>,
}

/// What the rules lack for an unanswered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// A rule that is about it.
    Rule,
    /// A case of this rule, by its id: the rule is about it, and none of its cases covers the conditions.
    Case(String),
    /// Nothing: it asks for a role, a person or an area, and for no work; or for several activities that rules are about.
    Nothing,
}

impl Lack {
    /// What the rules lack where this is the decision; `None` if it answers.
    pub(crate) fn of(decision: &Decision) -> Option<Self> {
        match decision {
            Decision::Uncovered { by, .. } => Some(Self::Case(by.rule.clone())),
            Decision::Unknown(Unknown::Roles { .. } | Unknown::Area { .. })
            | Decision::Unclear(Unclear::SeveralActivities { .. }) => Some(Self::Nothing),
            Decision::Unknown(_) | Decision::Unclear(_) => Some(Self::Rule),
            _ => None,
        }
    }
}

impl Question {
    pub(super) fn new(line: usize, answer: &Answer) -> Self {
        let outcome = answer.decision.outcome();
        let owners = possible_owners(&answer.decision);
        let mut question = Self {
            line,
            times: 1,
            activity: answer.activity.clone(),
            outcome,
            owners,
            lacks: Lack::of(&answer.decision),
            candidates: Vec::new(),
            area: area_words(answer).map(str::to_owned),
        };
        if question.is_unanswered() {
            question.candidates.clone_from(&answer.candidates);
        }
        question
    }

    /// Whether it is unknown or unclear.
    pub fn is_unanswered(&self) -> bool {
        self.lacks.is_some()
    }

    /// The id of the rule that lacks a case for it, if that is why it is unanswered.
    pub fn uncovered_rule(&self) -> Option<&str> {
        match &self.lacks {
            Some(Lack::Case(rule)) => Some(rule),
            _ => None,
        }
    }
}

fn area_words(answer: &Answer) -> Option<&str> {
    match &answer.mentions.area.as_ref()?.from {
        AreaOrigin::Question(words) => Some(words),
        AreaOrigin::Option => None,
    }
}

/// The owners, or if it depends those of the branches; each once.
fn possible_owners(decision: &Decision) -> Vec<String> {
    let Decision::Depends { cases, .. } = decision else {
        return decision.owners().into_iter().map(str::to_owned).collect();
    };
    let owners: BTreeSet<&String> = cases.iter().flat_map(|branch| branch.case.owner().roles()).collect();
    owners.into_iter().cloned().collect()
}
