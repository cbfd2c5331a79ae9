//! How long does one answer take, once the rules are ready?
#![allow(missing_docs)]

mod made;

use divan::Bencher;
use who_owns::{Detail, Given, Router, RuleBook, Source, builtin};

fn main() {
    divan::main();
}

/// On the built-in rules, by the number of words.
#[divan::bench(args = [3, 30, 300])]
fn words(bencher: Bencher<'_, '_>, words: usize) {
    let book = RuleBook::parse(builtin()).expect("it is valid");
    let router = Router::new(&book);
    let every: Vec<&str> = "who collects the feedback of customers on the last release".split(' ').collect();
    let question = every.iter().cycle().take(words).copied().collect::<Vec<_>>().join(" ");
    bencher.bench(|| router.route(&question, &Given::new(), Detail::Decision));
}

/// A short question, by the number of rules with ten phrases each.
#[divan::bench(args = [10, 100, 1_000])]
fn rules(bencher: Bencher<'_, '_>, rules: usize) {
    let book = RuleBook::parse(Source::new("made.toml", made::rules(rules))).expect("it is valid");
    let router = Router::new(&book);
    bencher.bench(|| router.route("who bakes bread for the terrace", &Given::new(), Detail::Decision));
}
