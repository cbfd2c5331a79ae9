//! Names of roles and areas on the command line: the nearest spelling is meant.

use std::process::Output;

use serde_json::Value;

use crate::support::{err, file, out, program, run, status, text};

const RULES: &str = r#"
schema = 1
[areas.bills]
name = "Payments"
words = ["bills"]
holders = { a = "Ann" }
[areas.wages]
name = "PAYMENTS"
words = ["wages"]
holders = { a = "Bob" }
[roles.a]
name = "Alpha"
[roles.b]
name = "ALPHA"
[roles.c]
name = "Cook"
[rules.plan]
activity = "planning the menu"
owner = "a"
[rules.soup]
activity = "cooking the soup"
owner = "b"
[rules.dough]
activity = "kneading dough"
owner = "c"
"#;

fn asked(arguments: &[&str]) -> Output {
    let rules = file("names.toml", RULES);
    program().arg("--rules").arg(rules).args(arguments).output().expect("the program runs")
}

#[test]
fn a_name_in_its_own_spelling_is_not_that_of_another() {
    for (name, activity) in [
        ("Alpha", "planning the menu"),
        ("ALPHA", "cooking the soup"),
        ("b", "cooking the soup"),
        (" c\u{f6}ok ", "kneading dough"),
    ] {
        let output = asked(&["list", "--format", "csv", "--role", name]);
        assert_eq!(out(&output).lines().count(), 2, "{name}: {}", err(&output));
        assert!(out(&output).contains(activity), "{name}: {}", out(&output));
    }
    assert_eq!(status(&asked(&["cooking the soup", "--expect", "ALPHA"])), 0);
    let table = file("names.csv", "Activity,ALPHA\npeeling,A\n");
    assert!(out(&asked(&["import", table.to_str().expect("it is UTF-8")])).contains("owner = \"b\""));
    for (name, person) in [("Payments", "Ann"), ("PAYMENTS", "Bob")] {
        let output = asked(&["planning the menu", "--area", name]);
        assert!(out(&output).contains(person), "{name}: {}", out(&output));
    }
}

#[test]
fn a_name_that_says_too_little_is_an_error() {
    let table = file("names.csv", "Activity,Boss\npeeling,A\n");
    let table = table.to_str().expect("it is UTF-8");
    for arguments in [
        &["list", "--role", "alpha"][..],
        &["report", "--without", "alpha"],
        &["cooking the soup", "--expect", "alpha"],
        &["teach", "cooking the soup", "--owner", "alpha"],
        &["import", table, "--map", "Boss=alpha"],
    ] {
        let output = asked(arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(err(&output).contains("`alpha` is a name of"), "{}", err(&output));
        assert!(err(&output).contains("Give the id."), "{}", err(&output));
    }
    let output = asked(&["cooking the soup", "--area", "payments"]);
    assert!(err(&output).contains("`payments` is a name of `bills` and `wages`"), "{}", err(&output));
}

const DOCKS: &str = r#"
schema = 1
[contexts.day]
question = "Which day?"
values = ["weekday", "weekend"]
words = { weekend = ["saturday", "Sunday"], weekday = ["monday"] }
[areas.harbour]
name = "Harbour"
words = ["harbour", "docks"]
[roles.vet]
name = "vet"
[roles.nurse]
name = "nurse"
[rules.phone]
activity = "answering the phone"
phrases = ["pick up the phone", "phone calls"]
[[rules.phone.cases]]
when = { day = "weekend" }
owner = "vet"
[[rules.phone.cases]]
when = { day = "weekday" }
owner = "nurse"
"#;

#[test]
fn a_word_of_an_area_or_of_a_value_stands_for_it_in_an_option() {
    let rules = file("docks.toml", DOCKS);
    let ask = |options: &[&str]| {
        run([&["--rules", text(&rules)], options, &["answering the phone", "--format", "json"]].concat())
    };
    let answer = |options: &[&str]| serde_json::from_str::<serde_json::Value>(&out(&ask(options))).expect("it is JSON");
    let asked = answer(&["--area", "Docks", "--given", "day=saturday"]);
    assert_eq!((&asked["area"]["id"], &asked["owners"][0]), (&"harbour".into(), &"vet".into()));
    assert_eq!(answer(&["--given", "day=sunday"])["owners"][0], "vet");
    assert_eq!(answer(&["--given", "day=SATURDAY!"])["owners"][0], "vet");
    assert!(err(&ask(&["--given", "day=saturdy"])).contains("Did you mean `saturday`?"));
    assert_eq!(answer(&["--given", "day=monday"])["owners"][0], "nurse");
    assert!(err(&ask(&["--given", "day=holiday"])).contains("unknown value of day `holiday`"));
}

/// As one that names a role alone does.
#[test]
fn a_question_that_names_a_role_and_an_area_has_the_rules_that_are_far_as_candidates() {
    for question in ["who is the cook?", "who is the cook for the bills?"] {
        let answer: Value = serde_json::from_str(&out(&asked(&["--format", "json", question]))).expect("it is JSON");
        assert_eq!(
            (&answer["outcome"], &answer["candidates"][0]["rule"]),
            (&"unknown".into(), &"soup".into()),
            "{question}"
        );
        assert!(answer["candidates"][0]["score"].as_f64() < Some(0.25), "{question}");
    }
}
