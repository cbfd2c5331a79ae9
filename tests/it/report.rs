//! `report`: a team that has decided everything, and the same team with faults.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Output;

use serde_json::Value;

use crate::json_schema::violations;
use crate::support::{err, file, in_a_line, out, program, run, status, text};

const CLEAN: &str = "tests/cmd/report.in/clean.toml";
const FAULTY: &str = "tests/cmd/report.in/faulty.toml";

fn report(rules: &str, options: &[&str]) -> Output {
    let mut command = program();
    command.env("WHO_OWNS_TODAY", "2026-11-24").args(["report", "--rules", rules]).args(options);
    command.output().expect("the program runs")
}

/// The report as JSON, which its schema describes.
fn json(rules: &str, options: &[&str]) -> Value {
    let output = report(rules, &[options, &["--format", "json"]].concat());
    assert_ne!(status(&output), 2, "{}", err(&output));
    let report: Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    let schema = serde_json::from_str(&out(&run(["schema", "--of", "report"]))).expect("it is JSON");
    assert_eq!(violations(&schema, &report), [""; 0]);
    assert_eq!(status(&output) == 1, report["decide"] != 0, "the status says whether there is something to decide");
    report
}

/// The kinds of all points, by chapter, with how many there are.
fn kinds(report: &Value) -> BTreeMap<String, usize> {
    let hand_over = report["hand_over"]["decide"].as_array();
    let lists = ["gaps", "single_points", "freshness"].map(|chapter| report[chapter].as_array());
    let mut kinds = BTreeMap::new();
    for point in lists.into_iter().chain([hand_over]).flatten().flatten() {
        *kinds.entry(point["kind"].as_str().expect("a kind").to_owned()).or_default() += 1;
    }
    let pairs = report["overlaps"]["pairs"].as_array().expect("a list");
    let pairs = pairs.iter().filter(|pair| pair["decide"] == true).count();
    kinds.extend((pairs > 0).then(|| ("overlap".to_owned(), pairs)));
    kinds
}

fn counted<const N: usize>(kinds: [(&str, usize); N]) -> BTreeMap<String, usize> {
    kinds.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect()
}

#[test]
fn a_team_that_has_decided_everything_has_an_empty_agenda() {
    let report = json(CLEAN, &["--questions", "tests/cmd/report.in/answered.txt"]);
    assert_eq!(report["decide"], 0, "{report:#}");
    assert_eq!(report["decide_first"], Value::Array(Vec::new()));
    assert_eq!(kinds(&report), BTreeMap::new());
}

#[test]
fn what_is_given_decides_the_rules_that_depend_on_it() {
    let missing = |options: &[&str]| kinds(&json(FAULTY, options)).get("case-missing").copied();
    assert_eq!((missing(&[]), missing(&["--given", "night=yes"])), (Some(2), None));
}

/// An activity is one, however many cases of its rule have the owner.
#[test]
fn an_absent_role_owns_an_activity_once() {
    let rules = file(
        "absent-in-cases.toml",
        "schema = 1\n[contexts.day]\nquestion = \"Which day?\"\nvalues = [\"mon\", \"tue\", \"wed\"]\n\
         [roles.baker]\nname = \"baker\"\nabsent = true\n[roles.cook]\nname = \"cook\"\n\
         [rules.bread]\nactivity = \"baking bread\"\n\
         cases = [{ when = { day = \"mon\" }, owner = \"baker\" }, { when = { day = \"tue\" }, owner = \"cook\" }, \
         { otherwise = true, owner = [\"baker\", \"cook\"] }]\n\
         [rules.cake]\nactivity = \"baking a cake\"\nowner = \"baker\"\n",
    );
    let report = json(text(&rules), &[]);
    let gaps = report["gaps"].as_array().expect("a list");
    let absent = gaps.iter().find(|gap| gap["kind"] == "nobody-stands-in").expect("the baker is absent");
    assert_eq!(absent["what"], "Baker is absent and owns 2 activities; no role stands in");
}

#[test]
fn its_twin_with_twelve_faults_has_exactly_these() {
    let report = json(FAULTY, &["--questions", "tests/cmd/report.in/open.txt"]);
    let twelve = counted([
        ("case-missing", 2),
        ("nobody-stands-in", 1),
        ("role-without-holder", 1),
        ("unanswered", 2),
        ("overlap", 1),
        ("stale-review", 2),
        ("role-without-deputy", 2),
        ("several-roles", 1),
    ]);
    assert_eq!(kinds(&report), twelve, "{report:#}");
    assert_eq!(report["decide"], 12);
    assert_eq!(report["decide_first"].as_array().map(Vec::len), Some(7), "the most pressing seven");
}

#[test]
fn each_point_has_its_place() {
    let report = json(FAULTY, &["--questions", "tests/cmd/report.in/open.txt"]);
    for point in report["decide_first"].as_array().expect("a list") {
        let (at, line) = (&point["location"]["file"], point["location"]["line"].as_u64().expect("a line"));
        assert!(line > 1 && (at == FAULTY || at == "tests/cmd/report.in/open.txt"), "{point}");
        assert!(point["question"].as_str().is_some_and(|question| question.ends_with('?')), "{point}");
    }
}

