//! `check` in a repository: paths from its root, and the rule files that a change concerns.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{self, commit, err, git, out, program, status, text};

const COMPANY: &str = "schema = 1\ntitle = \"Shop\"\n[roles.billing]\nname = \"Billing\"\n[roles.login]\nname = \"Identity\"\n\
                       [rules.invoices]\nactivity = \"invoices\"\nowner = \"billing\"\n\
                       [rules.sso]\nactivity = \"login\"\nowner = \"login\"\n";
const TEAM: &str =
    "schema = 1\ntitle = \"Team\"\nextends = [\"../company.toml\"]\n[[expect]]\nask = \"login\"\nowner = \"login\"\n";

/// A repository with `company.toml`, `team/who-owns.toml` that extends it, `alone/who-owns.toml`, and `other.toml`.
fn repository(name: &str) -> PathBuf {
    let company = [("company.toml", COMPANY), ("alone/who-owns.toml", COMPANY)];
    let others = [("team/who-owns.toml", TEAM), ("other.toml", "colour = 1\n")];
    support::repository(name, &[company, others].concat())
}

/// The exit status of a check, and what it says.
fn check(folder: &Path, workspace: Option<&Path>, arguments: &[&str]) -> (i32, String) {
    let mut check = program();
    check.current_dir(folder).arg("check").args(arguments);
    check.envs(workspace.map(|workspace| ("GITHUB_WORKSPACE", workspace)));
    let output = check.output().expect("the program runs");
    (status(&output), out(&output) + &err(&output))
}

#[test]
fn github_gets_paths_from_the_root() {
    let root = repository("paths");
    let github = ["--format", "github"];
    let elsewhere = root.join("alone");
    let team = root.join("team");
    let absolute = team.join("who-owns.toml");
    let named = |file: &'static str| [&github[..], &[file]].concat();
    let above = root.parent().expect("a folder above");
    let cases: [(&Path, Option<&Path>, Vec<&str>, &str); 6] = [
        (&team, None, github.to_vec(), "team/who-owns.toml"),
        (&root, None, named("./team/who-owns.toml"), "team/who-owns.toml"),
        (&elsewhere, None, named("../team/who-owns.toml"), "team/who-owns.toml"),
        (&elsewhere, None, [&github[..], &[text(&absolute)]].concat(), "team/who-owns.toml"),
        (&team, Some(above), github.to_vec(), "paths/team/who-owns.toml"),
        (&team, Some(&elsewhere), github.to_vec(), "team/who-owns.toml"),
    ];
    fs::write(&absolute, TEAM.replace("owner = \"login\"", "owner = \"billing\"")).expect("it can be written");
    for (folder, workspace, arguments, expected) in cases {
        let (status, said) = check(folder, workspace, &arguments);
        assert_eq!(status, 1, "{said}");
        assert!(said.contains(&format!("::error file={expected},line=5,")), "{arguments:?}: {said}");
    }
}

/// Outside of a repository they are those from the current folder.
#[test]
fn github_gets_no_dot_before_a_path() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    fs::write(folder.path().join("team.toml"), COMPANY).expect("it can be written");
    let (_, said) = check(folder.path(), None, &["--format", "github", "./team.toml"]);
    assert!(said.contains(" file=team.toml,"), "{said}");
}

#[test]
fn a_changed_file_concerns_those_that_extend_it() {
    let root = repository("changed");
    let (fine, said) = check(&root, None, &["--changed", "company.toml"]);
    assert_eq!((fine, said.contains("team/who-owns.toml"), said.contains("alone/")), (0, true, false), "{said}");
    fs::write(root.join("company.toml"), COMPANY.replace("owner = \"login\"", "owner = \"billing\"")).expect("written");
    assert_eq!(check(&root, None, &["--changed", "company.toml"]).0, 1);
    assert_eq!(check(&root.join("alone"), None, &["--changed", "../company.toml"]).0, 1);
    let (nothing, said) = check(&root, None, &["--changed", "other.toml"]);
    assert_eq!((nothing, said.trim()), (0, "No rule file is one of these or extends one."));
    let (own, said) = check(&root, None, &["--changed", "alone/who-owns.toml"]);
    assert_eq!((own, said.contains("team/")), (0, false), "{said}");
    fs::remove_file(root.join("company.toml")).expect("it was there");
    assert_eq!(
        check(&root, None, &["--changed", "company.toml"]).0,
        2,
        "a base that is gone breaks those that extend it"
    );
}

