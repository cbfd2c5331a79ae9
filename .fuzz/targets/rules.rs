//! Any text as a rule file: it is refused with findings that can be shown, or everything that is made of it can be.
#![no_main]

#[path = "tame.rs"]
mod tame;

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use who_owns::check::{Settings, check};
use who_owns::checked::Checked;
use who_owns::coverage::Coverage;
use who_owns::diff::diff;
use who_owns::render::{self, Staff, coverage, diagnostic, list, roles};
use who_owns::rulebook::Rule;
use who_owns::{Detail, Given, Router, RuleBook, RuleFile, Source, builtin};

use tame::assert_tame;

const TODAY: Date = date(2026, 11, 24);
const STAFF: Staff<'_> = Staff { area: None, today: TODAY };

fuzz_target!(|text: &str| {
    // The longest rule files are tried elsewhere; here, many are.
    if text.len() > 4_000 {
        return;
    }
    let Ok(file) = RuleFile::parse(Source::new("rules.toml", text)) else {
        return refused(RuleBook::parse(Source::new("rules.toml", text)));
    };
    let extends = file.extends().any(|base| base.path.value == "builtin");
    let base = if extends { RuleFile::parse(builtin()).ok() } else { None };
    match RuleBook::from_files(base.into_iter().chain([file]).collect()) {
        Ok(book) if !extends => used(&book),
        Ok(_) => {}
        refusal => refused(refusal),
    }
});

fn refused(book: Result<RuleBook, Vec<who_owns::Diagnostic>>) {
    let Err(findings) = book else { return };
    assert!(!findings.is_empty());
    assert_tame(&diagnostic::text(&findings));
    let error = diagnostic::json(&diagnostic::summary(&findings), None, &findings);
    assert_tame(&error);
    serde_json::from_str::<serde_json::Value>(&error).expect("an error is JSON");
    let checked = [Checked { file: "rules.toml".into(), origin: None, result: Err(findings) }];
    assert_tame(&render::check::github(&checked, str::to_owned));
    assert_tame(&render::check::junit(&checked));
}

fn used(book: &RuleBook) {
    let rules: Vec<&Rule> = book.rules.iter().collect();
    for text in [
        list::table(book, &rules, STAFF, None, 80),
        list::markdown(book, &rules),
        roles::text(book, TODAY, 40),
        list::html(book, &rules, STAFF),
    ] {
        assert_tame(&text);
    }
    for text in [list::json(book, &rules), roles::json(book)] {
        assert_tame(&text);
        serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON");
    }
    let table = list::csv(&rules);
    assert_tame(&table);
    let cells = csv::Reader::from_reader(table.as_bytes()).into_records().map(|row| row.expect("it is CSV"));
    assert_eq!(cells.count(), rules.len());
    asked(book);
    checked(book);
    assert!(diff(book, book, &Given::new()).changes.is_empty());
}

fn asked(book: &RuleBook) {
    let router = Router::new(book);
    let mut count = Coverage::new(book);
    for rule in &book.rules {
        for (line, wording) in (1..).zip(rule.wordings()) {
            let answer = router.route(wording, &Given::new(), Detail::Decision);
            assert!(answer.candidates.is_sorted_by(|a, b| a.score >= b.score));
            count.count(line, &answer);
        }
    }
    let listing = coverage::Listing::Unanswered;
    assert_tame(&coverage::markdown(&coverage::View { book, coverage: &count, listing, since: None }));
}

fn checked(book: &RuleBook) {
    let report = check(book, &Settings::new(TODAY));
    let checked = [Checked { file: "rules.toml".into(), origin: None, result: Ok(report) }];
    for text in [
        render::check::text(&checked, 80),
        render::check::github(&checked, str::to_owned),
        render::check::junit(&checked),
        render::check::json(&checked),
    ] {
        assert_tame(&text);
    }
}
