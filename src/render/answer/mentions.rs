//! What was read from a question besides the activity: the area, values of conditions, the name of a role.

use jiff::civil::Date;

use crate::render::command::Command;
use crate::render::page::Page;
use crate::render::people::{People, Staff};
use crate::render::wording::capitalised;
use crate::router::{Answer, AreaOrigin, AskedArea, Mentions, ReadValue};
use crate::rulebook::{Given, RuleBook, conditions};
use crate::text::sentence_list;

/// The area and the values that an answer is about, and the words that say so.
pub(super) fn mentions(page: &mut Page, book: &RuleBook, answer: &Answer) {
    let mentions = &answer.mentions;
    if let Some(AskedArea { id, from }) = &mentions.area {
        let name = book.area_name(id);
        match from {
            AreaOrigin::Question(words) => page.field("area", &format!("{name}, from “{words}”")),
            AreaOrigin::Option => page.field_of_each("area", &format!("{name}, from --area"), name),
        }
    }
    for read in &mentions.values {
        page.field("read", &format!("{}, from “{}”", condition(read), read.words));
    }
}

/// Whom to name in an answer.
pub(super) fn staff(answer: &Answer, today: Date) -> Staff<'_> {
    Staff { area: answer.mentions.area.as_ref().map(|area| area.id.as_str()), today }
}

/// The values that were read, a sentence each.
pub(super) fn readings(answer: &Answer) -> impl Iterator<Item = String> {
    answer.mentions.values.iter().map(|read| format!("{} was read from “{}”.", condition(read), read.words))
}

/// Areas that a question names, where another one that was named beside it counts.
pub(super) fn overruled(book: &RuleBook, answer: &Answer) -> Option<String> {
    let Mentions { area, areas, .. } = &answer.mentions;
    let area = area.as_ref().filter(|area| area.from == AreaOrigin::Option && !areas.contains(&area.id))?;
    let named: Vec<&str> = areas.iter().map(|id| book.area_name(id)).collect();
    let says = || {
        let (named, counts) = (sentence_list(&named, "and"), book.area_name(&area.id));
        format!("The question names {named}; --area counts, which says {counts}.")
    };
    (!named.is_empty()).then(says)
}

/// Areas of which a question names several, where the people differ by area.
pub(super) fn several_areas(book: &RuleBook, answer: &Answer, today: Date) -> Option<String> {
    let Mentions { area, areas, .. } = &answer.mentions;
    let owners = answer.decision.owners();
    People::of(book, staff(answer, today)).first_area(&owners).filter(|_| area.is_none() && areas.len() > 1)?;
    let names: Vec<&str> = areas.iter().map(|id| book.area_name(id)).collect();
    Some(format!("Several areas are in the question, {}; none was taken.", sentence_list(&names, "and")))
}

/// Conditions of which a question names several values.
pub(super) fn left_open(answer: &Answer) -> Option<String> {
    let open = &answer.mentions.open;
    let names: Vec<String> = open.iter().map(|context| format!("`{context}`")).collect();
    (!open.is_empty())
        .then(|| format!("Several values of {} are in the question; none was taken.", sentence_list(&names, "and")))
}

fn condition(read: &ReadValue) -> String {
    conditions(&Given::from([(read.context.clone(), read.value.clone())]))
}

/// The roles that a question names, without an activity: who holds them, and what else there is to know.
pub(super) fn roles(page: &mut Page, book: &RuleBook, people: &People<'_>, roles: &[String], file: Option<&str>) {
    for role in roles {
        let name = capitalised(book.role_name(role));
        match whom(book, people, role).as_slice() {
            [(_, line)] => page.field("role", &format!("{name}: {line}")),
            lines => {
                page.field("role", &name);
                lines.iter().for_each(|(label, line)| page.field(label, line));
            }
        }
        focus(page, book, role);
    }
    page.field("next", "Ask about the work, or see what each role does and owns:");
    roles.iter().for_each(|role| page.owned(&format!("{}: all activities", capitalised(book.role_name(role))), role));
    let command = |verb: &str| Command::with_rules(file).verb(verb);
    page.shell(&command("roles").to_string());
    roles.iter().for_each(|role| page.shell(&command("list").option("--role", role).to_string()));
}

/// Who holds a role, or who stands in for it: lines with their labels.
fn whom(book: &RuleBook, people: &People<'_>, role: &str) -> Vec<(&'static str, String)> {
    let held = book.effective_role(role);
    let lines = held.map_or_else(Vec::new, |held| people.lines(&[held]));
    match held.filter(|other| *other != role) {
        None if lines.is_empty() => vec![("role", "the rules name no one".to_owned())],
        None => lines,
        Some(other) => {
            let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
            let colon = if lines.is_empty() { "" } else { ": " };
            vec![("role", format!("{} stands in{colon}{}", book.role_name(other), lines.join("; ")))]
        }
    }
}

/// What a role is there for.
fn focus(page: &mut Page, book: &RuleBook, role: &str) {
    if let Some(focus) = book.roles.get(role).and_then(|role| role.focus.as_ref()) {
        page.field("focus", focus);
    }
}

/// The roles that a question names, a sentence each.
pub(super) fn role_sentences(book: &RuleBook, people: &People<'_>, roles: &[String]) -> Vec<String> {
    let sentence = |role: &String| {
        let lines: Vec<String> = whom(book, people, role).into_iter().map(|(_, line)| line).collect();
        format!("{}: {}.", capitalised(book.role_name(role)), lines.join("; "))
    };
    roles.iter().map(sentence).collect()
}
