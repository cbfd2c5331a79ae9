//! The JSON Schema says of the shape of a rule file what the program says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use who_owns::diagnostic::Code;
use who_owns::text::Language;
use who_owns::{Diagnostic, Outcome, RuleBook, Source};

use crate::json_schema::{assert_is_schema, is_valid, violations};

/// What a schema can say. The other findings are about meaning.
const SHAPE: [Code; 13] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::UnsupportedSchema,
    Code::EmptyText,
    Code::EmptyList,
    Code::Duplicate,
    Code::InvalidId,
    Code::UnknownLanguage,
    Code::UnknownOutcome,
    Code::OwnerOrCases,
    Code::InvalidSynonyms,
    Code::InvalidExpectation,
];

/// Each kind of table: where the schema has it, and a file that ends inside such a table.
const TABLES: [(&str, &str); 15] = [
    ("", ""),
    ("/$defs/base", "[[extends]]\n"),
    ("/$defs/unknown", "[unknown]\n"),
    ("/$defs/person", "[people.x]\n"),
    ("/$defs/away", "[people.x.away]\n"),
    ("/$defs/area", "[areas.x]\n"),
    ("/$defs/source", "[sources.x]\n"),
    ("/$defs/context", "[contexts.x]\n"),
    ("/$defs/role", "[roles.x]\n"),
    ("/$defs/rule", "[rules.x]\n"),
    ("/$defs/any", "[rules.x.owner]\n"),
    ("/$defs/case", "[[rules.x.cases]]\n"),
    ("/$defs/dissent", "[[rules.x.dissent]]\n"),
    ("/$defs/vocabulary", "[vocabulary]\n"),
    ("/$defs/expectation", "[[expect]]\n"),
];

/// The tables that may change one of a file below.
const ITEMS: [&str; 6] =
    ["/$defs/source", "/$defs/context", "/$defs/person", "/$defs/area", "/$defs/role", "/$defs/rule"];

fn schema() -> Value {
    let text = fs::read_to_string("rules/who-owns.schema.json").expect("it can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

fn rule_file(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).expect("it is TOML");
    plain(toml::Value::Table(table))
}

/// A value as an editor hands it to a schema: a date is a text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
    }
}

fn findings(text: &str) -> Vec<Diagnostic> {
    RuleBook::parse(Source::new("test.toml", text)).err().unwrap_or_default()
}

/// The keys of a list, or of an object.
fn names(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(map) => map.keys().cloned().collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    }
}

