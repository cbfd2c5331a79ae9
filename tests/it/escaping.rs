//! Text of rule files, questions and file names stays text in every format: no terminal obeys it, no reader misses it,
//! and no log of GitHub takes it for a command.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use proptest::prelude::*;
use who_owns::check::{Settings, check};
use who_owns::checked::Checked;
use who_owns::coverage::{Baseline, Coverage};
use who_owns::diff::{Question, Side, diff};
use who_owns::matrix::{self, Limits, Matrix};
use who_owns::render::{self, Charset, answer, coverage, diagnostic, import, list, report, roles, teach};
use who_owns::report::{Leaver, Report, Settings as Measure, Unanswered};
use who_owns::rulebook::Rule;
use who_owns::teach::{Addition, Correction, Ownerless, Plan, effect};
use who_owns::{Detail, Diagnostic, Given, Router, RuleBook, RuleFile, Source};

use crate::support::{BUILTIN, PROJECT, err, folder, run, status, valid};

/// Unicode's control, format and default-ignorable characters and its separators of lines and paragraphs, without the
/// format characters of Arabic, Syriac and Kaithi that have a shape (Unicode 16, `DerivedCoreProperties.txt` and
/// `UnicodeData.txt`).
const UNSEEN: [(u32, u32); 25] = [
    (0x0, 0x1f),
    (0x7f, 0x9f),
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
    (0x13430, 0x1343f),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0000, 0xe00ff),
    (0xe0100, 0xe01ef),
    (0xe01f0, 0xe03ff),
    (0xe0400, 0xe07ff),
    (0xe0800, 0xe0bff),
    (0xe0c00, 0xe0fff),
];

fn all_unseen() -> impl Iterator<Item = char> {
    UNSEEN.iter().flat_map(|(first, last)| *first..=*last).filter_map(char::from_u32)
}

fn is_unseen(c: char) -> bool {
    UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
}

/// A text in a rule file.
fn quoted(text: &str) -> String {
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    format!("\"{escaped}\"")
}

/// A rule file with a wild text wherever a text may stand, and every kind of owner.
fn wild_file(wild: &str) -> String {
    let w = |text: &str| quoted(&format!("{text} {wild}"));
    let head = format!(
        "schema = 1\ntitle = {}\n[sources.book]\ntitle = {}\nurl = {}\n[contexts.day]\nquestion = {}\nvalues = [{}, {}, {}, {}]\n",
        w("title"),
        w("book"),
        quoted(&format!("https://a.example/{wild}")),
        w("Which day?"),
        w("sun"),
        w("moon"),
        w("rain"),
        w("snow"),
    );
    let role = |id: &str| {
        format!(
            "[roles.{id}]\nname = {}\naliases = [{}]\nfocus = {}\nskills = [{}]\ncontact = {}\ndeputy = {}\n",
            w(id),
            w(&format!("{id} alias")),
            w("focus"),
            w("skill"),
            w("contact"),
            w("deputy"),
        )
    };
    let rule = |id: &str, owner: &str| {
        let (activity, phrase) = (w(&format!("{id} the soup")), w(&format!("please {id} it all")));
        format!(
            "[rules.{id}]\nactivity = {activity}\nwhy = {}\nsource = \"book\"\nsection = {}\nphrases = [{phrase}]\n{owner}\n",
            w("why"),
            w("section")
        )
    };
    let case = |day: &str, owner: &str| {
        format!("[[rules.cool.cases]]\nwhen = {{ day = {} }}\nowner = \"{owner}\"\nwhy = {}\n", w(day), w("because"))
    };
    let note = format!("dissent = [{{ owner = \"b\", note = {} }}]", w("note"));
    let person = |id: &str, away: &str| {
        format!("[people.{id}]\nname = {}\ncontact = {}\n{away}", w(&format!("{id} person")), w("at"))
    };
    let people = person("x", "away = { from = 2026-11-20, until = 2026-11-30 }\n") + &person("y", "");
    let area =
        format!("[areas.hall]\nname = {}\nwords = [{}]\nholders = {{ c = [\"x\", \"y\"] }}\n", w("hall"), w("hall"));
    let held =
        "[roles.d]\nname = \"d\"\nholder = [\"x\", \"y\"]\n[roles.e]\nname = \"e\"\nholder = \"x\"\ndeputy = \"y\"\n";
    head + &people
        + &area
        + "[unknown]\nask = \"a\"\n"
        + held
        + &role("a")
        + &format!("holder = {}\n", w("a holder"))
        + &role("b")
        + "absent = true\nfallback = \"a\"\n"
        + &format!("[roles.c]\nname = {}\ncontact = {}\n", w("c name"), w("c contact"))
        + &rule("cook", &format!("owner = \"a\"\n{note}"))
        + &rule("serve", &format!("owner = [\"a\", \"b\"]\nsettle = {}", w("settle")))
        + &rule("spill", "owner = []")
        + &rule("wash", "owner = { any = [\"a\", \"c\"] }\ndoes = [\"c\"]\nconsult = [\"b\"]")
        + &rule("peel", "owner = { any = [\"d\", \"e\"] }")
        + &rule("cool", "")
        + &case("sun", "a")
        + &case("moon", "b")
        + &format!("[[rules.cool.cases]]\nwhen = {{ day = [{}, {}] }}\nowner = \"c\"\n", w("rain"), w("snow"))
        + &format!("[[expect]]\nask = {}\nowner = \"b\"\n", w("please cook it all"))
}

