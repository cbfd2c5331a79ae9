//! `diff` against a file as it was in a git revision, in a repository made for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{self, commit, err, folder, git, in_a_line, out, program, status, text};

const BASE: &str = "schema = 1\ntitle = \"Base\"\n[roles.cook]\nname = \"cook\"\n[roles.waiter]\nname = \"waiter\"\n\
                    [rules.soup]\nactivity = \"stirring the soup\"\nowner = \"cook\"\nwhy = \"It burns.\"\n";
const TOP: &str = "schema = 1\ntitle = \"Top\"\nextends = [\"../base.toml\"]\n[rules.wine]\n\
                   activity = \"pouring wine\"\nowner = \"waiter\"\nwhy = \"It is at the table.\"\n";

/// A repository with `base.toml` and `team/top.toml`, committed once and then changed in the base.
fn repository(name: &str) -> PathBuf {
    let root = support::repository(name, &[("base.toml", BASE), ("team/top.toml", TOP)]);
    commit(&root, "Rules");
    fs::write(root.join("base.toml"), BASE.replace("owner = \"cook\"", "owner = \"waiter\"")).expect("it is written");
    root
}

fn diff(folder: &Path, old: &str, new: &str) -> (i32, String) {
    said(program().current_dir(folder).args(["diff", old, new]))
}

/// The exit status, and all output on one line.
fn said(command: &mut Command) -> (i32, String) {
    let output = command.output().expect("the program runs");
    let words = out(&output) + &err(&output);
    (status(&output), in_a_line(&words))
}

#[test]
fn a_revision_is_read_with_what_it_extends() {
    let root = repository("revision-extends");
    let (status, said) = diff(&root, "git:HEAD:team/top.toml", "team/top.toml");
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("Changes hands: cook → waiter"), "{said}");
    assert!(said.contains("1 of 2 questions"), "{said}");
}

/// Both files extend one whose expectation has words of its own.
#[test]
fn what_a_file_below_expects_is_asked_of_both() {
    let base = BASE.replace("why = ", "phrases = [\"stir the broth\"]\nwhy = ")
        + "[[expect]]\nask = \"stir the broth for the guests\"\nowner = \"cook\"\n";
    let old = "schema = 1\nextends = [\"base.toml\"]\n";
    let new = old.to_owned()
        + "[rules.guests]\nactivity = \"stirring for guests\"\nowner = \"waiter\"\nphrases = [\"stir for the guests\"]\n";
    let root = support::repository("below", &[("base.toml", &*base), ("old.toml", old), ("new.toml", &*new)]);
    let (status, said) = diff(&root, "old.toml", "new.toml");
    assert_eq!((status, said.contains("stir the broth for the guests")), (1, true), "{said}");
}

/// A file may have the name that the built-in rules have in `extends`.
#[test]
fn a_file_called_builtin_is_a_file_in_a_revision_too() {
    let rule = "schema = 1\n[roles.cook]\nname = \"cook\"\n[rules.soup]\nactivity = \"soup\"\nowner = \"cook\"\n";
    let top = "schema = 1\nextends = [\"builtin\", \"./builtin\"]\n";
    let root = support::repository("revision-builtin", &[("builtin", rule), ("top.toml", top)]);
    commit(&root, "Rules");
    let (status, said) = diff(&root, "git:HEAD:top.toml", "top.toml");
    assert_eq!(status, 0, "{said}");
}

#[test]
fn what_a_revision_extends_must_be_in_it() {
    let root = repository("revision-base");
    git(&root, &["rm", "--quiet", "--cached", "base.toml"]);
    commit(&root, "Lose the base");
    let (status, said) = diff(&root, "git:HEAD:team/top.toml", "team/top.toml");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("missing-base"), "{said}");
    assert!(said.contains("there is no file `git:HEAD:base.toml` to extend"), "{said}");
}

#[test]
fn a_path_can_start_at_the_current_folder() {
    let root = repository("revision-folder");
    let (status, said) = diff(&root.join("team"), "git:HEAD:./top.toml", "git:HEAD:team/top.toml");
    assert_eq!(status, 0, "{said}");
}

#[test]
fn what_a_revision_extends_is_the_same_in_every_folder() {
    let top = TOP.replace("../base.toml", "./base.toml");
    let too_high = TOP.replace("../base.toml", "../../base.toml");
    let files =
        [("base.toml", BASE), ("top.toml", &top), ("team/base.toml", "schema = 0\n"), ("team/high.toml", &too_high)];
    let root = support::repository("revision-same", &files);
    commit(&root, "Rules");
    for (folder, now) in [(&root, "top.toml"), (&root.join("team"), "../top.toml")] {
        for old in ["git:HEAD:top.toml", &format!("git:HEAD:./{now}")] {
            let (status, said) = diff(folder, old, now);
            assert_eq!(status, 0, "{old}: {said}");
        }
        let (status, said) = diff(folder, "git:HEAD:team/high.toml", now);
        assert!(status == 2 && said.contains("missing-base"), "{said}");
    }
}

