//! How long is it from a rule file's text to a router that answers?
#![allow(missing_docs)]

mod made;

use divan::Bencher;
use who_owns::{Detail, Router, RuleBook, Source, builtin};

fn main() {
    divan::main();
}

fn book(text: &str) -> RuleBook {
    RuleBook::parse(Source::new("made.toml", text)).expect("it is valid")
}

/// By the number of rules, ten phrases each.
#[divan::bench(args = [10, 100, 1_000], sample_count = 10)]
fn parse(bencher: Bencher<'_, '_>, rules: usize) {
    let text = made::rules(rules);
    bencher.bench(|| book(&text));
}

#[divan::bench(args = [10, 100, 1_000], sample_count = 10)]
fn prepare(bencher: Bencher<'_, '_>, rules: usize) {
    let book = book(&made::rules(rules));
    bencher.bench(|| divan::black_box(Router::new(&book)).route("x", &who_owns::Given::new(), Detail::Decision));
}

#[divan::bench(sample_count = 10)]
fn built_in() -> who_owns::Answer {
    let book = RuleBook::parse(builtin()).expect("it is valid");
    Router::new(&book).route("customer feedback", &who_owns::Given::new(), Detail::Decision)
}
