//! `diff` against a file as it was in a git revision, in a repository made for it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{command, err, folder, out, program, status};

const BASE: &str = "schema = 1\ntitle = \"Base\"\n[roles.cook]\nname = \"cook\"\n[roles.waiter]\nname = \"waiter\"\n\
                    [rules.soup]\nactivity = \"stirring the soup\"\nowner = \"cook\"\nwhy = \"It burns.\"\n";
const TOP: &str = "schema = 1\ntitle = \"Top\"\nextends = [\"../base.toml\"]\n[rules.wine]\n\
                   activity = \"pouring wine\"\nowner = \"waiter\"\nwhy = \"It is at the table.\"\n";

/// A repository with `base.toml` and `team/top.toml`, committed once and then changed in the base.
fn repository(name: &str) -> PathBuf {
    let root = folder().join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("team")).expect("a folder can be made");
    fs::write(root.join("base.toml"), BASE).expect("a file can be written");
    fs::write(root.join("team/top.toml"), TOP).expect("a file can be written");
    git(&root, &["init", "--quiet"]);
    git(&root, &["add", "."]);
    commit(&root, "Rules");
    fs::write(root.join("base.toml"), BASE.replace("owner = \"cook\"", "owner = \"waiter\"")).expect("it is written");
    root
}

fn commit(root: &Path, message: &str) {
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    git(root, &[&author[..], &["commit", "--quiet", "--message", message]].concat());
}

fn git(root: &Path, arguments: &[&str]) {
    let status = command("git").current_dir(root).args(arguments).status().expect("git runs");
    assert!(status.success(), "git {arguments:?}");
}

fn diff(folder: &Path, old: &str, new: &str) -> (i32, String) {
    let output = program().current_dir(folder).args(["diff", old, new]).output().expect("the program runs");
    (status(&output), out(&output) + &err(&output))
}

#[test]
fn a_revision_is_read_with_what_it_extends() {
    let root = repository("revision-extends");
    let (status, said) = diff(&root, "git:HEAD:team/top.toml", "team/top.toml");
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("Changes hands: cook → waiter"), "{said}");
    assert!(said.contains("1 of 2 questions"), "{said}");
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

#[test]
fn a_revision_is_never_an_option_of_git() {
    let root = repository("revision-option");
    let (status, said) = diff(&root, "git:--batch-all-objects:base.toml", "base.toml");
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("is not a file of a git revision"), "{said}");
}
