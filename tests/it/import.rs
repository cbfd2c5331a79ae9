//! `import`: every cell of a table is used or reported, what is printed is a valid rule file, and `list --format raci`
//! writes the table back.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use proptest::prelude::*;
use serde_json::{Value, json};
use who_owns::matrix::{CODES, Limits, Matrix, Settings};
use who_owns::render::{import, list};
use who_owns::rulebook::Rule;
use who_owns::{Detail, Given, Router, RuleBook, RuleFile, Source, diagnostic::Code};

use crate::support::{BUILTIN, PROJECT, book_of, err, file, folder, out, piped, program, run, status, text};

const LIMITS: Limits = Limits { rules: 1_000, text: 1024 * 1024, file: 4 * 1024 * 1024 };

/// What is read of a table; `None` if it is none.
fn read(name: &str, table: &str) -> Option<Matrix> {
    let settings = Settings { known: &BUILTIN, map: &[], limits: LIMITS };
    Matrix::read(Source::new(name, table), &settings).ok()
}

/// The rules of a table, which must be valid.
fn book(matrix: &Matrix) -> RuleBook {
    let rules = import::toml(matrix);
    RuleBook::parse(Source::new("imported.toml", rules.as_str()))
        .unwrap_or_else(|findings| panic!("{}\n{rules}", who_owns::render::diagnostic::text(&findings)))
}

fn raci(book: &RuleBook) -> String {
    list::raci(book, &book.rules.iter().collect::<Vec<_>>())
}

fn raci_markdown(book: &RuleBook) -> String {
    list::raci_markdown(book, &book.rules.iter().collect::<Vec<_>>())
}

/// What holds of every table that is read.
fn assert_whole(matrix: &Matrix) {
    let cells = matrix.cells;
    assert_eq!(cells.used + cells.reported, cells.total, "{matrix:#?}");
    assert!(cells.reported == 0 || !matrix.findings.is_empty(), "{matrix:#?}");
    let ids: BTreeSet<&str> = matrix.activities.iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(ids.len(), matrix.activities.len());
    let is_id = |id: &&str| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    assert!(ids.iter().all(is_id) && matrix.roles.iter().all(|role| is_id(&role.id.as_str())), "{ids:?}");
    assert!(matrix.findings.iter().all(|finding| finding.help.is_some() && CODES.contains(&finding.code)));
    let book = book(matrix);
    if matrix.rules() > 0 {
        assert_eq!(book.rules.len(), matrix.rules());
        assert_comes_back(&book);
    }
}

/// The table that a rule book is exported as is that of its import, and so on; but a role that is called “PO”, beside one
/// called “Product Owner” that has no part in the table, is taken for that.
fn assert_comes_back(book: &RuleBook) {
    let (table, markdown) = (raci(book), raci_markdown(book));
    let again = |name: &str, text: &str| {
        let again = read(name, text).unwrap_or_else(|| panic!("it is a table:\n{text}"));
        assert_eq!(again.cells.reported, 0, "{text}\n{:#?}", again.findings);
        let is_renamed = again.findings.iter().any(|finding| finding.code == Code::HeadingOfKnownRole);
        (!is_renamed).then(|| self::book(&again))
    };
    for again in [again("again.csv", &table), again("again.md", &markdown)].into_iter().flatten() {
        assert_eq!((raci(&again), raci_markdown(&again)), (table.clone(), markdown.clone()));
    }
}

/// What stands in the cells of tables.
fn cell() -> impl Strategy<Value = String> {
    const SAID: [&str; 34] = [
        "",
        "",
        "",
        "A",
        "A",
        "R",
        "C",
        "I",
        "D",
        "a",
        "A/R",
        "ra",
        "**R**",
        "R (assist)",
        "A (any)",
        "R (any of X/Y)",
        "-",
        "Activity",
        "Task",
        "Responsible",
        "Accountable",
        "Nobody",
        "PO",
        "Product Owner",
        "PM",
        "Dev, QA",
        "the board",
        "Phase 1",
        "the board decides",
        "A team, or two",
        "=1+1",
        "'=x",
        "x|y \\ *z*",
        "N/A",
    ];
    prop_oneof![8 => prop::sample::select(&SAID[..]).prop_map(str::to_owned), 1 => any::<String>(), 1 => "[a-z]{1,6}"]
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = |width: usize| prop::collection::vec(cell(), width.saturating_sub(1)..width + 2);
    (2..6_usize).prop_flat_map(move |width| prop::collection::vec(row(width), 2..9))
}

fn delimited(rows: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).expect("memory can be written"));
    String::from_utf8(writer.into_inner().expect("it is written")).expect("it is UTF-8")
}

fn markdown(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | ").replace(['\n', '\r'], " "));
    let mut lines = rows.iter().map(line);
    let first = lines.next().unwrap_or_default();
    format!("# Title\n\n{first}|---|---|\n{}\nThe end.\n", lines.collect::<String>())
}

proptest! {
    // Each case reads and writes several tables and rule files.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read_or_refused(table in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for text in [&table, &String::from_utf8_lossy(&bytes).into_owned()] {
            read("any.csv", text).iter().for_each(assert_whole);
        }
    }

    #[test]
    fn every_cell_of_a_table_is_used_or_reported(rows in rows(), delimiter in prop::sample::select(&b",;\t"[..])) {
        if let Some(matrix) = read("table.csv", &delimited(&rows, delimiter)) {
            assert_whole(&matrix);
        }
        read("table.md", &markdown(&rows)).iter().for_each(assert_whole);
    }

    #[test]
    fn a_plain_table_has_all_its_letters(
        parts in prop::collection::vec(prop::collection::vec(prop::sample::select(&["A", "R", "C", "I", "A/R", ""][..]), 3), 1..9),
    ) {
        let head = vec!["Activity".to_owned(), "Cook".to_owned(), "Waiter".to_owned(), "Guest".to_owned()];
        let row = |(number, parts): (usize, &Vec<&str>)| {
            std::iter::once(format!("work {number}")).chain(parts.iter().map(|part| (*part).to_owned())).collect()
        };
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(parts.iter().enumerate().map(row)).collect();
        for table in [delimited(&rows, b';'), markdown(&rows)] {
            let Some(matrix) = read("table", &table) else {
                prop_assert!(parts.iter().flatten().all(|part| part.is_empty()));
                continue;
            };
            assert_whole(&matrix);
            prop_assert_eq!(matrix.cells.total, 4 * rows.len());
            let with_a = parts.iter().filter(|row| row.iter().any(|part| part.contains('A')));
            prop_assert_eq!(matrix.rules(), with_a.count());
            let letters = |letter: char| parts.iter().flatten().filter(|part| part.contains(letter)).count();
            let does: usize = matrix.activities.iter().map(|activity| activity.does.len()).sum();
            let consult: usize = matrix.activities.iter().map(|activity| activity.consult.len()).sum();
            let inform: usize = matrix.activities.iter().map(|activity| activity.inform.len()).sum();
            prop_assert_eq!([does, consult, inform], ['R', 'C', 'I'].map(letters));
        }
    }

    #[test]
    fn what_is_exported_comes_back(
        names in prop::collection::btree_set("[ -~éß計|*_'=;,]{0,8}[A-Za-z]", 3),
        activities in prop::collection::btree_map("[ -~éß計|*_'=;,]{0,12}[A-Za-z]", (0..6_usize, 0..3_usize), 1..6),
    ) {
        let quoted = |text: &str| text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect::<String>();
        let mut text = "schema = 1\n[contexts.day]\nquestion = \"?\"\nvalues = [\"sun\", \"rain\"]\n".to_owned();
        for (number, name) in names.iter().enumerate() {
            text += &format!("[roles.r{number}]\nname = \"{}\"\n", quoted(name));
        }
        let mut seen = BTreeSet::new();
        for (number, (activity, (owner, other))) in activities.iter().enumerate() {
            if !seen.insert(who_owns::text::Language::English.phrase_key(activity)) {
                continue;
            }
            let owner = match owner {
                0 => "owner = []".to_owned(),
                1 => "owner = [\"r0\", \"r2\"]".to_owned(),
                2 => "owner = { any = [\"r1\", \"r2\"] }".to_owned(),
                3 => "cases = [{ when = { day = \"sun\" }, owner = \"r0\" }, { otherwise = true, owner = [] }]".to_owned(),
                _ => format!("owner = \"r{}\"", owner - 3),
            };
            text += &format!("[rules.x{number}]\nactivity = \"{}\"\n{owner}\ndoes = [\"r{other}\"]\n", quoted(activity));
        }
        let book = book_of(text);
        assert_comes_back(&book);
    }
}

