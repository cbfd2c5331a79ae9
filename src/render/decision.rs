//! An answer as people read it.

use super::page::{Page, capitalised};
use crate::router::{Answer, Candidate, Decision, Ground, Match};
use crate::rulebook::{Case, Given, Rule, RuleBook};

/// How an answer is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the page, in columns.
    pub width: usize,
    /// Whether each word's share and the runner-up are shown.
    pub explain: bool,
}

/// The answer as a page of text, the owner first; with terminal colours, which a caller may strip.
pub fn text(book: &RuleBook, answer: &Answer, look: Look) -> String {
    let mut page = Page::new(look.width);
    page.heading(&headline(book, answer));
    page.blank();
    match &answer.decision {
        Decision::Owned { by, owner } => {
            ground(&mut page, book, answer, by);
            people(&mut page, book, owner);
        }
        Decision::Shared { by, settle, .. } => {
            ground(&mut page, book, answer, by);
            page.field("settle", settle);
        }
        Decision::Unowned { by } => ground(&mut page, book, answer, by),
        Decision::Depends { by, cases } => depends(&mut page, book, answer, by, cases),
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
        Decision::Owned { owner, .. } => capitalised(book.role_name(owner)),
        Decision::Shared { owners, .. } => format!("{}, together", capitalised(&role_names(book, owners))),
        Decision::Unowned { .. } => "Nobody, on purpose".to_owned(),
        Decision::Depends { .. } => "It depends".to_owned(),
        Decision::Unclear => "Unclear: different owners fit about equally".to_owned(),
        Decision::Unknown => "Unknown: no rule covers this".to_owned(),
    }
}

/// What a rule says, and where, and why it was chosen.
fn ground(page: &mut Page, book: &RuleBook, answer: &Answer, by: &Ground) {
    let Some(rule) = book.rule(&by.rule) else { return };
    page.field("for", &rule.activity);
    page.field("why", &by.why);
    page.field("written", &written(book, rule));
    page.field("match", &matched(answer, by));
    beside(page, book, rule);
}

/// What else to know about a rule.
fn beside(page: &mut Page, book: &RuleBook, rule: &Rule) {
    if !rule.inform.is_empty() {
        page.field("inform", &role_names(book, &rule.inform));
    }
    for dissent in &rule.dissent {
        let source = dissent.source.as_ref().and_then(|id| book.sources.get(id));
        let source = source.map_or_else(String::new, |source| format!(" ({})", source.title));
        page.field("but", &format!("{}{source}", dissent.note));
    }
}

fn people(page: &mut Page, book: &RuleBook, owner: &str) {
    let Some(role) = book.roles.get(owner) else { return };
    if let Some(holder) = &role.holder {
        let contact = role.contact.as_ref().map_or_else(String::new, |contact| format!(", {contact}"));
        page.field("person", &format!("{holder}{contact}"));
    }
    if let Some(deputy) = &role.deputy {
        page.field("deputy", deputy);
    }
}

fn written(book: &RuleBook, rule: &Rule) -> String {
    let reference = rule.source.as_ref().and_then(|id| book.sources.get(id)).map(|source| source.title.as_str());
    let place = format!("{}:{}", rule.location.source.name(), rule.location.position().line);
    match (reference, &rule.section) {
        (Some(title), Some(section)) => format!("{title}, “{section}” ({place})"),
        (Some(title), None) => format!("{title} ({place})"),
        (None, _) => place,
    }
}

fn matched(answer: &Answer, by: &Ground) -> String {
    let score = answer.candidates.first().map_or(0.0, |candidate| candidate.score);
    let evidence = answer.evidence();
    match by.matched {
        Match::Exact => "exact: a rule has these very words".to_owned(),
        Match::Words => format!("by its words, {score:.2} of 1: {}", telling(answer)),
        Match::Typo => {
            let slips = evidence.iter().filter(|e| e.read_as != e.word.to_lowercase());
            let slips: Vec<String> = slips.map(|e| format!("“{}” read as “{}”", e.word, e.read_as)).collect();
            format!("{}; {score:.2} of 1", slips.join(", "))
        }
    }
}

