//! Every kind of finding has a file that shows it: `tests/findings/<code>.toml`, and what the program says of it in
//! `<code>.txt`. `SNAPSHOTS=overwrite cargo test --release findings` writes the texts anew.

use std::fs;
use std::path::Path;

use snapbox::Data;
use who_owns::check::lint;
use who_owns::diagnostic::Code;
use who_owns::matrix;

use crate::support::{err, file, in_a_line, program, status};

fn said_of(file: &Path) -> String {
    let output = program().arg("--rules").arg(file).arg("soup").output().expect("the program runs");
    assert_eq!(status(&output), 2, "{} is refused", file.display());
    assert!(output.stdout.is_empty(), "an error is not an answer");
    err(&output).replace('\\', "/")
}

/// The codes of the errors of a report, in its order.
fn codes(said: &str) -> Vec<&str> {
    said.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect()
}

/// The codes that refuse a rule file; `lints.rs`, `import.rs` and `repository.rs` have the others.
fn refusals() -> impl Iterator<Item = &'static Code> {
    let is_other = |code: &Code| lint(*code).is_some() || matrix::CODES.contains(code);
    let of_check = [Code::FailedExpectation, Code::UnusableFile];
    Code::ALL.iter().filter(move |code| !is_other(code) && !of_check.contains(code))
}

#[test]
fn every_code_has_a_file_that_shows_it() {
    for code in refusals() {
        let file = Path::new("tests/findings").join(code.name()).with_extension("toml");
        assert!(file.is_file(), "{} is missing", file.display());
        let said = said_of(&file);
        assert!(said.contains(&format!("error[{}]", code.name())), "{}:\n{said}", file.display());
        snapbox::assert_data_eq!(said, Data::read_from(&file.with_extension("txt"), None).raw());
    }
}

#[test]
fn every_file_is_named_after_a_code() {
    for entry in fs::read_dir("tests/findings").expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        assert!(refusals().any(|code| code.name() == name), "{} shows no code", path.display());
    }
}

#[test]
fn all_errors_of_a_file_are_reported_at_once() {
    let said = said_of(Path::new("tests/findings/unknown-value.toml"));
    assert_eq!(said.matches("error[").count(), 3, "{said}");
}

/// One error leaves the values beside it to be read.
#[test]
fn an_error_hides_no_other() {
    let text = r#"schema = 1
reviewed = 2026-13-01
[contexts.season]
question = "Which season is it?"
values = ["summer", "winter"]
[roles.cook]
name = "Cook"
[rules.soup]
activity = "cooking the soup"
owner = "chef"
[[rules.soup.cases]]
when = { season = "rain" }
owner = "waiter"
[[rules.soup.cases]]
when = { season = "winter", day = "Sunday" }
owner = "cook"
[[expect]]
ask = "cooking the soup"
owner = "waiter"
outcome = "unkown"
[vocabulary]
synonyms = ["broth", "stock"]
synonym = []
"#;
    let said = said_of(&file("many.toml", text));
    assert_eq!(
        codes(&said),
        [
            "invalid-toml",
            "owner-or-cases",
            "unknown-role",
            "unknown-value",
            "unknown-role",
            "unknown-context",
            "invalid-expectation",
            "unknown-role",
            "unknown-outcome",
            "wrong-type",
            "unknown-key",
        ],
        "{said}"
    );
}

#[test]
fn of_several_rules_with_a_phrase_the_first_one_has_it() {
    let rule = |id: &str| {
        format!("[rules.{id}]\nactivity = \"{id}\"\nowner = \"cook\"\nphrases = [\"Cut, loaf\", \"wash {id}\"]\n")
    };
    let rules = ["bread", "crumb", "loaf"].map(rule).concat();
    let said = said_of(&file("thrice.toml", format!("schema = 1\n[roles.cook]\nname = \"Cook\"\n{rules}")));
    let claims: Vec<&str> =
        said.lines().filter_map(|line| line.strip_prefix("error[phrase-claimed-twice]: ")).collect();
    let claim = |other: &str| format!("`bread` and `{other}` claim the same phrase: “Cut, loaf”");
    assert_eq!(claims, [claim("crumb"), claim("loaf")]);
}

/// A missing file between this one and its base may change what the base says.
#[test]
fn errors_of_a_base_wait_for_the_file_that_is_missing() {
    let base = "schema = 1\n[roles.cook]\nname = \"\"\ncolour = 1\n[rules.soup]\nactivity = \"boil broth\"\nowner = \"cook\"\n";
    let base = file("of-all.toml", base);
    let text = format!("schema = 1\nextends = ['{}', \"nowhere.toml\"]\n", base.display());
    let said = said_of(&file("above.toml", &text));
    assert_eq!(codes(&said), ["missing-base", "unknown-key"], "{said}");
}