#[test]
fn every_format_has_the_same_status_and_the_same_points() {
    for format in ["text", "markdown", "html", "json"] {
        let clean = report(CLEAN, &["--format", format]);
        assert_eq!(status(&clean), 0, "{format}: {}", out(&clean));
        let faulty = report(FAULTY, &["--format", format]);
        assert_eq!(status(&faulty), 1, "{format}: {}", err(&faulty));
        assert!(out(&faulty).contains("has no case for night=no"), "{format}: {}", out(&faulty));
    }
}

#[test]
fn what_nobody_owns_on_purpose_is_counted() {
    let rules = "schema = 1\n[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\n\
                 [rules.soup]\nactivity = \"soup\"\nowner = \"cook\"\n[rules.rain]\nactivity = \"rain\"\nowner = []\n";
    let rules = file("nobody.toml", rules);
    for format in ["text", "markdown", "html"] {
        let said = out(&report(text(&rules), &["--format", format])).replace("&#39;", "'");
        assert!(said.contains("Of 2 activities, 1 is nobody's, on purpose."), "{format}: {said}");
    }
}

#[test]
fn the_text_fits_a_narrow_page() {
    for width in [40, 80] {
        let mut command = program();
        command.env("COLUMNS", width.to_string()).args(["report", "--rules", FAULTY]);
        let said = out(&command.output().expect("the program runs"));
        assert!(said.contains("Decide first"), "{said}");
        let too_long = said.lines().find(|line| line.trim().contains(' ') && line.chars().count() > width);
        assert_eq!(too_long, None, "{width} columns");
    }
}

#[test]
fn the_web_page_needs_nothing_else() {
    let page = out(&report(FAULTY, &["--format", "html"]));
    for wanted in ["<!doctype html>", "Decide first", "<svg", "class=\"heat\"", "prefers-color-scheme", "@media print"]
    {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert!(!page.contains("@import") && !page.contains("url("), "the style asks for nothing");
    for request in ["<script", "<link", "<img", "src=", "href=", "http:", "https:", " style=", " on"] {
        let tags = page.split('<').map(|tag| format!("<{}", tag.split('>').next().unwrap_or_default()));
        let found = tags.into_iter().find(|tag| tag.contains(request) && !tag.starts_with("<meta"));
        assert_eq!(found, None, "{request}");
    }
}

#[test]
fn what_was_inherited_is_confirmed_by_a_rule_or_by_a_date() {
    let base = "schema = 1\n[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\ndeputy = \"Ben\"\n\
                [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n\
                [rules.bread]\nactivity = \"baking bread\"\nowner = \"cook\"\n";
    file("base.toml", base);
    let with = |more: &str| {
        let top = file("top.toml", format!("schema = 1\nextends = [\"base.toml\"]\n{more}"));
        let report = json(text(&top), &[]);
        let first = report["decide_first"].as_array().expect("a list").first().cloned();
        first.map(|point| (point["kind"].clone(), point["what"].as_str().unwrap_or_default().to_owned()))
    };
    let open = |count: &str, said: Option<(Value, String)>| {
        let (kind, what) = said.expect("there is a point");
        assert_eq!(kind, "never-confirmed");
        assert!(what.starts_with(count), "{what}");
    };
    open("2 rules of ", with(""));
    open("1 rule of ", with("[rules.soup]\nmore_phrases = [\"stir the soup\"]\n"));
    assert_eq!(with("[rules.soup]\nreviewed = 2026-11-01\n[rules.bread]\nreviewed = 2026-11-01\n"), None);
    open("1 rule of ", with("[rules.bread]\ninform = [\"cook\"]\n"));
    assert_eq!(with("reviewed = 2026-11-01\n"), None);
}

/// Nobody can open the built-in rules: what is to be decided about them stands where the team extends them.
#[test]
fn points_about_built_in_rules_stand_in_the_own_file() {
    let own = "schema = 1\nextends = [\"builtin\"]\n[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\ndeputy = \"Ben\"\n\
               [rules.soup]\nactivity = \"cooking the broth\"\nowner = \"cook\"\n";
    let report = json(text(&file("over-builtin.toml", own)), &[]);
    let points = report["decide_first"].as_array().expect("a list");
    let inherited =
        points.iter().filter(|point| point["what"].as_str().is_some_and(|what| what.contains("of builtin")));
    let lines: Vec<&Value> = inherited.map(|point| &point["location"]["line"]).collect();
    assert_eq!(lines, [2, 2], "{report}");
}

#[test]
fn a_role_is_found_where_the_team_changes_it() {
    file("base.toml", "schema = 1\n[roles.cook]\nname = \"cook\"\n");
    let own = "[roles.cook]\ncontact = \"#stove\"\n[rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n";
    let top = file("top.toml", format!("schema = 1\nextends = [\"base.toml\"]\n{own}"));
    let report = json(text(&top), &[]);
    let point = &report["decide_first"][0];
    assert_eq!((&point["kind"], &point["location"]["line"]), (&"role-without-holder".into(), &3.into()), "{point}");
}

#[test]
fn a_person_hands_over_to_the_deputy_or_to_nobody() {
    let with_deputy = json(CLEAN, &["--without", "ada"]);
    assert_eq!(with_deputy["decide"], 0);
    assert_eq!(with_deputy["hand_over"]["people"][0], "Ada");
    let work = with_deputy["hand_over"]["work"].as_array().expect("a list");
    assert!(work.iter().all(|work| work["to"]["who"] == "deputy" && work["to"]["people"][0] == "Ben"), "{work:?}");

    let without = json(FAULTY, &["--without", "Cleo"]);
    let first = &without["decide_first"][0];
    assert_eq!((&first["kind"], &first["roles"][0]), (&"left-to-nobody".into(), &"waiter".into()));
    assert_eq!(kinds(&without)["left-to-nobody"], 1);
}

/// Ada holds the role in one area, and Ben in the other: what is Ada's is not Ben's.
#[test]
fn people_are_found_by_id_and_area_by_area() {
    let people = "[people.ada]\nname = \"Ada Pan\"\n[people.ben]\nname = \"Ben Roe\"\n";
    let area = |id: &str, holders: &str| {
        format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ cook = {holders} }}\n")
    };
    let rule = "[rules.soup]\nactivity = \"cooking\"\nowner = \"cook\"\n";
    let without_ada = |hot: &str, role: &str| {
        let areas = area("hot", hot) + &area("cold", "\"ben\"");
        let rules =
            file("areas.toml", format!("schema = 1\n{people}{areas}[roles.cook]\nname = \"cook\"\n{role}{rule}"));
        let report = json(text(&rules), &["--without", "ada"]);
        assert_eq!(report["hand_over"]["people"][0], "Ada Pan");
        assert!(!kinds(&report).contains_key("role-without-holder"), "{report}");
        let to = &report["hand_over"]["work"][0]["to"];
        (to["who"].as_str().expect("a word").to_owned(), to["people"][0].as_str().unwrap_or_default().to_owned())
    };
    let said = |who: &str, person: &str| (who.to_owned(), person.to_owned());
    assert_eq!(without_ada("\"ada\"", ""), said("nobody", ""));
    assert_eq!(without_ada("[\"ada\", \"ben\"]", ""), said("holders", "Ben Roe"));
    assert_eq!(without_ada("\"ada\"", "holder = \"Cleo\"\n"), said("holders", "Cleo"));
    assert_eq!(without_ada("\"ada\"", "deputy = \"Dan\"\n"), said("deputy", "Dan"));
}

