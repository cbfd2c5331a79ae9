//! Answers as tab-separated values, for scripts; the columns are stable.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::mentions::staff;
use crate::render::people::{Entry, People};
use crate::render::tsv::row;
use crate::router::Answer;
use crate::rulebook::RuleBook;

/// The line with the names of the columns.
pub const TSV_HEADER: &str = "activity\toutcome\towners\trule\tmatch\tscore\tactivity_of_rule\tpeople\tcontacts\n";

/// One answer as a line: the columns of [`TSV_HEADER`], several owners joined by commas, people and contacts by
/// semicolons, an empty cell for nothing.
pub fn tsv(book: &RuleBook, answer: &Answer, today: Date) -> String {
    let ground = answer.decision.ground();
    let rule = ground.and_then(|ground| book.rule(&ground.rule));
    let score = answer.candidates.first().map_or_else(String::new, |candidate| format!("{:.4}", candidate.score));
    let owners = answer.decision.owners();
    let people = People::of(book, staff(answer, today));
    let entries: Vec<Entry<'_>> = owners.iter().map(|owner| people.entry(owner)).collect();
    let cells = [
        answer.activity.clone(),
        answer.decision.outcome().name().to_owned(),
        owners.join(","),
        ground.map_or_else(String::new, |ground| ground.rule.clone()),
        ground.map_or_else(String::new, |ground| ground.matched.name().to_owned()),
        score,
        rule.map_or_else(String::new, |rule| rule.activity.clone()),
        each_once(entries.iter().flat_map(|entry| entry.people.iter().copied())),
        each_once(entries.iter().flat_map(|entry| entry.contacts.iter().copied())),
    ];
    row(&cells)
}

fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(*text)).collect::<Vec<_>>().join(";")
}
