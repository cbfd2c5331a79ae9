//! Wordings that several pages share.

use std::collections::BTreeSet;

use crate::rulebook::{Case, Gaps, Given, Mode, Owner, Ownership, Rule, RuleBook, RulesOrigin, When, conditions};
use crate::text::sentence_list;

/// The names of roles, as in a sentence.
pub(super) fn role_names<S: AsRef<str>>(book: &RuleBook, ids: &[S]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| book.role_name(id.as_ref())).collect();
    sentence_list(&names, "and")
}

/// The names of owners, as in a sentence: `nobody` where there is none.
pub fn owner_names(book: &RuleBook, ids: &[String]) -> String {
    if ids.is_empty() { "nobody".to_owned() } else { role_names(book, ids) }
}

/// Several owners, and whether it takes all of them.
pub(super) fn sharing<S: AsRef<str>>(book: &RuleBook, owners: &[S], mode: &Mode) -> String {
    match mode {
        Mode::Together { .. } => format!("{}, together", role_names(book, owners)),
        Mode::Any => format!("{}, {} of them", one_of(book, owners), either(owners.len())),
    }
}

/// “Either” of two, “any” of more.
pub(super) fn either(count: usize) -> &'static str {
    if count == 2 { "either" } else { "any" }
}

/// The names of roles, one of which is meant.
pub(super) fn one_of<S: AsRef<str>>(book: &RuleBook, ids: &[S]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| book.role_name(id.as_ref())).collect();
    sentence_list(&names, "or")
}

/// One owner, several, or nobody.
pub(super) fn owner_name(book: &RuleBook, owner: &Owner) -> String {
    match owner {
        Owner::Shared { owners, mode: Mode::Any } => one_of(book, owners),
        owner => owner_names(book, owner.roles()),
    }
}

/// Why a rule says what it says; without a reason, where it was agreed.
pub(super) fn why(rule: &Rule) -> String {
    rule.why.clone().unwrap_or_else(|| agreed(rule))
}

/// The reason of a rule that gives none.
pub(super) fn agreed(rule: &Rule) -> String {
    format!("Agreed in {}", rule.location)
}

/// All who may own the activity of a rule, whatever the conditions.
pub fn possible_owners(book: &RuleBook, rule: &Rule) -> String {
    let cases = match &rule.ownership {
        Ownership::Always(assigned) => return owner_name(book, &assigned.owner),
        Ownership::Uncovered(known) => return no_case(known),
        Ownership::Cases(cases) => cases,
    };
    let all = rule.all_owners();
    let mut names: Vec<&str> = all.iter().map(|id| book.role_name(id)).collect();
    if has_nobody(cases) {
        names.push("nobody");
    }
    sentence_list(&names, "or")
}

/// Whether [`possible_owners`] names several, of which one is meant.
pub(super) fn is_one_of_several(rule: &Rule) -> bool {
    match &rule.ownership {
        Ownership::Always(assigned) => assigned.owner.mode() == Some(&Mode::Any),
        Ownership::Uncovered(_) => false,
        Ownership::Cases(cases) => rule.all_owners().len() + usize::from(has_nobody(cases)) > 1,
    }
}

/// Whether a case says that nobody owns the activity.
fn has_nobody(cases: &[Case]) -> bool {
    cases.iter().any(|case| *case.owner() == Owner::Nobody)
}

/// That no case covers these conditions.
pub(super) fn no_case(known: &Given) -> String {
    format!("no case covers {}", conditions(known))
}

/// When no case holds, as branches beside those of the cases.
pub(super) fn no_branches(gaps: &Gaps) -> impl Iterator<Item = String> {
    let named = gaps.named.iter().map(|known| format!("{}: no case covers this", conditions(known)));
    named.chain(gaps.has_more.then(|| "and more: no case covers them".to_owned()))
}

