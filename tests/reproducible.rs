//! The same question has the same answer, to the last digit, on every build and wherever it is asked.
//!
//! `ANSWERS=overwrite cargo test --test reproducible` writes the answers anew; what changes hands then shows in the diff.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

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
    let mut program = Command::new(env!("CARGO_BIN_EXE_who-owns"));
    program.current_dir(env!("CARGO_TARGET_TMPDIR")).args(["--format", "tsv", "--from", "-"]);
    program.env_remove("WHO_OWNS_RULES").env("XDG_CONFIG_HOME", "nowhere").env("LC_ALL", locale).env("TZ", zone);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
    let mut input = child.stdin.take().expect("it has an input");
    let questions = questions.to_owned();
    let asking = std::thread::spawn(move || input.write_all(questions.as_bytes()).expect("it reads its input"));
    let output = child.wait_with_output().expect("it ends");
    asking.join().expect("all was asked");
    String::from_utf8(output.stdout).expect("answers are UTF-8")
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
