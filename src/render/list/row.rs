//! A rule as a line of CSV or TSV, or an object of JSON.

use serde::Serialize;

use crate::render::json::CaseJson;
use crate::render::wording::{no_branches, when};
use crate::router::Outcome;
use crate::rulebook::{Case, Mode, Owner, Ownership, Rule, RuleBook};

/// The names of the cells.
pub(super) const COLUMNS: [&str; 11] =
    ["rule", "activity", "owners", "outcome", "why", "source", "section", "file", "line", "cases", "mode"];

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
            Ownership::Always(assigned) => assigned.owner.mode(),
            Ownership::Cases(_) | Ownership::Uncovered(_) => None,
        };
        Self {
            rule: &rule.id,
            activity: &rule.activity,
            owners: rule.all_owners(),
            outcome: match &rule.ownership {
                Ownership::Always(assigned) => match assigned.owner {
                    Owner::One(_) => Outcome::Owned,
                    Owner::Shared { .. } => Outcome::Shared,
                    Owner::Nobody => Outcome::Unowned,
                },
                Ownership::Cases(_) => Outcome::Depends,
                Ownership::Uncovered(_) => Outcome::Unknown,
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
    pub(super) fn cells(book: &RuleBook, rule: &'a Rule, between: &str) -> [String; 11] {
        let row = Self::new(rule);
        let (line, owners) = (row.line.to_string(), row.owners.join(between));
        let [why, source, section] = [row.why, row.source, row.section].map(Option::unwrap_or_default);
        let cases: Vec<String> = rule.cases().iter().map(branch).chain(no_branches(&book.uncovered(rule))).collect();
        let (cases, mode) = (cases.join("; "), row.mode.unwrap_or_default());
        let cells = [row.rule, row.activity, &owners, row.outcome, why, source, section, row.file, &line, &cases, mode];
        cells.map(str::to_owned)
    }
}

/// A case with the ids of its owners.
fn branch(case: &Case) -> String {
    let owners = match case.owner() {
        Owner::Nobody => "nobody".to_owned(),
        Owner::Shared { owners, mode: Mode::Any } => owners.join(" or "),
        owner => owner.roles().join(", "),
    };
    format!("{}: {owners}", when(&case.when))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_says_that_any_of_its_owners_will_do() {
        let text = "schema = 1\n[contexts.day]\nquestion = \"Which day?\"\nvalues = [\"work\", \"feast\"]\n\
                    [roles.cook]\nname = \"cook\"\n[roles.waiter]\nname = \"waiter\"\n\
                    [rules.tea]\nactivity = \"making tea\"\n\
                    [[rules.tea.cases]]\nwhen = { day = \"work\" }\nowner = { any = [\"cook\", \"waiter\"] }\n\
                    [[rules.tea.cases]]\nwhen = { day = \"feast\" }\nowner = [\"cook\", \"waiter\"]\n";
        let book = RuleBook::of(text);
        let cells = Row::cells(&book, &book.rules[0], ";");
        assert_eq!(cells[9], "day=work: cook or waiter; day=feast: cook, waiter");
        let json = serde_json::to_value(Row::new(&book.rules[0])).expect("it is JSON");
        assert_eq!((&json["cases"][0]["mode"], &json["cases"][1]["mode"]), (&"any".into(), &"together".into()));
    }
}
