//! An answer as people read it: the owner first, large and plain, then why, then what else to know.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::explain::{explain, read};
use super::page::{Page, capitalised};
use super::people::{absent, holder, holders, warnings};
use crate::diagnostic::did_you_mean;
use crate::router::{Answer, Candidate, Decision, Evidence, Ground, Match};
use crate::rulebook::{Case, Given, Owner, Ownership, Rule, RuleBook};
use crate::text::{Stems, is_glue, words};

/// How an answer is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the page, in columns.
    pub width: usize,
    /// Whether each word's share and the runner-up are shown.
    pub explain: bool,
    /// The day on which it is read: an old rule says so.
    pub today: Date,
}

/// The answer as a page of text, the owner first; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, answer: &Answer, look: Look) -> String {
    let mut page = Page::new(look.width);
    page.heading(&headline(book, answer));
    page.blank();
    match &answer.decision {
        Decision::Owned { by, .. } | Decision::Shared { by, .. } | Decision::Unowned { by } => {
            ruled(&mut page, book, answer, by, look.today);
        }
        Decision::Depends { by, cases } => depends(&mut page, book, answer, by, cases, look.today),
        Decision::Unclear => unclear(&mut page, book, answer),
        Decision::Unknown => unknown(&mut page, book, answer),
    }
    if look.explain {
        explain(&mut page, book, answer);
    }
    page.finish()
}

fn headline(book: &RuleBook, answer: &Answer) -> String {
    match &answer.decision {
        Decision::Owned { by, owner } => capitalised(book.role_name(owner)) + &in_whose_place(book, by, owner),
        Decision::Shared { owners, .. } => format!("{}, together", capitalised(&role_names(book, owners))),
        Decision::Unowned { .. } => "Nobody, on purpose".to_owned(),
        Decision::Depends { cases, .. } => format!("It depends{}", on_what(book, cases)),
        Decision::Unclear => "Unclear: it could be either of these".to_owned(),
        Decision::Unknown => "Unknown: no rule covers this".to_owned(),
    }
}

/// What is unusual about the one owner, if anything.
fn in_whose_place(book: &RuleBook, by: &Ground, owner: &str) -> String {
    let absent = book.rule(&by.rule).map_or(&[][..], |rule| absent(rule, by));
    match absent {
        [] => String::new(),
        absent if absent.iter().any(|id| id == owner) => ", but nobody holds this role here".to_owned(),
        absent => format!(", standing in for {}", role_names(book, absent)),
    }
}

/// The question that settles it, if it is one.
fn on_what(book: &RuleBook, cases: &[Case]) -> String {
    let contexts: BTreeSet<&String> = cases.iter().flat_map(|case| case.when.keys()).collect();
    match contexts.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => book.contexts.get(*one).map_or_else(String::new, |context| format!(": {}", context.question)),
        _ => String::new(),
    }
}

/// What one rule says, where, and why it was chosen.
fn ruled(page: &mut Page, book: &RuleBook, answer: &Answer, by: &Ground, today: Date) {
    let Some(rule) = book.rule(&by.rule) else { return };
    let owners = answer.decision.owners();
    holders(book, &owners).iter().for_each(|person| page.field("person", person));
    page.field("activity", &rule.activity);
    page.field("why", &by.why);
    if let Decision::Shared { settle, .. } = &answer.decision {
        page.field("settle", settle);
    }
    if let Ownership::Always(Owner::Shared { decides: Some(role), .. }) = &rule.ownership {
        page.field("decides", &format!("{} has the last word", book.role_name(role)));
    }
    other_cases(page, book, rule, by);
    page.field("written", &written(book, rule));
    matched(page, answer, by);
    beside(page, book, rule, &owners);
    notes(page, book, answer, today);
}

/// The case that holds, and what would be without it.
fn other_cases(page: &mut Page, book: &RuleBook, rule: &Rule, by: &Ground) {
    let (Ownership::Cases(cases), Some(chosen)) = (&rule.ownership, &by.case) else { return };
    let others = cases.iter().filter(|case| *case != chosen);
    let others: Vec<String> =
        others.map(|case| format!("; with {} it would be {}", conditions(&case.when), owners_of(book, case))).collect();
    page.field("case", &format!("{}{}", conditions(&chosen.when), others.concat()));
}

/// What else to know about a rule: who wants to hear of it, and who sees it otherwise.
fn beside(page: &mut Page, book: &RuleBook, rule: &Rule, owners: &[&str]) {
    let same_person =
        |id: &str| owners.iter().any(|owner| holder(book, owner).is_some_and(|h| holder(book, id) == Some(h)));
    let others = rule.inform.iter().map(String::as_str).filter(|id| !owners.contains(id) && !same_person(id));
    let others: Vec<&str> = others.collect();
    if !others.is_empty() {
        page.field("inform", &role_names(book, &others));
    }
    for dissent in &rule.dissent {
        let source = dissent.source.as_ref().and_then(|id| book.sources.get(id));
        let source = source.map_or_else(String::new, |source| format!(" ({})", source.title));
        page.field("but", &format!("{}{source}", dissent.note));
    }
}

