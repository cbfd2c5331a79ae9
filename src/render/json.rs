//! What all JSON has in common.

use serde::Serialize;

use super::escape;
use crate::router::Candidate;
use crate::rulebook::{Case, Conditions, Location, Mode};

/// The version of every JSON shape here.
pub(super) const SCHEMA: u32 = 1;

/// A place in a rule file.
#[derive(Serialize)]
pub(super) struct LocationJson<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
}

impl<'a> LocationJson<'a> {
    pub(super) fn new(location: &'a Location) -> Self {
        Self { file: location.source.name(), line: location.position().line }
    }
}

/// A branch of a rule that a condition decides.
#[derive(Serialize)]
pub(super) struct CaseJson<'a> {
    /// Empty for everything else.
    when: &'a Conditions,
    owners: &'a [String],
    mode: Option<&'static str>,
    why: Option<&'a str>,
}

impl<'a> CaseJson<'a> {
    pub(super) fn new(case: &'a Case) -> Self {
        Self {
            when: case.when.conditions(),
            owners: case.owner().roles(),
            mode: case.owner().mode().map(Mode::name),
            why: case.why.as_deref(),
        }
    }
}

/// A rule that comes near a question.
#[derive(Serialize)]
pub(super) struct CandidateJson<'a> {
    rule: &'a str,
    owners: &'a [String],
    score: f64,
}

impl<'a> CandidateJson<'a> {
    pub(super) fn new(candidate: &'a Candidate) -> Self {
        Self { rule: &candidate.rule, owners: &candidate.owners, score: candidate.score }
    }
}

/// A value as JSON over several lines.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // All that is written here are texts, numbers and lists of them: that cannot fail.
    escape::json(serde_json::to_string_pretty(value).unwrap_or_default())
}

/// A value as JSON in one line.
pub(super) fn in_a_line(value: &impl Serialize) -> String {
    escape::json(serde_json::to_string(value).unwrap_or_default())
}
