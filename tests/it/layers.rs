//! The architecture, held by a test: imports go up the list of layers only, no two files import each other, and what is
//! impure stays in the program.

use std::path::Path;

use crate::module_graph::{Crate, Module};
use crate::support::PROJECT;

/// From the bottom up: a layer may import those below it. Those that share a height do not know each other.
const LAYERS: [&[&str]; 9] = [
    &["source", "suggest"],
    &["diagnostic", "embedding"],
    &["text"],
    &["rulebook"],
    &["matrix", "router"],
    &["checked", "shipped"],
    &["bundle", "check", "coverage", "diff"],
    &["report", "teach"],
    &["render"],
];

/// The crates and modules that the library never touches.
const IMPURE: [&str; 12] = [
    "anstream",
    "anyhow",
    "clap",
    "indicatif",
    "nix",
    "tempfile",
    "terminal_size",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
];

/// Further ones whose names stand alone, too.
const IMPURE_WORDS: [&str; 3] = ["std::thread", "std::time", "SystemTime"];

/// The library but its root and the build script, which stand above all.
fn library() -> Crate {
    Crate::read(&Path::new(PROJECT).join("src"), &["bin", "build.rs", "page"])
}

fn program() -> Crate {
    Crate::read(&Path::new(PROJECT).join("src/bin/who-owns"), &[])
}

fn height(module: &Module) -> usize {
    let layer = module.first().expect("the root is no layer");
    LAYERS
        .iter()
        .position(|layers| layers.contains(&layer.as_str()))
        .unwrap_or_else(|| panic!("{layer} is in no layer"))
}

fn named(module: &Module) -> String {
    if module.is_empty() { "the root".to_owned() } else { module.join("::") }
}

#[test]
fn imports_go_up_only() {
    let library = library();
    for module in library.modules().filter(|module| !module.is_empty()) {
        for imported in library.imports(module).iter().filter(|imported| imported.first() != module.first()) {
            let below = !imported.is_empty() && height(imported) < height(module);
            assert!(below, "{} imports {}", named(module), named(imported));
        }
    }
}

#[test]
fn no_two_files_import_each_other() {
    for code in [library(), program()] {
        let circle = code.circle().map(|circle| circle.iter().map(named).collect::<Vec<_>>().join(" -> "));
        assert_eq!(circle, None);
    }
}

/// What is found and how it looks meet in `checked` only.
#[test]
fn render_does_not_know_check() {
    let library = library();
    for module in library.modules().filter(|module| module.first().is_some_and(|layer| layer == "render")) {
        let check =
            library.imports(module).into_iter().find(|imported| imported.first().is_some_and(|layer| layer == "check"));
        assert_eq!(check, None, "{}", named(module));
    }
}

#[test]
fn the_library_is_pure() {
    let library = library();
    for module in library.modules() {
        let paths: Vec<String> = library.paths(module).iter().map(|path| path.join("::")).collect();
        for impure in IMPURE {
            let touches = paths.iter().find(|path| path.starts_with(impure));
            assert_eq!(touches, None, "{}", library.path(module).display());
        }
        for impure in IMPURE_WORDS {
            assert!(!library.code(module).contains(impure), "{} touches {impure}", library.path(module).display());
        }
    }
}
