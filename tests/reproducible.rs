//! The same question has the same answer, to the last digit, whenever and wherever it is asked.
//!
//! Whether two builds agree is seen by giving both the questions that this test leaves as `reproducible.txt` in Cargo's
//! folder for temporary files: `who-owns --from reproducible.txt --format tsv | sha256sum`.

use std::path::Path;
use std::process::Command;

use who_owns::RuleBook;

const QUESTIONS: usize = 2_000;

/// Questions of the built-in rules' own words: the beginning of one wording and the end of another.
fn questions() -> String {
    let book = RuleBook::parse(who_owns::builtin()).expect("the built-in rules are valid");
    let wordings: Vec<Vec<&str>> =
        book.rules.iter().flat_map(|rule| rule.wordings()).map(|wording| wording.split(' ').collect()).collect();
    let question = |number: usize| {
        let (one, other) = (&wordings[number % wordings.len()], &wordings[number * 7 % wordings.len()]);
        let beginning = &one[..one.len().div_ceil(1 + number % 3)];
        let end = &other[other.len() * (number % 4) / 4..];
        [beginning, end].concat().join(" ") + "\n"
    };
    (0..QUESTIONS).map(question).collect()
}

#[test]
fn no_answer_depends_on_the_run_or_its_surroundings() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reproducible.txt");
    std::fs::write(&path, questions()).expect("the folder for tests can be written");
    let answers = |locale: &str, zone: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_who-owns"));
        program.current_dir(env!("CARGO_TARGET_TMPDIR")).args(["--format", "tsv", "--from"]).arg(&path);
        program.env_remove("WHO_OWNS_RULES").env("XDG_CONFIG_HOME", "nowhere");
        let output = program.env("LC_ALL", locale).env("TZ", zone).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("answers are UTF-8")
    };
    let first = answers("C", "UTC");
    assert_eq!(first.lines().count(), QUESTIONS + 1);
    assert!(first == answers("tr_TR.UTF-8", "Pacific/Kiritimati"), "two runs have different answers");
}
