//! Questions for people, and people in answers: who is away, who stands in, and how each of them is reached.

use serde_json::Value;

use crate::support::{err, file, out, program, status};

/// Hana is away on the day of the tests, and nobody of the sound desk is.
const THEATRE: &str = r#"
schema = 1
[people.hana]
name = "Hana Sato"
contact = "@hana"
away = { from = 2026-11-20, until = 2026-12-05 }
[people.eva]
name = "Eva Lind"
[people.rose]
name = "Rose Bell"
[roles.wardrobe]
name = "wardrobe"
holder = "hana"
deputy = "eva"
[roles.sound]
name = "sound desk"
holder = "Gus Weber"
[roles.door]
name = "stage door"
holder = "rose"
[rules.costumes]
activity = "washing the costumes"
owner = "wardrobe"
phrases = ["mend a torn dress", "iron the shirts", "the costume has a stain"]
[rules.sound]
activity = "mixing the show"
owner = "sound"
phrases = ["microphone is dead", "too loud in the hall", "play the thunder"]
[rules.interval]
activity = "ringing the bell"
owner = "door"
"#;

fn asked(rules: &str, arguments: &[&str]) -> std::process::Output {
    let rules = file("rules.toml", rules);
    program().arg("--rules").arg(rules).args(arguments).output().expect("the program runs")
}

fn json(rules: &str, arguments: &[&str]) -> Value {
    let output = asked(rules, &[&["--format", "json"], arguments].concat());
    serde_json::from_str(&out(&output)).unwrap_or_else(|error| panic!("{error}: {}", err(&output)))
}

/// The people and the contacts of the answer, in the format for tables.
fn tsv(rules: &str, question: &str) -> (String, String) {
    let said = out(&asked(rules, &["--format", "tsv", question]));
    let row = said.lines().nth(1).expect("a row below the names");
    let cells: Vec<&str> = row.split('\t').collect();
    (cells[7].to_owned(), cells[8].to_owned())
}

fn assert_tells_that_hana_is_away(rules: &str, question: &str) {
    let said = out(&asked(rules, &[question]));
    assert!(said.contains("away      Hana Sato, @hana, until 2026-12-05"), "{question}: {said}");
}

/// A channel stands in for nobody.
#[test]
fn the_channel_of_several_people_has_a_line_of_its_own() {
    let rules = THEATRE.replace("deputy = \"eva\"", "deputy = [\"eva\", \"rose\"]\ncontact = \"#wardrobe\"");
    let said = out(&asked(&rules, &["washing the costumes"]));
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("in place of") || line.contains('#')).collect();
    assert_eq!(lines, ["            in place of Hana Sato until 2026-12-05", "  contact   #wardrobe"], "{said}");
}

#[test]
fn whoever_asks_where_a_person_is_reads_it() {
    for question in [
        "is Hana away",
        "until when is Hana away",
        "since when is Hana away?",
        "how long is Hana away",
        "when does Hana come back",
        "when is Hana coming back?",
        "has Hana come back",
        "is Hana still away",
        "is Hana currently on holiday",
        "is Hana not there?",
        "is Hana in the office",
        "is Hana at work today",
        "is Hana here this week",
        "is Hana on parental leave",
        "when is Hana due back",
        "who fills in for Hana",
        "who steps in for Hana",
        "who takes over from Hana",
        "who takes Hana's place",
        "who is in charge while Hana is away",
        "who do I ask instead of Hana",
        "who backs Hana up",
        "how do I get hold of Hana",
        "what is Hana's email address",
    ] {
        assert_tells_that_hana_is_away(THEATRE, question);
    }
}

