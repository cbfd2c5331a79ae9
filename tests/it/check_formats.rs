//! Whatever a rule file says, the formats for machines stay what they are: no text breaks out of its place.

use jiff::civil::date;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use who_owns::check::{Settings, check};
use who_owns::checked::Checked;
use who_owns::diagnostic::{Code, Diagnostic};
use who_owns::{RuleBook, RuleFile, Source, render};

use crate::support::{BUILTIN, valid};

/// A text as TOML has it.
fn toml(text: &str) -> String {
    serde_json::to_string(text).expect("it is a string").replace('\u{7f}', "\\u007f")
}

/// A file with a failing expectation and other findings, all of which name texts of its own.
fn file(text: &str) -> String {
    let text = toml(&format!("x {text}"));
    format!(
        "schema = 1\ntitle = {text}\n[roles.a]\nname = {text}\naliases = [{text}]\nholder = {text}\ndeputy = {text}\n\
         [roles.b]\nname = {text}\n[rules.r]\nactivity = {text}\nowner = \"a\"\nwhy = {text}\n\
         [[expect]]\nask = {text}\noutcome = \"unknown\"\n"
    )
}

fn checked(name: &str, text: &str) -> Vec<Checked> {
    let valid = RuleBook::parse(Source::new(name, file(text)));
    let valid = valid.map(|book| check(&book, &Settings::new(date(2026, 11, 24))));
    let broken = format!("schema = 1\ntitle = \"T\"\n[rules.{}]\nowner = {}\n", toml(text), toml(text));
    let broken = RuleFile::parse(Source::new(name, broken)).and_then(|file| RuleBook::from_files(vec![file]));
    let broken = broken.map(|book| check(&book, &Settings::new(date(2026, 11, 24))));
    [valid, broken].map(|result| Checked { file: name.to_owned(), origin: None, result }).into()
}

/// They may differ in nothing else.
#[test]
fn an_expectation_is_named_with_its_area() {
    let area = |id: &str| format!("[areas.{id}]\nname = \"The {id}\"\nwords = [\"{id}\"]\n");
    let expect = |id: &str| format!("[[expect]]\nask = \"cook\"\nowner = \"a\"\narea = \"{id}\"\n");
    let text = format!(
        "schema = 1\n{}{}[roles.a]\nname = \"A\"\n[rules.r]\nactivity = \"cook\"\nowner = \"a\"\n{}{}",
        area("cellar"),
        area("attic"),
        expect("cellar"),
        expect("attic")
    );
    let book = valid(Source::new("team.toml", text));
    let result = Ok(check(&book, &Settings::new(date(2026, 11, 24))));
    let checked = [Checked { file: "team.toml".to_owned(), origin: None, result }];
    let junit = render::check::junit(&checked);
    assert!(junit.contains("\"cook --area cellar\"") && junit.contains("\"cook --area attic\""), "{junit}");
    let json: serde_json::Value = serde_json::from_str(&render::check::json(&checked)).expect("it is JSON");
    assert_eq!(json["checked"][0]["expectations"][1]["area"], "attic");
}

/// GitHub can show no line of the rules that are built in.
#[test]
fn an_annotation_stands_in_a_file_or_nowhere() {
    let own = "schema = 1\n[roles.a]\nname = \"A\"\n[rules.ours]\nactivity = \"ours\"\nowner = \"a\"\n";
    let own = valid(Source::new("team.toml", own));
    let built_in = Diagnostic::new(Code::SynonymsMergeOwners, &BUILTIN.rules[0].location, "what is built in");
    let both = built_in.clone().also(&own.rules[0].location, "goes to a");
    let checked = Checked { file: "team.toml".to_owned(), origin: None, result: Err(vec![built_in, both]) };
    let said = render::check::github(&[checked], str::to_owned);
    let wanted = "::warning title=synonyms-merge-owners::what is built in\n\
                  ::warning file=team.toml,line=4,col=8,title=synonyms-merge-owners::what is built in\n";
    assert!(said.starts_with(wanted), "{said}");
}

