//! Any text as a question: it has an answer, and every way to print that is tame.
#![no_main]

#[path = "tame.rs"]
mod tame;

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use who_owns::render::answer::{self, Look};
use who_owns::{Detail, Given, Router, RuleBook, Source, builtin};

use tame::assert_tame;

static KITCHEN: LazyLock<RuleBook> =
    LazyLock::new(|| book(Source::new("kitchen.toml", include_str!("../../tests/cmd/kitchen.toml"))));
static BUILTIN: LazyLock<RuleBook> = LazyLock::new(|| book(builtin()));
static ROUTERS: LazyLock<[Router<'static>; 2]> = LazyLock::new(|| [Router::new(&KITCHEN), Router::new(&BUILTIN)]);

fn book(source: Source) -> RuleBook {
    RuleBook::parse(source).expect("it is valid")
}

fuzz_target!(|activity: &str| {
    for (router, book) in ROUTERS.iter().zip([&*KITCHEN, &*BUILTIN]) {
        answered(book, router, activity);
    }
});

fn answered(book: &RuleBook, router: &Router<'_>, activity: &str) {
    let answer = router.route(activity, &Given::new(), Detail::Explanation);
    assert_eq!(answer.activity, activity);
    assert!(answer.candidates.is_sorted_by(|a, b| a.score >= b.score));
    for candidate in &answer.candidates {
        let sum: f64 = candidate.evidence.iter().map(|evidence| evidence.share).sum();
        assert!((sum - candidate.score).abs() < 1e-3, "{sum} is not {}", candidate.score);
        assert!((0.0..=1.0).contains(&candidate.score));
    }
    let today = date(2026, 11, 24);
    for explain in [false, true] {
        assert_tame(&answer::text(book, &answer, Look { width: 80, explain, hyperlinks: false, today, origin: None, rules: None, given: &Given::new() }));
    }
    assert_tame(&answer::question(activity, 80));
    let line = answer::jsonl(book, &answer, today);
    assert!(!line.contains('\n'));
    assert_tame(&line);
    let read: serde_json::Value = serde_json::from_str(&line).expect("an answer is JSON");
    assert_eq!(read["activity"], activity);
    assert_tame(&answer::json(book, &answer, today));
    let row = answer::tsv(book, &answer, today);
    assert_eq!(row.matches('\t').count(), answer::TSV_HEADER.matches('\t').count());
    assert_tame(&row.replace('\t', " "));
}