#[test]
fn a_changed_file_that_lacks_its_schema_is_checked() {
    let root = repository("unversioned");
    let rules = COMPANY.replace("schema = 1\n", "");
    let roles = "[roles.billing]\nholder = \"Ada\"\n";
    for (name, text) in [("local.toml", &*rules), ("people.toml", roles)] {
        fs::write(root.join(name), text).expect("it can be written");
        let (status, said) = check(&root, None, &["--changed", name]);
        assert_eq!((status, said.contains("error[missing-key]")), (2, true), "{name}: {said}");
    }
    for linter in
        ["[rules.unused]\nlevel = \"warn\"\nowner = \"platform\"\n", "a = \"\"\"\n[rules.x]\nactivity = 1\n\"\"\"\n"]
    {
        fs::write(root.join("linter.toml"), linter).expect("it can be written");
        assert_eq!(check(&root, None, &["--changed", "linter.toml"]).0, 0, "other tools have rules, too: {linter}");
    }
}

/// Git prints the names of changed files from the root, wherever it is run.
#[test]
fn a_changed_file_is_found_from_the_root_and_from_the_folder() {
    let root = repository("below");
    let alone = root.join("alone");
    fs::write(root.join("company.toml"), COMPANY.replace("owner = \"login\"", "owner = \"billing\"")).expect("written");
    for (folder, name) in
        [(&alone, "company.toml"), (&alone, "team/who-owns.toml"), (&root.join("team"), "who-owns.toml")]
    {
        let (status, said) = check(folder, None, &["--changed", name]);
        assert_eq!((status, said.contains("git has never known one")), (1, false), "{name}: {said}");
    }
    let (nothing, said) = check(&alone, None, &["--changed", "./company.toml"]);
    assert_eq!(nothing, 0, "this name says where it begins: {said}");
    let failing = COMPANY.to_owned() + "[[expect]]\nask = \"login\"\nowner = \"billing\"\n";
    fs::write(root.join("other.toml"), failing).expect("it can be written");
    let (status, said) = check(&alone, None, &["--changed", "other.toml"]);
    assert_eq!((status, said.contains("../other.toml: 1 error")), (1, true), "{said}");
}

/// Whichever of them comes first.
#[test]
fn a_changed_file_is_checked_though_another_one_extends_it() {
    let failing = COMPANY.to_owned() + "[[expect]]\nask = \"login\"\nowner = \"billing\"\n";
    for folder in ["a", "z"] {
        let below = format!("{folder}/who-owns.toml");
        let files = [("who-owns.toml", &*failing), (&below, "schema = 1\nextends = [\"../who-owns.toml\"]\n")];
        let root = support::repository("both", &files);
        let (status, said) = check(&root, None, &["--changed", "who-owns.toml"]);
        assert_eq!((status, said.contains(&below)), (1, true), "{said}");
    }
}

#[test]
fn a_changed_rule_file_of_another_name_is_checked_unless_it_is_part_of_one() {
    let root = repository("other-name");
    let failing = COMPANY.to_owned() + "[[expect]]\nask = \"login\"\nowner = \"billing\"\n";
    fs::write(root.join("b.toml"), failing).expect("it can be written");
    fs::write(root.join("expectations.toml"), "schema = 1\n[[expect]]\nask = \"login\"\nowner = \"login\"\n")
        .expect("it can");
    fs::write(root.join("tool.toml"), "schema = 1\n[tool]\nname = \"x\"\n").expect("it can be written");
    let changed = ["--changed", "b.toml", "company.toml", "expectations.toml", "other.toml", "tool.toml"];
    let (status, said) = check(&root, None, &changed);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("b.toml: 1 error") && said.contains("team/who-owns.toml"), "{said}");
    assert!(!said.contains("company.toml: ") && !said.contains("expectations.toml: "), "{said}");
    assert!(!said.contains("tool.toml"), "{said}");
}

