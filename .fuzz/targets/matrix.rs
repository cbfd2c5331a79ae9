//! Any text as a table of activities and roles: it is refused, or each cell is used or reported, what is printed is a valid
//! rule file, and that comes back as a table.
#![no_main]

#[path = "tame.rs"]
mod tame;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use who_owns::matrix::{Limits, Matrix, Settings};
use who_owns::render::{diagnostic, import, list};
use who_owns::rulebook::Rule;
use who_owns::{RuleBook, Source, builtin};

use tame::assert_tame;

static BUILTIN: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::parse(builtin()).expect("it is valid"));

fn read(text: &str) -> Option<Matrix> {
    let limits = Limits { rules: 1_000, text: 1 << 20, file: 1 << 22 };
    Matrix::read(Source::new("table", text), &Settings { known: &BUILTIN, map: &[], limits }).ok()
}

fn book(matrix: &Matrix) -> RuleBook {
    let rules = import::toml(matrix);
    assert_tame(&rules);
    RuleBook::parse(Source::new("rules.toml", rules)).expect("it is valid")
}

fn raci(book: &RuleBook) -> [String; 2] {
    let rules: Vec<&Rule> = book.rules.iter().collect();
    [list::raci(book, &rules), list::raci_markdown(book, &rules)]
}

fuzz_target!(|text: &str| {
    let Some(matrix) = read(text) else { return };
    assert_eq!(matrix.cells.used + matrix.cells.reported, matrix.cells.total);
    assert_tame(&diagnostic::text(&matrix.findings));
    assert_tame(&import::summary(&matrix));
    serde_json::from_str::<serde_json::Value>(&import::json(&matrix)).expect("it is JSON");
    let book = book(&matrix);
    if matrix.rules() == 0 {
        return;
    }
    assert_eq!(book.rules.len(), matrix.rules());
    let [csv, markdown] = raci(&book);
    let again = |table: &str| raci(&self::book(&read(table).expect("it is a table")));
    assert_eq!(again(&csv)[0], csv);
    assert_eq!(again(&markdown), [csv, markdown]);
});
