//! Roles that are absent: who owns their work, and what is said of them.

use serde_json::Value;

use crate::support::{file, out, program};

/// Nobody is host, swineherd or cowherd, and the waiter stands in for the host.
const INN: &str = r#"
schema = 1
[contexts.season]
question = "Which season is it?"
values = ["summer", "winter"]
[contexts.day]
question = "Which day is it?"
values = ["work", "feast"]
[roles.host]
name = "host"
absent = true
fallback = "waiter"
[roles.swineherd]
name = "swineherd"
absent = true
[roles.cowherd]
name = "cowherd"
absent = true
fallback = "swineherd"
[roles.waiter]
name = "waiter"
[roles.cook]
name = "cook"
[rules.fish]
activity = "grilling the fish"
[[rules.fish.cases]]
when = { season = "summer" }
owner = "host"
[[rules.fish.cases]]
when = { season = "winter", day = "work" }
owner = "waiter"
[[rules.fish.cases]]
when = { season = "winter", day = "feast" }
owner = "waiter"
[rules.door]
activity = "opening the door"
owner = { any = ["host", "waiter"] }
[rules.eggs]
activity = "collecting eggs"
owner = { any = ["host", "swineherd"] }
[rules.oven]
activity = "lighting the oven"
owner = { any = ["cook", "host"] }
[rules.hay]
activity = "cutting the hay"
owner = { any = ["swineherd", "cowherd"] }
"#;

fn asked(arguments: &[&str]) -> String {
    let rules = file("inn.toml", INN);
    out(&program().arg("--rules").arg(&rules).args(arguments).output().expect("it runs"))
}

/// The headline of an answer, and its notes.
fn answer(arguments: &[&str]) -> (String, Vec<String>) {
    let text = asked(arguments);
    let notes = text.lines().filter_map(|line| line.strip_prefix("  note      "));
    (text.lines().next().unwrap_or_default().to_owned(), notes.map(str::to_owned).collect())
}

#[test]
fn a_role_that_no_possible_case_names_is_not_missed() {
    assert_eq!(answer(&["--given", "season=winter", "grilling the fish"]), ("Waiter".to_owned(), vec![]));
    let (headline, notes) = answer(&["--given", "season=summer", "grilling the fish"]);
    assert_eq!(headline, "Waiter, standing in for host");
    assert_eq!(notes, ["Nobody holds the role host here; waiter stands in."]);
}

#[test]
fn an_expectation_of_a_role_that_no_possible_case_names_fails() {
    let expect = |season: &str| {
        let text = format!(
            "{INN}[[expect]]\nask = \"grilling the fish\"\nowner = \"host\"\ngiven = {{ season = \"{season}\" }}\n"
        );
        let rules = file("inn.toml", text);
        out(&program().arg("check").arg(&rules).output().expect("it runs"))
    };
    assert!(!expect("summer").contains("failed-expectation"));
    assert!(expect("winter").contains("failed-expectation"));
}

#[test]
fn the_list_says_what_an_answer_says() {
    let list = asked(&["list", "--rule", "fish", "--given", "season=winter", "--format", "json"]);
    let list: Value = serde_json::from_str(&list).expect("it is JSON");
    assert_eq!((&list["rules"][0]["outcome"], &list["rules"][0]["owners"][0]), (&"owned".into(), &"waiter".into()));
}

#[test]
fn where_any_will_do_nobody_stands_in_for_what_is_not_needed() {
    let spared = |role: &str| vec![format!("Nobody holds the role {role} here.")];
    assert_eq!(answer(&["opening the door"]), ("Waiter".to_owned(), spared("host")));
    let (headline, notes) = answer(&["collecting eggs"]);
    assert_eq!(headline, "Waiter, standing in for host");
    assert_eq!(notes, ["Nobody holds the role host here; waiter stands in.", "Nobody holds the role swineherd here."]);
    assert_eq!(answer(&["lighting the oven"]).0, "Cook or waiter, either of them");
    assert_eq!(
        answer(&["cutting the hay"]).0,
        "Cowherd or swineherd, either of them, but nobody holds these roles here"
    );
}

/// What the program makes of the inn with another rule.
fn with_cases(summer: &str, winter: &str, rest: &str) -> String {
    let case = |season: &str, owner: &str| {
        format!("[[rules.wine.cases]]\nwhen = {{ season = \"{season}\" }}\nowner = {owner}\n")
    };
    format!(
        "{INN}[rules.wine]\nactivity = \"tasting the wine\"\n{}{}{rest}",
        case("summer", summer),
        case("winter", winter)
    )
}

#[test]
fn a_role_that_one_case_misses_is_not_spared() {
    let expect = "[[expect]]\nask = \"tasting the wine\"\nowner = \"host\"\n";
    let rules = file("wine.toml", with_cases("{ any = [\"host\", \"waiter\"] }", "\"host\"", expect));
    let run = |arguments: &[&str]| out(&program().args(arguments).arg(&rules).output().expect("it runs"));
    let said = run(&["tasting the wine", "--rules"]);
    assert!(said.contains("Nobody holds the role host here; waiter stands in."), "{said}");
    assert!(!said.contains("Nobody holds the role host here.\n"), "{said}");
    assert!(!run(&["check"]).contains("failed-expectation"));
}

#[test]
fn a_role_that_one_possible_case_does_not_name_is_not_missed() {
    let rules = file("wine.toml", with_cases("\"host\"", "\"waiter\"", ""));
    let answer = |given: &[&str]| {
        let asked = program().args(["tasting the wine", "--rules"]).arg(&rules).args(given).output().expect("it runs");
        out(&asked).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(answer(&[]), "Waiter");
    assert_eq!(answer(&["--given", "season=summer"]), "Waiter, standing in for host");
}

/// The porter is absent, and the chef stands in: the menu is on the list of both.
#[test]
fn a_role_has_the_same_activities_in_every_format() {
    let rules = file(
        "rules.toml",
        "schema = 1\n[roles.chef]\nname = \"Chef\"\n\
         [roles.porter]\nname = \"Porter\"\nabsent = true\nfallback = \"chef\"\n\
         [rules.menu]\nactivity = \"writing the menu\"\nowner = \"porter\"\n\
         [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"chef\"\n",
    );
    for (role, expected) in [("chef", [true, true]), ("porter", [true, false])] {
        for format in ["table", "markdown", "csv", "tsv", "json", "html", "toml", "raci", "raci-markdown"] {
            let mut program = program();
            let list = program.arg("--rules").arg(&rules).args(["list", "--role", role, "--format", format]);
            let said = out(&list.output().expect("the program runs"));
            let found = ["writing the menu", "cooking the soup"].map(|activity| said.contains(activity));
            assert_eq!(found, expected, "{role}, {format}: {said}");
        }
    }
}