#[test]
fn whoever_asks_where_a_person_is_reads_it_in_other_languages() {
    for (language, questions) in [
        (
            "de",
            &[
                "bis wann ist Hana weg",
                "wann kommt Hana zurück",
                "ist Hana noch im Urlaub",
                "ist Hana heute da",
                "wer springt für Hana ein",
            ][..],
        ),
        ("fr", &["Hana est-elle absente ?", "qui remplace Hana", "quand revient Hana", "Hana est en vacances"]),
        ("es", &["¿está Hana de vacaciones?", "¿quién sustituye a Hana?", "¿cuándo vuelve Hana?"]),
        ("it", &["Hana è assente?", "chi sostituisce Hana", "quando torna Hana", "Hana è in ferie"]),
        ("pt", &["a Hana está ausente?", "quem substitui a Hana", "quando volta a Hana"]),
        ("nl", &["is Hana afwezig", "wie vervangt Hana", "wanneer komt Hana terug", "is Hana met vakantie"]),
        ("da", &["er Hana på ferie", "hvem er vikar for Hana", "hvornår kommer Hana tilbage", "er Hana fraværende"]),
        ("no", &["er Hana borte", "hvem erstatter Hana", "når kommer Hana tilbake"]),
        ("sv", &["är Hana borta", "vem ersätter Hana", "när kommer Hana tillbaka"]),
        ("fi", &["onko Hana poissa", "onko Hana lomalla", "milloin Hana palaa"]),
    ] {
        let rules = THEATRE.replace("schema = 1", &format!("schema = 1\nlanguage = \"{language}\""));
        questions.iter().for_each(|question| assert_tells_that_hana_is_away(&rules, question));
    }
}

#[test]
fn work_that_mentions_a_person_is_work() {
    for question in [
        "wash the costumes while Hana is away",
        "who irons the shirts of Hana",
        "is Hana still washing the costumes",
        "mend a torn dress instead of Hana",
    ] {
        let answer = json(THEATRE, &[question]);
        assert_eq!(answer["rule"], "costumes", "{question}: {answer:#}");
    }
}

/// The phrase has the name of the person, and not a word that happens to be one.
#[test]
fn a_phrase_with_the_name_of_a_person_hides_no_absence() {
    for phrase in ["the sewing machine of Hana is broken", "Hana's sewing machine is broken"] {
        let rules = THEATRE.replace("\"iron the shirts\"", &format!("\"iron the shirts\", \"{phrase}\""));
        for question in ["is Hana away", "who is Hana", "Hana", "is hana away?", "who stands in for Hana Sato"] {
            assert_tells_that_hana_is_away(&rules, question);
        }
        assert_eq!(json(&rules, &["Hana's sewing machine does not work"])["rule"], "costumes");
        assert_eq!(json(&rules, &[phrase])["match"], "exact");
    }
    let german = THEATRE.replace("schema = 1", "schema = 1\nlanguage = \"de\"");
    let german = german.replace("\"iron the shirts\"", "\"die Nähmaschine von Hana ist kaputt\"");
    assert_tells_that_hana_is_away(&german, "ist Hana im Urlaub");
}

#[test]
fn a_rule_about_a_person_or_with_the_common_word_answers() {
    let rules = THEATRE.replace("\"iron the shirts\"", "\"standing in for Hana\"");
    assert_eq!(json(&rules, &["who stands in for Hana"])["rule"], "costumes");
    assert_eq!(json(THEATRE, &["who does the bell"])["rule"], "interval", "Rose Bell is not meant");
}

#[test]
fn who_asks_for_a_person_in_an_area_reads_that_they_are_away() {
    let area = "[areas.north]\nname = \"North\"\nwords = [\"north\"]\nholders = { door = \"rose\" }\n";
    let rules = THEATRE.replace("[rules.costumes]", &format!("{area}[rules.costumes]"));
    let answer = json(&rules, &["is Hana away in North?"]);
    let warnings = answer["warnings"].to_string();
    assert!(warnings.contains("Away: Hana Sato, @hana, until 2026-12-05."), "{answer}");
}

#[test]
fn that_a_question_names_several_areas_is_said_where_people_differ() {
    let area = |id: &str, holder: &str| {
        format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"{id}\"]\nholders = {{ door = \"{holder}\" }}\n")
    };
    let rules = |other: &str| {
        THEATRE
            .replace("[rules.costumes]", &format!("{}{}[rules.costumes]", area("north", "eva"), area("south", other)))
    };
    let said = |rules: &str, question: &str| out(&asked(rules, &[question]));
    let several = "Several areas are in the question, north and south; none was taken.";
    assert!(said(&rules("hana"), "ring the bell in north and south").contains(several));
    assert!(!said(&rules("hana"), "ring the bell").contains("Several areas"));
    assert!(!said(&rules("hana"), "mend a torn dress in north and south").contains("Several areas"));
}

