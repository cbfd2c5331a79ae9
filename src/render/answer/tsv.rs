//! Answers as tab-separated values, for scripts; the columns are stable.

use crate::render::tsv::row;
use crate::router::Answer;
use crate::rulebook::RuleBook;

/// The line with the names of the columns.
pub const TSV_HEADER: &str = "activity\toutcome\towners\trule\tmatch\tscore\tactivity_of_rule\n";

/// One answer as a line: the columns of [`TSV_HEADER`], several owners joined by commas, an empty cell for nothing.
pub fn tsv(book: &RuleBook, answer: &Answer) -> String {
    let ground = answer.decision.ground();
    let rule = ground.and_then(|ground| book.rule(&ground.rule));
    let score = answer.candidates.first().map_or_else(String::new, |candidate| format!("{:.4}", candidate.score));
    let cells = [
        answer.activity.clone(),
        answer.decision.outcome().name().to_owned(),
        answer.decision.owners().join(","),
        ground.map_or_else(String::new, |ground| ground.rule.clone()),
        ground.map_or_else(String::new, |ground| ground.matched.name().to_owned()),
        score,
        rule.map_or_else(String::new, |rule| rule.activity.clone()),
    ];
    row(&cells)
}
