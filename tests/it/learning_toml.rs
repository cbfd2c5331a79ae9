//! Whoever does not know TOML is told how to write what they meant: one error for a mistake, with the line as it should be.

use std::ffi::OsStr;

use serde_json::Value;

use crate::support::{file, out, run};

/// A rule file, into which a test puts its lines.
const BEGINNING: &str = "schema = 1\n[roles.nurse]\nname = \"nurse\"\n[roles.vet]\nname = \"vet\"\n";
const RULE: &str = "[rules.clean]\nactivity = \"clean\"\nowner = \"nurse\"\n";

/// The errors of a file, each with its help.
fn errors(text: &str) -> Vec<(String, String)> {
    let file = file("learning.toml", text);
    let output = run([OsStr::new("check"), OsStr::new("--format"), OsStr::new("json"), file.as_os_str()]);
    let report: Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    let findings = report["checked"][0]["findings"].as_array().expect("it is a list");
    let errors = findings.iter().filter(|finding| finding["severity"] == "error");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    errors.map(|error| (text(&error["message"]), text(&error["help"]))).collect()
}

/// The help of the one error of a file.
fn help(text: &str) -> String {
    match &errors(text)[..] {
        [(_, help)] => help.clone(),
        errors => panic!("{text}\n{errors:#?}"),
    }
}

/// Of a file with these lines at the top.
fn help_at_top(lines: &str) -> String {
    help(&format!("{}{RULE}", BEGINNING.replacen("schema = 1\n", &format!("schema = 1\n{lines}\n"), 1)))
}

/// Of a file with these lines at the end.
fn help_at_end(lines: &str) -> String {
    help(&format!("{BEGINNING}{RULE}{lines}\n"))
}

fn help_for_owner(line: &str) -> String {
    help(&format!("{BEGINNING}{}", RULE.replacen("owner = \"nurse\"", line, 1)))
}

#[test]
fn a_text_without_quotes_is_shown_with_them() {
    assert_eq!(help_for_owner("owner = nurse"), "write `\"nurse\"`");
    assert_eq!(help_for_owner("owner = it"), "write `\"it\"`");
    assert_eq!(help_for_owner("owner = team, # all"), "write `\"team\"`");
    assert_eq!(help_for_owner("owner = [\"vet\", front desk]"), "write `\"front desk\"`");
    assert_eq!(help_at_end("why = Hygiene is ours, all of it."), "write `\"Hygiene is ours, all of it.\"`");
    assert_eq!(help_at_end("[roles.lab]\nname = \"lab\"\nabsent = True"), "write `true`");
    assert_eq!(help_at_end("why = https://x.example/z#a # there"), "write `\"https://x.example/z#a\"`");
    assert_eq!(help_at_end("why = 24.11.2026"), "write `\"24.11.2026\"`");
}

#[test]
fn a_date_of_another_country_is_shown_as_toml_has_it() {
    for date in ["01.11.2026", "2026/11/01", "2026.11.1"] {
        assert_eq!(help_at_top(&format!("reviewed = {date}")), "write `2026-11-01`, without quotes", "{date}");
    }
    for date in ["31.11.2026", "2026-13-01", "today"] {
        assert_eq!(help_at_top(&format!("reviewed = {date}")), "write for example `reviewed = 2026-11-24`", "{date}");
    }
    let away = "[people.ada]\nname = \"Ada\"\naway = { from = 2026-11-24, until = 06.12.2026 }";
    assert_eq!(help_at_end(away), "write `2026-12-06`, without quotes");
}

