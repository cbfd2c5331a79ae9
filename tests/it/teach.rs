//! `teach` writes one phrase and leaves every other byte; what it refuses leaves the file as it was.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use tempfile::TempDir;
use who_owns::render::teach::edited;
use who_owns::teach::Addition;
use who_owns::{RuleBook, RuleFile, Source};

use crate::json_schema::violations;
use crate::support::{err, in_a_line, out, program, run, shell, start, status};

const KITCHEN: &str = include_str!("../cmd/teach.in/who-owns.toml");

const BROTH: [&str; 3] = ["stock the pantry", "--owner", "cook"];

/// A folder with this rule file and nothing else.
fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    fs::write(own(&folder), text).expect("it can be written");
    folder
}

fn own(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("who-owns.toml")
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(own(folder)).expect("it can be read")
}

fn command(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(folder.path()).arg("teach").args(arguments);
    command
}

fn teach(folder: &TempDir, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program runs")
}

fn answer(folder: &TempDir, question: &str) -> String {
    let mut ask = program();
    let output = ask.current_dir(folder.path()).args(["ask", "--format", "tsv", question]).output();
    out(&output.expect("the program runs"))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// The lines of `new` that are not in `old`; all of `old` must be there, in its order.
fn added<'n>(old: &str, new: &'n str) -> Vec<&'n str> {
    let mut left = old.split_inclusive('\n').peekable();
    let added = new.split_inclusive('\n').filter(|line| left.next_if_eq(line).is_none()).collect();
    assert_eq!(left.next(), None, "{new}");
    added
}

fn refused(folder: &TempDir, arguments: &[&str], because: &str) {
    let before = fs::read(own(folder)).expect("it can be read");
    let output = teach(folder, arguments);
    assert_eq!(status(&output), 2, "{output:?}");
    assert!(err(&output).contains(because), "{}", err(&output));
    assert_eq!(fs::read(own(folder)).expect("it can be read"), before);
    assert_eq!(files(folder.path()), ["who-owns.toml"], "nothing else is left behind");
}

#[test]
fn a_list_with_a_line_for_each_phrase_gets_one_line() {
    for text_before in [KITCHEN.to_owned(), KITCHEN.replace('\n', "\r\n"), format!("\u{feff}{KITCHEN}")] {
        let folder = folder(&text_before);
        let output = teach(&folder, &BROTH);
        assert_eq!(status(&output), 0, "{output:?}");
        let end = if text_before.contains('\r') { "\r\n" } else { "\n" };
        assert_eq!(added(&text_before, &text(&folder)), [format!("  \"stock the pantry\",{end}")]);
        assert!(answer(&folder, "stock the pantry").contains("\towned\tcook\t"));
        assert_eq!(files(folder.path()), ["who-owns.toml"]);
    }
}

#[test]
fn a_list_in_one_line_stays_in_it() {
    let folder = folder(KITCHEN);
    assert_eq!(status(&teach(&folder, &["bring out the candles", "--owner", "waiter", "--rule", "tables"])), 0);
    assert_eq!(text(&folder), KITCHEN.replace("glasses\"]", "glasses\", \"bring out the candles\"]"));
}

#[test]
fn a_rule_without_phrases_gets_a_list_below_its_last_key() {
    let folder = folder(KITCHEN);
    assert_eq!(status(&teach(&folder, &["the guests want to pay", "--owner", "waiter", "--rule", "bill"])), 0);
    let last = "bill\"\nowner = \"waiter\"\n";
    assert_eq!(text(&folder), KITCHEN.replace(last, &format!("{last}phrases = [\"the guests want to pay\"]\n")));
}

