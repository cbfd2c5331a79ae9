//! Every lint has a file that shows it: `tests/findings/lints/<code>.toml`, and what `check` says of it in
//! `<code>.txt`. `SNAPSHOTS=overwrite cargo test --release lints` writes the texts anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use snapbox::Data;
use who_owns::check::{LINTS, lint};
use who_owns::diagnostic::{Code, Severity};

use crate::support::{file, out, program, run, status, text};

const FOLDER: &str = "tests/findings/lints";

fn codes() -> impl Iterator<Item = Code> {
    LINTS.iter().map(|lint| lint.code).chain([Code::FailedExpectation])
}

fn file_of(code: Code) -> PathBuf {
    Path::new(FOLDER).join(code.name()).with_extension("toml")
}

/// Checks the file of a lint. Which phrases stray is for the router to say, and of no concern to the other lints.
fn check(code: Code, options: &[&str]) -> Output {
    let allow = if code == Code::PhraseStrays { &[][..] } else { &["--allow", "phrase-strays"] };
    program().arg("check").arg(file_of(code)).args(allow).args(options).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    out(output).replace('\\', "/")
}

/// The findings; how many phrases find their rule is the router's affair.
fn before_summary(said: &str) -> String {
    let findings = said.lines().take_while(|line| !line.starts_with(FOLDER));
    findings.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn every_lint_has_a_file_that_shows_it() {
    for code in codes() {
        let output = check(code, &[]);
        let said = said(&output);
        assert!(said.contains(&format!("[{}]", code.name())), "{}:\n{said}", code.name());
        let findings = before_summary(&said);
        snapbox::assert_data_eq!(findings, Data::read_from(&file_of(code).with_extension("txt"), None).raw());
    }
}

#[test]
fn every_file_is_named_after_a_lint() {
    for entry in fs::read_dir(FOLDER).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        assert!(codes().any(|code| code.name() == name), "{} shows no lint", path.display());
    }
}

/// Each file shows its own lint and no other, so that it also shows what the others leave alone.
#[test]
fn no_file_shows_two_lints() {
    for code in codes() {
        let said = said(&check(code, &["--format", "github"]));
        let titles = said.lines().filter_map(|line| line.split(",title=").nth(1)?.split("::").next());
        let strangers: Vec<&str> = titles.filter(|title| *title != code.name()).collect();
        assert!(strangers.is_empty(), "{} shows {strangers:?}", code.name());
    }
}

#[test]
fn a_denied_lint_fails_and_an_allowed_one_is_silent() {
    for lint in LINTS {
        let name = lint.code.name();
        let usual = i32::from(lint.code.severity() == Severity::Error);
        assert_eq!(status(&check(lint.code, &[])), usual, "{name}");
        let denied = check(lint.code, &["--deny", name]);
        assert_eq!(status(&denied), 1, "{name}");
        assert!(said(&denied).contains(&format!("error[{name}]")), "{name}");
        let allowed = check(lint.code, &["--allow", name]);
        assert_eq!(status(&allowed), 0, "{name}:\n{}", said(&allowed));
        assert!(!said(&allowed).contains(&format!("[{name}]")), "{name}");
    }
}

#[test]
fn the_status_is_the_same_in_every_format() {
    for format in ["text", "json", "github", "junit"] {
        for (code, options, expected) in [
            (Code::FewPhrases, &["--quiet"][..], 0),
            (Code::FewPhrases, &["--format", format], 0),
            (Code::FailedExpectation, &["--format", format], 1),
            (Code::FewPhrases, &["--deny", "few-phrases", "--format", format], 1),
            (Code::FewPhrases, &["tests/findings/unknown-role.toml", "--format", format], 2),
        ] {
            assert_eq!(status(&check(code, options)), expected, "{format} {options:?}");
        }
    }
}

#[test]
fn every_lint_is_explained_in_three_paragraphs() {
    for lint in LINTS {
        assert_eq!(lint.docs.split("\n\n").count(), 3, "{}", lint.code.name());
        assert!(lint.docs.lines().all(|line| line.trim() == line), "{}", lint.code.name());
    }
    assert!(lint(Code::UnknownRole).is_none());
}

#[test]
fn a_rule_of_any_of_several_is_said_to_be_of_one_or_the_other() {
    let rules = "schema = 1\n[roles.a]\nname = \"A\"\n[roles.b]\nname = \"B\"\n[roles.c]\nname = \"C\"\n\
        [rules.cups]\nactivity = \"washing a cup\"\nowner = { any = [\"a\", \"b\"] }\n\
        [rules.plates]\nactivity = \"a cup, washing\"\nowner = \"c\"\n";
    let said = out(&run(["check", text(&file("any.toml", rules))]));
    assert!(said.contains("for a or b"), "{said}");
    assert!(!said.contains("a and b"), "{said}");
}

#[test]
fn who_stands_in_beside_a_holder_can_answer() {
    let is_found = |deputy: &str, fallback: &str| {
        let rules = format!(
            "schema = 1\n[roles.cook]\nname = \"Cook\"\nholder = [\"Tom\", \"Ann\"]\n{deputy}{fallback}\
             [roles.baker]\nname = \"Baker\"\nholder = [\"Ann\", \"Zoe\"]\n\
             [roles.waiter]\nname = \"Waiter\"\nholder = \"Ann\"\n\
             [rules.soup]\nactivity = \"stir the soup\"\nowner = \"cook\"\n"
        );
        let rules = file("deputies.toml", rules);
        out(&run(["check", text(&rules)])).contains("escalates-to-oneself")
    };
    assert!(!is_found("deputy = [\"Tom\", \"Zoe\"]\n", "") && !is_found("", "fallback = \"baker\"\n"));
    assert!(is_found("deputy = [\"Tom\"]\n", "") && is_found("", "fallback = \"waiter\"\n"));
}
