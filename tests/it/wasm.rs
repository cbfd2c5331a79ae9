//! The module of the web page: built from these sources, no larger than it was, and of one mind with the program.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use who_owns::{Detail, Given, Source, render, shipped};

use crate::browser::Browser;
use crate::support::{PROJECT, command, fed, file, out, program, run, text, valid};

const MODULE: &str = "src/render/list/html/answer.wasm";

/// The hash of what [`MODULE`] was built from.
const HASH: &str = "src/render/list/html/answer.sha256";

/// What the module is built from; the rest of the library is not in it.
const SOURCES: [&str; 21] = [
    "Cargo.toml",
    "src/bundle.rs",
    "src/diagnostic.rs",
    "src/embedding",
    "src/lib.rs",
    "src/page",
    "src/render/answer",
    "src/render/bar.rs",
    "src/render/escape",
    "src/render/escape.rs",
    "src/render/json.rs",
    "src/render/link.rs",
    "src/render/mod.rs",
    "src/render/page.rs",
    "src/render/people.rs",
    "src/render/wording.rs",
    "src/router",
    "src/rulebook",
    "src/source.rs",
    "src/suggest.rs",
    "src/text",
];

/// How large the module may be, in bytes: little more than it is, so that someone looks at why it grows.
const LARGEST: usize = 1_040_000;

/// How large the page of the built-in rules may be, in bytes.
const LARGEST_PAGE: usize = 4_050_000;

/// What sources are called. The word tables are none: the page has them beside the module.
fn is_source(path: &Path) -> bool {
    let endings = ["lock", "rs", "toml", "txt"];
    path.extension().is_some_and(|end| endings.iter().any(|one| end == *one))
}

/// The files below a path that are built from, sorted.
fn files_below(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return is_source(path).then(|| path.to_owned()).into_iter().collect();
    }
    let entries = fs::read_dir(path).expect("it is there").map(|entry| entry.expect("it is there").path());
    entries.collect::<BTreeSet<_>>().iter().flat_map(|path| files_below(path)).collect()
}

#[test]
fn sources_are_those_of_the_module() {
    let mut hash = Sha256::new();
    for path in SOURCES.iter().flat_map(|path| files_below(&Path::new(PROJECT).join(path))) {
        hash.update(fs::read(path).expect("it can be read"));
    }
    let hash = hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let file = Path::new(PROJECT).join(HASH);
    if env::var_os("SOURCES").is_some_and(|wanted| wanted == "overwrite") {
        fs::write(file, hash + "\n").expect("the hash can be written");
        return;
    }
    let built_from = fs::read_to_string(file).expect("the hash is there");
    assert!(built_from.trim() == hash, "the sources of {MODULE} have changed: run .ci/wasm, and commit what it makes");
}

#[test]
fn the_module_does_not_grow_unseen() {
    let size = fs::metadata(Path::new(PROJECT).join(MODULE)).expect("it is there").len() as usize;
    assert!(size <= LARGEST, "{MODULE} has {size} bytes, and may have {LARGEST}");
    assert!(size >= LARGEST - LARGEST / 10, "{MODULE} has {size} bytes: lower LARGEST, so that it cannot grow again");
}

#[test]
fn the_page_is_no_larger_than_it_may_be() {
    let size = out(&run(["list", "--format", "html"])).len();
    assert!(size <= LARGEST_PAGE, "the page has {size} bytes");
}

/// Each package in a lock file, with its version.
fn locked(path: &str) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(Path::new(PROJECT).join(path)).expect("it is there");
    let value = |line: &str, key: &str| Some(line.strip_prefix(key)?.trim_matches('"').to_owned());
    let packages = text.split("[[package]]\n").skip(1);
    let read = |package: &str| {
        let mut lines = package.lines();
        Some((value(lines.next()?, "name = ")?, value(lines.next()?, "version = ")?))
    };
    packages.map(|package| read(package).expect("a package has a name and a version")).collect()
}

#[test]
fn the_module_has_the_packages_of_the_program() {
    let program = locked("Cargo.lock");
    let module = locked("src/page/Cargo.lock");
    let others: Vec<_> =
        module.iter().filter(|package| package.0 != "who-owns-page" && !program.contains(package)).collect();
    assert!(others.is_empty(), "other versions in src/page/Cargo.lock: {others:?}");
}

/// Something that runs the module of a page.
enum Engine {
    Browser(Box<Browser>),
    Node,
}

impl Engine {
    /// A browser, else Node.js; `None` if there is neither, which is said.
    fn start() -> Option<Self> {
        if let Some(browser) = Browser::start() {
            return Some(Self::Browser(Box::new(browser)));
        }
        let has_node = command("node").arg("--version").output().is_ok_and(|output| output.status.success());
        if !has_node {
            let _ =
                writeln!(std::io::stderr(), "SKIPPED: no Node.js either, so the answers of the page are not compared.");
        }
        has_node.then_some(Self::Node)
    }

