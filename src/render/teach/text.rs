//! What came of it, as people read it.

use super::command::Call;
use super::edited::Edited;
use super::taught::{Ending, Taught};
use crate::diff::{Assignment, Change, Owners};
use crate::render::diff::{assignment, question};
use crate::render::page::Page;
use crate::render::people::vacancy;
use crate::render::wording::{capitalised, counted, owner_names, role_names};
use crate::router::ReadValue;
use crate::rulebook::{Expectation, Location, Owner, Rule, RuleBook, toml_key};
use crate::teach::{Effect, Plan};

/// The most questions with another answer that are shown.
const SHOWN: usize = 10;

/// The most rules of an owner that are named.
const NAMED: usize = 6;

/// What stands for the rule that is to be named.
const SOME_RULE: &str = "RULE";

/// What stands for the activity that is to be named.
const SOME_ACTIVITY: &str = "ACTIVITY";

/// What came of a correction, for people.
pub fn text(taught: &Taught<'_>, width: usize) -> String {
    let (call, [book, _]) = (taught.call, taught.books);
    match (taught.edit, taught.plan) {
        (Some((edited, ending)), _) => changed(taught, edited, ending, width),
        (None, Plan::Claimed(rule, at)) => claimed(taught, rule, at, width),
        (None, Plan::Far(nearest)) => far(call, book, nearest, width),
        (None, _) => right(call, book, taught.effect, width),
    }
}

/// That the answer is right already.
fn right(call: &Call<'_>, book: &RuleBook, effect: &Effect<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    let owners = owners(book, call);
    let already = match &effect.now {
        Assignment::Owners(Owners::Any(_)) => format!("{}, owns it already", assignment(book, &effect.now)),
        _ if call.correction.owners.len() > 1 => format!("{owners} own it already, together"),
        _ => format!("{owners} owns it already"),
    };
    page.heading(&format!("Nothing to write: {already}"));
    page.blank();
    page.field("asked", &question(&call.correction.question));
    if let Some(rule) = effect.by {
        page.field("rule", &named(rule));
    }
    vacancies(&mut page, book, call);
    page.finish()
}

/// That a rule has these very words.
fn claimed(taught: &Taught<'_>, rule: &Rule, at: &Location, width: usize) -> String {
    let Taught { call, books: [book, _], effect, .. } = *taught;
    let mut page = Page::new(width);
    page.heading("Nothing was written: a rule has these very words");
    page.blank();
    page.field("asked", &question(&call.correction.question));
    page.field("rule", &named(rule));
    page.field("place", &at.to_string());
    let advice = match call.correction.is_about(book, rule) {
        true if effect.is_met => format!(
            "The owner is right. For another rule to answer, take the words out of `phrases` in [rules.{}], and teach \
             again.",
            toml_key(&rule.id)
        ),
        true => {
            "A condition decides who owns this rule. Settle it with --given, or take the words out of the rule there, \
                 and teach again with --new."
                .to_owned()
        }
        false => format!(
            "Give all of it to {}: `owner` in [rules.{}]. If only these words are meant, name the rule that they belong to \
             with --rule, or write one with --new; first take them out of that rule if it is in the same file.",
            owners(book, call),
            toml_key(&rule.id)
        ),
    };
    page.field("next", &advice);
    page.finish()
}

/// That no rule is near. The others of the owner are named after the nearest ones: one of them may be meant.
fn far(call: &Call<'_>, book: &RuleBook, nearest: &[&Rule], width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&format!("Nothing was written: no rule {} is near", of_owners(book, call)));
    page.blank();
    page.field("asked", &question(&call.correction.question));
    rules(&mut page, "nearest", nearest);
    let mut others = call.correction.rules(book);
    others.retain(|rule| nearest.iter().all(|near| near.id != rule.id));
    rules(&mut page, if nearest.is_empty() { "rules" } else { "others" }, &others);
    page.blank();
    let only = others.first().filter(|_| others.len() == 1);
    match nearest.first().or(only) {
        Some(rule) => {
            page.paragraph("To put it into a rule all the same:");
            page.command(&call.with("--rule", &rule.id));
        }
        None if others.is_empty() => {}
        None => {
            page.paragraph("To put it into one of these rules, name its id or its activity:");
            page.command(&call.with("--rule", SOME_RULE));
        }
    }
    page.paragraph("To write a rule of its own, about the activity that you name:");
    page.command(&call.with("--new", SOME_ACTIVITY));
    page.finish()
}

