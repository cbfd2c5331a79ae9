//! Conditions: which cases of a rule they leave.

use serde_json::Value;

use crate::support::{file, out, run, text};

#[test]
fn a_candidate_has_the_owners_of_the_cases_that_are_shown() {
    let case = |when: &str, owner: &str| format!("[[rules.soup.cases]]\n{when}\nowner = \"{owner}\"\n");
    let rules = format!(
        "schema = 1\n[contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\"]\n[roles.chef]\nname = \"Chef\"\n\
         [roles.cook]\nname = \"Cook\"\n[roles.maid]\nname = \"Maid\"\n[rules.soup]\nactivity = \"stir the soup\"\n{}{}{}",
        case("when = { late = \"yes\" }", "chef"),
        case("when = { late = \"no\" }", "cook"),
        case("otherwise = true", "maid"),
    );
    let rules = file("soup.toml", rules);
    let answer = out(&run(["--rules", text(&rules), "--format", "json", "stir the soup"]));
    let answer: Value = serde_json::from_str(&answer).expect("it is JSON");
    let shown = answer["cases"].as_array().expect("it is a list").iter().map(|case| &case["owners"][0]);
    assert_eq!(shown.collect::<Vec<_>>(), ["chef", "cook"]);
    assert_eq!(answer["candidates"][0]["owners"], serde_json::json!(["chef", "cook"]));
}

#[test]
fn the_cases_with_the_same_owner_are_not_said_to_have_another_one() {
    let case = |when: &str, owner: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"{owner}\"\n");
    let rules = format!(
        "schema = 1\n[contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\", \"night\"]\n\
         [roles.cook]\nname = \"Cook\"\n[roles.chef]\nname = \"Chef\"\n[rules.soup]\nactivity = \"cooking the soup\"\n{}{}{}",
        case("late = \"no\"", "cook"),
        case("late = \"yes\"", "cook"),
        case("late = \"night\"", "chef"),
    );
    let rules = file("late.toml", &rules);
    let rules = rules.to_str().expect("its path is UTF-8");
    let text = out(&run(["--rules", rules, "--given", "late=no", "cooking the soup"]));
    assert!(text.contains("late=no; with late=night it would be Chef"), "{text}");
    assert!(!text.contains("late=yes"), "{text}");
}
