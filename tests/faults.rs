//! Surroundings that fail: the right status, nothing half written, and no word too many.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const KITCHEN: &str = "tests/cmd/kitchen.toml";

/// Every verb, with arguments that make it print.
const VERBS: [&[&str]; 13] = [
    &["make soup", "--rules", KITCHEN],
    &["--from", "tests/cmd/questions.txt", "--rules", KITCHEN],
    &["list", "--rules", KITCHEN],
    &["roles", "--rules", KITCHEN],
    &["check", "tests/cmd/check.in/who-owns.toml"],
    &["diff", "tests/cmd/diff.in/old.toml", "tests/cmd/diff.in/old.toml"],
    &["coverage", "tests/cmd/questions.txt", "--rules", KITCHEN],
    &["schema"],
    &["completions", "bash"],
    &["man"],
    &["help"],
    &["--help"],
    &["--version"],
];

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_who-owns"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("errors are UTF-8")
}

#[test]
fn a_closed_pipe_is_quiet_in_every_verb() {
    for arguments in VERBS {
        let mut command = program();
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", err(&output));
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {:?}", output.status);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_in_every_verb() {
    for arguments in VERBS {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = program().args(arguments).stdin(Stdio::null()).stdout(full).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("cannot write the answer"), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn no_variable_is_needed() {
    for arguments in VERBS {
        let output = program().args(arguments).env_clear().output().expect("the program runs");
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", err(&output));
        assert!(!output.stdout.contains(&0x1b), "{arguments:?}: no terminal, no colour");
    }
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let made = program().current_dir(folder.path()).arg("init").env_clear().output().expect("the program runs");
    assert!(made.status.success(), "{}", err(&made));
}

#[test]
fn locale_and_time_zone_change_no_answer() {
    let answers = |variables: &[(&str, &str)]| {
        let mut command = program();
        command.args(["--rules", KITCHEN, "--from", "tests/cmd/questions.txt", "--format", "jsonl"]);
        command.envs(variables.iter().copied()).output().expect("the program runs").stdout
    };
    let plain = answers(&[("LC_ALL", "C"), ("TZ", "UTC")]);
    assert!(!plain.is_empty());
    assert_eq!(plain, answers(&[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")]));
    assert_eq!(plain, answers(&[("LC_ALL", "no such locale"), ("TZ", "Nowhere/At_All")]));
}

/// Linux lets not even its superuser make a file in `/sys`.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_stays_as_it_is() {
    let output = program().args(["init", "/sys/who-owns.toml"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("cannot write /sys/who-owns.toml"), "{}", err(&output));
    assert!(!Path::new("/sys/who-owns.toml").exists());
}

/// A folder that was deleted under the feet of the shell.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_gone_is_no_reason_not_to_answer() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let script = "rmdir \"$PWD\"; exec \"$0\" customer feedback";
    let mut shell = Command::new("sh");
    shell.current_dir(folder.path()).args(["-c", script, env!("CARGO_BIN_EXE_who-owns")]);
    let output = shell.env("XDG_CONFIG_HOME", "/nowhere").output().expect("there is a shell");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
}