#[test]
fn rule_files_in_use_come_back() {
    assert_comes_back(&BUILTIN);
    for name in ["tests/cmd/kitchen.toml", "tests/cmd/escalation.toml", "tests/cmd/people.toml"] {
        let text = fs::read_to_string(Path::new(PROJECT).join(name)).expect("it can be read");
        assert_comes_back(&book_of(text));
    }
}

#[test]
fn an_apostrophe_comes_back() {
    let text = "schema = 1\n[roles.x]\nname = \"'=x\"\n\
                [rules.y]\nactivity = \"say: '-y' flag, '+1\"\nowner = \"x\"\n";
    let book = book_of(text);
    assert_comes_back(&book);
    let again = self::book(&read("quoted.csv", &raci(&book)).expect("it is a table"));
    assert_eq!(again.rules[0].activity, book.rules[0].activity);
}

/// A matrix names the owner that the file names: the one that stands in would have the rule for good.
#[test]
fn a_role_that_nobody_holds_comes_back() {
    let table = out(&run(["list", "--rules", "tests/cmd/people.toml", "--format", "raci"]));
    let book = self::book(&read("people.csv", &table).expect("it is a table"));
    let owner = |activity: &str| {
        let rule = book.rules.iter().find(|rule| rule.activity == activity).expect("the rule is there");
        rule.all_owners()
    };
    assert_eq!(owner("ordering the backlog"), ["product-owner"]);
    assert_eq!(owner("settling a conflict of priorities"), ["product-manager", "product-owner"]);
}

#[test]
fn a_file_that_extends_another_comes_back() {
    let text =
        "schema = 1\nextends = [\"builtin\"]\n[rules.ours]\nactivity = \"Customer feedback\"\nowner = \"developers\"\n";
    let book = book_of(text);
    let rules: Vec<&Rule> = book.rules.iter().collect();
    assert!(list::raci(&book, &rules).contains("[customer-feedback]"), "two rules of the same words");
    assert_comes_back(&book);
}

