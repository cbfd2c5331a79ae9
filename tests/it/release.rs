//! What a release is made with: the scripts of the workflow and of the action, run by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{self, PROGRAM, PROJECT, command, commit, err, out, status};

const WORKFLOW: &str = ".github/workflows/release.yml";
const CI: &str = ".github/workflows/ci.yml";
const ACTION: &str = ".github/actions/who-owns";

fn read(path: impl AsRef<Path>) -> String {
    let path = Path::new(PROJECT).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text between `before` and `after` wherever it stands.
fn between<'t>(text: &'t str, before: &str, after: &str) -> BTreeSet<&'t str> {
    text.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

#[test]
fn the_action_installs_what_the_workflow_builds() {
    let workflow = read(WORKFLOW);
    let built = between(&workflow, "{ target: ", ",");
    let install = read(format!("{ACTION}/install"));
    let installed: BTreeSet<&str> = between(&install, "archive=who-owns-", " ;;");
    assert_eq!(built.len(), 5, "{built:?}");
    for target in built {
        let kind = if target.contains("windows") { "zip" } else { "tgz" };
        assert!(installed.contains(format!("{target}.{kind}").as_str()), "{target}: {installed:?}");
    }
}

/// A tag of an action can be moved; a commit cannot.
#[test]
fn the_workflows_use_commits_of_actions() {
    let workflows = read(WORKFLOW) + &read(CI);
    let used = between(&workflows, "uses: ", "\n");
    assert!(used.len() > 3, "{used:?}");
    for action in used {
        let commit = action.split_once('@').map_or("", |(_, version)| version.split(' ').next().unwrap_or_default());
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
    }
}

#[test]
fn the_catalogue_entry_names_what_there_is() {
    let entry = read(".github/schemastore.json");
    let entry: serde_json::Value = serde_json::from_str(&entry).expect("it is JSON");
    let url = entry["url"].as_str().unwrap_or_default();
    let path = url.strip_prefix("https://raw.githubusercontent.com/who-owns/who-owns/main/").unwrap_or_default();
    assert!(read(path).contains("\"$schema\""), "{url}");
    assert_eq!(entry["fileMatch"], serde_json::json!(["who-owns.toml"]));
}

#[cfg(unix)]
#[test]
fn a_tag_must_be_the_version_and_have_a_chapter() {
    let said = |tag: &str| {
        let output = command(&format!("{PROJECT}/.ci/tag")).arg(tag).output().expect("the script runs");
        (output.status.success(), err(&output))
    };
    let version = env!("CARGO_PKG_VERSION");
    let has_chapter = read("CHANGELOG.md").contains(&format!("## [{version}] - "));
    let (fine, told) = said(&format!("v{version}"));
    assert_eq!(fine, has_chapter, "{told}");
    let (fine, told) = said("v99.0.0");
    assert!(!fine && told.contains("v99.0.0") && told.contains(version), "{told}");
}

/// A repository whose rule file was committed as `before`, and is `now`.
fn repository(name: &str, before: Option<&str>, now: &str) -> PathBuf {
    let files: Vec<_> = before.map(|text| ("team/who-owns.toml", text)).into_iter().collect();
    let root = support::repository(name, &files);
    commit(&root, "Rules");
    fs::create_dir_all(root.join("team")).expect("it can be made");
    fs::write(root.join("team/who-owns.toml"), now).expect("it can be written");
    root
}

/// Runs the script `diff` of the action; its output, and the summary that it wrote.
fn compared(root: &Path) -> (Output, String) {
    let summary = root.join("summary.md");
    let programs = Path::new(PROGRAM).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([programs].into_iter().chain(std::env::split_paths(&path))).expect("folders");
    let mut script = command(&format!("{PROJECT}/{ACTION}/diff"));
    script.current_dir(root).env("PATH", path).env("GITHUB_STEP_SUMMARY", &summary);
    script.env("BASE", "HEAD").env("RULES", "team/who-owns.toml");
    let output = script.output().expect("the script runs");
    (output, fs::read_to_string(summary).unwrap_or_default())
}

#[cfg(unix)]
#[test]
fn a_pull_request_is_told_what_changes_hands() {
    let rules = |owner: &str| {
        format!(
            "schema = 1\n[roles.chef]\nname = \"chef\"\n[roles.waiter]\nname = \"waiter\"\n\
             [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"{owner}\"\n"
        )
    };
    let root = repository("action-changed", Some(&rules("chef")), &rules("waiter"));
    let (output, summary) = compared(&root);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(summary.contains("cooking the soup") && summary.contains("waiter"), "{summary}");

    let root = repository("action-new", None, "schema = 1\nextends = [\"builtin\"]\n");
    let (output, summary) = compared(&root);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(!summary.is_empty());

    let root = repository("action-broken", Some(&rules("chef")), "schema = 2\n");
    let (output, _) = compared(&root);
    assert_ne!(status(&output), 0, "{}", out(&output));
}
