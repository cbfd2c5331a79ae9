//! A valid file that still looks wrong: expectations that do not hold, phrases that do not route home, lints.

mod ambiguous_abbreviation;
mod escalates_to_oneself;
mod expectations;
mod few_phrases;
mod leave_one_out;
mod phrase_strays;
mod role_without_rule;
mod rule_never_wins;
mod rule_without_source;
mod rules_fight;
mod same_words;
mod shared_without_decides;
mod stale_review;
mod synonyms_merge_owners;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::report::{FileUse, LintResult, Report};
use crate::router::Router;
use crate::rulebook::{Given, Location, RuleBook};
use crate::text::sentence_list;

use leave_one_out::LeaveOneOut;

/// A kind of suspicion about a valid file.
#[derive(Debug)]
pub struct Lint {
    /// Its stable code.
    pub code: Code,
    /// How bad its findings are unless the user says otherwise.
    pub severity: Severity,
    /// What it finds, why that matters and what to do: paragraphs with an empty line between them.
    pub docs: &'static str,
    find: fn(&LintContext<'_>) -> Vec<Diagnostic>,
}

/// Every lint, the gravest first.
pub static LINTS: &[&Lint] = &[
    &rule_never_wins::LINT,
    &rules_fight::LINT,
    &phrase_strays::LINT,
    &synonyms_merge_owners::LINT,
    &ambiguous_abbreviation::LINT,
    &escalates_to_oneself::LINT,
    &shared_without_decides::LINT,
    &role_without_rule::LINT,
    &stale_review::LINT,
    &rule_without_source::LINT,
    &few_phrases::LINT,
];

/// The lint with this code; `None` if the code is that of something else.
pub fn lint(code: Code) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.code == code)
}

/// How to check.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What reviews are measured against.
    pub today: Date,
    /// Answers to the book's contexts, for every question; those of an expectation come first.
    pub given: Given,
    /// Lints whose findings are errors.
    pub deny: BTreeSet<Code>,
    /// Lints that do not run.
    pub allow: BTreeSet<Code>,
}

impl Settings {
    /// Nothing given, every lint at its own level.
    pub fn new(today: Date) -> Self {
        Self { today, given: Given::new(), deny: BTreeSet::new(), allow: BTreeSet::new() }
    }
}

/// What a lint looks at.
struct LintContext<'a> {
    book: &'a RuleBook,
    router: &'a Router<'a>,
    held_out: &'a [LeaveOneOut<'a>],
    settings: &'a Settings,
}

/// Checks a rule book: does it do what its author meant?
///
/// Findings that concern nothing but the files that the checked one extends are left to a check of those files.
///
/// ```
/// use jiff::civil::date;
/// use who_owns::check::{Settings, check};
/// use who_owns::{RuleBook, Source};
///
/// let text = r#"
///     schema = 1
///     title = "Kitchen"
///     [roles.cook]
///     name = "Cook"
///     [rules.soup]
///     activity = "cooking the soup"
///     owner = "cook"
///     why = "It is hot."
///     [[expect]]
///     ask = "cooking the soup"
///     owner = "cook"
/// "#;
/// let book = RuleBook::parse(Source::new("kitchen.toml", text)).expect("the file is valid");
/// let report = check(&book, &Settings::new(date(2026, 11, 24)));
/// assert!(report.expectations.iter().all(|result| result.failure.is_none()));
/// let few = report.lints.iter().find(|lint| lint.code.name() == "few-phrases").expect("it ran");
/// assert_eq!(few.findings.len(), 1);
/// ```
pub fn check(book: &RuleBook, settings: &Settings) -> Report {
    let router = Router::new(book);
    let held_out = leave_one_out::ask_each(book, &settings.given);
    let context = LintContext { book, router: &router, held_out: &held_out, settings };
    let (allowed, run): (Vec<&Lint>, Vec<&Lint>) =
        LINTS.iter().copied().partition(|lint| settings.allow.contains(&lint.code));
    Report {
        files: files(book),
        phrases: leave_one_out::count(&held_out),
        expectations: expectations::results(&context),
        lints: run.into_iter().map(|lint| context.run(lint)).collect(),
        allowed: allowed.into_iter().map(|lint| lint.code).collect(),
    }
}

fn files(book: &RuleBook) -> Vec<FileUse> {
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for rule in &book.rules {
        rules.entry(rule.location.source.name()).or_default().push(rule.id.clone());
    }
    let mut seen = BTreeSet::new();
    let files = book.files.iter().filter(|file| seen.insert(*file));
    let used = |file: &String| FileUse { file: file.clone(), rules: rules.remove(file.as_str()).unwrap_or_default() };
    files.map(used).collect()
}

impl LintContext<'_> {
    fn run(&self, lint: &Lint) -> LintResult {
        let denied = self.settings.deny.contains(&lint.code);
        let severity = if denied { Severity::Error } else { lint.severity };
        let mut findings = (lint.find)(self);
        findings.retain(|finding| self.concerns_checked_file(finding));
        findings.iter_mut().for_each(|finding| finding.severity = severity);
        findings.sort_by_cached_key(|finding| (finding.position().line, finding.position().column));
        LintResult { code: lint.code, severity, findings }
    }

    fn concerns_checked_file(&self, finding: &Diagnostic) -> bool {
        let checked = self.book.files.first();
        finding.labels.iter().any(|label| checked.is_some_and(|file| label.source.name() == file))
    }
}

/// A finding of a lint; [`LintContext::run`] sets how bad it is.
fn finding(code: Code, at: &Location, message: impl Into<String>) -> Diagnostic {
    Diagnostic::warning(code, &at.source, at.span, message)
}

/// Role ids as a sentence has them.
fn named(roles: &[String]) -> String {
    if roles.is_empty() { "nobody".to_owned() } else { sentence_list(roles, "and") }
}