/// A kitchen whose cook is held area by area; `holders` is what each area says.
fn with_areas(cook: &str, holders: [&str; 2]) -> Value {
    let area = |id: &str, holders: &str| format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\n{holders}\n");
    let areas = area("hot", holders[0]) + &area("cold", holders[1]);
    let waiter = "[roles.waiter]\nname = \"waiter\"\nholder = \"Eve\"\ndeputy = \"Finn\"\n";
    let rules = "[rules.soup]\nactivity = \"cooking\"\nowner = \"cook\"\n\
                 [rules.bill]\nactivity = \"bringing the bill\"\nowner = \"waiter\"\n";
    let text_of_file = format!("schema = 1\n{areas}[roles.cook]\nname = \"cook\"\n{cook}{waiter}{rules}");
    json(text(&file("with-areas.toml", text_of_file)), &[])
}

#[test]
fn an_area_without_people_is_to_be_decided() {
    let report = with_areas("holder = \"Ada\"\ndeputy = \"Ben\"\n", ["holders = { cook = \"Cleo\" }", ""]);
    assert_eq!(kinds(&report), counted([("area-without-holder", 1)]));
    let point = &report["decide_first"][0];
    assert_eq!((&point["areas"][0], &point["location"]["line"]), (&"cold".into(), &6.into()), "{point}");
}

#[test]
fn who_is_away_with_the_deputy_is_to_be_decided_first() {
    let report = |deputy: &str| {
        let people = "[people.ada]\nname = \"Ada\"\naway = { from = 2000-01-01, until = 2999-12-31 }\n";
        let cook = format!("holder = \"ada\"\ndeputy = \"{deputy}\"\n{people}");
        with_areas(&cook, ["holders = { cook = \"ada\" }", "holders = { cook = \"Cleo\" }"])
    };
    assert_eq!(kinds(&report("Ben")), counted([]));
    let away = report("ada");
    assert_eq!(kinds(&away), counted([("all-away", 1)]), "the area has the same people");
    let whole = &away["decide_first"][0];
    assert_eq!(whole["what"], "Cook: nobody stands in for Ada, away until 2999-12-31");
}

/// The deputy is back before the holder.
#[test]
fn an_absence_of_all_ends_when_the_first_is_back() {
    let person = |id: &str, until: &str| {
        format!("[people.{id}]\nname = \"{id}\"\naway = {{ from = 2026-11-01, until = {until} }}\n")
    };
    let people = person("ada", "2026-12-28") + &person("bo", "2026-12-12") + &person("cy", "2026-12-05");
    let holders = ["holders = { cook = \"cy\" }", "holders = { cook = \"Dee\" }"];
    let report = with_areas(&format!("holder = \"ada\"\ndeputy = \"bo\"\n{people}"), holders);
    let points = report["gaps"].as_array().expect("a list");
    let questions: Vec<_> = points.iter().map(|point| &point["question"]).collect();
    assert_eq!(questions, ["Who answers until 2026-12-12?", "Who answers until 2026-12-05?"], "{report:#}");
    assert_eq!(points[1]["areas"][0], "hot");
}

