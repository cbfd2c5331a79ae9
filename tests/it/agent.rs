//! The skill that `init --agent` writes: it is short, its commands work, and it says what the program does.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{err, out, program, shell, status};

const SKILL: &str = ".agents/skills/who-owns/SKILL.md";

fn init(folder: &Path) -> std::process::Output {
    program().current_dir(folder).args(["init", "--agent"]).output().expect("the program runs")
}

fn written() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    assert_eq!(status(&init(folder.path())), 0);
    let skill = fs::read_to_string(folder.path().join(SKILL)).expect("it was written");
    (folder, skill)
}

#[test]
fn it_is_short_and_says_what_a_skill_must() {
    let (_folder, skill) = written();
    assert!(skill.lines().count() < 100);
    let (head, _) = skill.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("it has a head");
    let keys: Vec<&str> = head.lines().filter_map(|line| line.split_once(": ")).map(|(key, _)| key).collect();
    assert_eq!(keys, ["name", "description"]);
    assert!(head.len() < 1024, "agents read no longer one");
}

#[test]
fn every_command_of_the_skill_works_and_prints_json() {
    let (folder, skill) = written();
    let commands: Vec<&str> = skill.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        let run = command.replace("who-owns ", "\"$0\" ");
        let output = shell(&run).current_dir(folder.path()).output().expect("a shell runs");
        assert_eq!(status(&output), 0, "{command}: {}", err(&output));
        let printed = out(&output);
        let mut values = serde_json::Deserializer::from_str(&printed).into_iter::<Value>();
        assert!(values.all(|value| value.is_ok_and(|value| value["schema"] == 1)), "{command}: {printed}");
    }
}

#[test]
fn its_exit_statuses_are_those_of_the_program() {
    let (folder, skill) = written();
    let asked = [("customer feedback", 0), ("feed the office cat", 1), ("", 2), ("developers' questions", 3)];
    for (question, expected) in asked {
        let output = program().current_dir(folder.path()).args(["ask", question]).output().expect("the program runs");
        assert_eq!(status(&output), expected, "{question}: {}", err(&output));
        assert!(skill.contains(&format!("\n| {expected} | ")));
    }
}

#[test]
fn an_existing_skill_is_never_changed() {
    let (folder, _) = written();
    let path = folder.path().join(SKILL);
    fs::write(&path, "ours").expect("it can be written");
    let again = init(folder.path());
    assert_eq!(status(&again), 2);
    assert!(err(&again).contains("already exists"), "{}", err(&again));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "ours");
}

/// The line for AGENTS.md names the file.
#[test]
fn it_says_which_line_makes_agents_find_it() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let said = out(&init(folder.path()));
    let line = said.lines().last().expect("it says something");
    assert!(line.contains("`who-owns`") && line.contains(SKILL), "{said}");
}
