//! Each JSON output is what its schema says: every one that the manual and the tests of commands show is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde_json::{Deserializer, Value};

use crate::json_schema::{assert_is_schema, violations};
use crate::support::{out, run};

const OF: [&str; 9] = ["answer", "list", "roles", "check", "diff", "coverage", "import", "report", "teach"];

fn schema(of: &str) -> Value {
    serde_json::from_str(&out(&run(["schema", "--of", of]))).expect("it is JSON")
}

/// The pages whose console blocks run as tests.
fn pages() -> Vec<String> {
    let of = |folder: &str| fs::read_dir(folder).expect("it can be read").map(|entry| entry.expect("a file").path());
    let paths = of("docs").chain(of("tests/cmd")).chain([PathBuf::from("README.md")]);
    let pages = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.map(|path| fs::read_to_string(path).expect("it can be read")).collect()
}

/// Every command that asks for JSON, with the objects that it printed; shortened output is left out.
fn shown(page: &str) -> Vec<(&'static str, Vec<Value>)> {
    let commands = page.split("```console\n").skip(1).filter_map(|block| block.split("\n```").next());
    let commands = commands.flat_map(|block| block.split("$ who-owns ").skip(1)).filter_map(|run| run.split_once('\n'));
    let json = commands.filter(|(line, said)| {
        line.contains("--format json") && !said.contains("[..]") && !said.lines().any(|line| line == "...")
    });
    json.map(|(line, said)| (verb(line), objects(said))).collect()
}

fn verb(line: &str) -> &'static str {
    OF.into_iter().find(|of| line.split(' ').any(|word| word == *of)).unwrap_or("answer")
}

/// The objects among the lines, without errors and warnings.
fn objects(said: &str) -> Vec<Value> {
    let begin = said.find("{\n").into_iter().chain(said.find("{\"")).min().unwrap_or(said.len());
    let values = Deserializer::from_str(&said[begin..]).into_iter::<Value>().map_while(Result::ok);
    values.filter(|value| ["error", "warning"].iter().all(|key| value.get(key).is_none())).collect()
}

#[test]
fn what_is_shown_is_what_the_schemas_say() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let schemas: BTreeMap<&str, Value> = OF.into_iter().map(|of| (of, schema(of))).collect();
    for (of, values) in pages().iter().flat_map(|page| shown(page)) {
        for value in values {
            assert_eq!(violations(&schemas[of], &value), [""; 0], "{of}: {value}");
            *counts.entry(of).or_default() += 1;
        }
    }
    assert!(OF.into_iter().all(|of| counts.contains_key(of)), "{counts:?}");
    assert!(counts["answer"] > 10, "{counts:?}");
}

#[test]
fn every_key_is_described_and_always_there() {
    for of in OF {
        let schema = schema(of);
        assert_is_schema(&schema);
        let definitions = schema["$defs"].as_object().expect("there are definitions").values();
        for object in definitions.chain([&schema]).filter(|definition| definition.get("properties").is_some()) {
            let keys: BTreeSet<&str> =
                object["properties"].as_object().expect("keys").keys().map(String::as_str).collect();
            let required = object["required"].as_array().expect("a list").iter().filter_map(Value::as_str);
            assert_eq!(keys, required.collect(), "{of}");
            assert_eq!(object["additionalProperties"], false, "{of}");
        }
    }
}