fn parsed(name: &str, text: &str) -> RuleBook {
    valid(Source::new(name, text))
}

/// What every renderer makes of a wild text; each under its name.
fn rendered(wild: &str) -> Vec<(&'static str, String)> {
    let (name, text) = (format!("{wild}.toml"), wild_file(wild));
    let book = parsed(&name, &text);
    let file = RuleFile::parse(Source::new(name.as_str(), text.as_str())).expect("it is TOML");
    let mut all = lists(&book, &file);
    all.extend(imports(wild));
    all.extend(answers(&book, wild));
    all.extend(reports(&book, &name));
    all.extend(agendas(&book, wild));
    let other = parsed(&name, &text.replace("owner = \"a\"", "owner = []"));
    all.extend(corrections([&book, &other], &file, wild));
    let comparison = render::diff::Comparison {
        old: &book,
        new: &other,
        diff: &diff(&book, &other, &Given::new(), Vec::new()),
        today: date(2026, 11, 24),
    };
    assert!(!comparison.diff.changes.is_empty());
    all.push(("diff text", render::diff::text(&comparison, 80)));
    all.push(("diff markdown", render::diff::markdown(&comparison)));
    all.push(("diff json", render::diff::json(&comparison)));
    all
}

fn lists(book: &RuleBook, file: &RuleFile) -> Vec<(&'static str, String)> {
    let rules: Vec<&Rule> = book.rules.iter().collect();
    let staff = render::Staff { area: None, today: date(2026, 11, 24) };
    vec![
        ("list table", list::table(book, &rules, staff, None, 80)),
        ("list table, narrow", list::table(book, &rules, staff, None, 40)),
        ("list markdown", list::markdown(book, &rules)),
        ("list csv", list::csv(book, &rules)),
        ("list tsv", list::tsv(book, &rules)),
        ("list raci", list::raci(book, &rules)),
        ("list raci, markdown", list::raci_markdown(book, &rules)),
        ("list json", list::json(book, &rules)),
        ("list html", list::html(book, &rules, staff)),
        ("list toml", list::toml(vec![file.clone()], &rules)),
        ("roles text", roles::text(book, staff.today, 80)),
        ("roles text, narrow", roles::text(book, staff.today, 40)),
        ("roles json", roles::json(book)),
    ]
}

/// A table with a wild text in every kind of cell.
fn imports(wild: &str) -> Vec<(&'static str, String)> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let w = |text: &str| format!("{text} {wild}");
    for row in [
        vec!["Activity".to_owned(), w("cook"), w("waiter"), w("notes")],
        vec![w("phase")],
        vec![wild.to_owned() + "x", "A".to_owned(), format!("R ({wild} x)"), w("note")],
        vec![w("bake"), w("prose"), "A".to_owned()],
        vec![w("fry"), "R".to_owned(), "C".to_owned(), String::new(), w("more")],
    ] {
        writer.write_record(row).expect("memory can be written");
    }
    let table = String::from_utf8(writer.into_inner().expect("it is written")).expect("it is UTF-8");
    let table = format!("sep=,\n{table}");
    let limits = Limits { rules: 100, text: 100_000, file: 1_000_000 };
    let settings = matrix::Settings { known: &BUILTIN, map: &[(w("waiter"), "developers".to_owned())], limits };
    let matrix = Matrix::read(Source::new(format!("{wild}.csv"), table), &settings).expect("it is a table");
    let rules = import::toml(&matrix);
    // What begins with an escape sequence may have no word.
    assert!(matrix.rules() >= 1, "{rules}");
    assert_eq!(parsed("imported.toml", &rules).rules.len(), matrix.rules(), "{rules}");
    vec![
        ("import toml", rules),
        ("import json", import::json(&matrix)),
        ("import summary", import::summary(&matrix, 80)),
        ("import findings", diagnostic::text(&matrix.findings)),
    ]
}

