//! A team's own file: how it is laid over others, and what is said when that fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{self, command, err, out, program};

const TOP: &str = "schema = 1\ntitle = \"T\"\n[roles.r]\nname = \"R\"\n";

/// A folder with these files only.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = support::folder().join(name);
    let _ = fs::remove_dir_all(&folder);
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    folder
}

fn rule(id: &str, activity: &str) -> String {
    format!("[rules.{id}]\nactivity = \"{activity}\"\nowner = \"r\"\nwhy = \"Because.\"\n")
}

fn run(here: &Path, arguments: &[&str]) -> Output {
    program().current_dir(here).env("COLUMNS", "100").args(arguments).output().expect("the program runs")
}

/// The rules of `top.toml`, as `id file` lines, and the files, in their order.
fn listed(here: &Path) -> (Vec<String>, Vec<String>) {
    let output = run(here, &["--rules", "top.toml", "list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)));
    let text = |value: &serde_json::Value| value.as_str().expect("it is a text").to_owned();
    let rules = list["rules"].as_array().expect("rules are a list");
    let files = list["files"].as_array().expect("files are a list");
    (
        rules.iter().map(|rule| format!("{} {}", text(&rule["rule"]), text(&rule["file"]))).collect(),
        files.iter().map(text).collect(),
    )
}

fn refused(here: &Path) -> String {
    let output = run(here, &["--rules", "top.toml", "soup"]);
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    err(&output)
}

#[test]
fn later_ids_replace_earlier_ones_whole_over_several_levels() {
    let here = folder(
        "levels",
        &[
            (
                "deep/base.toml",
                &(TOP.to_owned() + &rule("a", "washing up") + &rule("b", "drying") + &rule("c", "baking")),
            ),
            (
                "middle.toml",
                &("schema = 1\nextends = [\"deep/base.toml\"]\n".to_owned() + &rule("b", "drying by hand")),
            ),
            (
                "top.toml",
                &("schema = 1\nextends = [\"middle.toml\"]\n[rules.c]\nremove = true\n".to_owned() + &rule("d", "tea")),
            ),
        ],
    );
    let (rules, files) = listed(&here);
    assert_eq!(rules, ["a deep/base.toml", "b middle.toml", "d top.toml"]);
    assert_eq!(files, ["top.toml", "middle.toml", "deep/base.toml"]);
}

#[test]
fn a_file_that_two_others_extend_is_read_once_and_lies_below_both() {
    let extends = |names: &str| format!("schema = 1\nextends = [{names}]\n");
    let here = folder(
        "diamond",
        &[
            ("base.toml", &(TOP.to_owned() + &rule("a", "washing up"))),
            ("left.toml", &(extends("\"base.toml\"") + &rule("a", "washing up with care"))),
            ("right.toml", &(extends("\"./base.toml\"") + &rule("b", "drying"))),
            ("top.toml", &extends("\"left.toml\", \"right.toml\"")),
        ],
    );
    let (rules, files) = listed(&here);
    assert_eq!(rules, ["a left.toml", "b right.toml"]);
    assert_eq!(files, ["top.toml", "right.toml", "left.toml", "base.toml"]);
}

#[test]
fn what_a_base_defines_can_be_used_above_it() {
    let text = "schema = 1\nextends = [\"builtin\"]\n[rules.tea]\nactivity = \"making tea\"\nwhy = \"It depends.\"\n\
                source = \"scrum-guide\"\n[[rules.tea.cases]]\nwhen = { scrum = \"yes\" }\nowner = \"product-owner\"\n\
                why = \"Yes.\"\n[[rules.tea.cases]]\nwhen = { scrum = \"no\" }\nowner = \"sales\"\nwhy = \"No.\"\n";
    let here = folder("uses", &[("top.toml", text)]);
    let output = run(&here, &["--rules", "top.toml", "--given", "scrum=no", "--format", "tsv", "making tea"]);
    assert!(out(&output).contains("owned\tsales\ttea"), "{}{}", out(&output), err(&output));
}

#[test]
fn a_circle_is_shown_step_by_step() {
    let here = folder(
        "circle",
        &[
            ("top.toml", "schema = 1\nextends = [\"a.toml\"]\n"),
            ("a.toml", "schema = 1\nextends = [\"b.toml\"]\n"),
            ("b.toml", "schema = 1\nextends = [\"a.toml\"]\n"),
        ],
    );
    let said = refused(&here);
    assert!(said.contains("cycle: a.toml → b.toml → a.toml"), "{said}");
    assert!(said.contains("--> b.toml:2:12"), "{said}");
}

#[test]
fn the_errors_of_all_files_are_reported_at_once_and_where_they_are() {
    let here = folder(
        "errors",
        &[
            ("top.toml", "schema = 1\nextends = [\"a.toml\", \"gone.toml\"]\ntitel = \"T\"\n"),
            ("a.toml", "schema = 1\nextends = [\"b.toml\"]\n[rules.x]\nownr = \"r\"\n"),
            ("b.toml", "schema = \n"),
        ],
    );
    let said = refused(&here);
    for place in ["top.toml:2:22", "top.toml:3:1", "a.toml:4:1", "b.toml:1:"] {
        assert!(said.contains(&format!("--> {place}")), "{place} in {said}");
    }
}

#[test]
fn an_error_of_meaning_points_into_the_base() {
    let here = folder(
        "meaning",
        &[
            (
                "top.toml",
                "schema = 1\nextends = [\"base.toml\"]\n[rules.y]\nactivity = \"y\"\nowner = \"q\"\nwhy = \"w\"\n",
            ),
            ("base.toml", &(TOP.to_owned() + "[rules.x]\nactivity = \"x\"\nowner = \"rr\"\nwhy = \"w\"\n")),
        ],
    );
    let said = refused(&here);
    assert!(said.contains("--> base.toml:7:9") && said.contains("--> top.toml:5:9"), "{said}");
    assert!(said.ends_with("top.toml, base.toml: 2 errors\n"), "{said}");
}

#[test]
fn a_file_higher_up_is_named_relative_to_here() {
    let here = folder(
        "up",
        &[("who-owns.toml", &(TOP.to_owned() + &rule("tea", "making tea"))), (".git/HEAD", ""), ("a/b/x", "")],
    );
    let output = run(&here.join("a/b"), &["--explain", "making tea"]);
    assert!(out(&output).contains("../../who-owns.toml:5"), "{}{}", out(&output), err(&output));
}

#[test]
fn a_folder_in_the_place_of_a_rule_file_is_not_passed_over() {
    let here = folder("folder", &[("who-owns.toml/x", "")]);
    let output = run(&here, &["soup"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("who-owns.toml is a folder"), "{}", err(&output));
}

#[test]
fn a_file_that_is_too_large_is_not_read_to_its_end() {
    let here = folder("large", &[("top.toml", "")]);
    let file = fs::File::create(here.join("top.toml")).expect("it can be written");
    // Windows makes no holes.
    file.set_len(if cfg!(windows) { 1 << 25 } else { 1 << 40 }).expect("a file can have a hole");
    assert!(refused(&here).contains("top.toml is longer than 16 MiB"));
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_refused() {
    let here = folder("endless", &[("top.toml", "schema = 1\nextends = [\"/dev/zero\", \"pipe\"]\n")]);
    assert!(command("mkfifo").arg(here.join("pipe")).status().expect("mkfifo is there").success());
    let said = refused(&here);
    assert!(said.contains("/dev/zero is not a regular file") && said.contains("pipe is not a regular file"), "{said}");
    let output = run(&here, &["--rules", "pipe", "soup"]);
    assert!(err(&output).contains("pipe is not a regular file"), "{}", err(&output));
}

#[test]
fn a_day_that_is_none_is_refused() {
    let here = folder("today", &[("top.toml", &(TOP.to_owned() + &rule("tea", "making tea")))]);
    for day in ["2026-1-1", "20260101", "2026-02-30", "2026-11-24T10:00", "soon"] {
        let mut command = program();
        command.current_dir(&here).env("WHO_OWNS_TODAY", day).args(["--rules", "top.toml", "making tea"]);
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{day}");
        assert!(err(&output).contains(&format!("WHO_OWNS_TODAY={day} is not a date")), "{}", err(&output));
    }
}

/// A file that extends this, and how it is refused.
fn refused_base(here: &Path, base: &str) -> String {
    let text = format!("extends = [\"{base}\"]\n{TOP}{}", rule("a", "one"));
    fs::write(here.join("top.toml"), text).expect("the file can be written");
    let said = refused(here);
    assert!(said.contains("top.toml:1:"), "it says where that is written: {said}");
    said
}

#[cfg(unix)]
#[test]
fn folders_and_links_that_lead_round_cannot_be_extended() {
    let here = folder("no-file", &[("inner/a.toml", "")]);
    assert!(refused_base(&here, "inner").contains("is a folder"));
    for (link, target) in [("round.toml", "turn.toml"), ("turn.toml", "round.toml"), ("self.toml", "./top.toml")] {
        std::os::unix::fs::symlink(target, here.join(link)).expect("it can be made");
    }
    assert!(refused_base(&here, "round.toml").contains("cannot read round.toml"));
    assert!(refused_base(&here, "self.toml").contains("a cycle: top.toml → top.toml\n"), "a link to itself is itself");
}

/// A rule file is trusted like any file that a person names: it may lie anywhere, and it is only ever read.
#[test]
fn a_file_elsewhere_can_be_extended() {
    let here =
        folder("elsewhere", &[("repository/.git/HEAD", ""), ("base.toml", &(TOP.to_owned() + &rule("b", "two")))]);
    let repository = here.join("repository");
    fs::write(repository.join("top.toml"), format!("schema = 1\nextends = [\"../base.toml\"]\n{}", rule("a", "one")))
        .expect("the file can be written");
    assert_eq!(listed(&repository).0, ["a top.toml", "b ../base.toml"]);
}
