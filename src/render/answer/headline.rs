//! The first line of an answer: who owns it, or that it cannot be said.

use std::collections::BTreeSet;

use anstyle::AnsiColor;

use super::unclear::most_likely;
use crate::render::people::People;
use crate::render::wording::{capitalised, no_case, role_names, sharing};
use crate::router::{Answer, Branch, Decision, Ground, Outcome, Unknown};
use crate::rulebook::{Given, Mode, RuleBook};
use crate::text::sentence_list;

/// The first line, with the people where there is one for each owner. What is `given` need not be asked.
pub(super) fn headline(book: &RuleBook, people: &People<'_>, answer: &Answer, given: &Given) -> String {
    let conjunction = match &answer.decision {
        Decision::Shared { mode: Mode::Any, .. } => "or",
        _ => "and",
    };
    let owners = answer.decision.owners();
    let named = |name: &str| name.to_owned() + &people.beside_their_own(name, &owners);
    let names: Vec<String> = people.one_each(&owners).into_iter().map(named).collect();
    let names = sentence_list(&names, conjunction);
    let headline = outcome(book, answer, given);
    if names.is_empty() { headline } else { format!("{headline}: {names}") }
}

/// The colour of an outcome: green is an answer, what is yellow or cyan can be answered with more words.
pub(super) fn color(outcome: Outcome) -> AnsiColor {
    match outcome {
        Outcome::Owned | Outcome::Shared => AnsiColor::Green,
        Outcome::Unowned => AnsiColor::Magenta,
        Outcome::Unknown => AnsiColor::Red,
        Outcome::Depends => AnsiColor::Cyan,
        Outcome::Unclear => AnsiColor::Yellow,
    }
}

fn outcome(book: &RuleBook, answer: &Answer, given: &Given) -> String {
    match &answer.decision {
        Decision::Owned { by, owner } => capitalised(book.role_name(owner)) + &in_whose_place(book, by, owner),
        Decision::Shared { by, owners, mode } => capitalised(&sharing(book, owners, mode)) + held_by_nobody(by, owners),
        Decision::Unowned { .. } => "Nobody, on purpose".to_owned(),
        Decision::Depends { cases, .. } => format!("It depends{}", on_what(book, answer, cases, given)),
        Decision::Uncovered { known, .. } => format!("Unknown: {}", no_case(known)),
        Decision::Unclear(why) => format!("Unclear: {}", most_likely(book, why, answer)),
        Decision::Unknown(Unknown::Area { roles }) if roles.is_empty() => {
            "Unknown: this names an area without people, and no work".to_owned()
        }
        Decision::Unknown(Unknown::Area { .. }) => "Unknown: this names an area, and no work".to_owned(),
        Decision::Unknown(Unknown::Roles { .. }) => "Unknown: this names a role or a person, and no work".to_owned(),
        Decision::Unknown(Unknown::Activity | Unknown::ForeignLanguage) => "Unknown: no rule comes near".to_owned(),
    }
}

/// What is unusual about the one owner; empty if nothing is.
fn in_whose_place(book: &RuleBook, by: &Ground, owner: &str) -> String {
    let missed: Vec<&String> = by.absences.missed.iter().collect();
    match missed.as_slice() {
        [] => String::new(),
        missed if missed.iter().any(|id| *id == owner) => ", but nobody holds this role here".to_owned(),
        missed => format!(", standing in for {}", role_names(book, missed)),
    }
}

/// That nobody holds any of these roles; empty if somebody does.
fn held_by_nobody(by: &Ground, owners: &[String]) -> &'static str {
    let is_vacant = owners.iter().all(|owner| by.absences.missed.contains(owner));
    if is_vacant { ", but nobody holds these roles here" } else { "" }
}

/// The question that settles it, if one does.
fn on_what(book: &RuleBook, answer: &Answer, cases: &[Branch], given: &Given) -> String {
    let is_read = |context: &str| answer.mentions.values.iter().any(|read| read.context == context);
    let is_open = |context: &&String| !given.contains_key(*context) && !is_read(context);
    let contexts = cases.iter().flat_map(|branch| branch.case.when.conditions().keys());
    let contexts: BTreeSet<&String> = contexts.filter(is_open).collect();
    match contexts.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => book.contexts.get(*one).map_or_else(String::new, |context| format!(": {}", context.question)),
        _ => String::new(),
    }
}
