//! Surroundings that fail: the right status, nothing half written, and no word too many.

use std::fs;
use std::path::Path;

use crate::support::{KITCHEN, err, program, run, shell, start, status};

/// Every verb, with arguments that make it print.
const VERBS: [&[&str]; 15] = [
    &["make soup", "--rules", KITCHEN],
    &["--from", "tests/cmd/questions.txt", "--rules", KITCHEN],
    &["list", "--rules", KITCHEN],
    &["roles", "--rules", KITCHEN],
    &["check", "tests/cmd/check.in/who-owns.toml"],
    &["diff", "tests/cmd/diff.in/old.toml", "tests/cmd/diff.in/old.toml"],
    &["diff", "tests/cmd/diff.in/old.toml", "tests/cmd/diff.in/new.toml"],
    &["coverage", "tests/cmd/questions.txt", "--rules", KITCHEN],
    &["waltz with a zebra", "--rules", KITCHEN],
    &["schema"],
    &["completions", "bash"],
    &["man"],
    &["help"],
    &["--help"],
    &["--version"],
];

#[test]
fn a_closed_pipe_is_quiet_in_every_verb() {
    for arguments in VERBS {
        let mut command = program();
        command.args(arguments);
        let mut child = start(command);
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", err(&output));
        assert_eq!(output.status.code(), run(arguments).status.code(), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_in_every_verb() {
    for arguments in VERBS {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = program().args(arguments).stdout(full).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains("cannot write the answer"), "{arguments:?}: {}", err(&output));
    }
}

/// A reader of the error alone must know that the file is there.
#[cfg(target_os = "linux")]
#[test]
fn what_was_written_is_said_even_if_nothing_can_be_printed() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let kitchen = fs::read_to_string("tests/cmd/teach.in/who-owns.toml").expect("it can be read");
    fs::write(folder.path().join("kitchen.toml"), kitchen).expect("it can be written");
    let teach = ["--rules", "kitchen.toml", "teach", "stock the pantry", "--owner", "cook"];
    for (arguments, file) in [
        (&["init"][..], "who-owns.toml"),
        (&["init", "--agent"], ".agents/skills/who-owns/SKILL.md"),
        (&teach, "kitchen.toml"),
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let output = program().current_dir(folder.path()).args(arguments).stdout(full).output();
        let output = output.expect("the program runs");
        let said = err(&output);
        assert_eq!(status(&output), 2, "{arguments:?}: {said}");
        assert!(
            said.contains(&format!(
                "cannot write the answer: No space left on device (os error 28); {file} was written"
            )),
            "{said}"
        );
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
    let output = run(["init", "/sys/who-owns.toml"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("cannot write /sys/who-owns.toml"), "{}", err(&output));
    assert!(!Path::new("/sys/who-owns.toml").exists());
}

/// An optional file may be absent, but what is there must be readable.
#[cfg(unix)]
#[test]
fn only_what_is_not_there_is_absent() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let path = |name: &str| folder.path().join(name);
    for (link, target) in [("dangling.toml", "nowhere.toml"), ("loop.toml", "loop.toml")] {
        std::os::unix::fs::symlink(target, path(link)).expect("a link can be made");
    }
    fs::write(path("file.toml"), "").expect("it can be written");
    for (base, expected) in [
        ("none.toml", None),
        ("none/none.toml", None),
        ("dangling.toml", Some("dangling.toml is a symbolic link to nothing")),
        ("loop.toml", Some("loop.toml")),
        ("file.toml/none.toml", Some("file.toml/none.toml")),
    ] {
        let kitchen = fs::read_to_string(KITCHEN).expect("it can be read");
        let extends = format!("schema = 1\nextends = [{{ path = \"{base}\", optional = true }}]\n");
        fs::write(path("top.toml"), kitchen.replacen("schema = 1\n", &extends, 1)).expect("it can be written");
        let output = program().current_dir(folder.path()).args(["--rules", "top.toml", "make soup"]).output();
        let output = output.expect("the program runs");
        let said = err(&output);
        match expected {
            None => assert_eq!(status(&output), 0, "{base}: {said}"),
            Some(words) => assert!(said.contains("error[unreadable-base]") && said.contains(words), "{base}: {said}"),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_no_file_is_said_to_be_one() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    for (link, target, said) in
        [("dangling", "nowhere", "dangling is a symbolic link to nothing"), ("loop", "loop", "cannot read loop: ")]
    {
        std::os::unix::fs::symlink(target, folder.path().join(link)).expect("a link can be made");
        for verb in
            [&["coverage"][..], &["import"], &["check"], &["check", "builtin", "--baseline"], &["roles", "--rules"]]
        {
            let output = program().current_dir(folder.path()).args(verb).arg(link).output().expect("the program runs");
            assert_eq!(status(&output), 2, "{verb:?} {link}");
            let all = [output.stdout, output.stderr].concat();
            assert!(String::from_utf8_lossy(&all).contains(said), "{verb:?}: {}", String::from_utf8_lossy(&all));
        }
    }
}

/// A folder that was deleted under the feet of the shell.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_gone_is_no_reason_not_to_answer() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let script = "rmdir \"$PWD\"; exec \"$0\" customer feedback";
    let output = shell(script).current_dir(folder.path()).output().expect("there is a shell");
    assert_eq!(status(&output), 0, "{}", err(&output));
}