/// What the missing file may say is no error: the owner of the soup, and what the rule of the bread is about.
#[test]
fn a_missing_base_hides_no_other_error() {
    let text = r#"schema = 1
extends = ["all-of-us.toml"]
reviewed = 2026-13-01
[roles.cook]
name = ""
[rules.soup]
activity = "?!"
owner = "chef"
[rules.bread]
phrases = ["cut the loaf"]
[rules.loaf]
activity = "cut the loaf"
owner = "cook"
colour = "brown"
"#;
    let said = said_of(&file("missing.toml", text));
    assert_eq!(
        codes(&said),
        ["missing-base", "invalid-toml", "empty-text", "unmatchable-phrase", "phrase-claimed-twice", "unknown-key"],
        "{said}"
    );
}

/// What only follows from one error is no error of its own.
#[test]
fn an_error_brings_no_others_with_it() {
    let cases = |when: &str| {
        format!(
            "schema = 1\n[contexts.sev]\nquestion = \"How bad is it?\"\nvalues = [\"high\", \"low\"]\n[roles.cook]\n\
             name = \"Cook\"\n[roles.maid]\nname = \"Maid\"\n[rules.soup]\nactivity = \"cooking the soup\"\n\
             [[rules.soup.cases]]\nwhen = {{ sev = \"high\" }}\nowner = \"cook\"\n\
             [[rules.soup.cases]]\nwhen = {when}\nowner = \"maid\"\n"
        )
    };
    let base =
        "schema = 1\nextends = \"builtin\"\n[[expect]]\nask = \"customer feedback\"\nowner = \"product-manager\"\n";
    for (text, code) in [
        (base.to_owned(), "wrong-type"),
        (base.replace("\"builtin\"", "{ path = \"builtin\" }"), "wrong-type"),
        ("schema = 2\n".to_owned(), "unsupported-schema"),
        (cases("{}"), "empty-list"),
        (cases("{ sev = [] }"), "empty-list"),
    ] {
        let said = said_of(&file("one.toml", &text));
        assert_eq!(codes(&said), [code], "{text}\n{said}");
    }
}

#[test]
fn a_person_in_place_of_a_role_leads_to_what_they_hold() {
    let people = "[people.ines]\nname = \"Ines Duarte\"\n[people.bo]\nname = \"Bo\"\n[roles.clerk]\nname = \"Clerk\"\n\
                  holder = [\"ines\", \"Ada\"]\n[roles.porter]\nname = \"Porter\"\nholder = \"Ada\"\n";
    for (name, help) in [
        ("ines", "this is a person: write the role that they hold, `clerk`"),
        ("ines duarte", "this is a person: write the role that they hold, `clerk`"),
        ("Ada", "this is a person: write one of the roles that they hold: `clerk`, `porter`"),
        ("Bo", "this is a person who holds no role: write a role, and name its holder there"),
    ] {
        assert_eq!(helps(&format!("owner = \"{name}\"\n{people}")), [help], "{name}");
    }
}

/// What the help says of each error of a file with these lines.
fn helps(lines: &str) -> Vec<String> {
    let head = "schema = 1\n[roles.finance]\nname = \"finance officer\"\naliases = [\"Bursar\"]\n";
    let rule = |id: &str| format!("[rules.{id}]\nactivity = \"{id}\"\n");
    let file = file("helps.toml", format!("{head}{}owner = \"finance\"\n{}{lines}", rule("budget"), rule("wages")));
    let said = said_of(&file);
    said.lines().filter_map(|line| Some(line.split_once("= help: ")?.1.to_owned())).collect()
}

#[test]
fn a_name_of_a_role_in_any_case_leads_to_its_id() {
    for name in ["finance officer", "Finance officer", "BURSAR"] {
        let said = helps(&format!("owner = \"{name}\"\n[unknown]\nask = \"{name}\"\n"));
        assert_eq!(said, ["write the id of this role, `finance`"; 2], "{name}");
    }
}

#[test]
fn who_writes_a_word_for_nobody_is_told_how_that_is_said() {
    for nobody in ["nobody", "None", "no one"] {
        let said = helps(&format!("owner = \"{nobody}\"\n[[expect]]\nask = \"wages\"\nowner = \"{nobody}\"\n"));
        let wanted =
            ["write `owner = []` if nobody owns it, on purpose", "write `outcome = \"unowned\"` instead of the owner"];
        assert_eq!(said, wanted, "{nobody}");
    }
}

