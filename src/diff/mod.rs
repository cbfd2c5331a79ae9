//! What two rule books answer to the same questions: which activities change hands, appear, vanish or become unclear.
//!
//! It compares answers, not texts: a rule that is only reworded makes no difference.

mod cases;
mod change;
mod handover;
mod questions;
mod rename;
mod setting;
mod side;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::rulebook::{Given, RuleBook};

pub use change::{Assignment, Change, Kind, Owners, Question};
pub use handover::{Handover, Member, Party};
pub use rename::{Rename, SameBy};
pub use setting::{Set, Setting};
pub use side::Side;

pub(crate) use questions::questions;

use cases::says_the_same;
use handover::{handovers, to_ask};
use rename::{Renames, renames};
use setting::settings;

/// What changes from one rule book to another.
#[derive(Debug, Clone, Default)]
pub struct Diff<'b> {
    /// The number of different questions.
    pub asked: usize,
    /// The questions that go to other roles, sorted by kind, then by owner, then by rule.
    pub changes: Vec<Change<'b>>,
    /// The roles that have another id now, sorted by the old one. They hand over nothing.
    pub renamed: Vec<Rename>,
    /// Who hands over to whom: those with most activities first.
    pub handovers: Vec<Handover>,
    /// Who hands over, takes over, shares, gains or loses something: whom to ask before this is agreed. Sorted by role.
    pub ask: Vec<Party>,
    /// What else is set otherwise: it changes no owner.
    pub settings: Vec<Setting>,
}

impl Diff<'_> {
    /// Whether all answers are the same: each question goes to the same role, and the same person holds it.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.handovers.is_empty()
    }
}

/// Asks both books everything that either of them has words for: activities, phrases and expectations; and `more`, such as
/// what the files below them expect.
///
/// `given` goes with every question, to each book as far as it knows the condition; an expectation that gives another
/// value is left out.
///
/// ```
/// use who_owns::{Given, RuleBook, builtin, diff::diff};
///
/// let book = RuleBook::parse(builtin()).expect("the built-in rules are valid");
/// assert!(diff(&book, &book, &Given::new(), Vec::new()).changes.is_empty());
/// ```
pub fn diff<'b>(old: &'b RuleBook, new: &'b RuleBook, given: &Given, more: Vec<Question>) -> Diff<'b> {
    compared(&Side::new(old, given), &Side::new(new, given), questions([old, new], given, more))
}

/// Asks both sides these questions.
pub(crate) fn compared<'b>(before: &Side<'b>, after: &Side<'b>, questions: Vec<Question>) -> Diff<'b> {
    let asked = questions.len();
    let (old, new) = (before.book, after.book);
    let renamed = renames(old, new);
    let names = Renames::of(&renamed);
    let under_new_names = |from: &Assignment| from.renamed(|role| names.new_name(role).to_owned());
    let same =
        |from: &Assignment, to: &Assignment| says_the_same(&under_new_names(from), to, [&old.contexts, &new.contexts]);
    let mut groups: BTreeMap<_, Vec<Question>> = BTreeMap::new();
    let answers: Vec<_> =
        questions.par_iter().map(|question| (before.assignment(question), after.assignment(question))).collect();
    for (question, ((from, was), (to, now))) in questions.into_iter().zip(answers) {
        if let Some(kind) = Kind::of(&under_new_names(&from), &to) {
            groups.entry((kind, from, to, now, was)).or_default().push(question);
        }
    }
    groups.retain(|(kind, from, to, ..), _| *kind != Kind::ChangesHands || !same(from, to));
    let rule = |book: &'b RuleBook, id: Option<String>| id.and_then(|id| book.rule(&id));
    let changes = groups.into_iter().map(|((kind, from, to, now, was), questions)| Change {
        kind,
        from,
        to,
        was: rule(before.book, was),
        now: rule(after.book, now),
        questions,
    });
    let changes: Vec<Change<'b>> = changes.collect();
    let handovers = handovers(old, new, &changes, &names);
    let ask = to_ask(old, new, &changes, &handovers, &names);
    let settings = settings(old, new, &names);
    Diff { asked, changes, renamed, handovers, ask, settings }
}

#[cfg(test)]
mod tests;