/// The names are those of the file below.
#[test]
fn a_word_names_the_area_of_the_nearest_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let area = |id: &str, holder: &str| {
        format!("[areas.{id}]\nname = \"{id}\"\nwords = [\"coast\"]\nholders = {{ door = \"{holder}\" }}\n")
    };
    let base = THEATRE.replace("[rules.costumes]", &format!("{}[rules.costumes]", area("south", "eva")));
    let own = format!("schema = 1\nextends = [\"base.toml\"]\n{}", area("west", "rose"));
    std::fs::write(folder.path().join("base.toml"), base).expect("it can be written");
    std::fs::write(folder.path().join("own.toml"), own).expect("it can be written");
    let rules = folder.path().join("own.toml");
    let output = program().arg("--rules").arg(rules).args(["--format", "json", "ring the bell on the coast"]).output();
    let answer: Value = serde_json::from_str(&out(&output.expect("the program runs"))).expect("it is JSON");
    assert_eq!([&answer["area"]["id"], &answer["people"][0]["person"]], ["west", "Rose Bell"], "{answer}");
}

/// The built-in rules have “who is on call” as a phrase about the rota, and words of the other name in many.
#[test]
fn a_role_of_the_team_is_named_by_words_that_built_in_rules_have() {
    const ROLES: &str = r##"
schema = 1
extends = ["builtin"]
[roles.night]
name = "night engineer"
aliases = ["on call"]
holder = "Gus Weber"
[roles.lead]
name = "tech lead"
holder = "Rose Bell"
"##;
    for (question, role) in [("who is on call", "night"), ("who's our tech lead these days", "lead")] {
        let answer = json(ROLES, &[question]);
        assert_eq!([&answer["outcome"], &answer["next"]["ask"]], ["unknown", role], "{answer}");
    }
    let area = "[areas.shop]\nname = \"Shop\"\nwords = [\"shop\"]\nholders = { night = \"Eva Lind\" }\n";
    let in_area = json(&format!("{ROLES}{area}"), &["Hi, who is on call for the shop?"]);
    assert_eq!([&in_area["next"]["ask"], &in_area["area"]["id"]], ["night", "shop"], "{in_area}");
    let users = format!("{ROLES}[roles.users]\nname = \"Users\"\n");
    assert_eq!(json(&users, &["who are the users"])["outcome"], "owned", "nobody holds that role");
    let rota = format!("{ROLES}[rules.rota]\nactivity = \"who is on call\"\nowner = \"lead\"\n");
    assert_eq!(json(&rota, &["who is on call"])["outcome"], "owned", "the team says so itself");
    let changed = format!("{ROLES}[rules.on-call-rota]\nowner = \"lead\"\n");
    assert_eq!(json(&changed, &["who is on call"])["owners"], serde_json::json!(["lead"]), "the team owns that rule");
    for work in ["planning the on-call rota", "how often am I on call"] {
        assert_eq!(json(ROLES, &[work])["owners"], serde_json::json!(["engineering-manager"]), "{work}");
    }
    let held = ROLES.to_owned() + "[roles.developers]\nholder = \"Ada\"\n";
    assert_eq!(json(&held, &["a developer is leaving"])["outcome"], "owned", "a role of the built-in rules");
}

/// The file does not say whom to ask where nothing is known, and nothing is to be decided.
#[test]
fn a_question_for_a_person_has_no_next_role_to_ask() {
    let answer = json(THEATRE, &["is Hana away"]);
    assert_eq!((&answer["outcome"], &answer["next"]), (&"unknown".into(), &Value::Null), "{answer:#}");
    let said = "Wardrobe: Eva Lind; in place of Hana Sato until 2026-12-05.";
    assert_eq!(answer["warnings"], serde_json::json!([said, "Away: Hana Sato, @hana, until 2026-12-05."]));
    assert_eq!(json(THEATRE, &["who is the wardrobe?"])["next"]["ask"], "wardrobe");
}

