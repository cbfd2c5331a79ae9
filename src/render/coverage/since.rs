//! What changed since an earlier count, in words.

use super::listing::asked;
use crate::coverage::{Since, Turned};
use crate::render::bar::percent;
use crate::render::wording::{counted, owner_names};
use crate::rulebook::RuleBook;

/// How many were won and lost, as often as they are asked, and the shares with an owner then and now.
pub(super) fn title(since: &Since<'_>, now: &str) -> String {
    let before = percent(since.with_owner, since.questions);
    let times = |turned: &[Turned<'_>]| turned.iter().map(|turned| turned.question.times).sum::<usize>();
    format!("Since the baseline: {} won, {} lost ({before} → {now})", times(&since.won), times(&since.lost))
}

/// That the baseline had other questions; `None` if it had the same ones.
pub(super) fn other_questions(since: &Since<'_>) -> Option<String> {
    let (added, left_out) = (since.added, since.left_out);
    (added + left_out > 0).then(|| {
        let added = counted(added, "question");
        format!("The baseline had other questions: {added} came and {left_out} went, neither won nor lost.")
    })
}

/// A question that was lost, by its line, and who owned it.
pub(super) fn lost(book: &RuleBook, turned: &Turned<'_>) -> String {
    format!("{} (before: {})", place(turned), owner_names(book, turned.before))
}

/// A question that was won, by its line, and who owns it.
pub(super) fn won(book: &RuleBook, turned: &Turned<'_>) -> String {
    format!("{} ({})", place(turned), owner_names(book, &turned.question.owners))
}

fn place(Turned { question, .. }: &Turned<'_>) -> String {
    format!("line {}: {}", question.line, asked(question))
}
