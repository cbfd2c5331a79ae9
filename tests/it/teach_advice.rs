//! `teach` says truly what it did, and what to do where it did nothing.

use std::fs;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{err, in_a_line, out, program, status};

/// Who does what in a garden.
const GARDEN: &str = r#"
schema = 1

[roles.gardener]
name = "Gardener"

[roles.keeper]
name = "Keeper"

[roles.baker]
name = "Baker"

[contexts.season]
question = "Which season is it?"
values = ["summer", "winter"]
words = { winter = ["in the snow"] }

[rules.beds]
activity = "weeding the beds"
owner = "gardener"
phrases = ["pull the nettles", "dig over the soil", "the fish pond is full of weeds"]

[rules.hedges]
activity = "trimming the hedges"
owner = "gardener"
phrases = ["the bushes grow over the path"]

[rules.ponds]
activity = "looking after the pond"
phrases = ["the fish gasp for air", "green water in the pond", "clean the pond filter"]
cases = [{ when = { season = "summer" }, owner = "gardener" }, { otherwise = true, owner = "keeper" }]

[rules.bread]
activity = "baking the bread"
owner = "baker"
phrases = ["knead the dough"]
"#;

/// Teaches a question in a folder that has nothing but this file.
fn teach_in(text: &str, arguments: &[&str]) -> (TempDir, Output) {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    fs::write(folder.path().join("who-owns.toml"), text).expect("it can be written");
    let mut teach = program();
    let output = teach.current_dir(folder.path()).arg("teach").args(arguments).output().expect("the program runs");
    (folder, output)
}

/// What was said of a question in the garden, as one line.
fn said(arguments: &[&str]) -> String {
    let (_folder, output) = teach_in(GARDEN, arguments);
    in_a_line(&format!("{}{}", out(&output), err(&output)))
}

#[test]
fn where_no_rule_is_near_those_of_the_owner_can_be_chosen() {
    let said = said(&["who tunes the piano", "--owner", "gardener"]);
    assert!(
        said.contains("beds: weeding the beds hedges: trimming the hedges ponds: looking after the pond"),
        "{said}"
    );
    assert!(said.contains("who-owns teach --owner gardener --rule RULE \"who tunes the piano\""), "{said}");
}

#[test]
fn the_only_rule_of_an_owner_is_in_the_command() {
    let said = said(&["who tunes the piano", "--owner", "baker"]);
    assert!(said.contains("rules bread: baking the bread"), "{said}");
    assert!(said.contains("who-owns teach --owner baker --rule bread \"who tunes the piano\""), "{said}");
}

#[test]
fn of_many_rules_a_handful_is_named() {
    let rule = |number: usize| format!("[rules.bun-{number}]\nactivity = \"bun {number}\"\nowner = \"baker\"\n");
    let text = GARDEN.to_owned() + &(1..10).map(rule).collect::<String>();
    let (_folder, output) = teach_in(&text, &["who tunes the piano", "--owner", "baker"]);
    let said = out(&output);
    assert!(said.contains("bun-5: bun 5\n            and 4 more\n"), "{said}");
}

#[test]
fn a_rule_that_the_owner_always_has_is_taken_before_one_with_cases() {
    let said = said(&["too many weeds in the green pond water", "--owner", "gardener", "--dry-run"]);
    assert!(said.starts_with("Would write who-owns.toml") && said.contains("by beds: weeding the beds"), "{said}");
}

#[test]
fn a_rule_that_is_anothers_under_what_is_given_is_not_taken() {
    for (owner, season) in [("gardener", "season=winter"), ("keeper", "season=summer")] {
        let said = said(&["koi are gasping in the pond", "--owner", owner, "--given", season, "--dry-run"]);
        assert!(!said.contains("by ponds") && !said.contains("--rule ponds"), "{said}");
    }
}

#[test]
fn the_ways_out_are_alternatives() {
    let said = said(&["the fish are cold", "--owner", "keeper", "--rule", "ponds"]);
    assert!(said.contains("settle it with --given, or write a rule of its own with --new."), "{said}");
}

/// Why nobody owns it is true of that work alone.
#[test]
fn a_rule_that_nobody_owns_is_taken_only_where_it_is_the_nearest() {
    let built_in = "schema = 1\nextends = [\"builtin\"]\n";
    let (_folder, output) = teach_in(built_in, &["guess the cost of the office party", "--owner", "nobody"]);
    let said = out(&output);
    assert!(said.starts_with("Nothing was written: no rule without an owner is near"), "{said}");
    assert!(said.contains("--owner nobody --new"), "{said}");
}

/// A file has each wording once.
#[test]
fn a_new_rule_takes_no_activity_of_another_one() {
    let new = ["--new", "Baking the bread"];
    let said = |owner| said(&[&["where are the rolls", "--owner", owner], &new[..]].concat());
    let (baker, keeper) = (said("baker"), said("keeper"));
    assert!(baker.contains("the rule `bread` has the words “Baking the bread” already"), "{baker}");
    assert!(baker.contains("with --rule bread, or name another activity"), "{baker}");
    assert!(keeper.contains("It belongs to Baker: name another activity."), "{keeper}");
}

#[test]
fn another_rule_to_name_is_named() {
    let said = said(&["koi swim on their backs", "--owner", "gardener", "--rule", "ponds"]);
    assert!(said.contains("name another rule with --rule, or write one with --new"), "{said}");
    assert!(said.contains("rules beds: weeding the beds hedges: trimming the hedges"), "{said}");
}

#[test]
fn words_that_settle_a_condition_are_named() {
    let arguments = ["the fish gasp in the snow", "--owner", "gardener", "--rule", "ponds"];
    let said = said(&arguments);
    assert!(said.starts_with("Nothing was written: the answer would be another"), "{said}");
    assert!(said.contains("“in the snow” means season=winter, which decides who owns this rule"), "{said}");
    let (accept, line) = (said.find("add --accept"), said.find("line 30 \"the fish gasp in the snow\""));
    assert!(accept.is_some() && accept < line, "the line is what --accept would write: {said}");
    let given = self::said(&[&arguments[..], &["--given", "season=winter"]].concat());
    assert!(!given.contains("“in the snow” means"), "{given}");
}

#[test]
fn what_was_looked_at_is_said() {
    let arguments = ["who tunes the piano", "--owner", "gardener", "--rule", "beds"];
    let plain = said(&arguments);
    assert!(
        plain.contains("over 12 questions, all phrases and expectations of these rules: no other answer changes"),
        "{plain}"
    );
    assert!(plain.contains("--against FILE asks real questions, too"), "{plain}");
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let asked = folder.path().join("asked.txt");
    fs::write(&asked, "who digs\n").expect("it can be written");
    let against = said(&[&arguments[..], &["--against", asked.to_str().expect("it is UTF-8")]].concat());
    assert!(against.contains("over 13 questions, yours among them: no other answer changes"), "{against}");
    assert!(!against.contains("real questions"), "{against}");
}

#[test]
fn that_nobody_may_be_the_owner_is_said_where_that_is_taken() {
    let (_folder, output) = teach_in(GARDEN, &["feed the ducks", "--owner", "lifeguard"]);
    let wanted = "The roles are: baker, gardener, keeper. Or give `nobody`, if that is meant.";
    assert!(status(&output) == 2 && err(&output).contains(wanted), "{}", err(&output));
    let list = program().args(["list", "--rules", "tests/cmd/kitchen.toml", "--role", "lifeguard"]).output();
    let said = err(&list.expect("the program runs"));
    assert!(!said.contains("nobody"), "{said}");
}