fn notes(page: &mut Page, book: &RuleBook, answer: &Answer, today: Date) {
    for warning in warnings(book, answer, today) {
        page.field("note", &warning);
    }
}

/// Where a rule is written; the place in a file only where a person can go there.
fn written(book: &RuleBook, rule: &Rule) -> String {
    let reference = rule.source.as_ref().and_then(|id| book.sources.get(id)).map(|source| source.title.as_str());
    let place = Some(place(rule)).filter(|_| rule.location.source.name() != "builtin");
    match (reference, &rule.section, place) {
        (Some(title), Some(section), None) => format!("{title}, “{section}”"),
        (Some(title), Some(section), Some(place)) => format!("{title}, “{section}” ({place})"),
        (Some(title), None, None) => title.to_owned(),
        (Some(title), None, Some(place)) => format!("{title} ({place})"),
        (None, _, place) => place.unwrap_or_else(|| "in the built-in rules".to_owned()),
    }
}

/// A rule's file and line.
pub(super) fn place(rule: &Rule) -> String {
    format!("{}:{}", rule.location.source.name(), rule.location.position().line)
}

/// Which words decided; a slip of the pen is said aloud.
fn matched(page: &mut Page, answer: &Answer, by: &Ground) {
    let score = answer.candidates.first().map_or(0.0, |candidate| candidate.score);
    if by.matched == Match::Exact {
        return page.field("match", "exact: a rule has these very words");
    }
    let slips = answer.evidence().iter().filter(|e| by.matched == Match::Typo && is_slip(e));
    let mut slips: Vec<String> = slips.map(|e| format!("“{}” was taken for “{}”", e.word, e.read_as)).collect();
    let mut seen = BTreeSet::new();
    slips.retain(|slip| seen.insert(slip.clone()));
    if !slips.is_empty() {
        page.field("spelling", &slips.join(", "));
    }
    page.field("match", &format!("{} ({score:.2} of 1)", telling(answer.evidence())));
}

/// Whether a word was taken for another one because it looks like it.
fn is_slip(evidence: &Evidence) -> bool {
    let word = evidence.word.to_lowercase();
    word != evidence.read_as && did_you_mean(&word, [evidence.read_as.as_str()]).is_some()
}

/// The words that decided, the strongest first, each once.
fn telling(evidence: &[Evidence]) -> String {
    let says_something = |e: &&Evidence| e.share > 0.0 && !is_glue(&e.read_as);
    let mut telling: Vec<_> = evidence.iter().filter(says_something).collect();
    telling.sort_by(|a, b| b.share.total_cmp(&a.share));
    let mut seen = BTreeSet::new();
    telling.retain(|e| seen.insert(&e.read_as));
    telling.truncate(4);
    let telling = telling.iter().map(|e| if is_slip(e) { e.read_as.clone() } else { read(&e.word, &e.read_as) });
    telling.collect::<Vec<_>>().join(", ")
}

fn depends(page: &mut Page, book: &RuleBook, answer: &Answer, by: &Ground, cases: &[Case], today: Date) {
    let Some(rule) = book.rule(&by.rule) else { return };
    page.field("activity", &rule.activity);
    page.field("why", &by.why);
    page.field("written", &written(book, rule));
    matched(page, answer, by);
    beside(page, book, rule, &[]);
    notes(page, book, answer, today);
    for case in cases {
        page.blank();
        page.branch(&format!("{}: {}", conditions(&case.when), owners_of(book, case)));
        page.detail(&case.why);
        page.detail(&command(&case.when, &answer.activity));
    }
}

/// Conditions as `--given` takes them: those of a case, or those that were given.
pub(super) fn conditions(given: &Given) -> String {
    let all: Vec<String> = given.iter().map(|(key, value)| format!("{key}={value}")).collect();
    all.join(" ")
}

/// The owners in a case, as in a sentence.
pub(super) fn owners_of(book: &RuleBook, case: &Case) -> String {
    names_or_nobody(book, case.owner.roles())
}

fn names_or_nobody(book: &RuleBook, ids: &[String]) -> String {
    if ids.is_empty() { "nobody".to_owned() } else { role_names(book, ids) }
}