#[test]
fn it_is_a_schema_of_the_draft_that_it_names() {
    assert_is_schema(&schema());
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn every_kind_of_table_is_looked_at() {
    let schema = schema();
    let definitions = schema["$defs"].as_object().expect("there are definitions");
    let tables = definitions.iter().filter(|(_, definition)| definition.get("properties").is_some());
    let tables: BTreeSet<String> = tables.map(|(name, _)| format!("/$defs/{name}")).chain([String::new()]).collect();
    assert_eq!(tables, TABLES.iter().map(|(place, _)| (*place).to_owned()).collect());
}

/// A key that is far from every other makes the program list the keys that it knows.
#[test]
fn the_program_and_the_schema_know_the_same_keys() {
    for (place, opening) in TABLES {
        let findings = findings(&format!("{opening}abracadabra = 1\n"));
        let found = findings.iter().find(|finding| finding.message.contains("`abracadabra`")).expect("it is unknown");
        let help = found.help.as_deref().and_then(|help| help.strip_prefix("the keys here are: "));
        let known: BTreeSet<String> = help.expect("the keys are listed").split(", ").map(str::to_owned).collect();
        assert_eq!(names(&schema().pointer(place).expect("it is there")["properties"]), known, "{place}");
    }
}

#[test]
fn the_program_and_the_schema_require_the_same_keys() {
    let required = |definition: &Value| {
        let list = definition.get("required").or_else(|| definition.pointer("/else/required"));
        list.map(names).unwrap_or_default()
    };
    // A file below may have what an item lacks: the schema, which sees one file, requires nothing of it.
    let is_item = |place: &str| ITEMS.contains(&place);
    for (place, opening) in TABLES.into_iter().filter(|(place, _)| !is_item(place)) {
        let findings = findings(opening);
        let missing = findings.iter().filter(|finding| finding.code == Code::MissingKey);
        let mut missing: Vec<String> = missing.filter_map(|finding| finding.help.clone()).collect();
        if !place.is_empty() {
            missing.retain(|help| !help.contains("`schema = 1`"));
        }
        let mut keys: BTreeSet<String> = missing.iter().filter_map(|help| key_to_add(help)).collect();
        // A case, a dissent and a table of owners are inside a rule, an absence in a person, which lack keys of their own.
        let inside = names(&json!(["activity", "name"]));
        let wanted = required(schema().pointer(place).expect("it is there"));
        if opening.contains(".x.") {
            keys.retain(|key| wanted.contains(key) || !inside.contains(key));
        }
        assert_eq!(wanted, keys, "{place}");
    }
}

/// The key in “add `key = …`”.
fn key_to_add(help: &str) -> Option<String> {
    Some(help.strip_prefix("add `")?.split(' ').next()?.to_owned())
}

/// Every key with a value of every type: the schema refuses what the program calls the wrong type, and only that.
#[test]
fn the_program_and_the_schema_want_the_same_types() {
    const VALUES: [&str; 8] =
        ["\"yes\"", "1", "true", "2026-11-24", "[\"yes\", \"no\"]", "[1, 2]", "{ a = \"b\" }", "{ a = 1 }"];
    let schema = schema();
    for (place, opening) in TABLES {
        let properties = schema.pointer(place).expect("it is there")["properties"].as_object().expect("properties");
        for key in properties.keys().filter(|key| *key != "schema") {
            let mut only = json!({ "type": "object", "properties": { key: properties[key] } });
            only["$defs"] = schema["$defs"].clone();
            for value in VALUES {
                // An editor has no dates: a quoted one looks the same to a schema, a bare one looks like a text.
                if value == "2026-11-24" || properties[key]["$ref"] == "#/$defs/day" && value == "\"yes\"" {
                    continue;
                }
                let line = format!("{key} = {value}\n");
                let text = format!("schema = 1\n{opening}{line}");
                let wrong = findings(&text).iter().any(|finding| is_shape_of(finding, &text, &line));
                assert_eq!(is_valid(&only, &rule_file(&line)), !wrong, "{place}: {line}");
            }
        }
    }
}

/// Whether a finding is about the shape of the value in the last line; words without a meaning are none of a schema's.
fn is_shape_of(finding: &Diagnostic, text: &str, line: &str) -> bool {
    const IN_A_VALUE: [Code; 6] = [
        Code::WrongType,
        Code::UnknownLanguage,
        Code::UnknownOutcome,
        Code::InvalidSynonyms,
        Code::MissingKey,
        Code::UnknownKey,
    ];
    finding.position().line == text.lines().count() && IN_A_VALUE.contains(&finding.code) && {
        let column = finding.position().column;
        column > line.find('=').expect("it is a pair")
    }
}

#[test]
fn the_outcomes_are_those_of_the_program() {
    let outcomes = Outcome::ALL.map(|outcome| outcome.name().to_owned());
    assert_eq!(names(&schema()["$defs"]["expectation"]["properties"]["outcome"]["enum"]), outcomes.into());
}

#[test]
fn the_languages_are_those_of_the_program() {
    let codes: BTreeSet<String> = Language::all().map(|language| language.code().to_owned()).collect();
    assert_eq!(names(&schema()["properties"]["language"]["enum"]), codes);
}

#[test]
fn files_in_use_are_accepted() {
    let starter = fs::read_to_string("rules/starter.toml").expect("it can be read");
    let shipped = fs::read_to_string("rules/product-roles.toml").expect("it can be read");
    for text in [&starter, &shipped] {
        let violations = violations(&schema(), &rule_file(text));
        assert!(violations.is_empty(), "{violations:#?}");
    }
}

#[test]
fn wrong_shapes_are_refused_and_wrong_meanings_are_not() {
    let mut seen = BTreeMap::new();
    for code in Code::ALL {
        let path = Path::new("tests/findings").join(code.name()).with_extension("toml");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Ok(table) = toml::from_str::<toml::Table>(&text) else { continue };
        seen.insert(*code, !is_valid(&schema(), &plain(toml::Value::Table(table))));
    }
    for (code, refused) in &seen {
        assert_eq!(*refused, SHAPE.contains(code), "{}", code.name());
    }
    assert!(SHAPE.iter().all(|code| seen.contains_key(code)), "each shape has a file");
}
