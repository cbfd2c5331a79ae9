//! `teach` says truly what it did, and what to do where it did nothing.

use std::fs;
use std::process::Output;

use tempfile::TempDir;

use crate::support::{err, out, program};

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
    format!("{}{}", out(&output), err(&output)).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_rule_that_the_owner_always_has_is_taken_before_one_with_cases() {
    let said = said(&["too many weeds in the green pond water", "--owner", "gardener", "--dry-run"]);
    assert!(said.starts_with("Would write who-owns.toml") && said.contains("by beds: weeding the beds"), "{said}");
}