/// Two people who hold one role, and what they and the role say of how to reach them.
fn two(eva: &str, gus: &str, role: &str) -> String {
    format!(
        "schema = 1\n[people.eva]\nname = \"Eva Lind\"\n{eva}\n[people.gus]\nname = \"Gus Weber\"\n{gus}\n\
         [roles.props]\nname = \"props\"\nholder = [\"eva\", \"gus\"]\n{role}\n\
         [rules.swords]\nactivity = \"sharpening the swords\"\nowner = \"props\"\n"
    )
}

#[test]
fn each_of_several_people_keeps_the_place_of_their_contact() {
    let (eva, gus, role) = ("contact = \"@eva\"", "contact = \"@gus\"", "contact = \"#props\"");
    for (rules, contacts) in [
        (two("", gus, ""), [";@gus", ", @gus"]),
        (two(eva, "", ""), ["@eva;", "@eva, "]),
        (two(eva, gus, role), ["@eva;@gus;#props", "@eva, @gus, #props"]),
        (two("", gus, role), [";@gus;#props", ", @gus, #props"]),
        (two("contact = \"@gus\"", gus, ""), ["@gus;@gus", "@gus, @gus"]),
        (two("", "", role), ["#props", "#props"]),
    ] {
        let of_tsv = ("Eva Lind;Gus Weber".to_owned(), contacts[0].to_owned());
        assert_eq!(tsv(&rules, "sharpening the swords"), of_tsv, "{rules}");
        let people = &json(&rules, &["sharpening the swords"])["people"][0];
        assert_eq!((&people["person"], &people["contact"]), (&"Eva Lind, Gus Weber".into(), &contacts[1].into()));
    }
    assert_eq!(json(&two("", "", ""), &["sharpening the swords"])["people"][0]["contact"], Value::Null);
}

#[test]
fn nobody_is_sent_to_a_person_who_is_away() {
    let away = "away = { from = 2026-11-20, until = 2026-12-14 }\ncontact = \"@eva\"";
    let gus = "away = { from = 2026-11-01, until = 2026-11-30 }";
    let question = "sharpening the swords";
    let all_away = two(away, gus, "contact = \"#props\"");
    assert_eq!(tsv(&all_away, question), (String::new(), "#props".to_owned()));
    let people = &json(&all_away, &[question])["people"][0];
    let expected = serde_json::json!({
        "role": "props", "person": null, "contact": "#props", "deputy": null, "instead_of": "Eva Lind, Gus Weber"
    });
    assert_eq!(people, &expected);

    let one_is_there = two(away, "", "");
    assert_eq!(tsv(&one_is_there, question), ("Gus Weber".to_owned(), String::new()));
    let people = &json(&one_is_there, &[question])["people"][0];
    assert_eq!((&people["person"], &people["instead_of"]), (&"Gus Weber".into(), &Value::Null));
    let page = out(&asked(&all_away, &["list", "--format", "html"]));
    assert!(page.contains("Eva Lind") && page.contains("away until 2026-12-14"), "people still read who holds it");
}

const HOUSES: &str = r#"
schema = 1
[areas.main-house]
name = "Main house"
words = ["main house"]
holders = { manager = "Ada" }
[areas.studio]
name = "Studio"
words = ["studio"]
holders = { manager = "Ben" }
[areas.barn]
name = "Barn"
words = ["barn"]
holders = { manager = "Cleo" }
[roles.manager]
name = "stage manager"
[rules.calls]
activity = "calling the show"
owner = "manager"
phrases = ["call the show"]
"#;

