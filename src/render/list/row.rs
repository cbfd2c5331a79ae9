//! A rule as a line of CSV or TSV, or an object of JSON.

use serde::Serialize;

use crate::router::Outcome;
use crate::rulebook::{Mode, Owner, Ownership, Rule};

/// The names of the cells.
pub(super) const COLUMNS: [&str; 9] =
    ["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line"];

/// A rule as a line of CSV or TSV, or an object of JSON.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub(super) rule: &'a str,
    pub(super) activity: &'a str,
    pub(super) owners: Vec<String>,
    pub(super) outcome: &'static str,
    pub(super) why: Option<&'a str>,
    pub(super) source: Option<&'a str>,
    pub(super) section: Option<&'a str>,
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) mode: Option<&'static str>,
    pub(super) settle: Option<&'a str>,
    pub(super) decides: Option<&'a str>,
    pub(super) does: &'a [String],
    pub(super) consult: &'a [String],
    pub(super) inform: &'a [String],
}

impl<'a> Row<'a> {
    pub(super) fn new(rule: &'a Rule) -> Self {
        let mode = match &rule.ownership {
            Ownership::Always(Owner::Shared { mode, .. }) => Some(mode),
            _ => None,
        };
        Self {
            rule: &rule.id,
            activity: &rule.activity,
            owners: rule.all_owners(),
            outcome: match rule.ownership {
                Ownership::Always(Owner::One(_)) => Outcome::Owned,
                Ownership::Always(Owner::Shared { .. }) => Outcome::Shared,
                Ownership::Always(Owner::Nobody) => Outcome::Unowned,
                Ownership::Cases(_) => Outcome::Depends,
            }
            .name(),
            why: rule.why.as_deref(),
            source: rule.source.as_deref(),
            section: rule.section.as_deref(),
            file: rule.location.source.name(),
            line: rule.location.position().line,
            mode: mode.map(Mode::name),
            settle: mode.and_then(Mode::settle),
            decides: mode.and_then(Mode::decides),
            does: &rule.does,
            consult: &rule.consult,
            inform: &rule.inform,
        }
    }

    /// The texts under [`COLUMNS`]; `between` stands between several owners.
    pub(super) fn cells(&self, between: &str) -> [String; 9] {
        let line = self.line.to_string();
        let owners = self.owners.join(between);
        let [why, source, section] = [self.why, self.source, self.section].map(Option::unwrap_or_default);
        [self.rule, self.activity, &owners, self.outcome, why, source, section, self.file, &line].map(str::to_owned)
    }
}