#[test]
fn a_day_of_an_absence_by_another_name_is_known() {
    for (written, key) in [
        ("from = 2026-12-20, to = 2027-01-06", "until"),
        ("from = 2026-12-20, till = 2027-01-06", "until"),
        ("from = 2026-12-20, end = 2027-01-06", "until"),
        ("since = 2026-12-20, until = 2027-01-06", "from"),
    ] {
        let said = helps(&format!("owner = \"finance\"\n[people.ann]\nname = \"Ann\"\naway = {{ {written} }}\n"));
        assert_eq!(said, [format!("did you mean `{key}`?")], "{written}");
    }
}

#[test]
fn one_mistake_in_toml_is_one_error() {
    let unclosed = "owner = \"finance\"\nphrases = [\"pay\", \"pay day\"\n[rules.till]\nactivity = \"till\"\nowner = \"finance\"\n";
    assert_eq!(helps(unclosed), ["write `]` at its end"]);
    let twice = "owner = \"finance\"\n[rules.budget]\nactivity = \"more\"\nowner = \"finance\"\n";
    assert_eq!(helps(twice), ["give one of them another id, or make one of both"]);
    assert_eq!(helps("owner = \"finance\"\n[rules.my stock]\nowner = \"finance\"\n"), ["write `my-stock`"]);
    assert_eq!(helps("owner = “finance”\n"), ["write `\"` before and after it"]);
}

/// What an error says to do, of a file with one rule and these lines.
fn help_for(top: &str, rule: &str) -> String {
    let text = format!(
        "schema = 1\n{top}\n[roles.a]\nname = \"cook\"\n[rules.z]\nactivity = \"washing up\"\nowner = \"a\"\n{rule}\n"
    );
    in_a_line(&said_of(&crate::support::file("wrong.toml", &text)))
}

#[test]
fn a_name_of_a_kind_that_the_file_does_not_have_is_told_how_to_define_one() {
    let cases = "[[rules.y.cases]]\nwhen = { season = \"summer\" }\nowner = \"a\"\n";
    let context = help_for("", &format!("[rules.y]\nactivity = \"drying\"\n{cases}"));
    assert!(context.contains("write [contexts.…] with its `question` and `values`"), "{context}");
    let source = help_for("", "source = \"book\"");
    assert!(source.contains("write [sources.…] with its `title`"), "{source}");
    let role = said_of(&crate::support::file(
        "no-role.toml",
        "schema = 1\n[rules.z]\nactivity = \"washing up\"\nowner = \"a\"\n",
    ));
    assert!(role.contains("write [roles.…] with its `name`"), "{role}");
}

#[test]
fn a_text_where_a_list_is_wanted_is_shown_as_a_list() {
    let does = help_for("", "does = \"b\"");
    assert!(does.contains("write `does = [\"b\"]`"), "{does}");
    let extends = help_for("extends = \"builtin\"", "");
    assert!(extends.contains("write `extends = [\"builtin\"]`"), "{extends}");
}

#[test]
fn several_absences_are_told_that_a_person_has_one() {
    let day = "{ from = 2026-12-01, until = 2026-12-02 }";
    let away = help_for("", &format!("[people.ada]\nname = \"Ada\"\naway = [{day}, {day}]"));
    assert!(away.contains("a person has one absence: `away = { from = …, until = … }`"), "{away}");
}

#[test]
fn a_file_for_another_one_is_told_to_check_that() {
    let absences = "schema = 1\n[people.ada]\naway = { from = 2026-12-01, until = 2026-12-02 }\n";
    let said = said_of(&crate::support::file("absences.local.toml", absences));
    let said = in_a_line(&said);
    assert!(said.contains("if another file extends this one, check that file"), "{said}");
}

#[test]
fn codes_are_explained_in_more_than_a_sentence() {
    for code in ["unknown-context", "wrong-type"] {
        let output = program().args(["check", "--explain", code]).output().expect("the program runs");
        let said = crate::support::out(&output);
        assert!(said.matches(". ").count() + said.matches(".\n").count() >= 3, "{said}");
    }
}

/// A name that is near no code gets them all, in columns; one that is near gets that one.
#[test]
fn the_codes_are_listed_in_columns() {
    let asked = |arguments: &[&str]| {
        let output = program().arg("check").args(arguments).output().expect("the program runs");
        crate::support::err(&output)
    };
    for option in ["--explain", "--deny"] {
        let said = asked(&[option, "xyzzy"]);
        assert!(said.lines().all(|line| line.len() <= 80), "{said}");
        assert!(said.lines().any(|line| line.starts_with("    ") && line.contains("phrase-strays")), "{said}");
        assert!(said.lines().count() < 30, "{said}");
    }
    assert!(asked(&["--explain", "few-phrase"]).contains("Did you mean `few-phrases`?"));
    let json = asked(&["--explain", "xyzzy", "--format", "json"]);
    assert!(json.lines().count() == 1 && json.contains("few-phrases, "), "{json}");
}