#[test]
fn an_area_in_the_question_that_another_overrules_is_said() {
    for (question, said) in [
        ("call the show in the main house", Some("The question names Main house; --area counts, which says Studio.")),
        (
            "call the show in the barn and in the main house",
            Some("The question names Barn and Main house; --area counts, which says Studio."),
        ),
        ("call the show in the studio", None),
        ("call the show in the main house and the studio", None),
        ("call the show", None),
    ] {
        let answer = json(HOUSES, &["--area", "studio", question]);
        assert_eq!(answer["area"], serde_json::json!({ "id": "studio", "from": "option" }));
        assert_eq!(answer["people"][0]["person"], "Ben");
        assert_eq!(answer["warnings"], serde_json::json!(Vec::from_iter(said)), "{question}");
    }
    let page = out(&asked(HOUSES, &["--area", "studio", "call the show in the main house"]));
    assert!(page.contains("note      The question names Main house"), "{page}");
    assert_eq!(status(&asked(HOUSES, &["--area", "studio", "call the show in the main house"])), 0);
    let of_question = json(HOUSES, &["call the show in the main house"]);
    assert_eq!(of_question["warnings"], serde_json::json!([]));
}

/// Ada holds the first role in the barn as everywhere; the people of the second one differ.
#[test]
fn an_area_to_name_is_one_in_which_the_people_differ() {
    let text = "schema = 1\n[areas.barn]\nname = \"Barn\"\nwords = [\"barn\"]\nholders = { caller = \"Ada\" }\n\
                [areas.studio]\nname = \"Studio\"\nwords = [\"studio\"]\nholders = { manager = \"Ben\" }\n\
                [roles.caller]\nname = \"caller\"\nholder = \"Ada\"\n\
                [roles.manager]\nname = \"stage manager\"\nholder = \"Cleo\"\n\
                [rules.calls]\nactivity = \"calling the show\"\nowner = [\"caller\", \"manager\"]\n";
    let page = out(&asked(text, &["calling the show"]));
    assert!(page.contains("Say which area, as in --area studio."), "{page}");
}

/// The archivist is absent and has a channel.
const MUSEUM: &str = r##"
schema = 1
[people.cat]
name = "Cat Roe"
[areas.north]
name = "North wing"
words = ["north wing"]
holders = { lead = "Ben Ode" }
[roles.archivist]
name = "Archivist"
absent = true
fallback = "scribe"
contact = "#archive"
[roles.lead]
name = "Lead"
holder = "cat"
[roles.scribe]
name = "Scribe"
holder = "cat"
[rules.log]
activity = "keeping the logbook"
owner = "scribe"
consult = ["lead"]
"##;

#[test]
fn an_absent_role_with_a_channel_is_said_to_be_filled_by_another() {
    let said = "Archivist: Scribe stands in: Cat Roe";
    assert!(out(&asked(MUSEUM, &["who is the archivist?"])).contains(said));
    let warning = json(MUSEUM, &["who is the archivist?"])["warnings"][0].clone();
    assert!(warning.as_str().is_some_and(|warning| warning.starts_with(said)), "{warning}");
}

/// In the north wing it is somebody else.
#[test]
fn a_role_whose_holder_owns_it_in_one_area_alone_is_to_be_asked() {
    assert!(out(&asked(MUSEUM, &["keeping the logbook"])).contains("consult   Lead"));
    let elsewhere = MUSEUM.replace("Ben Ode", "Cat Roe");
    assert!(!out(&asked(&elsewhere, &["keeping the logbook"])).contains("consult"), "Cat is told already");
}

#[test]
fn scripts_read_where_a_person_is() {
    let warnings = |question: &str| json(THEATRE, &[question])["warnings"].to_string();
    assert!(warnings("is Hana away?").contains("\"Away: Hana Sato, @hana, until 2026-12-05.\""));
    assert!(warnings("is Rose away?").contains("\"Person: Rose Bell; no absence is written down.\""));
}

