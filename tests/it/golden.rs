//! The same question has the same answer, to the last digit, on every build and wherever it is asked.
//!
//! `ANSWERS=overwrite cargo test --release golden` writes the answers anew; what changes hands then shows in the diff.

use std::fs;

use crate::support::{fed, out, program};

/// Questions made of the built-in rules' own words, the beginning of one phrase and the end of another, and their answers.
const GOLDEN: &str = "tests/golden/answers.tsv";

fn questions(answers: &str) -> String {
    answers
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .map(|question| question.to_owned() + "\n")
        .collect()
}

fn answers(questions: &str, locale: &str, zone: &str) -> String {
    let mut program = program();
    program.args(["--format", "tsv", "--from", "-"]).env("LC_ALL", locale).env("TZ", zone);
    out(&fed(program, questions.as_bytes()))
}

#[test]
fn no_answer_depends_on_the_build_or_its_surroundings() {
    let golden = fs::read_to_string(GOLDEN).expect("it is there");
    let questions = questions(&golden);
    assert_eq!(questions.lines().count(), 2_000);
    let here = answers(&questions, "C", "UTC");
    assert!(here == answers(&questions, "tr_TR.UTF-8", "Pacific/Kiritimati"), "two runs have different answers");
    if std::env::var_os("ANSWERS").is_some_and(|wanted| wanted == "overwrite") {
        fs::write(GOLDEN, here).expect("it can be written");
        return;
    }
    assert_eq!(here.lines().count(), golden.lines().count());
    let changed = golden.lines().zip(here.lines()).filter(|(before, after)| before != after);
    let changed: String = changed.map(|(before, after)| format!("- {before}\n+ {after}\n")).collect();
    assert!(golden == here, "answers have changed:\n{changed}");
}
