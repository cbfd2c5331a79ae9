//! A system that gives the program no thread beside its first one.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use crate::support::{KITCHEN, PROGRAM, PROJECT, command, err, out, run, status};

/// The program where its user may have one process. The superuser knows no such limit, and becomes another user
/// (`setpriv` comes with util-linux).
fn alone(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
    // Where another user can read them.
    let copied = |path: &str, name: &str| {
        fs::copy(path, folder.path().join(name)).expect("it can be copied");
    };
    copied(PROGRAM, "who-owns");
    copied(&format!("{PROJECT}/{KITCHEN}"), "kitchen.toml");
    copied(&format!("{PROJECT}/tests/cmd/questions.txt"), "questions.txt");
    let limited = "ulimit -u 1; exec ./who-owns \"$@\"";
    let script = "case $(id -u) in 0) exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\" \"$@\";; \
                  *) exec \"$0\" \"$@\";; esac";
    let mut command = command("bash");
    command.args(["-c", script, "bash", "-c", limited, "bash"]).args(arguments).current_dir(folder.path());
    command.output().expect("there is a shell")
}

#[test]
fn without_threads_the_answers_are_the_same() {
    let asked: [&[&str]; 5] = [
        &["make soup", "--rules", "kitchen.toml"],
        &["--rules", "kitchen.toml", "--format", "jsonl", "--from", "questions.txt"],
        &["list", "--rules", "kitchen.toml"],
        &["check", "kitchen.toml"],
        &["coverage", "questions.txt", "--rules", "kitchen.toml"],
    ];
    for arguments in asked {
        let output = alone(arguments);
        let here = arguments.iter().map(|argument| match *argument {
            name @ ("kitchen.toml" | "questions.txt") => format!("tests/cmd/{name}"),
            argument => argument.to_owned(),
        });
        let usual = run(here);
        assert_eq!(err(&output).replace("kitchen.toml", KITCHEN), err(&usual), "{arguments:?}");
        let answers = out(&output).replace("kitchen.toml", KITCHEN);
        assert_eq!(answers.split_whitespace().collect::<String>(), out(&usual).split_whitespace().collect::<String>());
        assert_eq!(status(&output), status(&usual), "{arguments:?}");
    }
}

#[test]
fn without_another_process_there_is_no_git() {
    let output = alone(&["diff", "git:HEAD:kitchen.toml", "kitchen.toml"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("cannot run git"), "{}", err(&output));
}