#[test]
fn a_role_that_is_held_in_areas_is_open_in_the_others() {
    let holders = ["holders = { cook = \"Ada\" }", "holders = { waiter = \"Gil\" }"];
    let open = with_areas("deputy = \"Ben\"\n", holders);
    assert_eq!(kinds(&open), counted([("role-open-in-areas", 1)]));
    let point = &open["gaps"][0];
    assert_eq!((&point["what"], &point["areas"][0]), (&"Cook: no holder in cold".into(), &"cold".into()), "{point}");
    assert_eq!(kinds(&with_areas("holder = \"Cy\"\ndeputy = \"Ben\"\n", holders)), counted([]), "Cy holds it there");
}

#[test]
fn one_holder_in_an_area_is_a_single_point_unless_somebody_stands_in() {
    let holders = ["holders = { cook = [\"Ada\", \"Ben\"] }", "holders = { cook = \"Cleo\" }"];
    let alone = with_areas("", holders);
    assert_eq!(kinds(&alone), counted([("alone-in-areas", 1)]));
    let point = &alone["single_points"][0];
    assert_eq!((&point["roles"][0], &point["areas"]), (&"cook".into(), &serde_json::json!(["cold"])), "{point}");
    assert_eq!(point["what"], "Cook: one holder and no deputy in cold");
    assert_eq!(kinds(&with_areas("deputy = \"Dan\"\n", holders)), counted([]));
    assert_eq!(kinds(&with_areas("holder = [\"Dan\", \"Eva\"]\n", holders)), counted([]));
    let same = ["holders = { cook = \"Ada\" }"; 2];
    assert_eq!(kinds(&with_areas("", same)), counted([("role-without-deputy", 1)]), "it is one person in all areas");
}

/// What the team has not named comes after its own gaps, and in one point.
#[test]
fn roles_that_are_only_inherited_are_one_point_after_the_own_gaps() {
    file(
        "base.toml",
        "schema = 1\n[roles.cook]\nname = \"cook\"\n[roles.waiter]\nname = \"waiter\"\n\
         [rules.soup]\nactivity = \"cooking\"\nowner = \"cook\"\ninform = [\"waiter\"]\n",
    );
    let own = "reviewed = 2026-11-01\n[roles.baker]\nname = \"baker\"\n[roles.buyer]\nname = \"buyer\"\n\
               holder = \"Ada\"\ndeputy = \"Ben\"\n\
               [rules.bread]\nactivity = \"baking bread\"\nowner = \"baker\"\n";
    let report =
        |own: &str| json(text(&file("top.toml", format!("schema = 1\nextends = [\"base.toml\"]\n{own}"))), &[]);
    let of_team = report(own);
    let kinds = |report: &Value| {
        let points = report["decide_first"].as_array().expect("a list").clone();
        points.into_iter().map(|point| (point["kind"].clone(), point["roles"].clone())).collect::<Vec<_>>()
    };
    let inherited = ("inherited-without-holder".into(), serde_json::json!(["cook", "waiter"]));
    assert_eq!(kinds(&of_team), [("role-without-holder".into(), serde_json::json!(["baker"])), inherited.clone()]);
    let place = of_team["decide_first"][1]["location"]["file"].as_str().expect("a file");
    assert!(place.ends_with("base.toml"), "{place}");
    assert_eq!(kinds(&report("reviewed = 2026-11-01\n")), [inherited], "nobody is named at all");
}

/// Fifteen of them would fill the list of seven.
#[test]
fn many_roles_without_a_holder_are_one_point() {
    let role = |id: char| format!("[roles.{id}]\nname = \"{id}\"\n");
    let rule = |id: char| format!("[rules.{id}]\nactivity = \"work {id}\"\nowner = \"{id}\"\n");
    let held = "[roles.x]\nname = \"x\"\nholder = \"Ada\"\ndeputy = \"Ben\"\n";
    let kinds = |ids: &str| {
        let parts: String = ids.chars().flat_map(|id| [role(id), rule(id)]).collect();
        kinds(&json(text(&file("many.toml", format!("schema = 1\n{held}{parts}"))), &[]))
    };
    assert_eq!(kinds("abc"), counted([("role-without-holder", 3)]));
    assert_eq!(kinds("abcd"), counted([("roles-without-holder", 1)]));
}

/// Tom is the deputy of all, and holds the role in one of two areas.
const OFFICERS: &str = r#"
schema = 1
[people.tom]
name = "Tom Hart"
[people.nadia]
name = "Nadia Roy"
[areas.north]
name = "North House"
words = ["north house"]
holders = { officer = "tom" }
[areas.mill]
name = "Mill Lane"
words = ["mill lane"]
holders = { officer = "nadia" }
[roles.officer]
name = "Housing officer"
deputy = "tom"
[rules.repairs]
activity = "ordering repairs"
owner = "officer"
phrases = ["the boiler is broken", "call the plumber"]
"#;

#[test]
fn who_is_her_own_deputy_in_an_area_is_alone_there() {
    let report = json(text(&file("officers.toml", OFFICERS)), &[]);
    assert_eq!(kinds(&report), counted([("alone-in-areas", 1)]));
    assert_eq!(report["single_points"][0]["what"], "Housing officer: one holder and no deputy in North House");
    let two = OFFICERS.replace("deputy = \"tom\"", "deputy = [\"tom\", \"nadia\"]");
    assert_eq!(kinds(&json(text(&file("officers.toml", two)), &[])), counted([]), "they stand in for one another");
}

