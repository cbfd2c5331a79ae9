//! `coverage`: what it costs, what it refuses, and what its drafts are worth.

use serde_json::Value;
use who_owns::coverage::Coverage;
use who_owns::text::Language;
use who_owns::{Detail, Given};

use crate::support::{
    BUILTIN, BUILTIN_ROUTER, KITCHEN, core_time, err, file, in_a_line, out, piped, program, run, status, text,
};

/// Reading the words of a question anew for each line that repeats it would make a log of 20 different questions cost
/// five times what answering it costs.
#[test]
fn a_question_that_is_repeated_is_not_read_again() {
    let question = "ξξξ ψψψ ".repeat(2_000);
    let answer = BUILTIN_ROUTER.route(&question, &Given::new(), Detail::Scores);
    let mut coverage = Coverage::new(&BUILTIN);
    let read_once = core_time(|| assert!(Language::English.words(&question).count() == 4_000));
    let counted = core_time(|| (1..=100).for_each(|line| coverage.count(line, &answer)));
    assert_eq!(coverage.unanswered(), 100);
    assert!(counted < 50 * read_once, "{counted:?} for 100 lines, {read_once:?} to read one");
}

#[test]
fn scores_are_those_of_an_answer_with_evidence() {
    for question in ["customer feedback", "feed the office cat", "who sorts the stories and talks to customers?"] {
        let counted = BUILTIN_ROUTER.route(question, &Given::new(), Detail::Scores);
        let mut answered = BUILTIN_ROUTER.route(question, &Given::new(), Detail::Decision);
        answered.candidates.iter_mut().for_each(|candidate| candidate.evidence.clear());
        assert_eq!(counted, answered);
    }
}

fn count(extra: &[&str], questions: &str) -> std::process::Output {
    let questions = file("questions.txt", questions);
    run([&["--rules", KITCHEN, "coverage", text(&questions)], extra].concat())
}

/// A role with a rule of its own.
fn role(id: &str, name: &str) -> String {
    let rule = format!("[rules.{id}]\nactivity = \"{id} work\"\nowner = \"{id}\"\n");
    format!("[roles.{id}]\nname = \"{name}\"\n{rule}")
}

#[test]
fn names_stand_below_one_another_in_a_narrow_terminal() {
    let roles = role("guests", "Office for guests and the press") + &role("technical", "Technical director");
    let rules = file("narrow.toml", format!("schema = 1\n{roles}"));
    let questions = file("narrow.txt", "guests work\ntechnical work\n");
    let mut command = program();
    command.env("COLUMNS", "40").args(["--rules", text(&rules), "coverage", text(&questions)]);
    let said = out(&command.output().expect("the program runs"));
    let rows = said.lines().skip_while(|line| !line.starts_with("By role")).skip(1).take_while(|line| !line.is_empty());
    let indents: Vec<usize> = rows.map(|line| line.len() - line.trim_start().len()).collect();
    assert!(indents.len() >= 2 && indents.iter().all(|indent| *indent == 2), "{said}");
}

#[test]
fn roles_with_as_many_questions_stand_by_name() {
    let roles = role("alpha", "Waiter") + &role("beta", "baker");
    let rules = file("by-name.toml", format!("schema = 1\n{roles}"));
    let questions = file("by-name.txt", "alpha work\nbeta work\n");
    for format in ["text", "markdown"] {
        let counted = run(["--rules", text(&rules), "coverage", text(&questions), "--format", format]);
        let said = out(&counted);
        assert!(said.find("Baker").is_some_and(|at| said[at..].contains("Waiter")), "{said}");
    }
}