/// Neither case nor a plural s makes another role; a heading that can mean one known role alone is that role.
#[test]
fn spellings_of_a_role_are_one_role() {
    let table = "Activity,Accountable,Responsible\nDraw,Designer,designers\nPaint,designers,PO\nBuild,DESIGNER,Devs\n";
    let matrix = read("roles.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let roles: Vec<_> =
        matrix.roles.iter().map(|role| (role.id.as_str(), role.name.as_str(), role.aliases.join(","))).collect();
    let wanted = [
        ("designers", "designers", "UX designer,UI designer,design team,Designer".to_owned()),
        ("product-owner", "Product Owner", "PO".to_owned()),
        ("devs", "Devs", String::new()),
    ];
    assert_eq!(roles, wanted);
    let findings: Vec<_> = matrix.findings.iter().map(|finding| (finding.code, finding.message.as_str())).collect();
    let said = "“PO” is taken for the known role `product-owner`";
    assert!(findings.contains(&(Code::HeadingOfKnownRole, said)), "{findings:?}");
}

/// The file stands alone: nothing else in it knows the other names of a known role.
#[test]
fn a_known_role_is_called_as_its_heading_and_keeps_its_other_names() {
    let table = "Activity,PRODUCT OWNER,Sales,sales team,Support\nPlan,A,R,,\nSell,,A,R,I\n";
    let matrix = read("names.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let roles: Vec<_> =
        matrix.roles.iter().map(|role| (role.id.as_str(), role.name.as_str(), role.aliases.join(","))).collect();
    let wanted = [
        ("product-owner", "PRODUCT OWNER", "PO".to_owned()),
        // “sales team” is a role of its own here.
        ("sales", "Sales", String::new()),
        ("sales-team", "sales team", String::new()),
        ("support", "Support", "customer support,support team".to_owned()),
    ];
    assert_eq!(roles, wanted);
    assert_eq!(book(&matrix).roles_called("po"), ["product-owner"]);
}

#[test]
fn a_likeness_to_a_known_role_is_said_to_matter_only_over_rules_that_have_it() {
    let matrix = read("names.csv", "Activity,Prod. Manager,Cook\nPlan,A,R\n").expect("it is a table");
    let help = matrix.findings[0].help.clone().unwrap_or_default();
    assert!(help.starts_with("nothing to do, unless the file will extend rules with that role"), "{help}");
}

/// A table has no cases, so a condition in the name of a row is words and no more.
#[test]
fn a_row_that_ends_in_a_condition_is_reported() {
    let text = "schema = 1\n[contexts.day]\nquestion = \"?\"\nvalues = [\"sun\", \"rain\", \"snow\"]\n[contexts.hour]\n\
                question = \"?\"\nvalues = [\"late\"]\n[roles.x]\nname = \"X\"\n[rules.walk]\nactivity = \"walks (long)\"\n\
                cases = [{ when = { day = [\"rain\", \"snow\"], hour = \"late\" }, owner = \"x\" }, { otherwise = true, owner = [] }]\n";
    let book = book_of(text);
    for table in [raci(&book), raci_markdown(&book)] {
        let again = read("table", &table).expect("it is a table");
        let conditional = again.findings.iter().filter(|found| found.code.name() == "row-with-condition");
        let said: Vec<_> = conditional.map(|finding| finding.message.as_str()).collect();
        let wanted = [
            "“walks (long) (day=rain/snow hour=late)” ends in a condition; its rule holds always",
            "“walks (long) (otherwise)” ends in a condition; its rule holds always",
        ];
        assert_eq!(said, wanted);
    }
    let plain = "Activity,X\nwalks (long),A\nset (x = 1),A\nsay (or otherwise),A\n";
    let plain = read("plain.csv", plain).expect("it is a table");
    assert_eq!(plain.findings, []);
}

#[test]
fn a_role_of_its_own_has_an_id_of_its_own() {
    let matrix = read("roles.csv", "Activity,Product owner!,Product Owner\nPlan,A,R\n").expect("it is a table");
    assert_whole(&matrix);
    let roles: Vec<_> = matrix.roles.iter().map(|role| (role.id.as_str(), role.is_known)).collect();
    assert_eq!(roles, [("product-owner-2", false), ("product-owner", true)]);
}

/// A rule with the id of one below changes that rule.
#[test]
fn an_activity_has_the_id_of_a_known_rule_only_if_it_is_the_same() {
    let table = "Activity,Product Owner,Support\nAdministration,A,\nApproving the increment,,A\nPlan,A,\n";
    let matrix = read("ids.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let ids: Vec<&str> = matrix.activities.iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(ids, ["administration-2", "increment-approval", "plan"]);
    let settings = Settings { known: &book(&matrix), map: &[], limits: LIMITS };
    let again = Matrix::read(Source::new("ids.csv", table), &settings).expect("it is a table");
    let again: Vec<&str> = again.activities.iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(again, ids, "the table read again");
}

/// “On-call rota” is a phrase of that rule.
#[test]
fn an_activity_that_is_a_phrase_of_a_known_rule_changes_that_rule() {
    let matrix = |rows: &str| read("rota.csv", &format!("Activity,Developers,Support\n{rows}")).expect("it is a table");
    let ids = |rows: &str| matrix(rows).activities.into_iter().map(|activity| activity.id).collect::<Vec<_>>();
    let rota = "On call rota,A,\n";
    assert_eq!(ids(rota), ["on-call-rota"]);
    let both = ["on-call-rota-2", "on-call-rota"];
    assert_eq!(ids(&format!("{rota}Planning the on-call rota,,A\n")), both, "the activity counts first");
    assert_eq!(ids("On-call rota,R,\n"), ["on-call-rota-2"], "nobody has the A");
    assert_eq!(
        ids(&format!("{rota}On-call schedule,,A\n")),
        ["on-call-rota-2", "on-call-schedule"],
        "which of them is it?"
    );
    let raci = RuleFile::parse(Source::new("raci.toml", import::toml(&matrix(rota)))).expect("it is TOML");
    assert!(RuleBook::from_files(vec![raci.clone()]).is_ok(), "it stands alone");
    let builtin = RuleFile::parse(who_owns::rulebook::builtin()).expect("it is TOML");
    let book = RuleBook::from_files(vec![builtin, raci]).expect("both are valid");
    let router = Router::new(&book);
    for question in ["swap an on-call shift", "planning the on-call rota", "on call rota"] {
        let answer = router.route(question, &Given::new(), Detail::Decision);
        assert_eq!(answer.decision.owners(), ["developers"], "{question}");
    }
    assert!(book.replaced_activities.is_empty(), "it is the same work");
}

/// A key that a change leaves out stays as it is below.
#[test]
fn what_a_table_leaves_empty_is_empty_in_a_known_rule_too() {
    let known = "schema = 1\n[roles.cook]\nname = \"Cook\"\n[roles.dev]\nname = \"Dev\"\n\
                 [rules.soup-x]\nactivity = \"soup\"\nowner = \"dev\"\nconsult = [\"dev\"]\ninform = [\"dev\"]\n";
    let settings = Settings { known: &book_of(known), map: &[], limits: LIMITS };
    let table = Source::new("soup.csv", "Activity,Cook,Dev\nsoup,A,\ntea,A,C\n");
    let matrix = Matrix::read(table, &settings).expect("it is a table");
    let file = |name: &str, text: String| RuleFile::parse(Source::new(name, text)).expect("it is TOML");
    let files = vec![file("known.toml", known.to_owned()), file("soup.toml", import::toml(&matrix))];
    let book = RuleBook::from_files(files).expect("both are valid");
    let rule = book.rule("soup-x").expect("the table changes it");
    assert_eq!((rule.all_owners(), &rule.consult), (vec!["cook".to_owned()], &Vec::new()));
    assert_eq!(rule.inform, ["dev"], "the table has no I");
}

#[test]
fn a_name_that_is_left_open_is_no_owner() {
    let rows = "One,Dev,Bo Li\nTwo,Dev,Bo Li (tbc)\nThree,Dev,Bo Li TBD\nFour,Dev,Bo Li [?]\nFive,Dev,Bo Li*\n";
    let matrix = read("names.csv", &format!("Activity,Responsible,Accountable\n{rows}")).expect("it is a table");
    assert_eq!(matrix.roles.iter().map(|role| role.name.as_str()).collect::<Vec<_>>(), ["Dev", "Bo Li"]);
    assert_eq!((matrix.rules(), matrix.cells.reported), (2, 3));
    assert_whole(&matrix);
}

#[test]
fn nobody_has_no_other_part() {
    let matrix = read("nobody.csv", "Activity,PO,Nobody\nOne,A,R\nTwo,A,C\nThree,,A/R\n").expect("it is a table");
    assert_eq!((matrix.cells.total, matrix.cells.reported), (12, 2));
    assert_eq!(matrix.findings.iter().filter(|found| found.code == Code::UnreadCell).count(), 2);
    assert_whole(&matrix);
}

#[test]
fn activities_are_the_same_in_whatever_spelling() {
    let matrix = read("spelling.csv", "Activity,PO,Dev\nOrganise party,A,R\norganize Party,R,A\nCafé,A,\ncafe,,A\n");
    let matrix = matrix.expect("it is a table");
    assert_eq!(matrix.rules(), 2);
    assert_eq!(matrix.findings.iter().filter(|found| found.code == Code::SameActivity).count(), 2);
    assert_whole(&matrix);
}

/// In a list each letter has a row of its own.
#[test]
fn a_list_has_one_activity_in_whatever_case() {
    let matrix = read("list.csv", "Activity,Who,Letter\nPlan,Ann,A\nPLAN,Bob,R\nBuild,BOB,A\n").expect("it is a table");
    assert_whole(&matrix);
    assert_eq!((matrix.rules(), matrix.roles.len()), (2, 2));
}

#[test]
fn a_row_is_compared_with_all_of_the_same_activity() {
    let matrix = read("rows.csv", "Activity,Baker\nPlan,A\nplan!,R\nPLAN,R\nPlan,A\n").expect("it is a table");
    assert_whole(&matrix);
    assert_eq!(matrix.activities.len(), 2);
    let same = |finding: &&who_owns::Diagnostic| finding.message.contains("is the same as");
    let found: Vec<_> = matrix.findings.iter().filter(same).map(|finding| finding.message.as_str()).collect();
    assert_eq!(found, ["“PLAN” is the same as in line 3", "“Plan” is the same as in line 2"]);
}

#[test]
fn an_a_that_counts_for_nothing_is_reported() {
    for (table, reported) in [
        ("Activity,Baker,Nobody\nBake,A,A\nSell,A,\n", 1),
        ("Activity,Baker,Nobody\nBake,A,A (again)\nSell,A,\n", 1),
        ("Activity,Accountable,Responsible\nBake,\"Ada, nobody\",Bob\nSell,Ada,Bob\n", 1),
        ("Activity,Baker,Nobody\nBake,R,A\nSell,A,\n", 0),
        ("Activity,Baker,Nobody\nBake,R,A\nSell,A,R\n", 1),
    ] {
        let matrix = read("nobody.csv", table).expect("it is a table");
        assert_whole(&matrix);
        assert_eq!((matrix.cells.total, matrix.cells.reported), (9, reported), "{table}");
    }
}

/// The remarks of the first activity, and how many cells are reported.
fn remarks(table: &str) -> (Vec<String>, usize) {
    let matrix = read("remarks.csv", table).expect("it is a table");
    assert_whole(&matrix);
    (matrix.activities[0].remarks.clone(), matrix.cells.reported)
}

#[test]
fn any_of_those_who_are_not_accountable_is_a_remark() {
    assert_eq!(remarks("Activity,Baker,Shop\nBake,R (any),A (any)\n"), (vec!["Baker: R (any)".to_owned()], 1));
    let names = "Activity,Responsible,Accountable\nBake,Cy or Dee,Ada or Bob\n";
    assert_eq!(remarks(names), (vec!["R: Cy or Dee".to_owned()], 1));
}

#[test]
fn what_names_no_one_becomes_no_role() {
    for (cell, said, reported) in [
        ("none", "", 0),
        ("n/a", "", 0),
        ("Nobody", "", 0),
        ("—", "", 0),
        ("tbd", "R: tbd", 1),
        ("Bob?", "R: Bob?", 1),
        ("Cy, Bob ?", "R: Cy, Bob ?", 1),
    ] {
        let table = format!("Activity,Responsible,Accountable\nBake,\"{cell}\",Ada\n");
        let (remarks, count) = remarks(&table);
        assert_eq!((remarks.concat().as_str(), count), (said, reported), "{cell}");
        assert_eq!(read("names.csv", &table).expect("it is a table").roles.len(), 1, "{cell}");
    }
}

#[test]
fn joined_names_are_parted_where_each_stands_alone() {
    let table = "Activity,Accountable,Responsible\nBake,Ada and Bob,Eve & PO\nSell,\"Ada, Gus\",Gus/Hal\n\
                 Clean,Bob,Eve\nCount,Ada,Gus/Hal\n";
    let matrix = read("joined.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let names: Vec<_> = matrix.roles.iter().map(|role| role.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Bob", "Eve", "Product Owner", "Gus", "Gus/Hal"]);
    let doubts: Vec<_> = matrix.findings.iter().filter(|finding| finding.message.contains("for one role")).collect();
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!((doubts[0].message.as_str(), doubts[0].position().line), ("“Gus/Hal” is taken for one role", 3));
    assert_eq!(matrix.cells.reported, 1);
}

#[test]
fn what_else_a_cell_of_letters_says_becomes_a_comment_above_the_rule() {
    let output = imported("Activity,Baker\nBake,A (decided by March)\n", &[]);
    assert!(out(&output).contains("# Baker: A (decided by March)\n[rules.bake]\n"), "{}", out(&output));
}

#[test]
fn a_letter_with_the_mark_of_a_footnote_counts() {
    let matrix =
        read("notes.csv", "Task,Nurse,Doctor\nLift,A1,A\nOil,A,R 1)\nWash,C,A (any)/R\n").expect("it is a table");
    assert_whole(&matrix);
    let [lift, oil, wash] = matrix.activities.as_slice() else { panic!("{matrix:#?}") };
    assert_eq!(lift.owner().map(|owner| owner.roles().len()), Some(2));
    assert_eq!((oil.does.concat(), wash.does.concat()), ("doctor".to_owned(), "doctor".to_owned()));
    assert_eq!(lift.remarks.iter().chain(&oil.remarks).collect::<Vec<_>>(), ["Nurse: A1", "Doctor: R 1)"]);
    let helps: Vec<_> = matrix.findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert!(helps.contains(&"the letter counts; what else matters can go into `why`"), "{helps:?}");
}

/// The other column is no role, whatever its letters.
#[test]
fn numbers_of_rooms_are_no_letters() {
    let matrix = read("rooms.csv", "Task,Room,Nurse\nLift,A1,A\nOil,C2,A\n").expect("it is a table");
    assert_whole(&matrix);
    assert_eq!(matrix.roles.iter().map(|role| role.name.as_str()).collect::<Vec<_>>(), ["Nurse"]);
}

#[test]
fn a_rule_beside_whose_owner_another_is_in_doubt_is_commented_out() {
    for table in
        ["Task,Nurse,Doctor\nWash,A?,A\nLift,A,R?\n", "Task,Accountable,Approver\nWash,Bob?,Doctor\nLift,Doctor,\n"]
    {
        let output = imported(table, &[]);
        let commented = "# Decide who owns this: its As are in doubt.\n# ";
        assert!(out(&output).contains(commented), "{}", out(&output));
        assert!(
            out(&output).contains("# [rules.wash]\n# activity = \"Wash\"\n# owner = \"doctor\"\n"),
            "{}",
            out(&output)
        );
        assert!(out(&output).contains("\n[rules.lift]\n"), "{}", out(&output));
        assert!(err(&output).contains("warning[several-owners]: “Wash” has an A, and another one in doubt"));
        read("doubt.csv", table).iter().for_each(assert_whole);
    }
}

#[test]
fn a_rule_of_which_some_owners_alone_are_any_is_commented_out() {
    for table in [
        "Task,Nurse,Doctor,Vet\nWash,A,A (any),\nLift,A (any),A (any),R\n",
        "Task,Accountable,Approver\nWash,Nurse,Doctor or Vet\nLift,Doctor or Vet,\n",
    ] {
        let output = imported(table, &[]);
        let said = "warning[several-owners]: “Wash” has owners of whom any will do beside another one; its rule is";
        assert!(err(&output).contains(said), "{}", err(&output));
        assert!(out(&output).contains("# [rules.wash]\n"), "{}", out(&output));
        assert!(out(&output).contains("[rules.lift]\nactivity = \"Lift\"\nowner = { any = ["), "{}", out(&output));
        read("mixed.csv", table).iter().for_each(assert_whole);
    }
    let nobody = imported("Task,Nurse,Doctor,Nobody\nWash,A (any),A (any),A\n", &[]);
    assert!(out(&nobody).contains("\nowner = { any = ["), "{}", out(&nobody));
}

/// A heading has no other text; a number beside it is none.
#[test]
fn a_row_with_a_text_beside_it_is_no_heading() {
    let table = "No,Task,Aufgabe,Nurse\n1,BEDS,,\n2,Make beds,Betten machen,A\n3,Clean,Putzen,\n4,Fix,Reparieren,A\n";
    let matrix = read("beds.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let names: Vec<_> = matrix.activities.iter().map(|activity| activity.activity.as_str()).collect();
    assert_eq!(names, ["Make beds", "Clean", "Fix"]);
    assert!(matrix.activities.iter().all(|activity| activity.section.as_deref() == Some("BEDS")), "{matrix:#?}");
}

/// A row that says what another one says becomes no activity of its heading.
#[test]
fn a_heading_counts_the_activities_that_come_of_the_rows_below_it() {
    let table =
        "Activity,Cook,Host\nMorning,,\nBake,A,C\nBake,A,C\nFry,A,\nFry,,A\nEvening,,\nBake,A,C\nNight,,\nClean,,A\n";
    let matrix = read("day.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let headings = matrix.findings.iter().filter(|finding| finding.code == Code::HeadingRow);
    let said: Vec<&str> = headings.filter_map(|finding| finding.message.split(": no letter").next()).collect();
    let wanted = [
        "“Morning” is taken for the section of the 3 activities below it",
        "“Evening” is taken for a heading",
        "“Night” is taken for the section of the activity below it",
    ];
    assert_eq!(said, wanted);
}

/// Where somebody wrote that nobody has a duty, the row is work without an owner.
#[test]
fn a_row_of_signs_for_nobody_is_an_activity() {
    for table in [
        "Activity,Cook,Host\nBake,A,C\nFirst aid,-,n/a\nClean,,A\n",
        "Activity,Accountable,Consulted\nBake,Cook,Host\nFirst aid,-,-\nClean,Host,Cook\n",
    ] {
        let matrix = read("aid.csv", table).expect("it is a table");
        assert_whole(&matrix);
        let first_aid = &matrix.activities[1];
        assert_eq!((first_aid.activity.as_str(), first_aid.owner()), ("First aid", None));
        assert!(matrix.activities.iter().all(|activity| activity.section.is_none()), "{:#?}", matrix.activities);
    }
}

#[test]
fn a_row_that_explains_the_letters_is_reported() {
    for legend in [
        "A = Accountable,R = Responsible,",
        "Legend,A = Accountable,R = Responsible",
        "\"R: Responsible; A: Accountable\",,",
    ] {
        let table = format!("Activity,Cook,Host\n{legend}\nBake,A,R\n");
        let matrix = read("legend.csv", &table).expect("it is a table");
        assert_whole(&matrix);
        assert_eq!(matrix.activities.len(), 1, "{legend}");
        assert_eq!(matrix.findings[0].message, "this row says what the letters mean");
    }
    let matrix = read("words.csv", "Activity,Cook,Host\nBake,A: Accountable,R: Responsible\n").expect("it is a table");
    assert_whole(&matrix);
    assert_eq!(matrix.activities.len(), 1, "an activity with whole words in its cells");
}

#[test]
fn everyone_is_no_role() {
    let table = "Activity,Owner,Consulted,Informed\nBake,Cook,all,Everyone\nClean,Host,Cook,\n";
    let matrix = read("all.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let roles: Vec<&str> = matrix.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(roles, ["cook", "host"]);
    assert_eq!(matrix.findings[0].message, "“all” is no list of roles; it becomes a comment");
}

/// A file that extends the known rules and this one must not rename their roles but for the case of letters.
#[test]
fn a_known_role_keeps_its_names() {
    let table = "Activity,PRODUCT OWNER,product-owner,Devs,UX designer\nPlan,A,R,C,I\n";
    let map = [("Devs".to_owned(), "developers".to_owned())];
    let settings = Settings { known: &BUILTIN, map: &map, limits: LIMITS };
    let matrix = Matrix::read(Source::new("names.csv", table), &settings).expect("it is a table");
    assert_whole(&matrix);
    for role in &matrix.roles {
        let known = &BUILTIN.roles[&role.id];
        assert_eq!(role.name.to_lowercase(), known.name.to_lowercase());
        assert!(role.aliases.is_empty() || role.aliases.starts_with(&known.aliases), "{role:?}");
    }
    let aliases: Vec<_> = matrix.roles.iter().map(|role| role.aliases.last().map(String::as_str)).collect();
    assert_eq!(aliases, [Some("Devs"), Some("PO"), Some("design team")]);
}

/// The roles of a table of names, and what is said of its cells.
fn named(table: &str) -> (Vec<String>, Vec<String>) {
    let matrix = read("names.csv", table).expect("it is a table");
    assert_whole(&matrix);
    let said = matrix.findings.iter().filter(|finding| finding.code == Code::UnreadCell);
    let said = said.map(|finding| finding.message.clone());
    (matrix.roles.iter().map(|role| role.name.clone()).collect(), said.collect())
}

#[test]
fn a_title_is_no_role() {
    let table =
        "Task,Accountable,Responsible\nLift,\"Jo Roe, RN\",\"Max Moe, MD, PhD\"\nWash,\"Max Moe, MD\",\"Jo Roe, RN\"\n";
    let (roles, said) = named(table);
    assert_eq!(roles, ["Jo Roe", "Max Moe"]);
    let wanted = [
        "“RN” after “Jo Roe” is taken for a title, and left out",
        "“MD” after “Max Moe” is taken for a title, and left out",
        "“PhD” after “Max Moe” is taken for a title, and left out",
    ];
    assert_eq!(said, wanted, "each is said once");
    for cells in
        ["\"Jo Roe, QA\",QA", "Jo Roe; QA,Max", "\"Jo Roe, PO\",Max", "\"Ward team, QA\",Max", "\"Jo, QA\",Max"]
    {
        let (roles, said) = named(&format!("Task,Accountable,Responsible\nLift,{cells}\n"));
        assert!(
            roles.len() > 1 && roles.iter().any(|role| ["QA", "Product Owner"].contains(&role.as_str())),
            "{roles:?}"
        );
        assert!(said.is_empty(), "{cells}: {said:?}");
    }
}

#[test]
fn a_surname_before_a_first_name_may_be_two_roles() {
    let table = "Task,Accountable,Responsible\nLift,\"Klein, Ute\",Ute Klein\nWash,\"Roe, Jo\",Ute Klein\n";
    let (roles, said) = named(table);
    assert_eq!(roles, ["Ute Klein", "Roe", "Jo"]);
    assert_eq!(said, ["“Roe, Jo” is taken for two roles"]);
    let (roles, said) = named("Task,Accountable,Responsible\nLift,\"Ada, Bob\",Ada\nWash,\"Dev, QA\",Bob\n");
    assert_eq!((roles.len(), said.len()), (4, 0), "{roles:?} {said:?}");
}

#[test]
fn any_of_several_names_will_do() {
    for owners in ["Max Moe / Lia Lo (any)", "Max Moe; Lia Lo (Either)", "Max Moe or Lia Lo"] {
        let output = imported(&format!("Task,Accountable,Responsible\nFry,{owners},Ute\n"), &[]);
        assert!(out(&output).contains("owner = { any = [\"lia-lo\", \"max-moe\"] }"), "{owners}: {}", out(&output));
    }
    let output = imported("Task,Accountable,Responsible\nFry,Max Moe / Lia Lo,Ute\n", &[]);
    assert!(err(&output).contains("if each will do, write “Max Moe or Lia Lo”"), "{}", err(&output));
    let (roles, said) = named("Task,Accountable,Responsible\nFry,A (any),Ute\nBake,Max Moe,Ute\n");
    assert_eq!((roles.len(), said.concat().as_str()), (2, "“A (any)” is no list of roles; it becomes a comment"));
}

/// The owner of the first activity in the file that is printed.
fn first_owner(table: &str) -> String {
    let file = out(&imported(table, &[]));
    let owner = file.lines().find(|line| line.trim_start_matches("# ").starts_with("owner"));
    owner.unwrap_or_default().to_owned()
}

#[test]
fn names_are_joined_in_the_language_of_the_headings() {
    for (headings, and, or) in [
        ("Aufgabe,Verantwortlich,Rechenschaftspflichtig", "und", "oder"),
        ("Tâche,Responsable,Redevable", "et", "ou"),
        ("Tarea,Responsable,Aprobador", "y", "o"),
        ("Tarefa,Responsável,Aprovador", "e", "ou"),
        ("Attività,Responsabile,Approvatore", "e", "o"),
        ("Taak,Verantwoordelijk,Eindverantwoordelijk", "en", "of"),
        ("Aufgabe,Responsible,Accountable", "und", "oder"),
        ("Aufgabe,Verantwortlich,Rechenschaftspflichtig", "and", "or"),
    ] {
        let others = "Sell,Ute Wolf,Ute Wolf\nWash,Max Moe,Max Moe\n";
        let owner = |joint: &str| first_owner(&format!("{headings}\nBake,Ute Wolf,Ute Wolf {joint} Max Moe\n{others}"));
        assert_eq!(owner(and), "owner = [\"max-moe\", \"ute-wolf\"]", "{headings}");
        assert_eq!(owner(or), "owner = { any = [\"max-moe\", \"ute-wolf\"] }", "{headings}");
    }
    let english = "Task,Responsible,Accountable\nBake,Ute,Ute oder Max\nSell,Ute,Ute\nWash,Max,Max\n";
    assert_eq!(first_owner(english), "owner = \"ute-oder-max\"", "the headings are English");
}

#[test]
fn the_language_of_the_headings_is_that_of_the_file() {
    let german = "Aufgabe,Küche,Empfang\nEingewöhnung planen,A,R\nEssen bestellen,R,A\n";
    let file = out(&imported(german, &[]));
    assert!(file.contains("schema = 1\nlanguage = \"de\"\n"), "{file}");
    for id in ["[roles.kueche]", "[rules.eingewoehnung-planen]"] {
        assert!(file.contains(id), "{id}: {file}");
    }
    assert_whole(&read("de.csv", german).expect("it is a table"));
    for (table, language) in [
        ("Aufgabe,Responsible,Accountable\nBacken,Bo,Ada\n", "language = \"de\"\n"),
        ("Responsable,Aktivitet\nBo,Bake\n", ""),
        ("Task,Café\nGrüße,A\n", ""),
        ("Tarea,Responsable\nCocinar,Bo\n", "language = \"es\"\n"),
    ] {
        let file = out(&imported(table, &[]));
        let written: String = file.split_inclusive('\n').filter(|line| line.starts_with("language")).collect();
        assert_eq!(written, language, "{table}");
    }
    assert!(out(&imported("Task,Küche\nFry,A\n", &[])).contains("[roles.kuche]"), "whose language is not known");
    let both = "| Aufgabe | Koch |\n|---|---|\n| Backen | A |\n\n| Task | Waiter |\n|---|---|\n| Serve | A |\n";
    assert!(!out(&imported(both, &[])).contains("language"), "two languages");
}

#[test]
fn a_word_that_many_roles_have_makes_no_two_alike() {
    let said = |table: &str| err(&imported(table, &[]));
    assert!(!said("Task,Care team,Boss\nRota,A,R\n").contains("is called nearly so"));
    assert!(said("Task,Slaes team,Boss\nRota,A,R\n").contains("the known role `sales` is called nearly so"));
}

#[test]
fn check_says_that_a_table_is_imported() {
    let table = file("raci.csv", "Task,Cook,Waiter\nCook the soup,A,R\nLay the tables,I,A\n");
    let said = out(&run(["check", text(&table)]));
    assert!(said.contains("help: make one of the table: `who-owns import` reads it"), "{said}");
}

fn imported(table: &str, options: &[&str]) -> Output {
    let table = file("table", table);
    run([&["import", text(&table)], options].concat())
}

/// What is read of a table, and must be whole.
fn as_json(table: &str) -> Value {
    assert_whole(&read("table", table).expect("it is a table"));
    let output = imported(table, &["--format", "json"]);
    serde_json::from_str(&out(&output)).expect("it is JSON")
}

/// Of each activity: its section, owners, those who do it, and those who are consulted and informed.
fn activities(table: &str) -> Vec<Value> {
    let json = as_json(table);
    let activities = json["activities"].as_array().expect("it is a list");
    let said = |activity: &Value| {
        ["section", "owners", "does", "consult", "inform"].map(|key| activity[key].clone()).into_iter().collect()
    };
    activities.iter().map(said).collect()
}

#[test]
fn nobody_is_no_role_in_any_language() {
    for (heading, nobody) in [
        ("Aufgabe", "Niemand"),
        ("Taak", "niemand"),
        ("Tarea", "Nadie"),
        ("Tâche", "Personne"),
        ("Attività", "Nessuno"),
        ("Tarefa", "Ninguém"),
        ("Uppgift", "Ingen"),
        ("Tehtävä", "Ei kukaan"),
        ("Task", "Niemand"),
    ] {
        let table = format!("{heading},Koch,{nobody}\nx,A,\ny,,A\n");
        let json = as_json(&table);
        assert_eq!(
            (&json["roles"].as_array().map(Vec::len), &json["activities"][1]["owners"]),
            (&Some(1), &json!([])),
            "{table}"
        );
    }
    assert_eq!(as_json("Aufgabe,Koch,Personne\nx,A,\ny,,A\n")["roles"].as_array().map(Vec::len), Some(2));
}

#[test]
fn none_says_nothing_in_any_language() {
    for (headings, none) in [
        ("Task,Accountable", "none"),
        ("Aufgabe,Rechenschaftspflichtig", "Keiner"),
        ("Tâche,Redevable", "aucun"),
        ("Tarea,Aprobador", "ninguno"),
        ("Tarefa,Aprovador", "Nenhum"),
        ("Taak,Eindverantwoordelijk", "geen"),
    ] {
        let table = format!("{headings}\nPlan,Maya\nTest,{none}\n");
        assert_eq!(as_json(&table)["roles"].as_array().map(Vec::len), Some(1), "{table}");
    }
}

#[test]
fn german_headings_of_c_and_i_are_read() {
    let table = "Aufgabe;Rechenschaftspflichtig;Zu konsultieren;Zu informieren\nDienstplan;Maya;Omar;Lucy\n";
    assert_eq!(activities(table), [json!([null, ["maya"], [], ["omar"], ["lucy"]])]);
    let table = "Tâche;Redevable;À consulter;À informer\nPlan;Maya;Omar;Lucy\n";
    assert_eq!(activities(table), [json!([null, ["maya"], [], ["omar"], ["lucy"]])]);
}

#[test]
fn who_is_responsible_beside_who_carries_it_out_is_accountable() {
    let owned = json!([null, ["maya"], ["omar"], [], []]);
    assert_eq!(activities("Aufgabe;Verantwortlich;Durchführung\nDienstplan;Maya;Omar\n")[0], owned);
    assert_eq!(activities("Tâche;Responsable;Exécutant\nPlan;Maya;Omar\n")[0], owned);
    let table = "Aufgabe;Gesamtverantwortlich;Verantwortlich;Durchführung\nDienstplan;Maya;Omar;Lucy\n";
    assert_eq!(activities(table), [json!([null, ["maya"], ["omar", "lucy"], [], []])]);
    assert_eq!(
        activities("Task,Responsible,Informed\nRota,Maya,Omar\n"),
        [json!([null, null, ["maya"], [], ["omar"]])]
    );
}

/// Nothing else says who answers for it.
#[test]
fn who_is_responsible_and_alone_is_accountable() {
    for table in
        ["Task,Responsible\nRota,Maya\n", "Aufgabe;Verantwortlich\nRota;Maya\n", "Aufgabe;Zuständig\nRota;Maya\n"]
    {
        assert_eq!(activities(table), [json!([null, ["maya"], [], [], []])], "{table}");
    }
    assert_eq!(activities("Task,Doer\nRota,Maya\n"), [json!([null, null, ["maya"], [], []])]);
}

#[test]
fn k_is_the_c_without_an_r_and_beside_signs() {
    let (einkauf, vertrieb, recht) = (["einkauf"], ["vertrieb"], ["recht"]);
    let bought = json!([null, einkauf, [], vertrieb, recht]);
    assert_eq!(activities("Aufgabe;Einkauf;Vertrieb;Recht\nStühle bestellen;A;K;I\n")[0], bought);
    let table = "Aufgabe;Einkauf;Vertrieb;Recht\nStühle bestellen;A;K;I\nTisch bauen;R;A;?\n";
    assert_eq!(activities(table)[0], bought);
}

#[test]
fn k_is_the_c_of_a_german_table() {
    let table = "Aufgabe,Leitung,TFA,Labor\nOP,A,R,K\nPlan,A/R,,K/I\n";
    let leitung = json!(["leitung"]);
    assert_eq!(
        activities(table),
        [json!([null, leitung, ["tfa"], ["labor"], []]), json!([null, leitung, leitung, ["labor"], ["labor"]])]
    );
    for other in
        ["Aufgabe,Leitung,TFA,Labor\nOP,A,R,K\nPlan,A/R,V,I\n", "Task,Leitung,TFA,Labor\nOP,A,R,K\nPlan,A,R,I\n"]
    {
        assert_eq!(activities(other)[0][3], json!([]), "{other}");
        assert!(as_json(other)["activities"][0]["remarks"][0] == "Labor: K", "{other}");
    }
}

#[test]
fn a_k_with_a_remark_is_a_c() {
    for (cell, remark) in [
        ("K*", json!(["Kunde: K*"])),
        ("K1", json!(["Kunde: K1"])),
        ("K (Kunde fragt)", json!(["Kunde: K (Kunde fragt)"])),
        ("I (K)", json!([])),
        ("**K**", json!([])),
    ] {
        let table = format!("Aufgabe,Leitung,Technik,Kunde\nSuppe kochen,A,R,{cell}\nBrot backen,A,R,K\n");
        let read = as_json(&table);
        let consulted = read["activities"].as_array().expect("it is a list").iter().map(|one| &one["consult"]);
        assert_eq!(consulted.collect::<Vec<_>>(), [&json!(["kunde"]), &json!(["kunde"])], "{cell}");
        assert_eq!(read["activities"][0]["remarks"], remark, "{cell}");
    }
    let output = imported("Aufgabe,Leitung,Technik,Kunde\nBrot backen,A,R,K (Kunde fragt)\n", &[]);
    assert!(err(&output).contains("“(Kunde fragt)” becomes a comment"), "{}", err(&output));
}

#[test]
fn a_k_makes_no_role_of_a_column_that_an_a_makes_none_of() {
    for column in [["Status", "K", "K"], ["Raum", "K1", "K2"]] {
        let [heading, first, second] = column;
        let table = format!("Aufgabe,Leitung,Technik,Kunde,{heading}\nOP,A,R,K,{first}\nPlan,A,R,K,{second}\n");
        let read = as_json(&table);
        let roles: Vec<&Value> = read["roles"].as_array().expect("it is a list").iter().collect();
        assert_eq!(roles.len(), 3, "{roles:?}");
        assert_eq!(read["activities"][0]["consult"], json!(["kunde"]), "{heading}");
    }
}

#[test]
fn what_the_first_column_has_beside_several_activities_is_their_section() {
    let sections = |table: &str| {
        activities(table).into_iter().map(|activity| activity[0].as_str().unwrap_or("-").to_owned()).collect::<Vec<_>>()
    };
    let merged = "Area,Task,Vet,Nurse\nFront desk,book,A,R\n,remind,,A\nClinic,operate,A,R\n,clean,,A\n,feed,R,A\n";
    assert_eq!(sections(merged), ["Front desk", "Front desk", "Clinic", "Clinic", "Clinic"]);
    assert_eq!(as_json(merged)["cells"]["reported"], 0);
    let none = as_json("Area,Task,Vet\nDesk,ask,A\n,bid,A\nLab,cut,A\n-,dig,A\n,eat,A\n");
    let none: Vec<&Value> =
        none["activities"].as_array().expect("it is a list").iter().map(|one| &one["section"]).collect();
    assert_eq!(none, [&json!("Desk"), &json!("Desk"), &json!("Lab"), &json!(null), &json!(null)]);
    let repeated = "Phase,Task,Vet\nPlan,ask,A\nPlan,bid,A\nDo,cut,A\nDo,dig,A\n";
    assert_eq!(sections(repeated), ["Plan", "Plan", "Do", "Do"]);
    for other in [
        "Note,Task,Vet\n,ask,A\nurgent,bid,A\nlater,cut,A\n,dig,A\n,eat,A\n",
        "Size,Task,Vet\nbig,ask,A\nsmall,bid,A\nbig,cut,A\nsmall,dig,A\n",
        "Kind,Task,Vet\nwet,ask,A\ndry,bid,A\nold,cut,A\nnew,dig,A\n",
    ] {
        assert!(sections(other).iter().all(|section| section == "-"), "{other}");
    }
}

#[test]
fn a_total_is_no_activity() {
    for table in
        ["Task,Vet,Nurse\nbook,A,R\nTotal,1,1\n", "Area,Task,Vet\nDesk,ask,A\n,bid,A\nLab,cut,A\n,dig,A\nTotal,4,\n"]
    {
        let json = as_json(table);
        let activities = json["activities"].as_array().expect("it is a list");
        assert!(activities.iter().all(|activity| activity["owners"] == json!(["vet"])), "{table}");
        assert_eq!(
            json["findings"].as_array().and_then(|findings| findings.last()).expect("one")["code"],
            "unread-row"
        );
    }
    assert_eq!(activities("Task,Vet,Nurse\nTotal,A,R\n").len(), 1);
}

#[test]
fn the_file_that_is_printed_is_valid_even_without_an_owner() {
    let output = imported("Task,Cook\nBake,R\nFry,I\n", &[]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("activity-without-owner") && out(&output).contains("# owner = \"…\""));
    let rules = file("imported.toml", out(&output));
    assert_eq!(status(&run(["list", "--rules", text(&rules)])), 0);
}

#[test]
fn a_rule_file_that_the_shell_has_emptied_is_no_obstacle() {
    let here = folder();
    fs::write(here.join("who-owns.toml"), "").expect("the folder for tests can be written");
    fs::write(here.join("raci.csv"), "Task,PO\nPlan,A\n").expect("the folder for tests can be written");
    let output = program().current_dir(&here).args(["import", "raci.csv"]).output().expect("the program runs");
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(!err(&output).contains("cannot be used"), "{}", err(&output));
    fs::write(here.join("who-owns.toml"), "schema = 7").expect("the folder for tests can be written");
    let output = program().current_dir(&here).args(["import", "raci.csv"]).output().expect("the program runs");
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("who-owns.toml cannot be used"), "{}", err(&output));
}

#[test]
fn headings_are_mapped_to_known_roles_and_to_one_another() {
    let table = "Task,PO,Owner,Cook\nPlan,A,R,C\nEat,,A,I\n";
    let output = imported(table, &["--map", "PO=product-owner", "--map", "owner=PO", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    let read: serde_json::Value = serde_json::from_str(&out(&output)).expect("it is JSON");
    assert_eq!(read["roles"][0]["role"], "product-owner");
    assert_eq!(read["roles"][0]["aliases"], serde_json::json!(["PO", "Owner"]));
    assert_eq!(read["activities"][0]["does"], serde_json::json!(["product-owner"]));
    assert_eq!(read["activities"][1]["owners"], serde_json::json!(["product-owner"]));
    let twice = |second| imported(table, &["--map", "Cook=product-owner", "--map", second]);
    assert_eq!(status(&twice("cook=Product Owner")), 0, "it is the same role");
    let output = twice("cook=developers");
    assert_eq!((status(&output), out(&output).as_str()), (2, ""));
    assert!(err(&output).contains("--map cook=developers: `cook` already has another role"), "{}", err(&output));
    for (map, said) in [
        ("PX=product-owner", "unknown heading: `PX`"),
        ("PO=product-ownr", "Did you mean `product-owner`?"),
        ("PO", "does not say which role"),
    ] {
        let output = imported(table, &["--map", map]);
        assert_eq!((status(&output), out(&output).as_str()), (2, ""));
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

/// A person, an activity and a letter a row, in whatever order.
#[test]
fn a_list_of_letters_is_read_as_a_matrix() {
    let list = "Who,Activity,RACI\nAnn,Plan,A\nBob,Plan,R\nAnn,Build,R\nBob,Build,A\nBob,Build,C\n";
    let matrix = "Activity,Ann,Bob\nPlan,A,R\nBuild,R,A/C\n";
    let of = |table: &str| raci(&book(&read("list.csv", table).expect("it is a table")));
    assert_eq!(of(list), of(matrix));
    assert_whole(&read("list.csv", list).expect("it is a table"));
    let daci = "Task;DACI;Person\nPlan;A;Ann\nPlan;D;Bob\nBuild;D;Ann\nBuild;A;Bob\nBuild;C;Bob\n";
    assert_eq!(of(daci), of(matrix));
}

#[test]
fn what_is_no_table_is_refused() {
    for (table, said) in [
        ("", "the file is empty"),
        ("Dear all, the plan is late. I am sorry, Ada\n", "no table of activities and roles"),
        ("Task,Due\nPlan,May\n", "no table of activities and roles"),
        ("Activity,Baker\n\"Bake bread,A\nSell,A\n", "a cell on line 2 is not closed"),
        ("PO,Cook\nA,R\nC,I\n", "no column of activities"),
        ("Note,Activity,RACI\nx y,Plan,A\nz,Build,R\n", "does not say whose the letters are"),
        ("<table>\n<tr><td>Task</td><td>PO</td></tr>\n</table>\n", "this is HTML"),
        ("Dear all,\n<TABLE class=\"x\">\n<TR><td>Task</td><td>PO</td></tr>\n</TABLE>\nAda\n", "this is HTML"),
        ("<!DOCTYPE html>\n<meta content=\"width=1, scale=1\">\n<p>x, A</p>\n<p>y, A</p>\n", "this is HTML"),
        ("||Task||PO||\n|Plan|A|\n", "this is a table of a wiki"),
        ("h1. RACI\n\n||Task||PO||\n|Plan|A|\n|Sell|A|\n", "this is a table of a wiki"),
        (
            "{| class=\"wikitable\"\n|-\n! Task !! PO\n|-\n| Plan || A\n|-\n| Sell || R\n|}\n",
            "this is a table of a wiki",
        ),
        ("| Letter | Meaning |\n|---|---|\n| A | Accountable |\n| R | Responsible |\n", "no column of activities"),
        (
            "| Letter | Meaning |\n|---|---|\n| A | is accountable |\n| R | is responsible |\n",
            "does not say whose the letters are",
        ),
    ] {
        let output = imported(table, &[]);
        assert_eq!((status(&output), out(&output).as_str()), (2, ""), "{table}");
        assert!(err(&output).contains(said), "{table}: {}", err(&output));
    }
    let utf16: Vec<u8> = "\u{feff}Task,PO\nPlan,A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let output = piped(&["import", "-"], &utf16);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("this is UTF-16, not UTF-8"), "{}", err(&output));
    let output = piped(&["import", "-", "--format", "json"], b"Task,PO\nPl\xe4n,A\n");
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("\"code\":\"invalid-utf8\""), "{}", err(&output));
}

#[test]
fn a_table_beside_markup_is_read() {
    for table in [
        "||PO|Developers\n1|Plan|A|R\n2|Sell|A|\n",
        "||PO|Developers||\n1|Plan|A|R||\n2|Sell|A|||\n",
        "<Activity>,PO,<Note>\nPlan,A,x\nSell,A,<none>",
        "<!-- ours -->\nActivity,PO\nPlan,A\nSell,A\n<!-- the end -->\n",
        "Activity,PO\nPlan,A\n\"Sell the <table>\nnow\",A\n",
        "<table><tr><td>x</td></tr></table>\n\n| Task | PO |\n|---|---|\n| Plan | A |\n| Sell | A |\n",
        "||x||y||\n|z|A|\n\n| Task | PO |\n|---|---|\n| Plan | A |\n| Sell | A |\n",
    ] {
        let json = as_json(table);
        let owners = json["activities"].as_array().expect("it is a list").iter().map(|activity| &activity["owners"]);
        assert_eq!(owners.collect::<Vec<_>>(), [&json!(["product-owner"]); 2], "{table}");
    }
}

/// Its bytes are no text, even where they happen to be UTF-8, and no excerpt shows them.
#[test]
fn a_spreadsheet_is_to_be_saved_as_csv() {
    for bytes in [&b"PK\x03\x04\x14\0Task"[..], b"PK\x03\x04\x14\0\xe9\x80", b"\xd0\xcf\x11\xe0\xa1\xb1\0\0"] {
        let output = piped(&["import", "-"], bytes);
        assert_eq!(status(&output), 2);
        let wanted = "error: standard input is a spreadsheet or another archive, not text\n  \
                      help: Save the table as CSV (UTF-8), and import that.\n";
        assert_eq!(err(&output), wanted);
    }
    let output = piped(&["import", "-"], b"%PDF-1.7\n\0\xe2\xe3");
    assert!(err(&output).contains("this is not text") && !err(&output).contains("PDF"), "{}", err(&output));
}

#[test]
fn a_rule_file_holds_what_it_can_and_the_rest_is_reported() {
    let rows: String = (0..50_100).map(|number| format!("work number {number},A\n")).collect();
    let output = imported(&format!("Task,Cook\n{rows}"), &[]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("this activity and 99 below it are left out"), "{}", err(&output));
    assert_eq!(out(&output).matches("\n[rules.").count(), 50_000);
    assert!(err(&output).contains("100002 of 100202 cells used, 200 reported"), "{}", err(&output));
}

/// Every kind of finding has a table that shows it.
#[test]
fn every_code_of_an_import_is_shown() {
    let page = fs::read_to_string(Path::new(PROJECT).join("tests/cmd/import.md")).expect("it can be read");
    let shown = |code: &&Code| page.contains(&format!("warning[{}]", code.name()));
    assert_eq!(CODES.iter().filter(|code| !shown(code)).map(|code| code.name()).collect::<Vec<_>>(), [""; 0]);
}

/// Each imported table is a source of its own, so that files which extend several cite the right one.
#[test]
fn two_tables_that_are_extended_together_stay_two_sources() {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it can be written");
    let imported =
        |name: &str| out(&program().current_dir(folder.path()).args(["import", name]).output().expect("runs"));
    write("costumes.csv", "Activity,Wardrobe,Stage Manager\nWashing the costumes,A,I\n");
    write("wiki.md", "| Task | Stage Manager | Wardrobe |\n|---|---|---|\n| Calling the show | A | I |\n");
    write("costumes.toml", &imported("costumes.csv"));
    write("wiki.toml", &imported("wiki.md"));
    write("who-owns.toml", "schema = 1\nextends = [\"costumes.toml\", \"wiki.toml\"]\n");
    let answer = program().current_dir(folder.path()).args(["washing the costumes"]).output().expect("runs");
    assert!(out(&answer).contains("costumes.csv"), "{}{}", out(&answer), err(&answer));
    assert!(imported("wiki.md").contains("[sources.wiki]"), "the file that knows it already names it so");
    let piped = piped(&["import", "-"], b"Activity,Wardrobe\nWashing the costumes,A\n");
    assert!(out(&piped).contains("[sources.table]"), "{}", out(&piped));
    write("article.csv", "Activity,Wardrobe\nWashing the costumes,A\n");
    let over_builtin =
        program().current_dir(folder.path()).args(["import", "--rules", "builtin", "article.csv"]).output();
    let over_builtin = out(&over_builtin.expect("runs"));
    assert!(over_builtin.contains("[sources.article-2]"), "{over_builtin}");
}

/// People down and activities across, as the heading of the first column says.
#[test]
fn a_table_with_people_down_is_read_the_other_way_round() {
    for heading in ["Who", "Person", "ROLE", "Team member", "Wer", "Qui", "Quién", "Chi", "Quem", "Wie", "Vem", "Kuka"]
    {
        let matrix = read("crew.csv", &format!("{heading},Mixing,Loading\nJo,A,R\nAna,I,A\n")).expect("it is a matrix");
        let names = |names: Vec<&str>| names.join(", ");
        assert_eq!(names(matrix.roles.iter().map(|role| role.name.as_str()).collect()), "Jo, Ana", "{heading}");
        let activities = matrix.activities.iter().map(|activity| activity.activity.as_str());
        assert_eq!(names(activities.collect()), "Mixing, Loading", "{heading}");
        assert_whole(&matrix);
    }
    let ragged = read("crew.csv", "Who,Mixing,Loading\nJo,A\nAna,I,A,C\n").expect("it is a matrix");
    assert_whole(&ragged);
    let named = read("crew.csv", "Name,Jo,Ana\nMixing,A,I\nLoading,R,A\n").expect("it is a matrix");
    assert_eq!(named.roles[0].name, "Jo", "what has a name may be an activity");
}