fn unclear(page: &mut Page, book: &RuleBook, answer: &Answer) {
    let rivals = rivals(answer);
    let rules: Vec<&Rule> = rivals.iter().filter_map(|rival| book.rule(&rival.rule)).collect();
    for (at, rule) in rules.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        page.branch(&in_a_line(book, rivals[at]));
        page.detail(&rule.why);
        let own =
            rules.iter().filter(|other| other.id != rule.id).flat_map(|other| only_in(rule, other, &answer.activity));
        let own: BTreeSet<String> = own.collect();
        let add = own.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
        let ask = command(&Given::new(), &rule.activity);
        page.detail(&if add.is_empty() { format!("ask: {ask}") } else { format!("add {add}, or ask: {ask}") });
    }
}

/// The best rule, and the best one with other owners.
fn rivals(answer: &Answer) -> Vec<&Candidate> {
    let [first, others @ ..] = answer.candidates.as_slice() else { return Vec::new() };
    let other = others.iter().find(|other| other.owners != first.owners).or(others.first());
    std::iter::once(first).chain(other).collect()
}

/// The words of a rule's activity that neither the other rule's activity nor the question has.
fn only_in(rule: &Rule, other: &Rule, question: &str) -> Vec<String> {
    let stems = Stems::default();
    let stem = |folded: &str| stems.stem(folded).into_owned();
    let known: BTreeSet<String> =
        words(&other.activity).chain(words(question)).map(|word| stem(&word.folded)).collect();
    let own = words(&rule.activity).filter(|word| !is_glue(&word.folded) && !known.contains(&stem(&word.folded)));
    own.map(|word| rule.activity[word.span].to_owned()).collect()
}

fn unknown(page: &mut Page, book: &RuleBook, answer: &Answer) {
    let near: Vec<&Candidate> = answer.candidates.iter().filter(|candidate| is_near(candidate)).collect();
    if !near.is_empty() {
        page.item("Nearest, but not near enough to be the answer:");
        near.iter().for_each(|candidate| page.detail(&in_a_line(book, candidate)));
        page.blank();
    }
    page.field("next", &format!("Say it in other words, or {}.", add_a_rule(book)));
}

fn add_a_rule(book: &RuleBook) -> String {
    match book.files.first().map_or("builtin", String::as_str) {
        "builtin" => "start a rule file of your own with `who-owns init`".to_owned(),
        file => format!("add a rule for it to {file}"),
    }
}

/// Whether a score is more than nothing, as it is shown.
pub(super) fn is_near(candidate: &Candidate) -> bool {
    candidate.score >= 0.005
}

/// A candidate with its owners and its score.
pub(super) fn in_a_line(book: &RuleBook, candidate: &Candidate) -> String {
    let activity = book.rule(&candidate.rule).map_or(candidate.rule.as_str(), |rule| &rule.activity);
    format!("{activity}: {} ({:.2} of 1)", names_or_nobody(book, &candidate.owners), candidate.score)
}

/// The names of roles, as in a sentence.
pub(super) fn role_names<S: AsRef<str>>(book: &RuleBook, ids: &[S]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| book.role_name(id.as_ref())).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// The command that asks this, safe to paste into a shell whatever the question is.
fn command(given: &Given, activity: &str) -> String {
    let given: String = given.iter().map(|(key, value)| format!("--given {key}={} ", quoted_if_odd(value))).collect();
    let words = if activity.starts_with('-') { "-- " } else { "" };
    format!("who-owns {given}{words}{}", quoted(activity))
}

fn quoted_if_odd(value: &str) -> String {
    if value.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') { value.to_owned() } else { quoted(value) }
}

/// In double quotes where a shell takes nothing in them for a command, else in single ones.
fn quoted(text: &str) -> String {
    match text.contains(['$', '`', '\\', '"', '!']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(word: &str, share: f64) -> Evidence {
        Evidence { word: word.to_owned(), read_as: word.to_owned(), share }
    }

    #[test]
    fn a_word_that_stands_twice_is_told_once() {
        let twice = [evidence("wine", 0.1), evidence("the", 0.2), evidence("bread", 0.3), evidence("wine", 0.4)];
        assert_eq!(telling(&twice), "wine, bread");
    }

    #[test]
    fn what_would_be_shown_as_nothing_is_not_near() {
        let candidate = |score| Candidate { rule: String::new(), owners: Vec::new(), score, evidence: Vec::new() };
        assert!(!is_near(&candidate(0.0)) && !is_near(&candidate(0.0049)));
        assert!(is_near(&candidate(0.0051)));
    }

    #[test]
    fn a_command_can_be_pasted_into_a_shell() {
        let given = Given::from([("day".to_owned(), "first of May".to_owned()), ("scrum".to_owned(), "no".to_owned())]);
        assert_eq!(
            command(&given, "the team's lunch"),
            "who-owns --given day=\"first of May\" --given scrum=no \"the team's lunch\""
        );
        assert_eq!(command(&Given::new(), "--help"), "who-owns -- \"--help\"");
        assert_eq!(command(&Given::new(), "it's $(true)"), r"who-owns 'it'\''s $(true)'");
    }
}