#[test]
fn who_leaves_a_role_in_an_area_leaves_it_there_alone() {
    let rules = file("officers.toml", OFFICERS);
    let left = json(text(&rules), &["--without", "tom"]);
    let point = &left["decide_first"][0];
    assert_eq!(point["what"], "Housing officer for North House: nobody takes over 1 activity");
    let north = serde_json::json!(["north"]);
    assert_eq!((&point["areas"], &left["hand_over"]["work"][0]["areas"]), (&north, &north), "{left:#}");
    let said = out(&report(text(&rules), &["--without", "tom"]));
    assert!(said.contains("Housing officer for North House owns 1 activity → nobody"), "{said}");
    let said = out(&report(text(&rules), &["--without", "nadia"]));
    assert!(said.contains("Housing officer for Mill Lane owns 1 activity → Tom Hart"), "{said}");
    let said = out(&report(text(&rules), &["--without", "officer"]));
    assert!(said.contains("Housing officer: nobody takes over 1 activity"), "{said}");
}

#[test]
fn what_asks_for_people_needs_no_rule() {
    let questions = file("people.txt", "is Nadia away?\nhousing officer\nwho owns North House?\nfeed the cat\n");
    let rules = file("officers.toml", OFFICERS);
    let asked = json(text(&rules), &["--questions", text(&questions)]);
    assert_eq!(kinds(&asked)["unanswered"], 1, "{asked:#}");
    let said = out(&report(text(&rules), &["--questions", text(&questions)]));
    let lead = "4 of 4 questions have no answer; 3 name people or several activities, and need no rule.";
    assert!(in_a_line(&said).contains(lead), "{said}");
}

#[test]
fn roles_with_as_much_to_do_are_sorted_by_name() {
    let role = |id: &str, name: &str| {
        format!("[roles.{id}]\nname = \"{name}\"\n[rules.{id}]\nactivity = \"{id} work\"\nowner = \"{id}\"\n")
    };
    let rules = file("names.toml", format!("schema = 1\n{}{}", role("a", "Zoo keeper"), role("z", "aunt")));
    let in_order = |said: String| said.find("Aunt").is_some_and(|aunt| aunt < said.find("Zoo keeper").unwrap_or(0));
    let load = json(text(&rules), &[])["load"].clone();
    assert_eq!((&load[0]["role"], &load[1]["role"]), (&"z".into(), &"a".into()));
    assert!(in_order(out(&run(["--rules", text(&rules), "roles"]))));
    assert!(in_order(out(&run(["--rules", text(&rules), "list"]))));
}

#[test]
fn a_role_hands_over_to_its_fallback_or_to_nobody() {
    let sommelier = json(CLEAN, &["--without", "host"]);
    let work = sommelier["hand_over"]["work"].as_array().expect("a list");
    let open = work.iter().filter(|work| work["to"]["who"] == "nobody").count();
    assert_eq!((&sommelier["hand_over"]["roles"], open), (&serde_json::json!(["host"]), work.len()));
    assert_eq!(kinds(&sommelier), counted([("left-to-nobody", 1)]));
}

#[test]
fn a_person_is_found_by_a_first_name_that_no_other_has() {
    let cook = "[roles.cook]\nname = \"cook\"\nholder = [\"Pia Press\", \"Ada Pan\"]\ndeputy = \"Ada Orr\"\n";
    let rules = format!("schema = 1\n{cook}[rules.soup]\nactivity = \"cooking\"\nowner = \"cook\"\n");
    let rules = file("first-names.toml", rules);
    assert_eq!(json(text(&rules), &["--without", "pia"])["hand_over"]["people"][0], "Pia Press");
    let two = report(text(&rules), &["--without", "Ada"]);
    assert!(err(&two).contains("unknown person or role `Ada`"), "{}", err(&two));
}

/// Ada is the cook and Bo her deputy; Bo is the baker, whose deputy is Cy.
#[test]
fn those_who_leave_at_once_take_nothing_over() {
    let role = |id: &str, holder: &str, deputy: &str| {
        format!(
            "[roles.{id}]\nname = \"{id}\"\nholder = \"{holder}\"\ndeputy = \"{deputy}\"\n\
                 [rules.{id}]\nactivity = \"work of the {id}\"\nowner = \"{id}\"\n"
        )
    };
    let rules = format!("schema = 1\n{}{}", role("cook", "Ada Pan", "Bo"), role("baker", "Bo", "Cy"));
    let rules = file("at-once.toml", rules);
    let takers = |without: &[&str]| {
        let report = json(text(&rules), without);
        let work = report["hand_over"]["work"].as_array().expect("a list").clone();
        let who = |work: &Value| format!("{} {}", work["role"], work["to"]["who"]).replace('"', "");
        (report["hand_over"]["people"].clone(), work.iter().map(who).collect::<Vec<_>>())
    };
    assert_eq!(takers(&["--without", "ada"]), (serde_json::json!(["Ada Pan"]), vec!["cook deputy".to_owned()]));
    let both = (serde_json::json!(["Ada Pan", "Bo"]), vec!["baker deputy".to_owned(), "cook nobody".to_owned()]);
    for without in [&["--without", "Ada Pan", "--without", "bo"][..], &["--without", "ada,bo", "--without", "Bo"]] {
        assert_eq!(takers(without), both, "{without:?}");
    }
    let said = out(&report(text(&rules), &["--without", "ada", "--without", "bo"]));
    assert!(said.contains("Without Ada Pan and Bo: who takes over"), "{said}");
    assert!(said.contains("Bo is the deputy of cook."), "{said}");
}