/// What was written, or would be, and what comes of it.
fn changed(taught: &Taught<'_>, edited: &Edited, ending: Ending, width: usize) -> String {
    let Taught { call, books: [old, new], effect, file, .. } = *taught;
    let mut page = Page::new(width);
    page.heading(&heading(effect, ending, file));
    page.blank();
    page.field("asked", &question(&call.correction.question));
    page.field("before", &assignment(old, &effect.before));
    page.field(if ending == Ending::Written { "now" } else { "would be" }, &now(new, effect));
    if ending != Ending::Refused {
        lines(&mut page, edited);
    }
    page.field("others", &others(call, effect));
    ownerless(&mut page, [old, new], effect);
    expectations(&mut page, "repairs", &effect.repaired);
    expectations(&mut page, "breaks", &effect.broken);
    changes(&mut page, [old, new], effect);
    notes(&mut page, taught);
    vacancies(&mut page, new, call);
    if ending == Ending::Refused {
        page.field("next", "To write it all the same, add --accept. The file would get:");
        lines(&mut page, edited);
        or_all_of_it(&mut page, old, taught);
    }
    page.finish()
}

/// That all work of the rule which answered may be what is to be given to the owner, if it is a rule of a team with one owner,
/// whatever holds.
fn or_all_of_it(page: &mut Page, book: &RuleBook, Taught { call, effect, .. }: &Taught<'_>) {
    let has_one_owner = |rule: &&Rule| {
        let owners: Vec<&Owner> = rule.owners().collect();
        rule.cases().is_empty() && matches!(owners.as_slice(), [Owner::One(_)])
    };
    let of_team = effect.before_by.filter(|rule| !rule.origin.source.is_built_in()).filter(has_one_owner);
    let of_another = of_team.filter(|rule| effect.by.is_none_or(|by| by.id != rule.id));
    if let Some(Rule { id, activity, .. }) = of_another.filter(|_| !call.correction.owners.is_empty()) {
        let (owners, id) = (owners(book, call), toml_key(id));
        page.field("or", &format!("Give all of “{activity}” to {owners}: `owner` in [rules.{id}] of your file."));
    }
}

fn lines(page: &mut Page, edited: &Edited) {
    for (number, line) in &edited.lines {
        page.line(&format!("line {number}"), line);
    }
}

fn heading(effect: &Effect<'_>, ending: Ending, file: &str) -> String {
    match ending {
        Ending::Written if effect.is_met => format!("Wrote {file}"),
        Ending::Written => format!("Wrote {file}, but the answer is another"),
        Ending::DryRun if effect.is_met => format!("Would write {file}"),
        Ending::DryRun => format!("Would write {file}, but the answer would be another"),
        Ending::Refused => format!("Nothing was written: {}", objection(effect)),
    }
}