#[test]
fn json_names_every_question_once() {
    let counted =
        count(&["--format", "json"], "make soup\nfly to the moon\nmake soup\n\nfly to the moon\nfly a kite\n");
    let json: Value = serde_json::from_str(&out(&counted)).expect("it is JSON");
    let named = |key: &str| -> Vec<(u64, u64, String)> {
        let all = json[key].as_array().expect("a list").iter();
        let number = |question: &Value, key: &str| question[key].as_u64().expect("a number");
        let one = |question: &Value| {
            (
                number(question, "line"),
                number(question, "times"),
                question["activity"].as_str().expect("a text").to_owned(),
            )
        };
        all.map(one).collect()
    };
    assert_eq!(named("answered"), [(1, 2, "make soup".to_owned())]);
    assert_eq!(named("unanswered"), [(2, 2, "fly to the moon".to_owned()), (6, 1, "fly a kite".to_owned())]);
}

#[test]
fn too_few_owners_end_with_1_and_enough_with_0() {
    let questions = "make soup\nfly to the moon\n";
    for (least, expected) in [("50", 0), ("50%", 0), ("50.1", 1), ("100", 1), ("0", 0)] {
        let counted = count(&["--fail-under", least], questions);
        assert_eq!(status(&counted), expected, "{least}: {}", err(&counted));
        assert_eq!(err(&counted).contains("1 of 2 questions has an owner"), expected == 1);
    }
    let missed = count(&["--fail-under", "78"], &("make soup\n".repeat(31) + &"fly to the moon\n".repeat(9)));
    assert!(
        err(&missed).contains("31 of 40 questions have an owner (77.5%); --fail-under wants 78%"),
        "{}",
        err(&missed)
    );
    let exact = count(&["--fail-under", "4.4"], &("make soup\n".repeat(66) + &"fly to the moon\n".repeat(1434)));
    assert_eq!(status(&exact), 0, "{}", err(&exact));
    for wrong in ["101", "-1", "half", "NaN", ""] {
        assert_eq!(status(&count(&[&format!("--fail-under={wrong}")], questions)), 2, "{wrong}");
    }
}

#[test]
fn no_question_is_wrong_whatever_is_wanted() {
    for extra in [&[][..], &["--suggest"], &["--unanswered"], &["--fail-under", "0"], &["--format", "json"]] {
        assert_eq!(status(&count(extra, "\n \n")), 2, "{extra:?}");
    }
}

#[test]
fn a_count_is_the_baseline_of_the_next_one() {
    let questions = "make soup\nfly to the moon\n";
    let before = file("before.json", out(&count(&["--format", "json"], questions)));
    let same = count(&["--baseline", text(&before), "--format", "json"], questions);
    let same: Value = serde_json::from_str(&out(&same)).expect("it is JSON");
    let none = serde_json::json!({
        "questions": 2, "with_owner": 1, "lost": [], "won": [], "added": 0, "left_out": 0
    });
    assert_eq!(same["baseline"], none);
    let other = out(&count(&["--baseline", text(&before)], "make soup\nmake soup\n"));
    assert!(other.contains("0 won, 0 lost (50% → 100%)"), "{other}");
    assert!(other.contains("other questions: 1 question came and 1 went"), "{other}");
    let wrong = file("wrong.json", "{\"schema\": 1}");
    let refused = count(&["--baseline", text(&wrong)], questions);
    assert_eq!(status(&refused), 2);
    assert!(err(&refused).contains("is no earlier count"), "{}", err(&refused));
    assert_eq!(status(&count(&["--baseline", "nowhere.json"], questions)), 2);
}

/// The drafts are refused until a person has decided, and then answer what nothing answered.
#[test]
fn drafts_are_refused_without_owners_and_answer_with_them() {
    let questions = "who renews the visa\nvisa for the offsite\nfly to the moon\n";
    let drafts = out(&count(&["--suggest"], questions));
    let kitchen = std::fs::read_to_string(KITCHEN).expect("it can be read");
    let undecided = file("undecided.toml", format!("{kitchen}\n{drafts}"));
    let checked = run(["check", text(&undecided)]);
    assert_eq!(status(&checked), 2);
    assert_eq!(out(&checked).matches("error[owner-or-cases]").count(), 2, "{}", out(&checked));
    let decided =
        file("decided.toml", format!("{kitchen}\n{}", drafts.replace("# owner = \"…\"", "owner = \"waiter\"")));
    let counted = piped(&["--rules", text(&decided), "coverage", "-", "--fail-under", "100"], questions.as_bytes());
    assert_eq!(status(&counted), 0, "{}{}", out(&counted), err(&counted));
}

