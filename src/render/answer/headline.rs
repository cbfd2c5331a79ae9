//! The first line of an answer: who owns it, or that it cannot be said.

use std::collections::BTreeSet;

use super::unclear::most_likely;
use crate::render::people::absent;
use crate::render::wording::{capitalised, conditions, role_names, sharing};
use crate::router::{Answer, Branch, Decision, Ground};
use crate::rulebook::RuleBook;

pub(super) fn headline(book: &RuleBook, answer: &Answer) -> String {
    match &answer.decision {
        Decision::Owned { by, owner } => capitalised(book.role_name(owner)) + &in_whose_place(book, by, owner),
        Decision::Shared { owners, mode, .. } => capitalised(&sharing(book, owners, mode)),
        Decision::Unowned { .. } => "Nobody, on purpose".to_owned(),
        Decision::Depends { cases, .. } => format!("It depends{}", on_what(book, cases)),
        Decision::Uncovered { known, .. } => format!("Unknown: no case covers {}", conditions(known)),
        Decision::Unclear => format!("Unclear: {}", most_likely(book, answer)),
        Decision::Unknown if !answer.mentions.roles.is_empty() => "Unknown: this names a role, and no work".to_owned(),
        Decision::Unknown => "Unknown: no rule comes near".to_owned(),
    }
}

/// What is unusual about the one owner; empty if nothing is.
fn in_whose_place(book: &RuleBook, by: &Ground, owner: &str) -> String {
    let absent = book.rule(&by.rule).map_or(&[][..], |rule| absent(rule, by));
    match absent {
        [] => String::new(),
        absent if absent.iter().any(|id| id == owner) => ", but nobody holds this role here".to_owned(),
        absent => format!(", standing in for {}", role_names(book, absent)),
    }
}

/// The question that settles it, if one does.
fn on_what(book: &RuleBook, cases: &[Branch]) -> String {
    let contexts: BTreeSet<&String> = cases.iter().flat_map(|branch| branch.case.when.conditions().keys()).collect();
    match contexts.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => book.contexts.get(*one).map_or_else(String::new, |context| format!(": {}", context.question)),
        _ => String::new(),
    }
}