#[test]
fn what_git_cannot_find_is_said() {
    let root = repository("revision-missing");
    for (old, reason) in [
        ("git:HEAD:none.toml", "does not exist in 'HEAD'"),
        ("git:nowhere:base.toml", "nowhere"),
        ("git:HEAD:team", "git:HEAD:team"),
    ] {
        let (status, said) = diff(&root, old, "base.toml");
        assert_eq!(status, 2, "{said}");
        assert!(said.contains(reason), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_a_revision_is_called_one() {
    let root = repository("revision-link");
    std::os::unix::fs::symlink("../base.toml", root.join("team/link.toml")).expect("a link can be made");
    git(&root, &["add", "team/link.toml"]);
    commit(&root, "Add a link");
    for (folder, link) in [(&root, "git:HEAD:team/link.toml"), (&root.join("team"), "git:HEAD:./link.toml")] {
        let (status, said) = diff(folder, link, "base.toml");
        assert_eq!(status, 2, "{said}");
        assert!(said.contains(&format!("{link} is a symbolic link to ../base.toml")), "{said}");
    }
}

#[test]
fn a_revision_is_never_an_option_of_git() {
    let root = repository("revision-option");
    let (status, said) = diff(&root, "git:--batch-all-objects:base.toml", "base.toml");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("is not a file of a git revision"), "{said}");
}

/// A partial clone that lacks all files, with this setting.
fn partial_clone(name: &str, key: &str, value: &str) -> PathBuf {
    let full = repository(&format!("{name}-full"));
    git(&full, &["config", "uploadpack.allowFilter", "true"]);
    let clone = folder().join(name);
    let _ = fs::remove_dir_all(&clone);
    let url = format!("file://{}", text(&full));
    git(&folder(), &["clone", "--quiet", "--no-checkout", "--filter=blob:none", &url, text(&clone)]);
    fs::write(clone.join("now.toml"), BASE).expect("it can be written");
    git(&clone, &["config", key, value]);
    clone
}

#[cfg(unix)]
fn executable(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

/// `diff` with another git: a script that runs before the true one, with its arguments.
#[cfg(unix)]
fn diff_with_git(before: &str, folder: &Path, old: &str, new: &str) -> (i32, String) {
    let path = std::env::var("PATH").expect("programs are found by it");
    let first = crate::support::folder().join("bin");
    fs::create_dir_all(&first).expect("a folder can be made");
    executable(&first.join("git"), &format!("{before}\nPATH=${{PATH#*:}}\nexec git \"$@\""));
    said(program().current_dir(folder).env("PATH", format!("{}:{path}", text(&first))).args(["diff", old, new]))
}

/// Settings with which a repository makes git run a command, and how git is set up.
#[cfg(unix)]
fn assert_nothing_runs(before: &str) {
    let (trap, trace) = (folder().join("trap"), folder().join("trap.ran"));
    executable(&trap, "touch \"$0.ran\"");
    let _ = fs::remove_file(&trace);
    let command = format!("ext::{}", text(&trap));
    let settings = [
        ("remote.origin.uploadpack", text(&trap)),
        ("remote.origin.url", &command),
        ("remote.origin.url", "ssh://localhost/nowhere"),
        ("remote.origin.url", "http://localhost:9/nowhere"),
    ];
    for (key, value) in settings {
        let clone = partial_clone("hostile", key, value);
        for key in ["core.sshCommand", "core.fsmonitor", "core.pager", "credential.helper", "pager.cat-file"] {
            git(&clone, &["config", key, text(&trap)]);
        }
        for key in ["protocol.allow", "protocol.ext.allow", "protocol.file.allow", "protocol.ssh.allow"] {
            git(&clone, &["config", key, "always"]);
        }
        let (status, said) = diff_with_git(before, &clone, "git:HEAD:base.toml", "now.toml");
        assert!(!trace.exists(), "{key} = {value} runs a command");
        assert_eq!(status, 2, "{said}");
        assert!(said.contains("cannot read git:HEAD:base.toml"), "{said}");
        assert!(said.contains("This is a partial clone, and who-owns downloads nothing"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_repository_starts_nothing_and_nothing_is_downloaded() {
    assert_nothing_runs("");
}

/// Git before 2.45 does not know this variable.
#[cfg(unix)]
#[test]
fn an_older_git_starts_and_downloads_nothing_either() {
    assert_nothing_runs("unset GIT_NO_LAZY_FETCH");
}

#[test]
fn what_a_partial_clone_lacks_is_not_called_missing() {
    let clone = partial_clone("lacking", "extensions.partialClone", "origin");
    let top = TOP.replace("../base.toml", "base.toml");
    fs::write(clone.join("top.toml"), top).expect("it can be written");
    git(&clone, &["add", "top.toml"]);
    commit(&clone, "Extend the base");
    let (status, said) = diff(&clone, "git:HEAD:top.toml", "now.toml");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("unreadable-base") && said.contains("partial clone"), "{said}");
}

/// A full pipe must not stop git: here it writes a mebibyte on standard error first.
#[cfg(unix)]
#[test]
fn git_may_say_much() {
    let root = repository("revision-much");
    let much = "head -c 1048576 /dev/zero | tr '\\0' x >&2";
    let (status, said) = diff_with_git(much, &root, "git:HEAD:base.toml", "git:HEAD:base.toml");
    assert_eq!(status, 0, "{said}");
}

#[test]
fn an_object_is_never_replaced_by_another() {
    let root = repository("revision-replaced");
    git(&root, &["add", "base.toml"]);
    git(&root, &["replace", "HEAD:base.toml", ":base.toml"]);
    let (status, said) = diff(&root, "git:HEAD:base.toml", "base.toml");
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("Changes hands: cook → waiter"), "{said}");
}
