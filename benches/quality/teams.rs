//! Rule files of teams, each asked what a colleague would ask: alone, and on top of the built-in rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use who_owns::{Answer, Given, Outcome, Router, RuleBook, Source};

use super::questions::answers;
use super::table::{Table, count, share};
use super::{Failure, columns, read};

/// What a team's rules lie on.
#[derive(Clone, Copy)]
enum Base {
    Nothing,
    BuiltIn,
}

/// How good an answer is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grade {
    Right,
    /// It is unclear, and what is right is among those that are shown.
    Near,
    /// Another outcome than an owner.
    Silent,
    /// Another owner.
    Wrong,
}

/// A team's rules and questions.
struct Team {
    rules: String,
    /// Each with what is right: see [`grade`].
    questions: Vec<(String, String)>,
    given: Given,
}

/// The table for [`measure`].
pub(crate) fn table() -> Table {
    Table::new(&["teams", "asked", "right", "near", "silent", "wrong", "refused files"])
}

/// Adds the figures of all teams together, each with a folder of its own.
pub(crate) fn measure(folders: &[PathBuf], table: &mut Table) -> Result<(), Failure> {
    let folders = folders.iter().filter(|folder| folder.join("who-owns.toml").exists());
    let teams = folders.map(|folder| Team::read(folder)).collect::<Result<Vec<_>, _>>()?;
    for (name, base) in [("alone", Base::Nothing), ("on top of the built-in rules", Base::BuiltIn)] {
        let grades: Vec<Option<Vec<Grade>>> = teams.iter().map(|team| team.grades(base)).collect();
        table.add(row(name, &teams, &grades));
    }
    Ok(())
}

/// The questions to a file that is refused have no answer.
fn row(name: &str, teams: &[Team], grades: &[Option<Vec<Grade>>]) -> Vec<String> {
    let asked = teams.iter().map(|team| team.questions.len()).sum();
    let refused = teams.iter().zip(grades).filter(|(_, grades)| grades.is_none()).map(|(team, _)| team);
    let unanswered: usize = refused.clone().map(|team| team.questions.len()).sum();
    let number = |grade: Grade| grades.iter().flatten().flatten().filter(|other| **other == grade).count();
    vec![
        name.to_owned(),
        count(asked),
        share(number(Grade::Right), asked),
        share(number(Grade::Near), asked),
        share(number(Grade::Silent) + unanswered, asked),
        share(number(Grade::Wrong), asked),
        count(refused.count()),
    ]
}

impl Team {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let questions = read(&folder.join("questions.tsv"))?;
        let question = |line: &str| columns(line).map(|[ask, wanted]| (ask.to_owned(), wanted.to_owned()));
        let questions = questions.lines().filter(|line| !line.trim().is_empty()).map(question);
        // As on the command line: `--given week=2026-11-23`.
        let given = fs::read_to_string(folder.join("given")).unwrap_or_default();
        let pairs = given.split_whitespace().filter_map(|word| word.split_once('='));
        Ok(Self {
            rules: read(&folder.join("who-owns.toml"))?,
            questions: questions.collect::<Result<_, _>>()?,
            given: pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
        })
    }

    /// How good the answers are; `None` if the file is refused.
    fn grades(&self, base: Base) -> Option<Vec<Grade>> {
        let rules = match base {
            Base::Nothing => self.rules.clone(),
            Base::BuiltIn => self.rules.replacen("schema = 1\n", "schema = 1\nextends = [\"builtin\"]\n", 1),
        };
        let book = RuleBook::parse(Source::new("who-owns.toml", rules)).ok()?;
        let (texts, wanted): (Vec<&String>, Vec<&String>) =
            self.questions.iter().map(|(ask, owner)| (ask, owner)).unzip();
        let answers = answers(&Router::new(&book), &texts, &self.given);
        Some(answers.iter().zip(wanted).map(|(answer, wanted)| grade(answer, wanted)).collect())
    }
}

/// `wanted` is `?` for any answer, `rule:ID`, or owners, joined by commas, and outcomes, joined by bars.
fn grade(answer: &Answer, wanted: &str) -> Grade {
    let (is_right, is_near) = match wanted.strip_prefix("rule:") {
        _ if wanted == "?" => (true, false),
        Some(rule) => by_rule(answer, rule),
        None => by_owners(answer, wanted),
    };
    match answer.decision.outcome() {
        _ if is_right => Grade::Right,
        Outcome::Unclear if is_near => Grade::Near,
        Outcome::Owned | Outcome::Shared => Grade::Wrong,
        _ => Grade::Silent,
    }
}

/// Whether a rule is the answer, and whether it is shown.
fn by_rule(answer: &Answer, rule: &str) -> (bool, bool) {
    let is_answer = answer.decision.ground().is_some_and(|ground| ground.rule == rule);
    (is_answer, answer.candidates.iter().any(|candidate| candidate.rule == rule))
}

/// Whether the outcome or the owners are among those that are right, and whether such owners are shown. Of several owners
/// together one is enough.
fn by_owners(answer: &Answer, wanted: &str) -> (bool, bool) {
    let owners: BTreeSet<&str> = answer.decision.owners().into_iter().collect();
    let outcome = answer.decision.outcome();
    let choices: Vec<BTreeSet<&str>> = wanted.split('|').map(|choice| choice.split(',').collect()).collect();
    let fits = |choice: &BTreeSet<&str>| {
        *choice == owners || outcome == Outcome::Shared && choice.len() == 1 && choice.is_subset(&owners)
    };
    let is_right = wanted.split('|').any(|choice| choice == outcome.name()) || choices.iter().any(fits);
    let is_shown = |owners: &[String]| choices.contains(&owners.iter().map(String::as_str).collect());
    (is_right, answer.candidates.iter().any(|candidate| is_shown(&candidate.owners)))
}
