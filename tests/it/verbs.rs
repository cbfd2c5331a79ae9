//! Verbs that are nearly typed: they are questions, and the verb is named on standard error.

use crate::support::{KITCHEN, err, file, out, program, run, status, text};

fn warning(word: &str, verb: &str) -> String {
    format!("warning: `{word}` was asked as a question\n  help: `{verb}` is a verb: who-owns {verb}\n")
}

#[test]
fn a_first_word_that_is_nearly_a_verb_is_said_whatever_follows() {
    for (words, verb) in [
        (&["coverge", "questions.txt"][..], "coverage"),
        (&["chekc", "who-owns.toml"], "check"),
        (&["reprot"], "report"),
    ] {
        let rules = ["--rules", "builtin"];
        let output = run(rules.iter().chain(words));
        let on_purpose = run([&rules[..], &["--", &words.join(" ")]].concat());
        assert_eq!(status(&output), status(&on_purpose), "{words:?}");
        let said = err(&output);
        assert!(said.contains(&format!("`{verb}` is a verb: who-owns {verb}")), "{words:?}: {said}");
        assert!(said.contains(words[0]), "{said}");
    }
    assert!(err(&run(["--rules", "builtin", "coverge", "questions.txt"])).ends_with(&warning("coverge", "coverage")));
}

#[test]
fn what_is_a_word_is_no_verb() {
    let rules = "schema = 1\n[roles.desk]\nname = \"desk\"\n\
                 [rules.checkin]\nactivity = \"opening the chekin desk\"\nowner = \"desk\"\nphrases = [\"chekin is closed\"]\n";
    let rules = file("desk.toml", rules);
    let german = file("liste.toml", rules_in_german());
    for arguments in [
        &["--rules", KITCHEN, "lists of the guests"][..],
        &["--rules", KITCHEN, "reports", "of", "the", "guests"],
        &["--rules", KITCHEN, "clock", "the", "soup"],
        &["--rules", text(&rules), "chekin", "is", "closed"],
        &["--rules", text(&german), "Liste", "der", "Suppen"],
    ] {
        let output = program().args(arguments).output().expect("the program runs");
        assert_eq!(err(&output), "", "{arguments:?}: {}", out(&output));
    }
}

/// A single word that is an area or a role is meant as that.
#[test]
fn a_name_of_the_file_is_no_verb() {
    let rules = "schema = 1\n[areas.search]\nname = \"Search\"\n[roles.coach]\nname = \"Coach\"\n\
                 [roles.desk]\nname = \"Desk\"\n[rules.till]\nactivity = \"counting the till\"\nowner = \"desk\"\n";
    let rules = file("names.toml", rules);
    for word in ["search", "coach"] {
        let said = err(&run(["--rules", text(&rules), word]));
        assert!(!said.contains("is a verb"), "{word}: {said}");
    }
    assert!(err(&run(["--rules", text(&rules), "teech"])).contains("`teach` is a verb"));
}

fn rules_in_german() -> &'static str {
    "schema = 1\nlanguage = \"de\"\n[roles.koch]\nname = \"Koch\"\n[rules.suppe]\nactivity = \"Suppe kochen\"\nowner = \"koch\"\n"
}

#[test]
fn help_for_what_is_nearly_a_verb_names_it() {
    let output = run(["help", "chek"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("did you mean `check`?"), "{}", err(&output));
    assert!(!err(&run(["help", "me"])).contains("did you mean"));
}

#[test]
fn a_file_that_is_not_there_is_looked_for() {
    for arguments in [["import", "nofile.csv"], ["coverage", "folder/nofile"], ["check", "nofile.toml"]] {
        let said = err(&run(arguments));
        assert!(said.contains("there is no file"), "{said}");
        assert!(said.ends_with("  help: Check the spelling and the current folder.\n"), "{said}");
    }
    let said = err(&run(["coverage", "budget"]));
    assert!(said.contains("current folder. To ask who owns it: who-owns ask coverage budget"), "{said}");
}

#[test]
fn the_way_to_ask_keeps_the_rules_and_the_conditions() {
    for (arguments, command) in [
        (&["check", "the", "backlog"][..], "who-owns --rules builtin ask check the backlog"),
        (&["check", "backlog"], "who-owns --rules builtin ask check backlog"),
        (&["list", "the", "backlog"], "who-owns --rules builtin ask list the backlog"),
        (
            &["--given", "scrum=no", "report", "a", "bug"],
            "who-owns --rules builtin --given \"scrum=no\" ask report a bug",
        ),
    ] {
        let output = run([&["--rules", "builtin"], arguments].concat());
        assert_eq!(status(&output), 2, "{arguments:?}");
        let said = err(&output);
        assert!(said.ends_with(&format!("To ask who owns it: {command}\n")), "{arguments:?}: {said}");
    }
}

#[test]
fn a_shell_without_completions_is_said_with_those_that_have_them() {
    let said = err(&run(["completions", "csh"]));
    assert!(said.contains("there are no completions for `csh`\n  help: The shells are: bash, "), "{said}");
}