/// The cook's fallback is the baker, whose fallback is the waiter.
#[test]
fn a_role_that_leaves_at_once_stands_in_for_no_other() {
    let role = |id: &str, more: &str| format!("[roles.{id}]\nname = \"{id}\"\n{more}");
    let rules = format!(
        "schema = 1\n{}{}{}[rules.soup]\nactivity = \"cooking\"\nowner = \"cook\"\n",
        role("cook", "fallback = \"baker\"\n"),
        role("baker", "fallback = \"waiter\"\n"),
        role("waiter", "")
    );
    let rules = file("fallbacks.toml", rules);
    let to = |without: &[&str]| json(text(&rules), without)["hand_over"]["work"][0]["to"]["roles"].clone();
    assert_eq!(to(&["--without", "cook"]), serde_json::json!(["baker"]));
    assert_eq!(to(&["--without", "cook", "--without", "baker"]), serde_json::json!(["waiter"]));
    assert_eq!(to(&["--without", "cook,baker,waiter"]), serde_json::json!([]));
}

#[test]
fn a_mistyped_name_is_an_error_that_suggests_one() {
    let output = report(CLEAN, &["--without", "waitre"]);
    assert_eq!((status(&output), out(&output)), (2, String::new()));
    assert!(err(&output).contains("Did you mean `waiter`?"), "{}", err(&output));
}

#[test]
fn a_file_of_questions_that_cannot_be_read_is_an_error() {
    let missing = report(CLEAN, &["--questions", "tests/cmd/report.in/nowhere.txt"]);
    assert_eq!((status(&missing), out(&missing)), (2, String::new()));
    let empty = file("empty.txt", "\n");
    assert_eq!(status(&report(CLEAN, &["--questions", text(&empty)])), 2);
    let odd = file("odd.txt", b"who cooks the soup?\n\xff\n");
    let output = report(CLEAN, &["--questions", text(&odd)]);
    assert_eq!(status(&output), 2, "a line is not UTF-8");
    assert!(out(&output).contains("nothing to decide"), "the other lines count: {}", out(&output));
}

#[test]
fn phrases_that_cannot_be_left_out_are_no_sample() {
    let roles = ["cook", "buyer"].map(|id| format!("[roles.{id}]\nname = \"{id}\"\n")).concat();
    let rule = |id: &str, owner: &str, phrases: &str| {
        format!("[rules.{id}]\nactivity = \"{id} work\"\nowner = \"{owner}\"\nphrases = [{phrases}]\n")
    };
    let rules = rule("vegetables", "buyer", "\"buy carrots at the market\", \"call the farmer about carrots\"")
        + &rule("menu", "cook", "\"buy carrots on the market\", \"ask the farmer for cheaper carrots\"")
        + "[rules.plates]\nactivity = \"washing the plates\"\nowner = \"cook\"\n";
    let output = report(text(&file("lone.toml", format!("schema = 1\n{roles}{rules}"))), &[]);
    let said = in_a_line(&out(&output));
    let wanted =
        "Found by asking 6 phrases, each left out of its rule; 1 is the only one of its rule and cannot be left out.";
    assert!(said.contains(wanted), "{said}");
}

/// A sample is asked of a large book, and the report says so.
#[test]
fn a_large_book_is_sampled() {
    let mut rules = "schema = 1\n[roles.a]\nname = \"a\"\n[roles.b]\nname = \"b\"\n".to_owned();
    for number in 0..1_500 {
        let owner = ["a", "b"][number % 2];
        let _ = writeln!(rules, "[rules.r{number}]\nactivity = \"task {number}\"\nowner = \"{owner}\"");
        let phrases: Vec<String> = (0..10).map(|phrase| format!("word{number} thing{phrase} of {number}")).collect();
        let _ = writeln!(rules, "phrases = {phrases:?}");
    }
    let large = file("large.toml", rules);
    let report = json(text(&large), &[]);
    let (asked, all) = (report["overlaps"]["asked"].as_u64(), report["overlaps"]["phrases"].as_u64());
    assert_eq!(all, Some(16_500));
    assert!(asked > Some(1_000) && asked < Some(16_500), "{asked:?}");
}

/// Dev is away, and Finn stands in for him; he has a role of his own besides. `more` is what else the file says.
fn theatre(finn: &str, foh: &str, more: &str) -> std::path::PathBuf {
    let text_of_file = format!(
        "schema = 1\n[people.dev]\nname = \"Dev Patel\"\naway = {{ from = 2026-11-01, until = 2026-12-14 }}\n\
         [people.finn]\nname = \"Finn O'Hara\"\n\
         [roles.tech]\nname = \"technical director\"\nholder = \"dev\"\ndeputy = {finn}\n\
         [roles.foh]\nname = \"front of house\"\nholder = \"finn\"\n{foh}\n\
         [rules.lights]\nactivity = \"hanging the lights\"\nowner = \"tech\"\n\
         [rules.drill]\nactivity = \"running the fire drill\"\nowner = [\"tech\", \"foh\"]\nsettle = \"By lot.\"\n{more}"
    );
    file("theatre.toml", text_of_file)
}