/// Eva holds a role of her own, and stands in for Hana.
#[test]
fn who_stands_in_for_one_of_two_owners_is_said_to_do_so_in_that_role() {
    let shared =
        "[roles.props]\nname = \"props\"\nholder = \"eva\"\n[rules.sword]\nactivity = \"sharpening the swords\"\n";
    let headline = |owner: &str| {
        let said = out(&asked(&format!("{THEATRE}{shared}owner = {owner}\n"), &["sharpening the swords"]));
        let lines = said.lines().take_while(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" ")
    };
    let eva = "Eva Lind (as wardrobe in place of Hana Sato)";
    assert_eq!(headline("[\"props\", \"wardrobe\"]"), format!("Props and wardrobe, together: {eva}"));
    assert_eq!(
        headline("[\"door\", \"props\", \"wardrobe\"]"),
        format!("Stage door, props and wardrobe, together: Rose Bell and {eva}")
    );
    assert_eq!(headline("[\"door\", \"wardrobe\"]"), "Stage door and wardrobe, together: Rose Bell and Eva Lind");
}

/// The areas have no words; the beach is called by one of the pool.
#[test]
fn an_area_without_words_is_named_by_its_name_and_its_id() {
    let area = |id: &str, name: &str, person: &str, words: &str| {
        format!("[areas.{id}]\nname = \"{name}\"\n{words}holders = {{ guard = \"{person}\" }}\n")
    };
    let areas = area("east-wing", "Orangery", "Ann", "")
        + &area("north", "North Wing", "Bob", "")
        + &area("pool", "Baths", "Cy", "words = [\"baths\", \"beach\"]\n")
        + &area("beach", "Beach", "Dee", "")
        + &area("cellar", "Cellar", "Ed", "words = []\n");
    let rules = format!(
        "schema = 1\n{areas}[roles.guard]\nname = \"guard\"\n[rules.lock]\nactivity = \"locking the doors\"\nowner = \"guard\"\n"
    );
    let headline = |question: &str| out(&asked(&rules, &[question])).lines().next().unwrap_or_default().to_owned();
    for (place, person) in
        [("Orangery", "Ann"), ("east wing", "Ann"), ("North Wing", "Bob"), ("north", "Bob"), ("beach", "Cy")]
    {
        assert_eq!(headline(&format!("lock the doors of the {place}")), format!("Guard: {person}"), "{place}");
    }
    assert_eq!(headline("lock the doors of the cellar"), "Guard");
}

#[test]
fn the_name_of_a_person_of_the_file_is_that_person() {
    let by_name = THEATRE.replace("holder = \"hana\"", "holder = \"hana  SATO\"");
    let said = out(&asked(&by_name, &["iron the shirts"]));
    assert_eq!(said, out(&asked(THEATRE, &["iron the shirts"])), "with the contact and the absence");
    let two = by_name.replace("[people.eva]", "[people.hana-two]\nname = \"Hana Sato\"\n[people.eva]");
    assert!(out(&asked(&two, &["iron the shirts"])).contains("hana  SATO"), "of two, it is neither");
}

/// Hana is away, and nobody stands in for her: whom to ask instead is said, and she still owns it.
#[test]
fn while_nobody_is_there_it_is_said_whom_to_ask() {
    let alone = THEATRE.replace("deputy = \"eva\"\n", "") + "[unknown]\nask = \"door\"\n";
    let question = "washing the costumes";
    let said = out(&asked(&alone, &[question]));
    assert!(said.contains("ask       stage door, while nobody is there\n  person    Rose Bell"), "{said}");
    assert_eq!(json(&alone, &[question])["next"], Value::Null, "it has an owner");
    let deputy = THEATRE.to_owned() + "[unknown]\nask = \"door\"\n";
    assert!(!out(&asked(&deputy, &[question])).contains("while nobody is there"), "Eva stands in");
    let herself = alone.replace("ask = \"door\"", "ask = \"wardrobe\"");
    assert!(!out(&asked(&herself, &[question])).contains("while nobody is there"));
}

/// The line of the source says in which file and line it stands.
#[test]
fn a_rule_with_a_source_and_no_reason_says_once_where_it_is_written() {
    let source = THEATRE.replace("activity = \"washing", "source = \"plan\"\nactivity = \"washing")
        + "[sources.plan]\ntitle = \"The plan\"\n";
    let said = out(&asked(&source, &["washing the costumes"]));
    assert!(said.contains("written   The plan") && !said.contains("Agreed in"), "{said}");
    assert!(out(&asked(THEATRE, &["washing the costumes"])).contains("why       Agreed in"));
}
