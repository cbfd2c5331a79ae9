//! The rule file that `init` writes: it keeps what it promises, and it is written whole, once, or not at all.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use who_owns::rulebook::Wanted;
use who_owns::{Detail, Given, Router, RuleBook, Source};

use crate::support::{BUILTIN, err, program, shell, status, valid};

fn starter() -> String {
    fs::read_to_string("rules/starter.toml").expect("it can be read")
}

/// The starter with every example that is ready for use in use.
fn with_all_examples() -> String {
    starter().lines().map(in_use).collect()
}

fn in_use(line: &str) -> String {
    let example = line.strip_prefix('#').filter(|example| !example.is_empty() && !example.starts_with([' ', ':']));
    example.unwrap_or(line).to_owned() + "\n"
}

fn book(text: String) -> RuleBook {
    valid(Source::new("who-owns.toml", text))
}

/// The answer to each expectation is what it wants.
fn expectations_hold(book: &RuleBook) {
    let router = Router::new(book);
    assert!(!book.expectations.is_empty());
    for expectation in &book.expectations {
        let decision = router.route(&expectation.ask, &expectation.given, Detail::Decision).decision;
        match &expectation.wanted {
            Wanted::Owners(owners) => assert_eq!(decision.owners(), *owners, "{}", expectation.ask),
            Wanted::Outcome(outcome) => assert_eq!(decision.outcome(), *outcome, "{}", expectation.ask),
        }
    }
}

#[test]
fn the_starter_changes_no_answer() {
    let (ours, builtin) = (book(starter()), &*BUILTIN);
    assert_eq!(ours.roles, builtin.roles);
    assert_eq!(ours.contexts, builtin.contexts);
    let rules = |book: &RuleBook| book.rules.iter().map(|rule| rule.location.clone()).collect::<Vec<_>>();
    assert_eq!(rules(&ours), rules(builtin));
    expectations_hold(&ours);
}

#[test]
fn the_examples_of_the_starter_do_what_they_say() {
    let ours = book(with_all_examples());
    let manager = &ours.roles["product-manager"];
    assert!(!manager.holders.is_empty() && manager.contact.is_some() && !manager.deputies.is_empty());
    assert!(ours.roles.values().any(|role| role.absent && role.fallback.is_some()));
    assert!(ours.contexts["scrum"].default.is_some());
    assert!(ours.review().is_some_and(|review| review.every.is_some()));

    let builtin = &*BUILTIN;
    let added: Vec<_> = ours.rules.iter().filter(|rule| builtin.rule(&rule.id).is_none()).collect();
    let removed: Vec<_> = builtin.rules.iter().filter(|rule| ours.rule(&rule.id).is_none()).collect();
    let here = |id: &str| ours.rule(id).is_some_and(|rule| rule.location.source.name() == "who-owns.toml");
    let replaced: Vec<_> = builtin.rules.iter().filter(|rule| here(&rule.id)).collect();
    assert_eq!((added.len(), removed.len(), replaced.len()), (1, 1, 2));
    assert!(
        ours.rule("customer-feedback")
            .is_some_and(|rule| rule.phrases.len() > builtin.rule(&rule.id).map_or(0, |rule| rule.phrases.len()))
    );
    assert_ne!(ours.rule(&replaced[0].id).map(|rule| &rule.ownership), Some(&replaced[0].ownership));
    expectations_hold(&ours);
    let router = Router::new(&ours);
    for phrase in added[0].wordings() {
        assert_eq!(router.route(phrase, &Given::new(), Detail::Decision).decision.owners(), added[0].all_owners());
    }
}

#[test]
fn the_examples_of_the_starter_alone_do_what_they_say() {
    let text = fs::read_to_string("rules/starter-alone.toml").expect("it can be read");
    let ours = book(text.lines().map(in_use).filter(|line| !line.starts_with("extends")).collect());
    assert_eq!(ours.file_names(), ["who-owns.toml"]);
    assert_eq!((ours.roles.len(), ours.rules.len(), ours.contexts.len()), (2, 3, 1));
    expectations_hold(&ours);
}

fn init(folder: &Path) -> Command {
    let mut command = program();
    command.current_dir(folder).arg("init");
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is a place for temporary files")
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned()).collect()
}

fn refused(output: &Output, because: &str) {
    let said = err(output);
    assert_eq!(status(output), 2, "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.contains(because), "{said}");
}

#[test]
fn of_many_at_once_one_writes_the_file() {
    let folder = folder();
    let children: Vec<_> = (0..12)
        .map(|_| init(folder.path()).args(["--quiet", "who-owns.toml"]).spawn().expect("the program starts"))
        .collect();
    let codes: Vec<_> = children.into_iter().map(|mut child| child.wait().expect("it ends").code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert_eq!(files(folder.path()), ["who-owns.toml"], "nothing else is left behind");
    assert_eq!(fs::read_to_string(folder.path().join("who-owns.toml")).expect("it is there"), starter());
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let folder = folder();
    let file = folder.path().join("who-owns.toml");
    fs::write(&file, "ours").expect("it can be written");
    refused(&init(folder.path()).output().expect("the program runs"), "who-owns.toml already exists");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "ours");
    assert_eq!(files(folder.path()), ["who-owns.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_in_the_way_too() {
    let folder = folder();
    std::os::unix::fs::symlink("elsewhere.toml", folder.path().join("who-owns.toml")).expect("it can be made");
    refused(&init(folder.path()).output().expect("the program runs"), "who-owns.toml already exists");
    assert_eq!(files(folder.path()), ["who-owns.toml"], "the link is not followed");
}

/// A limit on the size of files stands for a full disk: the first byte cannot be written.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_whole_is_not_written_at_all() {
    let folder = folder();
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" init";
    let output = shell(script).current_dir(folder.path()).output().expect("there is a shell");
    assert_eq!(status(&output), 2, "{output:?}");
    assert_eq!(files(folder.path()), [""; 0], "nothing is left behind");
}

/// Here the signal comes with the first byte.
#[cfg(unix)]
#[test]
fn a_signal_leaves_no_half_file_behind() {
    let folder = folder();
    let output = shell("ulimit -f 0; exec \"$0\" init").current_dir(folder.path()).output().expect("there is a shell");
    assert!(!output.status.success(), "{output:?}");
    assert_eq!(files(folder.path()), [""; 0], "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn others_may_read_the_file_as_the_umask_says() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let script = "umask 027; exec \"$0\" --quiet init";
    assert!(shell(script).current_dir(folder.path()).status().expect("there is a shell").success());
    let mode = fs::metadata(folder.path().join("who-owns.toml")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn words_that_cannot_be_a_file_are_taken_for_a_question() {
    let folder = folder();
    for (words, hint) in
        [(&["the", "sprint"][..], "who-owns ask init the sprint"), (&["work"], "who-owns ask init work")]
    {
        refused(&init(folder.path()).args(words).output().expect("the program runs"), hint);
    }
    refused(&init(folder.path()).arg("nowhere/rules.toml").output().expect("the program runs"), "no such folder");
    refused(&init(folder.path()).arg(folder.path()).output().expect("the program runs"), "is a folder");
    let odd = init(folder.path()).arg("a\nb.toml").output().expect("the program runs");
    refused(&odd, "has a control character in its name");
    assert_eq!(files(folder.path()), [""; 0]);
}