#[test]
fn what_other_formats_have_is_shown_in_toml() {
    assert_eq!(help_for_owner("owner: \"nurse\""), "write `owner = \"nurse\"`");
    assert_eq!(help_for_owner("owner:"), "write `owner = …`");
    assert_eq!(
        help_at_end("why = \"\"\"\nIt is in C:\\x\n\"\"\""),
        "write `\\\\`, or put the text in `'` instead of `\"`"
    );
    let area = |holders: &str| help_at_end(&format!("[areas.north]\nname = \"North\"\nwords = [\"north\"]\n{holders}"));
    assert_eq!(area("holders = { vet: \"Ada\" }"), "write `vet = …`");
    assert_eq!(area("holders = { nurse = \"Bo\", vet : \"Ada\" }"), "write `vet = …`");
    assert_eq!(help_at_end("why = note: it is, so: say"), "write `\"note: it is, so: say\"`");
}

#[test]
fn a_list_with_hyphens_is_one_error() {
    let list = "- clean the cage\n  - wash the dog\n- \"feed it\"\n- ".to_owned() + &"- brush it\n".repeat(20);
    for key in ["phrases =", "phrases:", "phrases = # them"] {
        let help = help_at_end(&format!("{key}\n{list}"));
        assert_eq!(help, "write `phrases = [\"clean the cage\", …]`", "{key}");
    }
}

#[test]
fn a_text_that_looks_like_a_day_is_one_error() {
    assert_eq!(help_at_end("why = 2026-13-01"), "write `\"2026-13-01\"`");
    assert_eq!(help_at_end("phrases = [\"it\", 2026-02-30]"), "write `\"2026-02-30\"`");
}

#[test]
fn an_id_in_other_letters_is_shown_in_quotes() {
    for id in ["räume", "räume-nord", "größe_2", "über", "кухня"] {
        let header = help(&format!("{BEGINNING}{}", RULE.replace("clean]", &format!("{id}]"))));
        assert_eq!(header, format!("write `[rules.\"{id}\"]`, or an id of the letters a to z"));
        for key in [format!("holders = {{ nurse = \"Bo\", {id} = \"Ada\" }}"), format!("holders.{id} = \"Ada\"")] {
            let area = help_at_end(&format!("[areas.north]\nname = \"North\"\nwords = [\"north\"]\n{key}"));
            assert_eq!(area, format!("write `\"{id}\"`, or an id of the letters a to z"), "{key}");
        }
    }
    let words = "[contexts.size]\nquestion = \"How big?\"\nvalues = [\"größe\"]\nwords = { größe = [\"big\"] }";
    assert_eq!(help_at_end(words), "write `\"größe\"`, or an id of the letters a to z");
}

#[test]
fn a_backslash_in_a_text_is_no_missing_sign() {
    for why in
        ["\"C:\\users\"", "\"C:\\ubuntu\"", "\"a\\qb: c\"", "\"\"\"\nC:\\docs is: x\nNote: it is in C:\\users\n\"\"\""]
    {
        let errors = errors(&format!("{BEGINNING}{RULE}why = {why}\n"));
        assert!(!errors.is_empty(), "{why}");
        for error in errors {
            assert_eq!(error.0, "a backslash in a text is written twice", "{why}");
            assert_eq!(error.1, "write `\\\\`, or put the text in `'` instead of `\"`");
        }
    }
}

#[test]
fn a_file_of_another_format_has_one_error() {
    for (text, message) in [
        ("{\"schema\": 1, \"roles\": {}}", "this is JSON, no rule file"),
        ("{\n  \"schema\": 1,\n  \"roles\": {}\n}\n", "this is JSON, no rule file"),
        ("roles:\n  nurse:\n    name: nurse\n", "this looks like YAML, and is no rule file"),
        ("- name: nurse\n  owner: vet\n", "this looks like YAML, and is no rule file"),
        ("- clean\n- wash\n", "this looks like YAML, and is no rule file"),
        ("Dear all,\nwho cleans the kennels\nand who feeds the cats?\n", "this is no rule file"),
        ("Dear all,\nwho cleans the kennels?\nroles: to be found\n", "this is no rule file"),
    ] {
        let errors = errors(text);
        assert_eq!(errors.iter().map(|(message, _)| message.as_str()).collect::<Vec<_>>(), [message], "{text}");
    }
    let (message, _) = &errors("schema = 1\n[roles.vet]\nname = \"vet\n")[0];
    assert!(!message.contains("rule file"), "{message}");
}

