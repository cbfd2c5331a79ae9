//! The same activity in a sentence: how often do the words around it change the answer?

use who_owns::{Answer, Given, Outcome, Router, builtin};

use super::Failure;
use super::questions::{answers, book};
use super::table::{Table, count, share};

/// How many phrases of a rule are asked besides its activity.
const PHRASES: usize = 2;

/// The table for [`measure`].
pub(crate) fn table() -> Table {
    Table::new(&["frames", "asked", "changed", "other-owner"])
}

/// Adds the figures of frames, one a line with `{}` where the activity stands, around what the built-in rules say.
pub(crate) fn measure(text: &str, table: &mut Table) -> Result<(), Failure> {
    let book = book(builtin())?;
    let router = Router::new(&book);
    let wordings = book.rules.iter().flat_map(|rule| rule.wordings().take(1 + PHRASES));
    let activities: Vec<&str> = wordings.collect();
    let plain = answers(&router, &activities, &Given::new());
    let (mut asked, mut changed, mut other_owner) = (0, 0, 0);
    for frame in text.lines().filter(|line| !line.is_empty()) {
        let framed: Vec<String> = activities.iter().map(|activity| frame.replace("{}", activity)).collect();
        let framed = answers(&router, &framed, &Given::new());
        let differ = plain.iter().zip(&framed).filter(|(one, other)| said(one) != said(other)).map(|(_, other)| other);
        asked += activities.len();
        changed += differ.clone().count();
        other_owner += differ.filter(|answer| is_sure(answer)).count();
    }
    table.add(vec!["built-in rules".to_owned(), count(asked), share(changed, asked), share(other_owner, asked)]);
    Ok(())
}

fn said(answer: &Answer) -> (Outcome, Vec<&str>) {
    (answer.decision.outcome(), answer.decision.owners())
}

fn is_sure(answer: &Answer) -> bool {
    matches!(answer.decision.outcome(), Outcome::Owned | Outcome::Shared)
}