/// Why it is refused.
fn objection(effect: &Effect<'_>) -> &'static str {
    match effect {
        Effect { is_met: false, .. } => "the answer would be another",
        effect if effect.changed() > 0 => "other answers would change",
        _ => "an expectation would fail",
    }
}

fn now(book: &RuleBook, effect: &Effect<'_>) -> String {
    let owner = assignment(book, &effect.now);
    match effect.by {
        Some(rule) => format!("{owner}, by {}", named(rule)),
        None => owner,
    }
}

/// What else was asked, and how many of the answers change.
fn others(call: &Call<'_>, effect: &Effect<'_>) -> String {
    let (asked, known) = (effect.others.asked, effect.known);
    let of = match (asked == known, call.against) {
        (true, Some(_)) => format!("{}, yours among them", counted(asked, "question")),
        (true, None) => format!("{}, all phrases and expectations of these rules", counted(asked, "question")),
        (false, _) => format!("a sample of {asked} of {known} questions"),
    };
    let over = format!("over {of}");
    match effect.changed() {
        0 if call.against.is_none() => {
            format!("{over}: no other answer changes; --against FILE asks real questions, too")
        }
        0 => format!("{over}: no other answer changes"),
        1 => format!("{over}: 1 other answer changes"),
        changed => format!("{over}: {changed} other answers change"),
    }
}

/// The questions that a file expects to have no owner: those that lose one, those of the built-in rules that get one, and how many
/// of these have another word for having none.
fn ownerless(page: &mut Page, books: [&RuleBook; 2], effect: &Effect<'_>) {
    let of_freed = effect.freed.iter().map(|asked| format!("“{}” loses its owner, as a file expects", question(asked)));
    some(page, "", SHOWN, of_freed.collect(), "");
    let (moved, owned): (Vec<&Change<'_>>, Vec<&Change<'_>>) =
        effect.off_topic.iter().partition(|change| change.names_no_owner());
    some(page, "off topic", SHOWN, owned.into_iter().flat_map(|change| moves(books, change)).collect(), "");
    let more: usize = moved.iter().map(|change| change.questions.len()).sum();
    if more > 0 {
        let questions = counted(more, "off-topic question");
        page.field("", &format!("{questions} of the built-in rules: unclear in place of unknown, or the reverse"));
    }
}

/// Each question of a change, with who owned it and who owns it now.
fn moves([old, new]: [&RuleBook; 2], change: &Change<'_>) -> Vec<String> {
    let (from, to) = (assignment(old, &change.from), assignment(new, &change.to));
    change.questions.iter().map(|asked| format!("“{}”: {from} → {to}", question(asked))).collect()
}

/// Expectations of other questions.
fn expectations(page: &mut Page, label: &str, expectations: &[&Expectation]) {
    let line = |Expectation { ask, location, .. }: &&Expectation| format!("“{ask}” ({location})");
    some(page, label, SHOWN, expectations.iter().map(line).collect(), "");
}

/// The other answers that change, and count: first those that change hands.
fn changes(page: &mut Page, books: [&RuleBook; 2], effect: &Effect<'_>) {
    let mut all: Vec<&Change<'_>> = effect.others.changes.iter().collect();
    all.sort_by_key(|change| change.names_no_owner());
    let lines = all.into_iter().flat_map(|change| moves(books, change)).collect();
    some(page, "changes", SHOWN, lines, ": --format json has all of them");
}

fn notes(page: &mut Page, taught: &Taught<'_>) {
    let Taught { call, plan, books: [_, book], effect, .. } = *taught;
    if let Some(expectation) = effect.contradicted {
        page.field("note", &expected(expectation));
    }
    if effect.is_met {
        if let Plan::Phrase { near, .. } = plan {
            rules(page, "near too", near);
        }
        return;
    }
    for ReadValue { context, value, words } in &effect.read {
        let means = format!("“{words}” means {context}={value}, which decides who owns this rule.");
        page.field("note", &means);
    }
    let mut others = call.correction.rules(book);
    others.retain(|rule| !matches!(plan, Plan::Phrase { rule: chosen, .. } if chosen.id == rule.id));
    page.field("next", &instead(effect, !others.is_empty()));
    rules(page, "rules", &others);
}

/// The rules of an owner, or the first few.
fn rules(page: &mut Page, label: &str, rules: &[&Rule]) {
    some(page, label, NAMED, rules.iter().map(|rule| named(rule)).collect(), "");
}

/// The first `most` lines with a label, and how many more there are, with what shows them.
fn some(page: &mut Page, label: &str, most: usize, mut lines: Vec<String>, shown_by: &str) {
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    lines.extend((more > 0).then(|| format!("and {more} more{shown_by}")));
    for (number, line) in lines.iter().enumerate() {
        page.field(if number == 0 { label } else { "" }, line);
    }
}

/// What an expectation says that fails.
fn expected(Expectation { location, wanted, rule, area, .. }: &Expectation) -> String {
    let rule = rule.as_ref().map_or_else(String::new, |rule| format!(" by the rule `{rule}`"));
    let area = area.as_ref().map_or_else(String::new, |area| format!(" in the area `{area}`"));
    format!("{location} expects {wanted}{rule}{area}: correct that, too.")
}

/// What would make the owner the answer; `has_others` says whether the owner has another rule.
fn instead(effect: &Effect<'_>, has_others: bool) -> String {
    let elsewhere = match has_others {
        true => "name another rule with --rule, or write one with --new.",
        false => "or write a rule of its own with --new.",
    };
    match effect.now {
        _ if !effect.read.is_empty() => format!("Leave these words out, settle it otherwise with --given, {elsewhere}"),
        Assignment::Cases(_) | Assignment::Uncovered | Assignment::Unknown => {
            format!("A condition decides who owns this rule: settle it with --given, {elsewhere}")
        }
        _ => capitalised(elsewhere.trim_start_matches("or ")),
    }
}

/// That roles which are to own it are absent, and which roles stand in.
fn vacancies(page: &mut Page, book: &RuleBook, call: &Call<'_>) {
    let is_absent = |id: &&String| book.roles.get(*id).is_some_and(|role| role.absent);
    let absent = call.correction.owners.iter().filter(is_absent);
    absent.for_each(|id| page.field("note", &vacancy(book, id)));
}

fn owners(book: &RuleBook, call: &Call<'_>) -> String {
    owner_names(book, &call.correction.owners)
}

/// Of whom a rule is, behind the word.
fn of_owners(book: &RuleBook, call: &Call<'_>) -> String {
    match call.correction.owners.as_slice() {
        [] => "without an owner".to_owned(),
        owners => format!("of {}", role_names(book, owners)),
    }
}

/// A rule by its id and its activity.
fn named(rule: &Rule) -> String {
    format!("{}: {}", rule.id, rule.activity)
}
