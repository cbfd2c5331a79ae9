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