fn answers(book: &RuleBook, wild: &str) -> Vec<(&'static str, String)> {
    let router = Router::new(book);
    let mut count = Coverage::new(book);
    let today = date(2026, 11, 24);
    let asked = [
        "cook the soup",
        "please serve it all",
        "spill the soup",
        "please cool it all",
        "peel the soup",
        "hall",
        "soup",
        "who is e?",
        "zeppelin",
    ];
    let mut all = Vec::new();
    for (line, question) in (1..).zip(asked.iter().flat_map(|asked| [format!("{asked} {wild}"), (*asked).to_owned()])) {
        let answer = router.route(&question, &Given::new(), who_owns::Detail::Explanation);
        count.count(line, &answer);
        for width in [40, 80] {
            all.push((
                "answer text",
                answer::text(
                    book,
                    &answer,
                    answer::Look {
                        width,
                        explain: true,
                        hyperlinks: width == 40,
                        today,
                        origin: None,
                        rules: None,
                        given: &Given::new(),
                    },
                ),
            ));
            all.push(("question", answer::question(&question, width)));
        }
        all.push(("answer json", answer::json(book, &answer, today)));
        all.push(("answer html", answer::html(book, &answer, today)));
        all.push(("answer jsonl", answer::jsonl(book, &answer, today)));
        all.push(("answer tsv", answer::tsv(book, &answer, today)));
    }
    let look = coverage::Look { width: 80, charset: Charset::Unicode };
    let none = r#"{"questions": 0, "with_owner": 0, "answered": [], "unanswered": []}"#;
    let baseline = Baseline::parse(none).expect("it is a count");
    let since = count.since(&baseline);
    let view = coverage::View { book, coverage: &count, listing: coverage::Listing::Unanswered, since: Some(&since) };
    let again = coverage::json(&view);
    let baseline = Baseline::parse(&again).expect("a count can be read again");
    let since = count.since(&baseline);
    let view = coverage::View { since: Some(&since), ..view };
    all.push(("coverage text", coverage::text(&view, look)));
    all.push(("coverage markdown", coverage::markdown(&view)));
    all.push(("coverage json", coverage::json(&view)));
    all.push(("coverage drafts", coverage::drafts(book, &count.drafts(book))));
    all
}

fn corrections(books: [&RuleBook; 2], file: &RuleFile, wild: &str) -> Vec<(&'static str, String)> {
    let ask = format!("zeppelin {wild}").split_whitespace().collect::<Vec<_>>().join(" ");
    let question = Question { ask: ask.clone(), given: Given::new() };
    let correction = Correction { question, owners: vec!["a".to_owned()], language: books[0].language() };
    let call = teach::Call {
        correction: &correction,
        rules: Some(wild),
        against: Some(wild),
        expect: true,
        accept: false,
        dry_run: true,
    };
    let [before, after] = books.map(|book| Side::new(book, &Given::new()));
    let effect = effect(&before, &after, &correction, Vec::new(), &Ownerless::default());
    assert!(effect.changed() > 0);
    let rule = &books[0].rules[0];
    let edited = teach::edited(file, &[Addition::Phrase { rule: rule.id.clone(), phrase: ask, inherits: false }]);
    let mut all = Vec::new();
    for plan in [
        Plan::Right,
        Plan::Claimed(rule, &rule.location),
        Plan::Far(vec![rule]),
        Plan::Phrase { rule, near: vec![rule] },
    ] {
        let edit = matches!(plan, Plan::Phrase { .. }).then_some((&edited, teach::Ending::Refused));
        let taught = teach::Taught { call: &call, plan: &plan, books, effect: &effect, edit, file: wild };
        all.push(("teach text", teach::text(&taught, 80)));
        all.push(("teach json", teach::json(&taught)));
    }
    all
}