/// When a case holds: `scrum=no`, `severity=sev1/sev2`, `otherwise`.
pub(super) fn when(when: &When) -> String {
    let conditions = match when {
        When::All(conditions) => conditions,
        When::Otherwise => return "otherwise".to_owned(),
    };
    let values = |values: &BTreeSet<String>| values.iter().map(String::as_str).collect::<Vec<_>>().join("/");
    let all: Vec<String> = conditions.iter().map(|(context, of)| format!("{context}={}", values(of))).collect();
    all.join(" ")
}

/// When a case holds, as in a sentence: `with scrum=no`, `otherwise`.
pub(super) fn with_when(case: &When) -> String {
    match case {
        When::All(_) => format!("with {}", when(case)),
        When::Otherwise => when(case),
    }
}

/// The values under which a case holds: `no`, `sev1 or sev2, night`, `otherwise`.
pub(super) fn values(when: &When) -> String {
    match when {
        When::All(conditions) => conditions.values().map(either_value).collect::<Vec<_>>().join(", "),
        When::Otherwise => "otherwise".to_owned(),
    }
}

/// As [`values`], in a sentence: `with “no”`, `otherwise`.
pub(super) fn with_values(case: &When) -> String {
    match case {
        When::All(_) => format!("with “{}”", values(case)),
        When::Otherwise => values(case),
    }
}

/// When a case holds, with the question of each condition: `Is it night? yes`, `otherwise`.
pub(super) fn answered(book: &RuleBook, when: &When) -> String {
    let conditions = match when {
        When::All(conditions) => conditions,
        When::Otherwise => return "otherwise".to_owned(),
    };
    let answers = conditions.iter().map(|(id, values)| format!("{} {}", question(book, id), either_value(values)));
    answers.collect::<Vec<_>>().join("; ")
}

fn either_value(values: &BTreeSet<String>) -> String {
    sentence_list(&values.iter().collect::<Vec<_>>(), "or")
}

/// What a condition asks; its id if it has no question here.
pub(super) fn question<'a>(book: &'a RuleBook, context: &'a str) -> &'a str {
    book.contexts.get(context).map_or(context, |context| &context.question)
}

/// The files that rules come from, the one at the top first.
pub(super) fn layers(book: &RuleBook) -> String {
    let absent = book.absent_files.iter().map(|file| format!("; {file} is absent"));
    book.file_names().join(", laid over ") + &absent.collect::<String>()
}

/// Why the rules in use were chosen, as what follows “because”.
pub(super) fn because(origin: RulesOrigin) -> &'static str {
    match origin {
        RulesOrigin::Option => "--rules names it",
        RulesOrigin::Variable => "WHO_OWNS_RULES names it",
        RulesOrigin::Nearest => "it is the nearest who-owns.toml",
        RulesOrigin::User => "it is the user's own, and none is nearer",
        RulesOrigin::Builtin => "there is no rule file",
    }
}

/// A number of things: `1 error`, `2 errors`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

/// That some phrases were not asked, behind what was.
pub(super) fn lone_phrases(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; 1 is the only one of its rule and cannot be left out".to_owned(),
        count => format!("; {count} are the only ones of their rules and cannot be left out"),
    }
}

/// A number of activities in words.
pub(super) fn activities(count: usize) -> String {
    if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") }
}

/// The counts that are not zero, each behind its verb, as a list; `nothing` if all are.
pub(super) fn tally<const N: usize>(counts: [(usize, &str); N], nothing: &str) -> String {
    let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, verb)| format!("{verb} {count}"));
    match counts.collect::<Vec<_>>() {
        counts if counts.is_empty() => nothing.to_owned(),
        counts => counts.join(", "),
    }
}

/// `text` with a capital at its start.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Who has the last word among several owners, if the rule says so.
pub(crate) fn last_word(book: &RuleBook, mode: &Mode) -> Option<String> {
    mode.decides().map(|role| format!("{} has the last word", book.role_name(role)))
}
