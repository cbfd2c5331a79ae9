//! What changed since an earlier count, in words.

use super::listing::asked;
use crate::coverage::{Since, Turned};
use crate::render::bar::percent;
use crate::render::wording::owner_names;
use crate::rulebook::RuleBook;

/// How many were won and lost, and the shares with an owner then and now.
pub(super) fn title(since: &Since<'_>, now: &str) -> String {
    let before = percent(since.with_owner, since.questions);
    format!("Since the baseline: {} won, {} lost ({before} → {now})", since.won.len(), since.lost.len())
}

/// A question that was lost or won, by its line, and who owned it or owns it now.
pub(super) fn in_words(book: &RuleBook, turned: &Turned<'_>) -> String {
    let question = turned.question;
    let (was, owners) =
        if question.owners.is_empty() { ("before: ", turned.before) } else { ("", &question.owners[..]) };
    let owners = if owners.is_empty() { String::new() } else { format!(" ({was}{})", owner_names(book, owners)) };
    format!("line {}: {}{owners}", question.line, asked(question))
}