#[test]
fn a_part_of_a_file_with_an_error_is_not_checked_by_itself() {
    let root = repository("part");
    fs::write(root.join("part.toml"), "schema = 1\n[roles.login]\nholder = \"Ann\"\n").expect("it can be written");
    let team =
        TEAM.replace("../company.toml\"", "../company.toml\", \"../part.toml\"") + "[roles.cook]\nholdr = \"Bo\"\n";
    fs::write(root.join("team/who-owns.toml"), team).expect("it can be written");
    let (status, said) = check(&root, None, &["--changed", "part.toml", "team/who-owns.toml"]);
    assert_eq!((status, said.contains("part.toml:")), (2, false), "{said}");
    assert!(said.contains("unknown key `holdr`"), "{said}");
}

#[test]
fn a_file_that_cannot_be_read_is_part_of_every_report() {
    let root = repository("unreadable");
    let files = ["company.toml", "team", "nowhere.toml"];
    for format in ["text", "json", "github", "junit"] {
        let mut check = program();
        check.current_dir(&root).arg("check").args(files).args(["--format", format]);
        let output = check.output().expect("the program runs");
        let said = out(&output);
        assert_eq!((status(&output), err(&output).as_str()), (2, ""), "{format}: {said}");
        for words in ["few-phrases", "unusable-file", "team is a folder", "there is no file `nowhere.toml`"] {
            assert!(said.contains(words), "{format}, {words}: {said}");
        }
    }
}

/// A server or script that reads reports takes an empty one for none, or for success.
#[test]
fn a_report_says_that_no_file_is_there_whatever_it_is_called() {
    let root = repository("nothing-there");
    for name in ["nowhere.toml", "nowhere"] {
        for (format, begin) in [("github", "::error file=nowhere"), ("junit", "<?xml "), ("json", "{\n")] {
            let mut check = program();
            let output = check.current_dir(&root).args(["check", name, "--format", format]).output();
            let output = output.expect("the program runs");
            let said = out(&output);
            assert_eq!((status(&output), said.starts_with(begin)), (2, true), "{format}: {said}");
            assert!(said.contains(&format!("there is no file `{name}`")), "{format}: {said}");
        }
    }
}