#[test]
fn a_text_in_place_of_a_list_is_parted_at_its_commas() {
    assert_eq!(
        help_at_end("[contexts.urgency]\nquestion = \"How urgent?\"\nvalues = \"emergency, planned\""),
        "write `values = [\"emergency\", \"planned\"]`"
    );
    assert_eq!(help_at_end("inform = \"vet\""), "write `inform = [\"vet\"]`");
}

#[test]
fn a_table_in_place_of_a_list_of_tables_has_one_error() {
    let context = "[contexts.urgency]\nquestion = \"How urgent?\"\nvalues = [\"emergency\", \"planned\"]\n";
    assert_eq!(
        help_at_end(&format!(
            "{context}[rules.op]\nactivity = \"operate\"\n[rules.op.cases]\nwhen = {{ urgency = \"planned\" }}\nowner = \"vet\""
        )),
        "write `[[rules.op.cases]]`, in double brackets"
    );
    assert_eq!(help_at_end("[expect]\nask = \"clean\"\nowner = \"nurse\""), "write `[[expect]]`, in double brackets");
    assert_eq!(help_at_end("dissent = { note = \"no\" }"), "write `dissent = [{ … }]`");
}

#[test]
fn a_key_by_another_name_is_one_error() {
    assert_eq!(help_for_owner("owner = { any_of = [\"nurse\", \"vet\"] }"), "did you mean `any`?");
    assert_eq!(
        help_at_end("[sources.book]\ntitle = \"Handbook\"\nlink = \"https://a.example\""),
        "did you mean `url`?"
    );
}

#[test]
fn a_list_of_the_wrong_type_is_not_also_empty() {
    let errors =
        errors(&format!("{BEGINNING}{RULE}[contexts.urgent]\nquestion = \"Urgent?\"\nvalues = [true, false]\n"));
    let messages: Vec<&str> = errors.iter().map(|(message, _)| message.as_str()).collect();
    assert_eq!(messages, ["`values` must be text in quotes, not a boolean"; 2]);
}

#[test]
fn a_value_of_the_wrong_type_is_shown_by_an_example() {
    for (lines, help) in [
        ("unknown = \"vet\"", "write for example `unknown = { ask = \"chef\" }`"),
        ("review_every = 6", "write for example `review_every = \"6 months\"`"),
        ("reviewed = \"2026-11-24\"", "write for example `reviewed = 2026-11-24`"),
        ("title = 1", "write for example `title = \"…\"`"),
    ] {
        assert_eq!(help_at_top(lines), help);
    }
    for (lines, help) in [
        (
            "[people.ada]\nname = \"Ada\"\naway = 2026-12-24",
            "write for example `away = { from = 2026-12-20, until = 2027-01-06 }`",
        ),
        ("[roles.lab]\nname = \"lab\"\nabsent = \"yes\"", "write for example `absent = true`"),
        ("phrases = [1]", "write for example `phrases = [\"…\"]`"),
        ("inform = 1", "write for example `inform = [\"…\"]`"),
        ("dissent = 1", "write for example `dissent = [{ owner = \"chef\", note = \"…\" }]`"),
        ("[vocabulary]\nsynonyms = [\"pet\", \"animal\"]", "write `synonyms = [[\"pet\", \"animal\"]]`"),
        ("[vocabulary]\nsynonyms = { pet = [\"animal\"] }", "write for example `synonyms = [[\"pet\", \"animal\"]]`"),
        (
            "[contexts.day]\nquestion = \"When?\"\nvalues = [\"weekend\"]\nwords = [\"saturday\"]",
            "write for example `words = { winter = [\"snow\", \"frost\"] }`",
        ),
        ("[areas.a]\nname = \"A\"\nwords = 1", "write for example `words = [\"…\"]`"),
    ] {
        assert_eq!(help_at_end(lines), help);
    }
    assert_eq!(
        help(&format!("{BEGINNING}{RULE}").replace("schema = 1", "schema = \"1\"")),
        "write for example `schema = 1`"
    );
    assert_eq!(
        help_at_end("[rules.op]\nactivity = \"operate\"\n[[rules.op.cases]]\nwhen = \"urgency=no\"\nowner = \"vet\""),
        "write for example `when = { season = \"winter\" }`"
    );
}