fn agendas(book: &RuleBook, wild: &str) -> Vec<(&'static str, String)> {
    let given = Given::new();
    let router = Router::new(book);
    let mut unanswered = Unanswered::new(book.language(), wild);
    unanswered.count(1, &router.route(&format!("parrot {wild}"), &given, Detail::Decision));
    let without = vec![Leaver::Role("a".to_owned())];
    let measure = Measure { today: date(2026, 11, 24), given, without };
    let report = Report::of(book, &measure, Some(unanswered));
    assert!(!report.points.is_empty());
    vec![
        ("report text", report::text(book, &report, 40)),
        ("report markdown", report::markdown(book, &report)),
        ("report html", report::html(book, &report)),
        ("report json", report::json(book, &report)),
    ]
}

fn reports(book: &RuleBook, name: &str) -> Vec<(&'static str, String)> {
    let wild = &book.title;
    let unread = format!(
        "# {wild}\nschema = 1\n[roles.a]\nname = {}\nodd = 1 # {wild}\n[rules.r]\nowner = {}\n",
        quoted(wild),
        quoted(wild)
    );
    let findings: Vec<Diagnostic> = RuleBook::parse(Source::new(name, unread)).expect_err("it is wrong");
    let mut all = vec![
        ("findings text", diagnostic::text(&findings)),
        ("findings summary", diagnostic::summary(&findings)),
        ("findings json", diagnostic::json(&diagnostic::summary(&findings), Some(wild), &findings)),
        ("warning json", diagnostic::json_warning(wild, wild)),
        ("message", diagnostic::message(wild, Some(wild))),
        ("listing", diagnostic::listing(wild, wild, &["few-phrases"], 80)),
        ("warning", diagnostic::warning(wild, wild)),
    ];
    let report = check(book, &Settings::new(date(2026, 11, 24)));
    let checked = [Ok(report), Err(findings)].map(|result| Checked { file: name.to_owned(), origin: None, result });
    all.push(("check text", render::check::text(&checked, 80)));
    all.push(("check json", render::check::json(&checked)));
    all.push(("check github", render::check::github(&checked, str::to_owned)));
    all.push(("check junit", render::check::junit(&checked)));
    all
}

/// A text without the program's own colours, and without its own links, the targets of which are plain.
fn colourless(text: &str) -> String {
    let mut links = text.split("\u{1b}]8;;");
    let linkless = links.next().unwrap_or_default().to_owned();
    let others = links.map(|link| {
        let (target, rest) = link.split_once("\u{1b}\\").expect("a link has an end");
        assert!(target.is_empty() || target.starts_with("http"), "{target:?}");
        assert!(target.bytes().all(|byte| byte.is_ascii_graphic()), "{target:?}");
        rest
    });
    let linkless = linkless + &others.collect::<String>();
    let mut parts = linkless.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| match part.split_once('m') {
        Some((code, rest)) if code.chars().all(|c| c.is_ascii_digit() || c == ';') => rest.to_owned(),
        _ => format!("\u{1b}[{part}"),
    });
    first + &rest.collect::<String>()
}

/// Nothing that a terminal obeys: no control character but line ends and the tabs between cells.
fn assert_tame(what: &str, text: &str) {
    let is_own = |c: char| c == '\n' || c == '\t' && what.ends_with("tsv");
    let wild = text.chars().find(|c| (c.is_control() || ('\u{2028}'..='\u{202e}').contains(c)) && !is_own(*c));
    assert_eq!(wild, None, "{what}: {text:?}");
}

/// No line that a runner of GitHub takes for a command: `##[` anywhere, `::` at the start of a line.
fn assert_no_command(what: &str, text: &str) {
    for line in text.lines() {
        assert!(!line.contains("##["), "{what}: {line:?}");
        let is_own =
            what == "check github" && (line.starts_with("::error file=") || line.starts_with("::warning file="));
        assert!(is_own || !line.trim_start().starts_with("::"), "{what}: {line:?}");
    }
}

/// A renderer that is not tried here could show anything; an explanation has no text of others, and a page that answers has what
/// the list and the answers have.
#[test]
fn every_renderer_is_tried() {
    let (here, folder) = (include_str!("escaping.rs"), Path::new(PROJECT).join("src/render"));
    let nouns = ["answer", "check", "coverage", "diagnostic", "diff", "import", "list", "report", "roles", "teach"];
    let mut names = Vec::new();
    for noun in nouns {
        for file in fs::read_dir(folder.join(noun)).expect("it is there") {
            let path = file.expect("it is there").path();
            let text = if path.is_file() { fs::read_to_string(path).expect("it is text") } else { String::new() };
            let functions = text.lines().filter_map(|line| line.strip_prefix("pub fn ")?.split_once('('));
            names.extend(functions.map(|(name, _)| format!("{noun}::{name}(")));
        }
    }
    assert!(names.len() > 25, "{names:?}");
    let untried = names
        .iter()
        .find(|name| !here.contains(*name) && *name != "check::explanation(" && *name != "list::html_that_answers(");
    assert_eq!(untried, None);
}

