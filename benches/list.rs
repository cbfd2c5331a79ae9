//! How long does it take to write the list of all rules?
#![allow(missing_docs)]

mod made;

use divan::Bencher;
use who_owns::render::{Staff, list};
use who_owns::rulebook::Rule;
use who_owns::{RuleBook, Source};

fn main() {
    divan::main();
}

fn book(rules: usize) -> RuleBook {
    RuleBook::parse(Source::new("made.toml", made::rules(rules))).expect("it is valid")
}

/// By the number of rules.
#[divan::bench(args = [10, 100, 1_000])]
fn table(bencher: Bencher<'_, '_>, rules: usize) {
    let book = book(rules);
    let rules: Vec<&Rule> = book.rules.iter().collect();
    let staff = Staff { area: None, today: jiff::civil::date(2026, 11, 26) };
    bencher.bench(|| list::table(&book, &rules, staff, None, 80));
}

#[divan::bench(args = [10, 100, 1_000])]
fn json(bencher: Bencher<'_, '_>, rules: usize) {
    let book = book(rules);
    let rules: Vec<&Rule> = book.rules.iter().collect();
    bencher.bench(|| list::json(&book, &rules));
}