#[test]
fn several_roles_in_one_text_are_shown_apart() {
    assert_eq!(
        help_for_owner("owner = \"nurse or vet\""),
        "write `{ any = [\"nurse\", \"vet\"] }`, in an expectation `[\"nurse\", \"vet\"]`"
    );
    for owner in ["nurse, vet", "nurse and vet", "Nurse / Vet"] {
        assert_eq!(help_for_owner(&format!("owner = {owner:?}")), "write `[\"nurse\", \"vet\"]`", "{owner}");
    }
    for owner in ["nurse or vet or nurse", "nurse, or vet", "nurse, vet or vet"] {
        assert!(
            help_for_owner(&format!("owner = {owner:?}")).starts_with("write `{ any = [\"nurse\", \"vet\"] }`"),
            "{owner}"
        );
    }
    for owner in ["nurse, vet and nurse", "nurse, vet, and nurse", "nurse & vet / nurse"] {
        assert_eq!(help_for_owner(&format!("owner = {owner:?}")), "write `[\"nurse\", \"vet\"]`", "{owner}");
    }
    assert_eq!(help_for_owner("owner = \"nurse or nurse\""), "write `\"nurse\"`");
    for owner in ["[\"nurse or vet\"]", "{ any = [\"nurse or vet\"] }", "[\"nurse and vet\"]"] {
        assert_eq!(help_for_owner(&format!("owner = {owner}")), "write `\"nurse\", \"vet\"`", "{owner}");
    }
    assert_eq!(help_at_end("inform = [\"nurse, vet\"]"), "write `\"nurse\", \"vet\"`");
    for owner in ["nurse or cook", "nurse and vet or nurse"] {
        assert_eq!(help_for_owner(&format!("owner = {owner:?}")), "these are defined: nurse, vet", "{owner}");
    }
    let fallback = "[roles.lab]\nname = \"lab\"\nfallback = \"nurse, vet\"";
    assert_eq!(help_at_end(fallback), "these are defined: lab, nurse, vet");
    let german = |owner: &str| {
        let text = format!("{BEGINNING}{}", RULE.replace("\"nurse\"", owner));
        help(&text.replace("schema = 1", "schema = 1\nlanguage = \"de\"").replace("name = \"vet\"", "name = \"R & D\""))
    };
    assert_eq!(german("\"nurse und vet\""), "write `[\"nurse\", \"vet\"]`");
    assert_eq!(
        german("\"nurse oder vet\""),
        "write `{ any = [\"nurse\", \"vet\"] }`, in an expectation `[\"nurse\", \"vet\"]`"
    );
    assert_eq!(german("\"R & D, nurse\""), "write `[\"vet\", \"nurse\"]`");
}

#[test]
fn a_key_that_is_there_twice_is_named_with_its_first_place() {
    let errors = errors(&format!("{BEGINNING}{RULE}owner = \"vet\"\n"));
    assert_eq!(errors, [("`owner` is there twice".to_owned(), "remove one of them".to_owned())]);
    assert_eq!(help_at_end("does = [\"nurse\" \"vet\"]"), "write `,` between the two");
    assert_eq!(help_at_end("why = \"It is so"), "write `\"` at the end of the text, in the same line");
}

#[test]
fn a_case_has_a_condition_or_is_for_all_others() {
    let rule = "[rules.sell]\nactivity = \"sell\"\n[[rules.sell.cases]]\nowner = \"vet\"";
    assert_eq!(help_at_end(rule), "add `when = …`, or `otherwise = true`");
}