#[test]
fn no_format_shows_what_no_reader_sees() {
    let all: Vec<char> = all_unseen().collect();
    for some in all.chunks(100) {
        let wild: String = some.iter().flat_map(|c| [*c, 'a']).collect();
        for (what, text) in rendered(&wild) {
            assert_tame(what, &colourless(&text));
            let unseen = colourless(&text).chars().find(|c| is_unseen(*c) && !matches!(c, '\n' | '\t'));
            assert_eq!(unseen, None, "{what}");
        }
    }
}

#[test]
fn no_format_gives_github_a_command() {
    for wild in [
        "\n::set-output name=x::y",
        "##[set-output name=x]y",
        "\r::error::y ::error::z",
        "and a text so long that it is wrapped ::set-output name=x::y before it ends ::error::y ::notice::y",
        "::stop-commands::x",
    ] {
        for (what, text) in rendered(wild) {
            assert_no_command(what, &colourless(&text));
        }
    }
}

#[test]
fn joiners_and_pictures_stay_as_they_are() {
    for seen in [
        "👩\u{200d}🍳",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "❤\u{fe0f}\u{200d}🔥",
        "☎\u{fe0e}",
    ] {
        assert_eq!(render::escape::terminal(seen), seen);
    }
    for (unseen, shown) in [
        ("a\u{200d}b", "a\\u{200d}b"),
        ("a\u{fe0f}", "a\\u{fe0f}"),
        ("1\u{fe0f}2", "1\\u{fe0f}2"),
        ("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}\\u{fe0f}"),
        ("👩\u{200d}\u{200d}🍳", "👩\u{200d}\\u{200d}🍳"),
        ("🏴\u{e0067}", "🏴\\u{e0067}"),
    ] {
        assert_eq!(render::escape::terminal(unseen), shown);
    }
}

#[test]
fn a_list_in_toml_says_what_the_file_says() {
    let wild: String = all_unseen().take(200).chain("'\"\\ \n::a::b ##[c]".chars()).collect();
    let text = wild_file(&wild);
    let book = parsed("wild.toml", &text);
    let written = list::toml(
        vec![RuleFile::parse(Source::new("wild.toml", text.as_str())).expect("it is TOML")],
        &book.rules.iter().collect::<Vec<_>>(),
    );
    let (head, _) = text.split_once("[rules.").expect("it has rules");
    let again = parsed("again.toml", &format!("{head}{written}"));
    let said = |book: &RuleBook| {
        book.rules
            .iter()
            .map(|rule| (rule.activity.clone(), rule.why.clone(), rule.phrases.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&again).len(), 6);
    for rule in said(&book) {
        assert!(said(&again).contains(&rule), "{rule:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_path_stays_a_path_in_colour() {
    let path = folder().join("init\u{1b}[2J\u{9b}31m it's.toml");
    let output = run(["--color".as_ref(), "always".as_ref(), "init".as_ref(), path.as_os_str()]);
    assert_eq!(status(&output), 2);
    assert_tame("init", &colourless(&err(&output)));
}

/// Texts of characters that mean something to a format.
fn wild_text() -> impl Strategy<Value = String> {
    let unseen = prop::sample::select(all_unseen().collect::<Vec<_>>()).prop_map(String::from);
    let marks = prop::sample::select(vec![
        "::",
        "##[",
        "error",
        "::error::",
        "\n",
        "\r",
        "|",
        "<",
        "&",
        "\"",
        "'",
        "`",
        "\\",
        "=1+1",
        ";",
        ",",
        "@a",
        "#1",
        " ",
        "é",
        "👩",
        "❤",
        "क्",
        "例",
    ]);
    prop::collection::vec(prop_oneof![unseen, marks.prop_map(str::to_owned)], 0..20).prop_map(|parts| parts.concat())
}

proptest! {
    // Each case renders all formats.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_format_is_tame_whatever_is_said(wild in wild_text()) {
        for (what, text) in rendered(&wild) {
            let text = colourless(&text);
            assert_tame(what, &text);
            assert_no_command(what, &text);
        }
    }
}