/// These formats show no excerpt, in which the phrase stands.
#[test]
fn a_phrase_that_strays_is_named_without_an_excerpt() {
    let text = std::fs::read_to_string("tests/findings/lints/phrase-strays.toml").expect("it can be read");
    let book = valid(Source::new("team.toml", text));
    let result = Ok(check(&book, &Settings::new(date(2026, 11, 24))));
    let checked = [Checked { file: "team.toml".to_owned(), origin: None, result }];
    let github = render::check::github(&checked, str::to_owned);
    assert!(github.contains("to another owner%0A“serve wine to every guest”%0Aadd phrases"), "{github}");
    let junit = render::check::junit(&checked);
    assert!(junit.contains("to another owner: “serve wine to every guest” (add phrases"), "{junit}");
}

/// Every element and attribute of a document, with what it says in plain text.
fn read_xml(xml: &str) -> Result<Vec<(String, String)>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(found),
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    let attribute = attribute.map_err(quick_xml::Error::from)?;
                    let key = format!("{}.{}", element.name().as_ref(), attribute.key.as_ref());
                    found.push((key, attribute.value.into_owned()));
                }
            }
            _ => {}
        }
    }
}

/// What XML 1.0 allows.
fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

fn hostile() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "\n",
        "\r",
        "::error::x",
        "##[error]",
        "%0A",
        ",line=1",
        "]]>",
        "<",
        "&",
        "\"",
        "'",
        "\u{1b}[31m",
        "\u{7}",
        "\u{fffe}",
        "\u{202e}",
        "\u{85}",
        "ä",
        "word",
        " ",
        "-->",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn junit_is_well_formed_and_counts_right((name, text) in (hostile(), hostile())) {
        let xml = render::check::junit(&checked(&name, &text));
        prop_assert!(xml.chars().all(is_xml_char), "{xml:?}");
        let found = read_xml(&xml);
        prop_assert!(found.is_ok(), "{found:?}\n{xml}");
        let found = found.unwrap_or_default();
        let count = |key: &str| found.iter().filter(|(name, _)| name == key).count();
        let said = |key: &str| found.iter().find(|(name, _)| name == key).map(|(_, value)| value.parse().ok());
        prop_assert_eq!(said("testsuites.tests"), Some(Some(count("testcase.name"))));
        prop_assert_eq!(said("testsuites.failures"), Some(Some(count("failure.type"))));
        prop_assert_eq!(said("testsuites.errors"), Some(Some(count("error.type"))));
        prop_assert!(count("failure.type") > 0 && count("error.type") > 0);
    }

    #[test]
    fn each_line_for_github_is_one_of_ours((name, text) in (hostile(), hostile())) {
        let checked = checked(&name, &text);
        let findings: usize = checked.iter().map(|checked| checked.findings().len()).sum();
        let commands = render::check::github(&checked, str::to_owned);
        let lines: Vec<&str> = commands.split_terminator('\n').collect();
        prop_assert_eq!(lines.len(), findings.min(10) + 1);
        let (last, others) = lines.split_last().expect("there is a line");
        prop_assert!(last.starts_with("who-owns check: ") && !last.contains("##["));
        for line in others {
            prop_assert!(line.starts_with("::error file=") || line.starts_with("::warning file="));
            prop_assert!(!line.contains(char::is_control), "{line:?}");
            let properties = line.split("::").nth(1).expect("a command has properties");
            prop_assert_eq!(properties.matches(',').count(), 3, "{}", line);
        }
    }

    #[test]
    fn json_and_text_hold_no_command_for_a_terminal((name, text) in (hostile(), hostile())) {
        let checked = checked(&name, &text);
        let json = render::check::json(&checked);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        let raw = json.contains(['\u{1b}', '\u{7}', '\u{85}']);
        prop_assert!(!raw);
        let text = render::check::text(&checked, 80);
        let raw = text.contains(['\u{7}', '\u{85}', '\u{202e}']) || text.contains("\u{1b}[31m");
        prop_assert!(!raw, "{:?}", text);
    }
}
