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

/// What is given is not asked again.
#[test]
fn the_headline_asks_what_is_still_open() {
    let case = |when: &str, owner: &str| format!("[[rules.soup.cases]]\nwhen = {{ {when} }}\nowner = \"{owner}\"\n");
    let rules = format!(
        "schema = 1\n[contexts.sev]\nquestion = \"How bad is it?\"\nvalues = [\"high\", \"low\"]\n\
         words = {{ high = [\"boiling over\"] }}\n[contexts.late]\nquestion = \"Is it late?\"\nvalues = [\"yes\", \"no\"]\n\
         [roles.chef]\nname = \"Chef\"\n[roles.cook]\nname = \"Cook\"\n[rules.soup]\nactivity = \"stir the soup\"\n{}{}",
        case("sev = [\"high\", \"low\"], late = \"yes\"", "chef"),
        case("sev = \"high\", late = \"no\"", "cook"),
    );
    let rules = file("open.toml", rules);
    let headline = |arguments: &[&str]| {
        let said = out(&run([&["--rules", text(&rules)], arguments].concat()));
        said.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(headline(&["stir the soup"]), "It depends");
    assert_eq!(headline(&["--given", "sev=high", "stir the soup"]), "It depends: Is it late?");
    assert_eq!(headline(&["stir the soup, it is boiling over"]), "It depends: Is it late?");
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