/// The words that decided, the strongest first.
fn telling(answer: &Answer) -> String {
    let mut evidence: Vec<_> = answer.evidence().iter().filter(|evidence| evidence.share > 0.0).collect();
    evidence.sort_by(|a, b| b.share.total_cmp(&a.share));
    let words = evidence.iter().take(4).map(|evidence| match evidence.word.to_lowercase() == evidence.read_as {
        true => evidence.word.clone(),
        false => format!("{} (as {})", evidence.word, evidence.read_as),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn depends(page: &mut Page, book: &RuleBook, answer: &Answer, by: &Ground, cases: &[Case]) {
    ground(page, book, answer, by);
    for case in cases {
        let owner = match case.owners.as_slice() {
            [] => "nobody".to_owned(),
            owners => role_names(book, owners),
        };
        page.field(&condition(case), &format!("{owner}. {}", case.why));
    }
    page.field("next", "Ask again with the one that holds:");
    for case in cases {
        let given: Vec<String> = case.when.iter().map(|(key, value)| format!("--given {key}={value}")).collect();
        page.field("", &format!("who-owns {} {}", given.join(" "), quoted(&answer.activity)));
    }
}

fn condition(case: &Case) -> String {
    conditions(&case.when)
}

/// Conditions as `--given` takes them.
pub(super) fn conditions(given: &Given) -> String {
    let all: Vec<String> = given.iter().map(|(key, value)| format!("{key}={value}")).collect();
    all.join(" ")
}

fn unclear(page: &mut Page, book: &RuleBook, answer: &Answer) {
    nearest(page, book, answer, "either");
    page.field("next", "Say more of what it is about, for example the words of the activity that you mean.");
}

fn unknown(page: &mut Page, book: &RuleBook, answer: &Answer) {
    nearest(page, book, answer, "nearest");
    let place = book.files.first().map_or("the rule file", String::as_str);
    let add = match place {
        "builtin" => "or write a rule for it in a who-owns.toml of your own.".to_owned(),
        file => format!("or add a rule for it to {file}."),
    };
    page.field("next", &format!("Say it in other words, {add}"));
}

fn nearest(page: &mut Page, book: &RuleBook, answer: &Answer, label: &str) {
    let mut label = label;
    for candidate in &answer.candidates {
        page.field(label, &in_a_line(book, candidate));
        label = "";
    }
}

fn in_a_line(book: &RuleBook, candidate: &Candidate) -> String {
    let activity = book.rule(&candidate.rule).map_or(candidate.rule.as_str(), |rule| &rule.activity);
    let owners = match candidate.owners.as_slice() {
        [] => "nobody".to_owned(),
        owners => role_names(book, owners),
    };
    format!("{activity} ({owners}, {:.2})", candidate.score)
}

fn explain(page: &mut Page, book: &RuleBook, answer: &Answer) {
    page.blank();
    let mut label = "words";
    for evidence in answer.evidence() {
        let read_as = match evidence.word.to_lowercase() == evidence.read_as {
            true => String::new(),
            false => format!(", read as {}", evidence.read_as),
        };
        page.field(label, &format!("{:+.4}  {}{read_as}", evidence.share, evidence.word));
        label = "";
    }
    if let [first, second, ..] = answer.candidates.as_slice() {
        page.field("lost", &format!("{}: {:.4} against {:.4}", in_a_line(book, second), second.score, first.score));
    }
    page.field("rules", &book.files.join(", "));
}

/// The names of roles, as in a sentence.
pub(super) fn role_names(book: &RuleBook, ids: &[String]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| book.role_name(id)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

fn quoted(activity: &str) -> String {
    format!("\"{}\"", activity.replace('\\', "\\\\").replace('"', "\\\""))
}
