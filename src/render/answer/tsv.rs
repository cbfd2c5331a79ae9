//! Answers as tab-separated values, for scripts; the columns are stable.

use jiff::civil::Date;

use super::mentions::staff;
use crate::render::people::{People, contacts};
use crate::render::tsv::row;
use crate::router::{Answer, Decision};
use crate::rulebook::{RuleBook, each_once};

/// The line with the names of the columns.
pub const TSV_HEADER: &str =
    "activity\toutcome\towners\trule\tmatch\tscore\tactivity_of_rule\tpeople\tcontacts\tmode\n";

/// One answer as a line: the columns of [`TSV_HEADER`], several owners joined by commas, people and contacts by
/// semicolons, whether it takes all owners, an empty cell for nothing.
pub fn tsv(book: &RuleBook, answer: &Answer, today: Date) -> String {
    let ground = answer.decision.ground();
    let rule = ground.and_then(|ground| book.rule(&ground.rule));
    let score = answer.candidates.first().map_or_else(String::new, |candidate| format!("{:.4}", candidate.score));
    let owners = answer.decision.owners();
    let of_book = People::of(book, staff(answer, today));
    let people = each_once(owners.iter().flat_map(|owner| of_book.answering(owner).people()));
    let channels = owners.iter().filter_map(|owner| of_book.channel(owner));
    let mode = match &answer.decision {
        Decision::Shared { mode, .. } => mode.name(),
        _ => "",
    };
    let cells = [
        answer.activity.clone(),
        answer.decision.outcome().name().to_owned(),
        owners.join(","),
        ground.map_or_else(String::new, |ground| ground.rule.clone()),
        ground.map_or_else(String::new, |ground| ground.matched.name().to_owned()),
        score,
        rule.map_or_else(String::new, |rule| rule.activity.clone()),
        people.iter().map(|one| one.name).collect::<Vec<_>>().join(";"),
        contacts(&people, channels).join(";"),
        mode.to_owned(),
    ];
    row(&cells)
}