#[test]
fn who_stands_in_leaves_that_work_as_long_as_the_holder_is_away() {
    let rules = theatre("\"finn\"", "deputy = \"Eva Lind\"", "");
    let left = json(text(&rules), &["--without", "finn"]);
    let point = &left["decide_first"][0];
    assert_eq!((&point["kind"], &point["roles"][0]), (&"left-to-nobody".into(), &"tech".into()));
    assert_eq!(point["what"], "Technical director: nobody takes over 1 activity until 2026-12-14");
    let work = left["hand_over"]["work"].as_array().expect("a list");
    let taken = |work: &Value| (work["role"].clone(), work["to"]["who"].clone(), work["until"].clone());
    let [lights, drill] = ["nobody", "roles"].map(|who| ("tech".into(), who.into(), "2026-12-14".into()));
    let of_foh = ("foh".into(), "deputy".into(), Value::Null);
    assert_eq!(work.iter().map(taken).collect::<Vec<_>>(), [of_foh, lights, drill], "Eva is there for the drill");
    let said = report(text(&rules), &["--without", "finn"]);
    assert_eq!(status(&said), 1);
    assert!(out(&said).contains("Technical director owns 1 activity → nobody until 2026-12-14"), "{}", out(&said));

    let eva = json(text(&theatre("\"Eva Lind\"", "", "")), &["--without", "Eva Lind"]);
    assert_eq!(eva["decide_first"][0]["what"], "Technical director: nobody takes over 1 activity until 2026-12-14");
    let said = out(&report(text(&theatre("\"Eva Lind\"", "", "")), &["--without", "Eva Lind"]));
    assert!(!said.contains("has no part"), "{said}");
}

#[test]
fn who_stands_in_takes_over_nothing_from_themselves() {
    let alone = json(text(&theatre("\"finn\"", "", "")), &["--without", "finn"]);
    let what: Vec<&Value> =
        alone["hand_over"]["decide"].as_array().expect("a list").iter().map(|point| &point["what"]).collect();
    assert_eq!(what, ["Technical director: nobody takes over 2 activities until 2026-12-14"]);
    let [drill, ..] = alone["hand_over"]["work"].as_array().expect("a list").as_slice() else { panic!("{alone:#}") };
    assert_eq!(
        (&drill["role"], &drill["to"]["roles"][0]),
        (&"foh".into(), &"tech".into()),
        "Dev is back for the drill"
    );
    let helped = json(text(&theatre("[\"finn\", \"Gus Weber\"]", "", "")), &["--without", "finn"]);
    assert_eq!(kinds(&helped).get("left-to-nobody"), None, "Gus is there for Dev, and so for the drill");
    let work = helped["hand_over"]["work"].as_array().expect("a list");
    let to: Vec<_> =
        work.iter().map(|work| (&work["role"], &work["to"]["people"][0], &work["to"]["roles"][0])).collect();
    let (none, tech) = (&Value::Null, &Value::from("tech"));
    let gus = (tech, &Value::from("Gus Weber"), none);
    assert_eq!(to, [(&"foh".into(), none, tech), gus, gus]);
}

/// Gus is the deputy as well, and back before Dev.
#[test]
fn work_is_left_until_the_first_is_back() {
    let gus = "[people.gus]\nname = \"Gus Weber\"\naway = { from = 2026-11-01, until = 2026-11-30 }\n";
    let left = json(text(&theatre("[\"finn\", \"gus\"]", "deputy = \"Eva Lind\"", gus)), &["--without", "finn"]);
    assert_eq!(left["decide_first"][0]["what"], "Technical director: nobody takes over 1 activity until 2026-11-30");
}

/// Finn holds the role in the studio, and stands in for Dev in the main house.
#[test]
fn who_stands_in_in_an_area_leaves_it_there() {
    let area = |id: &str, holder: &str| {
        format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ stage = \"{holder}\" }}\n")
    };
    let stage = "[roles.stage]\nname = \"stage manager\"\ndeputy = \"finn\"\n\
                 [rules.calls]\nactivity = \"calling the show\"\nowner = \"stage\"\n";
    let more = area("hall", "dev") + &area("studio", "finn") + stage;
    let left = json(text(&theatre("\"Eva Lind\"", "deputy = \"Eva Lind\"", &more)), &["--without", "finn"]);
    let what: Vec<&Value> =
        left["hand_over"]["decide"].as_array().expect("a list").iter().map(|point| &point["what"]).collect();
    assert_eq!(
        what,
        [
            "Stage manager for hall: nobody takes over 1 activity until 2026-12-14",
            "Stage manager for studio: nobody takes over 1 activity"
        ]
    );
}

#[test]
fn rules_that_are_confirmed_as_a_whole_are_confirmed() {
    let base = "schema = 1\n[roles.cook]\nname = \"cook\"\nholder = \"Ada\"\ndeputy = \"Ben\"\n\
                [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n";
    file("costumes.toml", base);
    let top = file("top.toml", "schema = 1\nreviewed = 2026-11-20\nextends = [\"costumes.toml\"]\n");
    let inherited = &json(text(&top), &[])["inherited"];
    assert_eq!(inherited["confirmed_as_a_whole"], true);
    assert_eq!(
        (&inherited["files"][0]["confirmed"], &inherited["files"][0]["unconfirmed"]),
        (&serde_json::json!(["soup"]), &serde_json::json!([]))
    );
    let said = out(&report(text(&top), &[]));
    let line = said.lines().find(|line| line.contains("1 rule from")).expect("it is counted");
    assert!(!line.contains("0 of them"), "{said}");
}