/// They are set aside before a question is matched: no rule is missing for them.
#[test]
fn words_of_areas_recur_in_no_gap() {
    let rules = file(
        "areas.toml",
        "schema = 1\n[areas.north]\nname = \"North House\"\nwords = [\"North House\"]\n[roles.cook]\nname = \"cook\"\n\
         holder = \"Ada\"\n[rules.soup]\nactivity = \"stirring the soup\"\nowner = \"cook\"\n",
    );
    let questions =
        file("areas.txt", "paint the fence of North House\nthe bees in north house\na kite, a kite\nkite\n");
    let said = out(&run(["--rules", text(&rules), "coverage", text(&questions)]));
    assert!(said.contains("2×        kite") && !said.contains("north"), "{said}");
}

#[test]
fn two_activities_with_owners_lack_no_rule() {
    let rules = file(
        "two-owners.toml",
        "schema = 1\n[roles.cook]\nname = \"Cook\"\n[roles.smith]\nname = \"Smith\"\n[rules.soup]\nactivity = \"stirring the soup\"\n\
         owner = \"cook\"\n[rules.horse]\nactivity = \"shoeing the horse\"\nowner = \"smith\"\n",
    );
    let questions = file("two-at-once.txt", "stirring the soup and shoeing the horse\n");
    let asked = |extra: &[&str]| out(&run([&["--rules", text(&rules), "coverage", text(&questions)], extra].concat()));
    let said = asked(&[]);
    assert!(
        said.contains("No rule is missing for 1 question: it names people or several activities")
            && said.contains("unclear"),
        "{said}"
    );
    assert!(!asked(&["--suggest"]).contains("[rules."), "{}", asked(&["--suggest"]));
    let report = out(&run(["--rules", text(&rules), "report", "--questions", text(&questions)]));
    assert!(in_a_line(&report).contains("; 1 names people or several activities, and needs no rule"), "{report}");
}

const USHERS: &str = "schema = 1\n[roles.foh]\nname = \"front of house\"\naliases = [\"ushers\"]\nholder = \"Ada\"\n\
                      [rules.doors]\nactivity = \"opening the doors\"\nowner = \"foh\"\n";

/// No rule is missing for them, and `--suggest` says so.
#[test]
fn questions_for_people_recur_in_no_gap() {
    let rules = file("ushers.toml", USHERS);
    let count = |questions: &str, extra: &[&str]| {
        let questions = file("ushers.txt", questions);
        out(&run([&["--rules", text(&rules), "coverage", text(&questions)], extra].concat()))
    };
    let people = "ushers\nwho are the ushers\n";
    let drafts = "# No rule is missing for 2 questions: they name people or several activities.\n";
    assert_eq!(count(people, &["--suggest"]), drafts);
    for format in ["text", "markdown"] {
        let said = count(people, &["--format", format]);
        assert!(!said.contains("2×") && !said.contains("--suggest") && !said.contains("What recurs"), "{said}");
        assert!(said.contains("No rule is missing for 2 questions: they name people or several activities"), "{said}");
    }
    let json: Value = serde_json::from_str(&count(people, &["--format", "json"])).expect("it is JSON");
    assert_eq!((&json["gaps"], &json["outcomes"]["unknown"]), (&serde_json::json!([]), &2.into()), "{json:#}");

    let both = count("ushers\nwho are the ushers\nfeed the cat\nthe cat is ill\n", &[]);
    assert!(both.contains("2×        cat") && both.matches("2×").count() == 1, "{both}");
    assert!(both.contains("--suggest"), "{both}");
    assert!(both.contains("What recurs in the 2 other questions that are unknown or unclear"), "{both}");
}