    /// What a page answers, a line of JSON for each request.
    fn answers(&mut self, page: &Path, requests: &[Value]) -> String {
        match self {
            Self::Browser(browser) => {
                browser.open(page, "", 1280);
                browser.value("ready.then(() => true)");
                let answer = |some: &[Value]| {
                    let answers =
                        browser.value(&format!("{}.map((asked) => answer(asked) + '\\n').join('')", json!(some)));
                    answers.as_str().expect("answers are text").to_owned()
                };
                requests.chunks(200).map(answer).collect()
            }
            Self::Node => {
                let mut node = command("node");
                node.args(["tests/it/answers.mjs", text(page)]);
                out(&fed(node, json!(requests).to_string().as_bytes()))
            }
        }
    }
}

/// The questions of a golden file.
fn golden(path: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(PROJECT).join(path)).expect("it is there");
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

/// What is chosen beside the questions.
#[derive(Clone, Copy, Default)]
struct Chosen<'c> {
    given: Option<(&'c str, &'c str)>,
    area: Option<&'c str>,
}

impl Chosen<'_> {
    fn given(self) -> Given {
        self.given.into_iter().map(|(context, value)| (context.to_owned(), value.to_owned())).collect()
    }

    fn options(self) -> Vec<String> {
        let given = self.given.map(|(context, value)| format!("--given={context}={value}"));
        given.into_iter().chain(self.area.map(|area| format!("--area={area}"))).collect()
    }

    fn request(self, activity: &str, format: &str) -> Value {
        let (given, area) = (self.given(), self.area);
        json!({"activity": activity, "given": given, "area": area, "today": [2026, 11, 24], "format": format})
    }
}

/// The page answers what the program answers, to the last byte.
fn assert_same_answers(engine: &mut Engine, options: &[&str], chosen: Chosen<'_>, questions: &[String]) {
    let mut asking = program();
    asking.args(options).args(chosen.options()).args(["--format", "jsonl", "--from", "-"]);
    let program = out(&fed(asking, questions.join("\n").as_bytes()));
    let page = out(&run(["list", "--format", "html"].iter().chain(options)));
    let page = file("page.html", page);
    let request = |activity: &String| chosen.request(activity, "jsonl");
    let answers = engine.answers(&page, &questions.iter().map(request).collect::<Vec<_>>());
    assert_eq!(answers.lines().count(), questions.len());
    let other = answers.lines().zip(program.lines()).find(|(page, program)| page != program);
    assert_eq!(other, None, "the page has another answer: if the program's is right, run .ci/wasm");
}

/// The pieces of the page are those that the library makes.
fn assert_same_pieces(engine: &mut Engine, rules: &str, chosen: Chosen<'_>, questions: &[&str]) {
    let source = match rules {
        "builtin" => who_owns::builtin(),
        rules => Source::new(rules, fs::read_to_string(Path::new(PROJECT).join(rules)).expect("it is there")),
    };
    let book = valid(source);
    let router = shipped::router_of(&book);
    let page = file("page.html", out(&run(["list", "--format", "html", "--rules", rules])));
    for question in questions {
        let answer = match chosen.area {
            Some(area) => router.route_in(area, question, &chosen.given(), Detail::Decision),
            None => router.route(question, &chosen.given(), Detail::Decision),
        };
        let piece = render::answer::html(&book, &answer, date(2026, 11, 24));
        let on_the_page = engine.answers(&page, &[chosen.request(question, "html")]);
        assert_eq!(on_the_page.trim_end(), piece.trim_end(), "{rules}, {question}: run .ci/wasm");
    }
}

#[test]
fn the_page_answers_as_the_program_does() {
    let Some(mut engine) = Engine::start() else { return };
    assert_same_answers(&mut engine, &[], Chosen::default(), &golden("tests/golden/answers.tsv"));
    let library = golden("tests/golden/library.tsv");
    assert_same_answers(&mut engine, &["--rules", "tests/golden/library.toml"], Chosen::default(), &library);
    let above =
        ["lay the tables on the terrace", "cooking the soup", "customer feedback", "make soup for the customer"];
    assert_same_answers(&mut engine, &["--rules", "rules/starter.toml"], Chosen::default(), &above.map(str::to_owned));
}

#[test]
fn the_page_answers_as_the_program_does_with_what_is_chosen() {
    let Some(mut engine) = Engine::start() else { return };
    let shop =
        ["prioritise the backlog", "sev1: production is down", "fix a bug", "feed the office cat", "who is the PO?"];
    for (given, area) in
        [(None, Some("payments")), (Some(("severity", "sev1")), None), (Some(("severity", "sev2")), Some("search"))]
    {
        let chosen = Chosen { given, area };
        assert_same_answers(&mut engine, &["--rules", "tests/cmd/areas.toml"], chosen, &shop.map(str::to_owned));
        assert_same_pieces(&mut engine, "tests/cmd/areas.toml", chosen, &shop);
    }
    let asked = ["customer feedback", "feed the office cat", "fix a bug"];
    assert_same_pieces(&mut engine, "tests/cmd/severity.toml", Chosen::default(), &asked);
    assert_same_pieces(&mut engine, "builtin", Chosen::default(), &asked);
}