/// Two owners, of whom one is any of two.
#[test]
fn an_overlap_says_that_any_of_several_will_do() {
    let text = "schema = 1\n[roles.box]\nname = \"box office\"\n[roles.ward]\nname = \"wardrobe\"\n[roles.usher]\n\
        name = \"ushers\"\n[rules.tickets]\nactivity = \"selling tickets\"\nowner = { any = [\"box\", \"ward\"] }\n\
        phrases = [\"sell tickets\", \"refund the ticket\", \"swap the ticket\", \"scan tickets\"]\n\
        [rules.doors]\nactivity = \"opening the doors\"\nowner = \"usher\"\n\
        phrases = [\"open the doors\", \"check tickets\", \"scan the ticket code\", \"tear tickets\"]\n";
    let file = file("theatre.toml", text);
    let output = run(["report", "--rules", crate::support::text(&file)]);
    let said = in_a_line(&out(&output));
    assert!(said.contains("phrases could be for box office or wardrobe, or for ushers"), "{said}");
    assert!(said.contains("Box office or wardrobe, or ushers: "), "{said}");
    assert!(!said.to_lowercase().contains("box office and wardrobe"), "{said}");
}

/// Bo is keeper together with Ada, and alone in the aquarium.
#[test]
fn each_place_is_taken_over_by_those_who_are_there() {
    let rules = "schema = 1\n[roles.keeper]\nname = \"Keeper\"\nholder = [\"Ada\", \"Bo\"]\ndeputy = \"Cy\"\n\
                [areas.aquarium]\nname = \"Aquarium\"\nwords = [\"aquarium\"]\nholders = { keeper = \"Bo\" }\n\
                [rules.feed]\nactivity = \"feeding the penguins\"\nowner = \"keeper\"\n";
    let rules = file("zoo.toml", rules);
    let said = out(&report(text(&rules), &["--without", "Bo"]));
    assert!(said.contains("Keeper owns 1 activity → Ada (in the same role)"), "{said}");
    assert!(said.contains("Keeper for Aquarium owns 1 activity → Cy (deputy)"), "{said}");
}

/// The waiter owns one activity with the cook, and is asked about another with him.
#[test]
fn roles_that_have_the_part_already_stay() {
    let rules = "schema = 1\n[roles.cook]\nname = \"Cook\"\n[roles.waiter]\nname = \"Waiter\"\n\
                [roles.host]\nname = \"Host\"\n[rules.menu]\nactivity = \"writing the menu\"\nowner = [\"cook\", \"waiter\"]\n\
                [rules.prices]\nactivity = \"setting the prices\"\nowner = \"host\"\nconsult = [\"cook\", \"host\", \"waiter\"]\n";
    let rules = file("inn.toml", rules);
    let said = out(&report(text(&rules), &["--without", "waiter"]));
    assert!(said.contains("Waiter shares 1 activity → Cook (stays)"), "{said}");
    assert!(said.contains("Waiter is asked about 1 activity → Cook and Host (stay)"), "{said}");
}

/// The middle file says who owns it.
#[test]
fn what_a_file_in_the_middle_changes_is_inherited_from_it() {
    let rule = |id: &str, owner: &str| format!("[rules.{id}]\nactivity = \"{id}\"\nowner = \"{owner}\"\n");
    let roles = "[roles.ada]\nname = \"Ada\"\n[roles.bo]\nname = \"Bo\"\n";
    file("bottom.toml", format!("schema = 1\n{roles}{}{}", rule("tea", "ada"), rule("cups", "ada")));
    file("middle.toml", "schema = 1\nextends = [\"bottom.toml\"]\n[rules.tea]\nowner = \"bo\"\n");
    let top = file("top.toml", format!("schema = 1\nextends = [\"middle.toml\"]\n{}", rule("cake", "ada")));
    let report = json(text(&top), &[]);
    let inherited = report["inherited"]["files"].as_array().expect("a list");
    let name = |file: &Value| file["file"].as_str().and_then(|name| name.rsplit('/').next()).map(str::to_owned);
    let unconfirmed: Vec<_> = inherited.iter().map(|file| (name(file), &file["unconfirmed"][0])).collect();
    let [bottom, middle] = ["bottom.toml", "middle.toml"].map(|name| Some(name.to_owned()));
    assert_eq!(unconfirmed, [(bottom, &"cups".into()), (middle, &"tea".into())]);
}

/// Ada is away, and nobody stands in: that is more urgent than that she has no deputy, and says as much.
#[test]
fn a_role_for_which_nobody_answers_today_is_one_point() {
    let kinds_while_ada_is_away = |until: &str| {
        let rules = format!(
            "schema = 1\nreviewed = 2026-11-01\n\
             [people.ada]\nname = \"Ada\"\naway = {{ from = 2026-11-20, until = {until} }}\n\
             [roles.cook]\nname = \"cook\"\nholder = \"ada\"\n\
             [roles.waiter]\nname = \"waiter\"\nholder = \"Bo\"\ndeputy = \"Cy\"\n\
             [rules.soup]\nactivity = \"cooking the soup\"\nowner = \"cook\"\n\
             [rules.wine]\nactivity = \"pouring the wine\"\nowner = \"waiter\"\n"
        );
        kinds(&json(text(&file("away.toml", rules)), &[]))
    };
    assert_eq!(kinds_while_ada_is_away("2026-12-01"), counted([("all-away", 1)]));
    assert_eq!(kinds_while_ada_is_away("2026-11-21"), counted([("role-without-deputy", 1)]));
}
