//! A rule as a line of CSV or TSV, or an object of JSON.

use serde::Serialize;

use crate::render::json::CaseJson;
use crate::render::wording::when;
use crate::router::Outcome;
use crate::rulebook::{Case, Mode, Owner, Ownership, Rule};

/// The names of the cells.
pub(super) const COLUMNS: [&str; 10] =
    ["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line", "cases"];

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
    pub(super) cases: Vec<CaseJson<'a>>,
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
            cases: rule.cases().iter().map(CaseJson::new).collect(),
        }
    }

    /// The texts under [`COLUMNS`]; `between` stands between several owners.
    pub(super) fn cells(rule: &'a Rule, between: &str) -> [String; 10] {
        let row = Self::new(rule);
        let (line, owners) = (row.line.to_string(), row.owners.join(between));
        let [why, source, section] = [row.why, row.source, row.section].map(Option::unwrap_or_default);
        let cases: Vec<String> = rule.cases().iter().map(branch).collect();
        let cases = cases.join("; ");
        [row.rule, row.activity, &owners, row.outcome, why, source, section, row.file, &line, &cases].map(str::to_owned)
    }
}

/// A case with the ids of its owners.
fn branch(case: &Case) -> String {
    let owners = match case.owner.roles() {
        [] => "nobody".to_owned(),
        roles => roles.join(", "),
    };
    format!("{}: {owners}", when(&case.when))
}
