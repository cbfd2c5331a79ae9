//! The same question has the same answer, to the last digit, on every build and in every environment.
//!
//! A golden file holds what is decided for each question. Its first line is a checksum of the whole output, scores
//! included: a change of that line alone moves digits and no decision.
//! `ANSWERS=overwrite cargo test --release golden` answers the questions anew and writes the files.

use std::fmt::Write;
use std::fs;

use crate::support::{fed, out, program};

const CHECKSUM: &str = "# digits: ";
const HEADING: &str = "question\toutcome\towners\trule";

/// The questions of a golden file.
fn questions(golden: &str) -> String {
    let answers = golden.lines().filter(|line| !line.starts_with('#')).skip(1);
    answers.filter_map(|line| line.split('\t').next()).map(|question| question.to_owned() + "\n").collect()
}

/// The answers to these questions as tab-separated values, with their scores.
fn answers(options: &[&str], questions: &str, locale: &str, zone: &str) -> String {
    let mut program = program();
    program.args(options).args(["--format", "tsv", "--from", "-"]).env("LC_ALL", locale).env("TZ", zone);
    out(&fed(program, questions.as_bytes()))
}

/// What a golden file holds of these answers: the checksum of all, and the first four columns.
fn golden(answers: &str) -> String {
    let mut golden = format!("{CHECKSUM}{:016x}\n{HEADING}\n", fnv(answers.as_bytes()));
    for line in answers.lines().skip(1) {
        let decision: Vec<&str> = line.split('\t').take(4).collect();
        let _ = writeln!(golden, "{}", decision.join("\t"));
    }
    golden
}

/// FNV-1a, 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Asks the questions of a golden file again, or writes its answers anew.
fn assert_unchanged(file: &str, options: &[&str], number_of_questions: usize) {
    let before = fs::read_to_string(file).expect("the golden file is there");
    let questions = questions(&before);
    assert_eq!(questions.lines().count(), number_of_questions, "{file}");
    let answers_here = answers(options, &questions, "C", "UTC");
    let answers_elsewhere = answers(options, &questions, "tr_TR.UTF-8", "Pacific/Kiritimati");
    assert!(answers_here == answers_elsewhere, "the locale or the time zone changes an answer");
    let after = golden(&answers_here);
    if std::env::var_os("ANSWERS").is_some_and(|wanted| wanted == "overwrite") {
        fs::write(file, after).expect("the golden file can be written");
        return;
    }
    assert_eq!(after.lines().count(), before.lines().count(), "{file}");
    let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    let changed: String = changed.map(|(before, after)| format!("- {before}\n+ {after}\n")).collect();
    assert!(before == after, "answers of {file} have changed:\n{changed}");
}

/// Questions made of the words of the built-in rules and of everyday words.
#[test]
fn no_answer_depends_on_the_build_or_its_surroundings() {
    assert_unchanged("tests/golden/answers.tsv", &[], 2_000);
}

/// Rules without an owner, with several, or with conditions, which the built-in ones hardly have.
#[test]
fn no_answer_of_a_file_with_many_conditions_does_either() {
    assert_unchanged("tests/golden/library.tsv", &["--rules", "tests/golden/library.toml"], 417);
}
