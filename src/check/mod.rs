//! A valid file that still looks wrong: expectations that do not hold, phrases that do not route home, lints.

mod activity_replaced;
mod ambiguous_abbreviation;
mod area_word_decides;
mod baseline;
mod bases_disagree;
mod case_missing;
mod escalates_to_oneself;
mod expectations;
mod fallback_unused;
mod few_phrases;
mod language_not_set;
pub(crate) mod leave_one_out;
mod lint;
mod misspelt_person;
mod overlaps_below;
mod phrase_strays;
mod role_without_rule;
mod rule_never_wins;
mod rule_without_source;
mod rule_without_why;
mod rules_fight;
mod same_name;
mod same_words;
mod settings;
mod shared_without_decides;
mod shared_without_settle;
mod stale_review;
mod stray_pairs;
mod synonyms_merge_owners;
mod value_word_decides;

use std::collections::{BTreeMap, BTreeSet};

use crate::checked::{CheckReport, FileUse};
use crate::diagnostic::Code;
use crate::rulebook::RuleBook;
use crate::shipped;

pub use baseline::Baseline;
pub(crate) use expectations::missed;
pub use expectations::{came, is_met};
pub use lint::Lint;
pub use settings::Settings;

use leave_one_out::Effort;
use lint::LintContext;

/// Every lint, the gravest first.
pub static LINTS: &[&Lint] = &[
    &area_word_decides::LINT,
    &value_word_decides::LINT,
    &rule_never_wins::LINT,
    &bases_disagree::LINT,
    &language_not_set::LINT,
    &activity_replaced::LINT,
    &rules_fight::LINT,
    &phrase_strays::LINT,
    &synonyms_merge_owners::LINT,
    &ambiguous_abbreviation::LINT,
    &case_missing::LINT,
    &misspelt_person::LINT,
    &same_name::LINT,
    &fallback_unused::LINT,
    &escalates_to_oneself::LINT,
    &shared_without_settle::LINT,
    &shared_without_decides::LINT,
    &role_without_rule::LINT,
    &stale_review::LINT,
    &rule_without_why::LINT,
    &rule_without_source::LINT,
    &few_phrases::LINT,
    &overlaps_below::LINT,
];

/// The lint with this code; `None` if the code is that of something else.
pub fn lint(code: Code) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.code == code)
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
/// assert!(report.expectations.iter().all(|result| result.holds()));
/// let few = report.lints.iter().find(|lint| lint.code.name() == "few-phrases").expect("it ran");
/// assert_eq!(few.findings.len(), 1);
/// ```
pub fn check(book: &RuleBook, settings: &Settings) -> CheckReport {
    let router = shipped::router_of(book);
    let held_out = leave_one_out::ask_each(book, &settings.given, Effort::THOROUGH);
    let context = LintContext { book, router: &router, held_out: &held_out, settings };
    let (allowed, run): (Vec<&Lint>, Vec<&Lint>) =
        LINTS.iter().copied().partition(|lint| settings.allow.contains(&lint.code));
    CheckReport {
        files: files(book),
        absent: book.absent_files.clone(),
        phrases: leave_one_out::count(book, &held_out),
        stray_pairs: stray_pairs::stray_pairs(&held_out),
        expectations: expectations::results(&context),
        lints: run.into_iter().map(|lint| context.run(lint)).collect(),
        allowed: allowed.into_iter().map(|lint| lint.code).collect(),
        known: 0,
    }
}

fn files(book: &RuleBook) -> Vec<FileUse> {
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for rule in &book.rules {
        rules.entry(rule.location.source.name()).or_default().push(rule.id.clone());
    }
    let mut seen = BTreeSet::new();
    let files = book.file_names().into_iter().filter(|file| seen.insert(*file));
    files.map(|file| FileUse { file: file.to_owned(), rules: rules.remove(file).unwrap_or_default() }).collect()
}

/// What one lint finds in a book.
#[cfg(test)]
fn findings_of(book: &RuleBook, code: Code) -> Vec<crate::diagnostic::Diagnostic> {
    let report = check(book, &Settings::new(jiff::civil::date(2026, 11, 24)));
    report.lints.into_iter().find(|lint| lint.code == code).expect("it ran").findings
}