#[test]
fn a_comment_that_ends_the_file_is_no_hindrance() {
    let text_before = KITCHEN.split("\n\n[[expect]]").next().expect("it has rules").to_owned() + " # on call";
    let folder = folder(&text_before);
    let output = teach(&folder, &["the guests want to pay", "--owner", "waiter", "--rule", "bill"]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(text(&folder), text_before + "\nphrases = [\"the guests want to pay\"]\n");
}

#[test]
fn a_rule_of_a_file_below_gets_more_phrases() {
    let ours = "schema = 1\nextends = [\"base.toml\"]";
    let folder = folder(ours);
    fs::write(folder.path().join("base.toml"), KITCHEN).expect("it can be written");
    // The base has these very words in the rule of another owner: those of the file itself count more.
    for (question, owner) in [("stock the pantry", "cook"), ("polish the glasses", "cook")] {
        let output = teach(&folder, &[question, "--owner", owner, "--rule", "soup"]);
        assert_eq!(status(&output), 0, "{output:?}");
        assert!(answer(&folder, question).contains("\towned\tcook\t"), "{}", answer(&folder, question));
    }
    let table = "\n\n[rules.soup]\nmore_phrases = [\"stock the pantry\", \"polish the glasses\"]\n";
    assert_eq!(text(&folder), format!("{ours}{table}"));
    assert_eq!(fs::read_to_string(folder.path().join("base.toml")).expect("it is there"), KITCHEN);
}

/// Whoever is to own these very words is to own the rule.
#[test]
fn words_of_a_rule_below_are_left_to_it_unless_a_rule_is_named() {
    let ours = "schema = 1\nextends = [\"base.toml\"]\n";
    let folder = folder(ours);
    fs::write(folder.path().join("base.toml"), KITCHEN).expect("it can be written");
    let output = teach(&folder, &["polish the glasses", "--owner", "cook"]);
    assert_eq!((status(&output), text(&folder).as_str()), (1, ours), "{}", out(&output));
    assert!(out(&output).contains("base.toml:") && out(&output).contains("[rules.tables]"), "{}", out(&output));
}

#[test]
fn a_rule_of_cases_gets_a_table_for_its_phrase() {
    let cases = "\n[contexts.night]\nquestion = \"Is it night?\"\nvalues = [\"yes\", \"no\"]\n\n\
                 [[rules.soup.cases]]\nwhen = { night = \"yes\" }\nowner = \"waiter\"\n\
                 [[rules.soup.cases]]\notherwise = true\nowner = \"cook\"\n";
    let ours = format!("schema = 1\nextends = [\"base.toml\"]\n{cases}");
    let folder = folder(&ours);
    fs::write(folder.path().join("base.toml"), KITCHEN).expect("it can be written");
    let output = teach(&folder, &["stock the pantry", "--owner", "cook", "--rule", "soup", "--accept"]);
    assert_eq!(status(&output), 1, "a condition decides: {}{}", out(&output), err(&output));
    let said = "Wrote who-owns.toml, but the answer is another\n";
    assert!(out(&output).starts_with(said), "{}", out(&output));
    assert_eq!(text(&folder), format!("{ours}\n[rules.soup]\nmore_phrases = [\"stock the pantry\"]\n"));
}

/// The expectations of a file below are no longer checked; that their answers change is said all the same.
#[test]
fn what_a_file_below_expects_is_asked_too() {
    let folder = folder("schema = 1\nextends = [\"base.toml\"]\n");
    let expect = "\n[[expect]]\nask = \"please polish the big wine glass\"\nowner = \"waiter\"\n";
    fs::write(folder.path().join("base.toml"), format!("{KITCHEN}{expect}")).expect("it can be written");
    let output = teach(&folder, &["polish the big wine", "--owner", "cook", "--rule", "soup"]);
    assert_eq!(status(&output), 1, "{output:?}");
    assert!(out(&output).contains("“please polish the big wine glass”: Waiter → "), "{}", out(&output));
}

/// The rule far below has the words and the right owner, and a table between the two files answers.
#[test]
fn words_of_a_rule_far_below_become_the_files_own() {
    let ours = "schema = 1\nextends = [\"base.toml\", \"table.toml\"]\n";
    let folder = folder(ours);
    let base = "schema = 1\n[roles.head]\nname = \"Head\"\n[rules.planning]\nactivity = \"planning releases\"\n\
                owner = \"head\"\nphrases = [\"release notes\", \"release plan\", \"dates of a release\"]\n\
                [rules.budget]\nactivity = \"approving the budget\"\nowner = \"head\"\n\
                phrases = [\"spend money on tools\", \"pay an invoice\"]\n";
    let table = "schema = 1\n[roles.clerk]\nname = \"Clerk\"\n[rules.notes]\nactivity = \"writing the release notes\"\n\
                 owner = \"clerk\"\nphrases = [\"release notes for this version\", \"changelog for customers\"]\n\
                 [rules.lift]\nactivity = \"inspection of a lift\"\nowner = \"clerk\"\n\
                 phrases = [\"the lift is stuck\", \"repair the lift\"]\n";
    fs::write(folder.path().join("base.toml"), base).expect("it can be written");
    fs::write(folder.path().join("table.toml"), table).expect("it can be written");
    assert!(answer(&folder, "release notes").contains("\towned\tclerk\t"), "{}", answer(&folder, "release notes"));
    let output = teach(&folder, &["release notes", "--owner", "head", "--accept"]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(text(&folder), format!("{ours}\n[rules.planning]\nmore_phrases = [\"release notes\"]\n"));
}

#[test]
fn a_new_rule_and_an_expectation_stand_at_the_end() {
    let folder = folder(KITCHEN);
    let arguments = ["walk the dog", "--owner", "waiter", "--new", "the dog", "--expect"];
    assert_eq!(status(&teach(&folder, &arguments)), 0);
    let rule = "\n[rules.the-dog]\nactivity = \"the dog\"\nowner = \"waiter\"\nphrases = [\"walk the dog\"]\n";
    let expect = "\n[[expect]]\nask = \"walk the dog\"\nowner = \"waiter\"\n";
    assert_eq!(text(&folder), format!("{KITCHEN}{rule}{expect}"));
    let again = teach(&folder, &arguments);
    assert_eq!((status(&again), text(&folder)), (0, format!("{KITCHEN}{rule}{expect}")), "it is right and expected");
}

#[test]
fn what_is_right_already_is_not_written() {
    let folder = folder(KITCHEN);
    let output = teach(&folder, &["stir the broth", "--owner", "chef"]);
    assert_eq!((status(&output), text(&folder)), (0, KITCHEN.to_owned()));
    assert!(out(&output).starts_with("Nothing to write: Cook owns it already\n"), "{}", out(&output));
}

#[test]
fn what_either_of_two_owns_is_right_already_and_said_so() {
    let folder = folder(&KITCHEN.replacen("owner = \"cook\"", "owner = { any = [\"cook\", \"waiter\"] }", 1));
    let output = teach(&folder, &["stir the broth", "--owner", "cook,waiter"]);
    let said = "Nothing to write: Cook or Waiter, either of them, owns it already\n";
    assert!(out(&output).starts_with(said), "{}", out(&output));
}

#[test]
fn a_rule_of_any_of_several_takes_a_phrase_however_it_is_written() {
    for owner in [
        "owner = { any = [\"cook\", \"waiter\"] }",
        "owner = { \"any\" = [\"cook\", \"waiter\"] }",
        "owner = { any = [\"cook\", \"waiter\",\n], }",
        "owner.any = [\"cook\", \"waiter\"]",
    ] {
        let kitchen = KITCHEN.replacen("owner = \"cook\"", owner, 1);
        let folder = folder(&kitchen);
        let output = teach(&folder, &["polishing medals", "--owner", "cook,waiter", "--rule", "soup"]);
        assert_eq!(status(&output), 0, "{owner}: {}{}", out(&output), err(&output));
        assert!(text(&folder).contains("\"polishing medals\""), "{}", text(&folder));
    }
}

/// The cook is absent, and the waiter stands in.
fn absent_cook() -> String {
    KITCHEN.replace("name = \"Cook\"", "name = \"Cook\"\nabsent = true\nfallback = \"waiter\"")
}

#[test]
fn a_role_that_is_absent_is_written_as_it_was_named() {
    let folder = folder(&absent_cook());
    let output = teach(&folder, &["walk the dog", "--owner", "cook", "--new", "the dog", "--expect"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
    let rule = "\n[rules.the-dog]\nactivity = \"the dog\"\nowner = \"cook\"\nphrases = [\"walk the dog\"]\n";
    let expect = "\n[[expect]]\nask = \"walk the dog\"\nowner = \"cook\"\n";
    assert_eq!(text(&folder), format!("{}{rule}{expect}", absent_cook()));
    let check = program().current_dir(folder.path()).arg("check").output().expect("the program runs");
    assert_eq!(status(&check), 0, "the stand-in answers: {}", out(&check));
}

#[test]
fn what_the_stand_in_of_a_role_answers_is_right_for_the_role_alone() {
    let folder = folder(&absent_cook());
    let cooks = teach(&folder, &["stir the broth", "--owner", "cook"]);
    let said = out(&cooks);
    assert!(said.starts_with("Nothing to write: Cook owns it already\n"), "{said}");
    assert!(said.contains("Nobody holds the role Cook here; Waiter stands in."), "{said}");
    let waiters = teach(&folder, &["fold the napkins", "--owner", "cook"]);
    assert!(out(&waiters).starts_with("Nothing was written: a rule has these very words\n"), "{}", out(&waiters));
    let pantry = teach(&folder, &["stock the pantry", "--owner", "cook"]);
    assert_eq!(added(&absent_cook(), &text(&folder)), ["  \"stock the pantry\",\n"], "{}", out(&pantry));
}

#[test]
fn nobody_may_own_it_unless_a_role_is_called_so() {
    let folder = folder(KITCHEN);
    let arguments = ["walk the dog", "--owner", "nobody", "--new", "the dog", "--expect"];
    assert_eq!(status(&teach(&folder, &arguments)), 0);
    let rule = "\n[rules.the-dog]\nactivity = \"the dog\"\nowner = []\nphrases = [\"walk the dog\"]\n";
    let expect = "\n[[expect]]\nask = \"walk the dog\"\nowner = []\n";
    assert_eq!(text(&folder), format!("{KITCHEN}{rule}{expect}"));
    assert!(answer(&folder, "walk the dog").contains("\tunowned\t"));
    let far = teach(&folder, &["repair the espresso machine", "--owner", "nobody"]);
    let said = out(&far);
    assert!(said.starts_with("Nothing was written: no rule without an owner is near\n"), "{said}");
    assert!(said.contains("who-owns teach --owner nobody --new "), "{said}");
    let called = self::folder(&KITCHEN.replace("aliases = [\"chef\"]", "aliases = [\"Nobody\"]"));
    assert!(out(&teach(&called, &["stir the broth", "--owner", "nobody"])).contains("Cook owns it already"));
}

/// The question may be about another of them: it is to be named then.
#[test]
fn other_rules_of_the_owner_that_are_near_are_named() {
    let rule = |id: &str, activity: &str, owner: &str| {
        format!("[rules.{id}]\nactivity = \"{activity}\"\nowner = \"{owner}\"\n")
    };
    let rules = [
        rule("dues", "collecting the yearly dues", "cook"),
        rule("refunds", "paying back yearly expenses", "cook"),
        rule("plan", "making the yearly plan", "waiter"),
    ];
    let roles = "[roles.cook]\nname = \"Cook\"\n[roles.waiter]\nname = \"Waiter\"\n";
    let folder = folder(&format!("schema = 1\n{roles}{}", rules.concat()));
    let output = teach(&folder, &["yearly", "--owner", "cook"]);
    let said = out(&output);
    let near: Vec<&str> = said.lines().filter_map(|line| line.trim().strip_prefix("near too  ")).collect();
    assert_eq!(near, ["dues: collecting the yearly dues"], "{said}");
}

#[test]
fn where_no_rule_is_near_it_says_how_to_write_one() {
    let folder = folder(KITCHEN);
    let output = teach(&folder, &["repair the espresso machine", "--owner", "waiter"]);
    assert_eq!((status(&output), text(&folder)), (1, KITCHEN.to_owned()));
    assert!(out(&output).contains("--new ACTIVITY \"repair the espresso machine\""), "{}", out(&output));
}

/// One that it was given by mistake.
#[test]
fn a_question_may_lose_an_owner_that_a_file_below_expects_it_not_to_have() {
    let folder = folder(&KITCHEN.replace("schema = 1\n", "schema = 1\nextends = [\"base.toml\"]\n"));
    let base = "schema = 1\n[[expect]]\nask = \"polish\"\noutcome = \"unknown\"\n";
    fs::write(folder.path().join("base.toml"), base).expect("it can be written");
    let taught = ["polish the pots", "--owner", "cook", "--rule", "soup"];
    let json = out(&teach(&folder, &[&taught[..], &["--dry-run", "--format", "json"]].concat()));
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["freed"], serde_json::json!([{ "activity": "polish", "given": {} }]));
    let output = teach(&folder, &taught);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(in_a_line(&out(&output)).contains("“polish” loses its owner, as a file expects"), "{}", out(&output));
}

/// It is no rule file by itself, and need not be.
#[test]
fn a_file_below_may_have_people_alone() {
    let folder = folder(
        &KITCHEN.replace("schema = 1\n", "schema = 1\nextends = [\"people.toml\"]\n[people.ada]\nname = \"Ada\"\n"),
    );
    let away = "schema = 1\n[people.ada]\naway = { from = 2026-11-23, until = 2026-12-04 }\n";
    fs::write(folder.path().join("people.toml"), away).expect("it can be written");
    let output = teach(&folder, &["stock the pantry", "--owner", "cook"]);
    assert_eq!(status(&output), 0, "{output:?}");
}

#[test]
fn the_way_to_write_one_works_for_a_file_whose_name_begins_with_a_dash() {
    let folder = folder(KITCHEN);
    fs::rename(own(&folder), folder.path().join("-x.toml")).expect("it can be renamed");
    let said = out(&teach(&folder, &["repair the espresso machine", "--owner", "waiter", "--rules=-x.toml"]));
    assert!(said.contains("who-owns --rules=-x.toml teach --owner waiter --new "), "{said}");
}

#[test]
fn words_of_another_rule_of_the_file_are_left_to_it() {
    let folder = folder(KITCHEN);
    let output = teach(&folder, &["Polish the glasses!", "--owner", "cook"]);
    assert_eq!((status(&output), text(&folder)), (1, KITCHEN.to_owned()));
    let said = out(&output);
    assert!(said.contains("who-owns.toml:22") && said.contains("[rules.tables]"), "{said}");
}

#[test]
fn if_another_answer_changes_nothing_is_written_unless_that_is_accepted() {
    let folder = folder(KITCHEN);
    let against = folder.path().join("asked.txt");
    fs::write(&against, "please polish the big wine glass\n\nstir the broth\n").expect("it can be written");
    let arguments = ["polish the big wine", "--owner", "cook", "--rule", "soup", "--against", "asked.txt"];
    let output = teach(&folder, &arguments);
    let said = out(&output);
    assert_eq!((status(&output), text(&folder)), (1, KITCHEN.to_owned()), "{said}");
    assert!(said.starts_with("Nothing was written: other answers would change\n"), "{said}");
    assert!(said.contains("“please polish the big wine glass”: Waiter → "), "{said}");
    assert!(said.contains("over 9 questions, yours among them: 1 other answer changes"), "{said}");
    let dry = teach(&folder, &[&arguments[..], &["--dry-run"]].concat());
    assert_eq!((status(&dry), text(&folder)), (1, KITCHEN.to_owned()), "{}", out(&dry));
    let accepted = teach(&folder, &[&arguments[..], &["--accept"]].concat());
    assert_eq!(status(&accepted), 0, "{}", out(&accepted));
    assert_eq!(added(KITCHEN, &text(&folder)), ["  \"polish the big wine\",\n"]);
}

#[test]
fn what_changes_hands_is_shown_first() {
    let folder = folder(KITCHEN);
    let asked: String = (0..10).map(|number| format!("big rock concert {number}\n")).collect();
    fs::write(folder.path().join("asked.txt"), asked + "please polish the big wine glass\n")
        .expect("it can be written");
    let arguments = ["polish the big wine", "--owner", "cook", "--rule", "soup", "--against", "asked.txt"];
    let said = in_a_line(&out(&teach(&folder, &arguments)));
    assert!(said.contains("11 other answers change changes “please polish the big wine glass”: Waiter → "), "{said}");
    assert!(said.contains("“big rock concert 0”: unknown → unclear"), "{said}");
}

/// Of each, whether it gets an owner or only another word for having none.
#[test]
fn questions_of_the_built_in_rules_on_other_work_do_not_count() {
    let folder = folder("schema = 1\nextends = [\"builtin\"]\n[roles.office]\nname = \"Office\"\n");
    let new = ["who waters the plants on the roof", "--owner", "office", "--new", "looking after plants"];
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = teach(&folder, &[arguments, &["--dry-run", "--format", "json"]].concat());
        serde_json::from_str(&out(&output)).expect("it is JSON")
    };
    let taught = json(&new);
    assert_eq!([&taught["result"], &taught["changes"]], [&"dry-run".into(), &serde_json::json!([])]);
    let off_topic = taught["off_topic"].to_string();
    assert!(off_topic.contains("water the office plants"), "{off_topic}");
    fs::write(folder.path().join("asked.txt"), "water the pot plants on the terrace\n").expect("it can be written");
    let of_team = json(&[&new[..], &["--against", "asked.txt"]].concat());
    assert!(of_team["changes"].to_string().contains("terrace"), "{of_team}");
    fs::write(folder.path().join("asked.txt"), "Water the office plants!\n").expect("it can be written");
    let of_both = json(&[&new[..], &["--against", "asked.txt"]].concat());
    assert!(of_both["changes"].to_string().to_lowercase().contains("water the office plants"), "{of_both}");
    assert_eq!(status(&teach(&folder, &[&new[..], &["--against", "asked.txt"]].concat())), 1);
    assert_eq!(status(&teach(&folder, &new)), 0);
}

#[test]
fn an_expectation_that_fails_now_is_named() {
    let folder = folder(
        &(KITCHEN.to_owned() + "\n[[expect]]\nask = \"please polish the big wine glass\"\nowner = \"waiter\"\n"),
    );
    let arguments = ["polish the big wine", "--owner", "cook", "--rule", "soup"];
    let said = in_a_line(&out(&teach(&folder, &arguments)));
    assert!(said.contains("breaks “please polish the big wine glass” (who-owns.toml:"), "{said}");
}

/// The question is about work that the rule which answered has.
#[test]
fn all_work_of_the_rule_that_answered_may_be_given_away() {
    let folder = folder(KITCHEN);
    let arguments = ["polish the big wine", "--owner", "cook", "--rule", "soup", "--against", "asked.txt"];
    fs::write(folder.path().join("asked.txt"), "please polish the big wine glass\n").expect("it can be written");
    let said = in_a_line(&out(&teach(&folder, &arguments)));
    assert!(
        said.contains("or Give all of “laying the tables” to Cook: `owner` in [rules.tables] of your file."),
        "{said}"
    );
}

#[test]
fn a_line_that_cannot_be_read_is_left_out() {
    let folder = folder(KITCHEN);
    let asked = folder.path().join("asked.txt");
    let arguments = [&BROTH[..], &["--against", "asked.txt", "--dry-run"]].concat();
    fs::write(&asked, b"caf\xe9\nstir the broth\nwho digs\n").expect("it can be written");
    let output = teach(&folder, &arguments);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(err(&output).contains("warning: asked.txt, line 1: this is not UTF-8"), "{}", err(&output));
    assert!(out(&output).contains("yours among them"), "{}", out(&output));
    fs::write(&asked, b"caf\xe9\n").expect("it can be written");
    assert_eq!(status(&teach(&folder, &arguments)), 2, "none can be read");
}

/// Two expectations have waited for these words; a third question is one that nobody has asked for.
#[test]
fn an_answer_that_an_expectation_waits_for_is_a_repair() {
    let expect = |ask: &str| format!("\n[[expect]]\nask = \"{ask}\"\nowner = \"cook\"\n");
    let folder = folder(&(KITCHEN.to_owned() + &expect("stock the pantry again") + &expect("stock the big pantry")));
    let output = teach(&folder, &BROTH);
    let said = out(&output);
    assert_eq!(status(&output), 0, "{said}");
    assert!(said.contains("other answer changes;") && said.contains("repairs   “stock the pantry again” ("), "{said}");
    assert!(text(&folder).contains("\"stock the pantry\","));

    let folder = self::folder(&(KITCHEN.to_owned() + &expect("stock the pantry again")));
    let questions = folder.path().join("questions.txt");
    fs::write(&questions, "stock the big pantry\n").expect("it can be written");
    let output = teach(&folder, &[&BROTH[..], &["--against", "questions.txt", "--format", "json"]].concat());
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!((status(&output), &answer["result"]), (1, &"refused".into()), "{answer:#}");
    assert_eq!(answer["changes"][0]["questions"].as_array().map(Vec::len), Some(1), "{answer:#}");
    assert_eq!(answer["repaired"].as_array().map(Vec::len), Some(1), "{answer:#}");
}

#[test]
fn an_expectation_of_the_question_that_would_fail_keeps_it_from_being_written() {
    let ours = KITCHEN.to_owned() + "\n[[expect]]\nask = \"Stock the pantry!\"\noutcome = \"unknown\"\n";
    let folder = folder(&ours);
    let output = teach(&folder, &BROTH);
    assert_eq!((status(&output), text(&folder) == ours), (1, true), "{}", out(&output));
    assert!(out(&output).starts_with("Nothing was written: an expectation would fail\n"), "{}", out(&output));
    assert!(out(&output).contains("who-owns.toml:34 expects “unknown”"), "{}", out(&output));
    assert_eq!(status(&teach(&folder, &[&BROTH[..], &["--dry-run"]].concat())), 1);
    assert_eq!(status(&teach(&folder, &[&BROTH[..], &["--accept"]].concat())), 0);
    assert_ne!(text(&folder), ours);
}

#[test]
fn an_expectation_of_the_rule_that_answers_counts_too() {
    let ours = KITCHEN.to_owned() + "\n[[expect]]\nask = \"fold the napkins\"\nowner = \"waiter\"\nrule = \"tables\"\n";
    let folder = folder(&ours.replace("\"fold the napkins\", ", ""));
    let before = text(&folder);
    let output = teach(&folder, &["fold the napkins", "--owner", "waiter", "--rule", "bill"]);
    assert_eq!((status(&output), text(&folder) == before), (1, true), "{}", out(&output));
}

#[test]
fn an_expectation_of_another_area_counts_too() {
    let areas = "[areas.cellar]\nname = \"Cellar\"\nwords = [\"cellar\"]\n\
                 [areas.attic]\nname = \"Attic\"\nwords = [\"attic\"]\n[rules.soup]\n";
    let expect = "\n[[expect]]\nask = \"stock the pantry in the cellar\"\nowner = \"cook\"\narea = \"attic\"\n";
    let ours = KITCHEN.replacen("[rules.soup]\n", areas, 1) + expect;
    let folder = folder(&ours);
    let output = teach(&folder, &["stock the pantry in the cellar", "--owner", "cook"]);
    assert_eq!((status(&output), text(&folder) == ours), (1, true), "{}", out(&output));
    assert!(out(&output).contains("expects cook in the area `attic`"), "{}", out(&output));
}

#[test]
fn each_result_is_one_object() {
    let folder = folder(KITCHEN);
    fs::write(folder.path().join("asked.txt"), "please polish the big wine glass\n").expect("it can be written");
    let cases: [(&[&str], &str, i32); 6] = [
        (&["stock the pantry", "--dry-run"], "dry-run", 0),
        (&["stock the pantry"], "written", 0),
        (&["stock the pantry"], "right", 0),
        (&["polish the glasses"], "claimed", 1),
        (&["change the tyres"], "far", 1),
        (&["polish the big wine", "--rule", "soup", "--against", "asked.txt"], "refused", 1),
    ];
    let schema = serde_json::from_str(&out(&run(["schema", "--of", "teach"]))).expect("it is JSON");
    for (arguments, result, exit) in cases {
        let output = teach(&folder, &[arguments, &["--owner", "cook", "--format", "json"]].concat());
        let object: serde_json::Value = serde_json::from_str(&out(&output)).expect("it is JSON");
        assert_eq!((&object["result"], status(&output)), (&result.into(), exit), "{object}");
        assert_eq!(violations(&schema, &object), [""; 0], "{object}");
    }
    let output = teach(&folder, &["taste", "--owner", "cok", "--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&err(&output)).expect("it is JSON");
    assert_eq!((&error["error"], status(&output)), (&"unknown role `cok`".into(), 2));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder(KITCHEN);
    let output = teach(&folder, &[&BROTH[..], &["--dry-run"]].concat());
    assert_eq!((status(&output), text(&folder)), (0, KITCHEN.to_owned()));
    assert!(out(&output).starts_with("Would write who-owns.toml\n"), "{}", out(&output));
}

/// A line of TOML that is broken in two is no TOML.
#[test]
fn what_is_written_is_shown_as_it_is_in_a_narrow_terminal_too() {
    let folder = folder(KITCHEN);
    let question = "who walks the dogs of all the guests that come on Sundays";
    let arguments = [question, "--owner", "waiter", "--new", "the dogs", "--dry-run"];
    let output = command(&folder, &arguments).env("COLUMNS", "40").output().expect("the program runs");
    assert!(out(&output).contains(&format!("phrases = [\"{question}\"]\n")), "{}", out(&output));
}

#[test]
fn an_owner_or_a_rule_that_cannot_be_is_refused() {
    let folder = folder(KITCHEN);
    refused(&folder, &["taste it", "--owner", "cok"], "Did you mean `Cook`?");
    refused(&folder, &["taste it", "--owner", "cook", "--rule", "tables"], "`tables` belongs to Waiter, not to Cook");
    refused(&folder, &["taste it", "--owner", "cook", "--rule", "nowhere"], "unknown rule `nowhere`");
    refused(&folder, &["taste", "the", "soup"], "who-owns ask teach taste the soup");
    let held = self::folder(&KITCHEN.replace("name = \"Cook\"", "name = \"Cook\"\nholder = \"Ada Pan\""));
    refused(&held, &["taste it", "--owner", "ada pan"], "Ada Pan holds the role `cook`; name that.");
    refused(&folder, &["?!", "--owner", "cook"], "the question has no word");
    refused(&folder, &[&"soup ".repeat(2_000), "--owner", "cook"], "longer than 8 KiB");
}

#[test]
fn without_a_file_of_ones_own_there_is_nothing_to_write_into() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let output = teach(&folder, &["feed the cat", "--owner", "developers"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("who-owns init"), "{}", err(&output));
    assert_eq!(files(folder.path()), [""; 0]);
}

/// A table in one line takes no table below it.
#[test]
fn a_file_that_cannot_take_a_rule_is_left_as_it_is() {
    let text = "schema = 1\nroles = { cook = { name = \"Cook\" } }\n\
                rules = { soup = { activity = \"cooking the soup\", owner = \"cook\" } }\n";
    let folder = folder(text);
    refused(&folder, &["the dog", "--owner", "cook", "--new", "dog walks"], "its rules or expectations are one value");
    let output = teach(&folder, &["peel carrots", "--owner", "cook", "--rule", "soup"]);
    assert_eq!(status(&output), 0, "{output:?}");
    let with = text.replace("owner = \"cook\" }", "owner = \"cook\", phrases = [\"peel carrots\"] }");
    assert_eq!(self::text(&folder), with, "within the line there is room");
}

#[cfg(unix)]
#[test]
fn a_link_and_a_file_that_is_read_only_are_left_as_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(KITCHEN);
    fs::set_permissions(own(&folder), fs::Permissions::from_mode(0o440)).expect("it is ours");
    refused(&folder, &BROTH, "who-owns.toml is read-only");

    let elsewhere = self::folder(KITCHEN);
    fs::remove_file(own(&folder)).expect("it is ours");
    symlink(own(&elsewhere), own(&folder)).expect("it can be made");
    refused(&folder, &BROTH, "who-owns.toml is a symbolic link");
    assert_eq!(text(&elsewhere), KITCHEN);

    fs::hard_link(own(&elsewhere), folder.path().join("second.toml")).expect("it can be made");
    refused(&elsewhere, &BROTH, "who-owns.toml has several hard links");
    assert_eq!(text(&elsewhere), KITCHEN);
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    let folder = folder("");
    let file = fs::File::create(own(&folder)).expect("it is ours");
    // Windows makes no holes.
    file.set_len(if cfg!(windows) { 1 << 25 } else { 1 << 40 }).expect("a file can have a hole");
    let output = teach(&folder, &BROTH);
    assert!(err(&output).contains("who-owns.toml is longer than 16 MiB"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn the_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(KITCHEN);
    fs::set_permissions(own(&folder), fs::Permissions::from_mode(0o664)).expect("it is ours");
    assert_eq!(status(&teach(&folder, &BROTH)), 0);
    assert_eq!(fs::metadata(own(&folder)).expect("it is there").permissions().mode() & 0o777, 0o664);
}

/// The program reads the rules, then waits for the questions of a pipe. Meanwhile the file changes.
#[cfg(unix)]
#[test]
fn a_file_that_changed_meanwhile_is_left_as_it_is() {
    let folder = folder(KITCHEN);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("there is mkfifo").success());
    let child = start(command(&folder, &[&BROTH[..], &["--against", "pipe"]].concat()));
    let mut questions = fs::OpenOptions::new().write(true).open(&pipe).expect("the program reads it");
    let changed = format!("{KITCHEN}# changed\n");
    fs::write(own(&folder), &changed).expect("it can be written");
    questions.write_all(b"stir the broth\n").expect("the program reads it");
    drop(questions);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((status(&output), text(&folder)), (2, changed));
    assert!(err(&output).contains("has changed since it was read"), "{}", err(&output));
}

/// A limit on the size of files stands for a full disk, and for a program that is killed: the first byte cannot be
/// written.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_whole_stays_the_old_one() {
    for begin in ["trap '' XFSZ; ", ""] {
        let folder = folder(KITCHEN);
        let script = format!("{begin}ulimit -f 0; exec \"$0\" teach stock the pantry --owner cook");
        let output = shell(&script).current_dir(folder.path()).output().expect("there is a shell");
        assert!(!output.status.success(), "{output:?}");
        assert_eq!((text(&folder), files(folder.path())), (KITCHEN.to_owned(), vec!["who-owns.toml".to_owned()]));
    }
}

/// How an author writes a list of phrases.
#[derive(Debug, Clone)]
struct Style {
    entries: Vec<String>,
    has_lines: bool,
    indent: String,
    comma: bool,
    remark: String,
    line_end: &'static str,
    key: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    let entries = prop::collection::vec("[a-z]{3,8} [a-z]{3,8}", 0..5);
    let shape = (any::<bool>(), "( {0,6}|\t)", any::<bool>(), "(| # [a-z,\\]\"]{0,9})");
    let others = (prop::sample::select(vec!["\n", "\r\n"]), prop::sample::select(vec!["phrases", "more_phrases"]));
    (entries, shape, others).prop_map(|(mut entries, (has_lines, indent, comma, remark), (line_end, key))| {
        entries.sort();
        entries.dedup();
        let has_lines = has_lines && !entries.is_empty();
        Style { entries, has_lines, indent, comma, remark, line_end, key }
    })
}

impl Style {
    fn list(&self) -> String {
        let quoted = |entry: &String| format!("\"{entry}\"");
        if !self.has_lines {
            let comma = if self.comma && !self.entries.is_empty() { "," } else { "" };
            return format!("[{}{comma}]", self.entries.iter().map(quoted).collect::<Vec<_>>().join(", "));
        }
        let last = self.entries.len() - 1;
        let line = |(place, entry): (usize, &String)| {
            let comma = if self.comma || place < last { "," } else { "" };
            format!("{}{}{comma}{}{}", self.indent, quoted(entry), self.remark, self.line_end)
        };
        format!("[{}{}]", self.line_end, self.entries.iter().enumerate().map(line).collect::<String>())
    }

    fn file(&self) -> String {
        let before = "schema = 1\n[roles.cook]\nname = \"Cook\"\n\n[rules.soup]\nowner = \"cook\"\n";
        let after = " # the end\nactivity = \"boil soup\"  \n\n[[expect]]\nask = \"boil soup\"\nowner = \"cook\"";
        let (before, after) = (before.replace('\n', self.line_end), after.replace('\n', self.line_end));
        format!("{before}{} = {}{after}", self.key, self.list())
    }
}

fn file(text: &str) -> RuleFile {
    RuleFile::parse(Source::new("who-owns.toml", text)).unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"))
}

fn wordings(text: &str) -> Vec<String> {
    let book = RuleBook::from_files(vec![file(text)]).unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"));
    book.rules[0].wordings().map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn in_every_style_one_entry_is_added_and_all_else_stays(style in style()) {
        let old = style.file();
        let phrase = "Say \"new\" \\ so".to_owned();
        let addition = Addition::Phrase { rule: "soup".to_owned(), phrase: phrase.clone(), inherits: false };
        let new = edited(&file(&old), &[addition]).text;
        let entry = "\"Say \\\"new\\\" \\\\ so\"";
        let (indent, end, last) = (&style.indent, style.line_end, style.entries.last());
        let without = match (style.has_lines, style.comma, last) {
            (true, true, _) => new.replacen(&format!("{indent}{entry},{end}"), "", 1),
            (true, false, Some(last)) => {
                let unparted = new.replacen(&format!("{indent}{entry}{end}"), "", 1);
                unparted.replacen(&format!("\"{last}\","), &format!("\"{last}\""), 1)
            }
            (_, _, None) => new.replacen(entry, "", 1),
            (false, _, Some(_)) => new.replacen(&format!(", {entry}"), "", 1),
        };
        prop_assert_ne!(&new, &old);
        prop_assert_eq!(without, old.clone());
        let mut wanted = wordings(&old);
        wanted.push(phrase);
        prop_assert_eq!(wordings(&new), wanted);
    }
}

/// The rule below has cases: the phrase would answer the question where the waiter has it, too.
#[test]
fn the_question_is_asked_again_under_other_conditions() {
    let text = KITCHEN.to_owned()
        + "
[contexts.evening]
question = \"Is it evening?\"
values = [\"yes\", \"no\"]

[rules.wine]
activity = \"pouring wine\"
[[rules.wine.cases]]
when = { evening = \"yes\" }
owner = \"waiter\"
[[rules.wine.cases]]
when = { evening = \"no\" }
owner = \"cook\"

[[expect]]
ask = \"open the red one\"
outcome = \"unknown\"
given = { evening = \"yes\" }
";
    let folder = folder(&text);
    let output = teach(&folder, &["open the red one", "--owner", "cook", "--rule", "soup"]);
    assert_eq!(status(&output), 1, "{}", out(&output));
    assert!(out(&output).contains("evening=yes"), "{}", out(&output));
    assert_eq!(fs::read_to_string(own(&folder)).expect("it can be read"), text);
}

/// The owner of a question is right, and the question is to be answered by a rule of its own.
#[test]
fn a_rule_of_its_own_is_written_although_the_owner_is_right() {
    let folder = folder(KITCHEN);
    let output = teach(&folder, &["iron the napkins", "--owner", "waiter", "--new", "ironing", "--expect"]);
    assert_eq!(status(&output), 0, "{}{}", out(&output), err(&output));
    assert!(answer(&folder, "iron the napkins").contains("\twaiter\tironing\t"), "{}", text(&folder));
    let again = teach(&folder, &["iron the napkins", "--owner", "waiter", "--new", "ironing"]);
    assert!(out(&again).starts_with("Nothing to write: Waiter owns it already"), "{}", out(&again));
}

/// A phrase that stands in an ill-fitting rule of its owner is moved by hand.
#[test]
fn words_that_a_rule_of_the_owner_has_are_to_be_taken_out_first() {
    let folder = folder(KITCHEN);
    for target in [["--new", "napkins"], ["--rule", "bill"]] {
        let output = teach(&folder, &[&["fold the napkins", "--owner", "waiter"], &target[..]].concat());
        let said = in_a_line(&out(&output));
        assert_eq!(status(&output), 1, "{said}");
        assert!(said.contains("take the words out of `phrases` in [rules.tables], and teach again"), "{said}");
        assert_eq!(text(&folder), KITCHEN);
    }
}

const EITHER: &str = "schema = 1\n[roles.box]\nname = \"box office\"\n[roles.ward]\nname = \"wardrobe\"\n\
    [rules.tickets]\nactivity = \"sell tickets\"\nowner = { any = [\"box\", \"ward\"] }\n";

#[test]
fn a_rule_of_any_of_several_is_named_with_the_owners_to_give() {
    let folder = folder(EITHER);
    let output = teach(&folder, &["sell a seat", "--owner", "box", "--rule", "tickets"]);
    let said = err(&output);
    assert!(said.contains("the rule `tickets` belongs to box office or wardrobe, not to box office"), "{said}");
    assert!(said.contains("--owner box,ward"), "{said}");
    assert!(!said.contains("who-owns list"), "{said}");
    let taught = teach(&folder, &["sell a seat", "--owner", "box,ward", "--rule", "tickets"]);
    assert_eq!(status(&taught), 0, "{}", err(&taught));
}

#[test]
fn an_unmet_expectation_says_that_any_of_the_owners_will_do() {
    let folder = folder(EITHER);
    let mut ask = program();
    let output = ask.current_dir(folder.path()).args(["--expect", "box", "sell tickets"]).output();
    let said = err(&output.expect("the program runs"));
    assert!(said.contains("expected box, got box or ward"), "{said}");
}

/// The entry that removes a rule has its id.
#[test]
fn a_new_rule_has_not_the_id_of_one_that_is_removed() {
    let base = "schema = 1\n[roles.cook]\nname = \"cook\"\n[rules.z]\nactivity = \"feeding zebras\"\nowner = \"cook\"\n\
                [rules.soup]\nactivity = \"cooking soup\"\nowner = \"cook\"\n";
    let folder = folder("schema = 1\nextends = [\"base.toml\"]\n[rules.z]\nremove = true\n");
    fs::write(folder.path().join("base.toml"), base).expect("it can be written");
    let output = teach(&folder, &["zebra stripes", "--owner", "cook", "--new", "z"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(text(&folder).contains("[rules.z-2]\n"), "{}", text(&folder));
}
