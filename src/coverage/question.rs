//! A question of a count.

use std::collections::BTreeSet;

use crate::router::{Answer, Candidate, Decision, Outcome};

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
    /// Whether it asks for a role, a person or an area, and for no work: no rule is missing for it.
    pub names_no_work: bool,
    /// The nearest rules, best first, if it is unanswered; else empty.
    pub candidates: Vec<Candidate>,
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
            names_no_work: !answer.decision.named_roles().is_empty(),
            candidates: Vec::new(),
        };
        if question.is_unanswered() {
            question.candidates.clone_from(&answer.candidates);
        }
        question
    }

    /// Whether it is unknown or unclear.
    pub fn is_unanswered(&self) -> bool {
        self.outcome.is_unanswered()
    }
}

/// The owners, or if it depends those of the branches; each once.
fn possible_owners(decision: &Decision) -> Vec<String> {
    let Decision::Depends { cases, .. } = decision else {
        return decision.owners().into_iter().map(str::to_owned).collect();
    };
    let owners: BTreeSet<&String> = cases.iter().flat_map(|branch| branch.case.owner.roles()).collect();
    owners.into_iter().cloned().collect()
}