/// Words that are perhaps a question get the way to ask it in the report, too.
#[test]
fn a_report_in_json_says_how_to_ask_a_question() {
    let root = repository("question");
    let help = |words: &[&str]| {
        let mut check = program();
        let output = check.current_dir(&root).args(["check", "--format", "json"]).args(words).output();
        let report: Value = serde_json::from_str(&out(&output.expect("the program runs"))).expect("it is JSON");
        let checked = report["checked"].as_array().expect("a list").iter();
        checked.map(|file| file["findings"][0]["help"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let look = "Check the spelling and the current folder.";
    let asked = format!("{look} To ask who owns it: who-owns ask check the budget");
    assert_eq!(help(&["the", "budget"]), [asked.clone(), asked]);
    assert_eq!(help(&["budget"]), [format!("{look} To ask who owns it: who-owns ask check budget")]);
    assert_eq!(help(&["budget.toml"]), [look]);
}

#[test]
fn a_condition_is_given_to_the_files_that_know_it() {
    let root = repository("given");
    let cases = "[contexts.weekend]\nquestion = \"?\"\nvalues = [\"yes\", \"no\"]\n[rules.door]\nactivity = \"opening the door\"\n\
                 cases = [{ when = { weekend = \"yes\" }, owner = \"login\" }, { otherwise = true, owner = \"billing\" }]\n\
                 [[expect]]\nask = \"opening the door\"\nowner = \"login\"\n";
    fs::write(root.join("door.toml"), COMPANY.to_owned() + cases).expect("it can be written");
    assert_eq!(check(&root, None, &["company.toml", "door.toml", "--given", "weekend=yes"]).0, 0);
    assert_eq!(check(&root, None, &["company.toml", "door.toml", "--given", "weekend=no"]).0, 1);
    assert_eq!(check(&root, None, &["company.toml", "door.toml", "--given", "weekday=no"]).0, 2);
}

#[cfg(unix)]
#[test]
fn a_list_that_git_refuses_is_an_error() {
    let root = repository("refused");
    let mut check = program();
    check.current_dir(&root).args(["check", "--changed", "company.toml"]);
    let output = check.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().expect("the program runs");
    assert_eq!(status(&output), 2, "{}", out(&output));
    assert!(err(&output).contains("dubious ownership"), "{}", err(&output));
}

#[test]
fn without_git_or_a_repository_the_file_of_the_folder_is_known() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let failing = TEAM.replace("../", "").replace("owner = \"login\"", "owner = \"billing\"");
    fs::write(folder.path().join("company.toml"), COMPANY).expect("it can be written");
    fs::write(folder.path().join("who-owns.toml"), failing).expect("it can be written");
    for path in ["", &std::env::var("PATH").expect("programs are found by it")] {
        let mut check = program();
        check.current_dir(folder.path()).env("PATH", path).args(["check", "--changed", "company.toml"]);
        let output = check.output().expect("the program runs");
        assert_eq!(status(&output), 1, "{path:?}: {}{}", out(&output), err(&output));
    }
}

#[test]
fn a_name_that_git_has_never_known_gets_a_warning() {
    let root = repository("strangers");
    commit(&root, "Rules");
    git(&root, &["rm", "--quiet", "other.toml"]);
    commit(&root, "Remove a file");
    for (folder, name, warned) in [
        (&root, "other.toml", false),
        (&root, "team/who-owns.toml", false),
        (&root, "\"n\\303\\244h/who-owns.toml\"", true),
        (&root.join("team"), "team/who-owns.toml", false),
        (&root.join("team"), "other.toml", false),
        (&root.join("team"), "elsewhere/who-owns.toml", true),
    ] {
        let (status, said) = check(folder, None, &["--changed", name]);
        assert_eq!((status, said.contains("git has never known one")), (0, warned), "{name}: {said}");
    }
}

/// For each name git starts twice.
#[test]
fn git_is_asked_about_few_missing_names() {
    let root = support::repository("gone", &[("who-owns.toml", COMPANY), ("gone/file.toml", "")]);
    commit(&root, "Rules");
    git(&root, &["rm", "--quiet", "gone/file.toml"]);
    commit(&root, "Remove a file");
    let changed = |known| [vec!["--changed"], vec!["gone/file.toml"; known], vec!["stranger.toml"]].concat();
    for (known, warned) in [(19, true), (20, false)] {
        let (status, said) = check(&root, None, &changed(known));
        assert_eq!((status, said.contains("git has never known one")), (0, warned), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn the_pipeline_of_the_help_checks_every_name_and_ends_well_without_one() {
    let root = repository("pipeline");
    let team = root.join("näh/who-owns.toml");
    fs::create_dir_all(team.with_file_name("")).expect("it can be made");
    fs::write(&team, TEAM).expect("it can be written");
    git(&root, &["add", "."]);
    let help = out(&program().args(["help", "check"]).output().expect("the program runs"));
    let pipeline = help.lines().find(|line| line.contains("xargs")).expect("the help has it").trim();
    let pipeline = pipeline.replace(" main ", " ").replace("who-owns check", "\"$0\" check");
    let run = || support::shell(&pipeline).current_dir(&root).output().expect("the shell runs");
    assert_eq!(status(&run()), 0, "no file has changed");
    fs::write(&team, TEAM.replace("owner = \"login\"", "owner = \"billing\"")).expect("it can be written");
    let output = run();
    assert_ne!(status(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("näh/who-owns.toml: 1 error"), "{}", out(&output));
}

/// Not every system has such names.
#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let root = repository("latin-1");
    let folder = root.join(std::ffi::OsStr::from_bytes(b"n\xe4h"));
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(folder.join("who-owns.toml"), TEAM.replace("owner = \"login\"", "owner = \"billing\"")).expect("written");
    git(&root, &["add", "."]);
    let (status, said) = check(&root, None, &["--changed", "company.toml"]);
    assert!(status == 1 && said.contains("1 error"), "{said}");
}

/// The hook is run for every TOML file, for any can be extended.
#[test]
fn the_hook_checks_what_a_change_concerns() {
    let hook = fs::read_to_string(".pre-commit-hooks.yaml").expect("it can be read");
    let manual = fs::read_to_string("docs/checking-in-ci.md").expect("it can be read");
    for text in [hook, manual] {
        assert!(text.contains("entry: who-owns check --changed\n") && text.contains("files: \\.toml$\n"));
    }
}

/// Two rules of three lack phrases; one is mended, and then a third one lacks them.
#[test]
fn a_baseline_knows_the_rest_when_one_of_several_is_mended() {
    let root = repository("mended");
    let file = root.join("alone/who-owns.toml");
    let rule = |id: &str, phrases: &str| {
        format!("[rules.{id}]\nactivity = \"work of {id}\"\nowner = \"cook\"\nphrases = [{phrases}]\n")
    };
    let check_with = |soup: &str, bread: &str, wine: &str, options: &[&str]| {
        let rules = rule("soup", soup) + &rule("bread", bread) + &rule("wine", wine);
        fs::write(&file, format!("schema = 1\n[roles.cook]\nname = \"Cook\"\n{rules}")).expect("it can be written");
        check(&file.with_file_name(""), None, options)
    };
    let whole = "\"one a\", \"two b\", \"three c\"";
    let (_, json) = check_with("\"boil\"", "\"bake\"", whole, &["--format", "json"]);
    fs::write(root.join("known.json"), json).expect("it can be written");
    let known = ["--baseline", "../known.json", "--deny", "few-phrases"];
    let (status, said) = check_with("\"boil\"", "\"knead\", \"prove\", \"bake\"", whole, &known);
    assert!(status == 0 && !said.contains("few-phrases]"), "{said}");
    let (status, said) = check_with("\"boil\"", "\"bake\"", "\"one a\"", &known);
    assert!(status == 1 && said.contains("error[few-phrases]: `wine` has only 1 phrase"), "{said}");
    assert!(!said.contains("`soup`") && !said.contains("`bread`"), "what is known is not repeated: {said}");
}

#[test]
fn a_baseline_leaves_out_what_is_known_wherever_it_stands() {
    let root = repository("baseline");
    let file = root.join("alone/who-owns.toml");
    let failing = |ask: &str| format!("[[expect]]\nask = \"{ask}\"\nowner = \"billing\"\n");
    fs::write(&file, format!("{COMPANY}{}", failing("login"))).expect("it can be written");
    let (status, json) = check(&file.with_file_name(""), None, &["--format", "json"]);
    assert_eq!(status, 1);
    fs::write(root.join("known.json"), json).expect("it can be written");
    let known = ["--baseline", "../known.json"];
    let (status, said) = check(&file.with_file_name(""), None, &known);
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains("warning[") && said.contains("0 of 1 expectations hold"), "{said}");
    fs::write(&file, format!("\n{COMPANY}{}{}", failing("login"), failing("the login"))).expect("it can be written");
    let (status, said) = check(&file.with_file_name(""), None, &known);
    assert_eq!((status, said.matches("error[").count()), (1, 1), "{said}");
    let (junit, said) = check(&file.with_file_name(""), None, &[&known[..], &["--format", "junit"]].concat());
    assert_eq!((junit, said.matches("<failure").count()), (1, 1), "{said}");
    let (wrong, said) = check(&root, None, &["--baseline", "other.toml", "company.toml"]);
    assert_eq!(wrong, 2);
    assert!(said.contains("is no earlier check"), "{said}");
}
