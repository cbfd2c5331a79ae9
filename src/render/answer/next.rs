//! The next step where there is no owner: whom to ask to have it decided.

use crate::render::page::Page;
use crate::render::people::People;
use crate::router::{Answer, Outcome};
use crate::rulebook::RuleBook;

/// The role to ask, if the file says so and the answer is unknown: the one that stands in, if it is absent. Of a question that
/// names a role or a person, and no work, there is nothing to decide.
pub(super) fn ask<'b>(book: &'b RuleBook, answer: &Answer) -> Option<&'b str> {
    let is_open = answer.decision.outcome() == Outcome::Unknown && answer.decision.named_roles().is_empty();
    let role = book.ask_if_unknown.as_deref().filter(|_| is_open)?;
    Some(book.effective_role(role).unwrap_or(role))
}

/// Whom to ask while all who hold the owning roles are away and nobody stands in.
pub(super) fn next_while_away(page: &mut Page, book: &RuleBook, people: &People<'_>, owners: &[&str]) {
    let is_away = |owner: &&str| {
        let answering = people.answering(owner);
        answering.people().is_empty() && !answering.missing().is_empty()
    };
    let Some(role) = book.ask_if_unknown.as_deref().filter(|_| !owners.is_empty() && owners.iter().all(is_away)) else {
        return;
    };
    let role = book.effective_role(role).unwrap_or(role);
    if !owners.contains(&role) {
        page.field("ask", &format!("{}, while nobody is there", book.role_name(role)));
        people.lines(&[role]).iter().for_each(|(label, line)| page.field(label, line));
    }
}

/// Why this role is asked.
pub(super) fn why(book: &RuleBook, role: &str) -> String {
    format!("No rule answers this; ask {} to have it decided.", book.role_name(role))
}

/// Whom to ask, and who that is.
pub(super) fn next(page: &mut Page, book: &RuleBook, people: &People<'_>, answer: &Answer) {
    let Some(role) = ask(book, answer) else { return };
    page.field("ask", &format!("{}, to have it decided", book.role_name(role)));
    people.lines(&[role]).iter().for_each(|(label, line)| page.field(label, line));
}
