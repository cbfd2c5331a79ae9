//! The architecture, held by a test: imports go up the list of layers only, and what is impure stays in the program.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: a layer may import those below it. Those that share a height do not know each other.
const LAYERS: [&[&str]; 8] = [
    &["source", "suggest"],
    &["diagnostic", "embedding"],
    &["text"],
    &["rulebook"],
    &["router"],
    &["report", "shipped"],
    &["check", "coverage", "diff"],
    &["render"],
];

/// What the library never touches.
const IMPURE: [&str; 10] = [
    "clap",
    "anyhow",
    "anstream",
    "terminal_size",
    "std::fs",
    "std::env",
    "std::io",
    "std::time",
    "SystemTime",
    "println!",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// A file of the library.
struct File {
    path: PathBuf,
    layer: String,
    height: usize,
    text: String,
}

/// The library's files; `lib.rs` and the build script stand above all.
fn library() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("it lies below");
        let first = inside.components().next().expect("it has a name").as_os_str().to_string_lossy();
        let name = first.trim_end_matches(".rs");
        if ["bin", "build", "lib"].contains(&name) {
            continue;
        }
        let height = LAYERS.iter().position(|layers| layers.contains(&name));
        let height = height.unwrap_or_else(|| panic!("{name} is in no layer"));
        let text = fs::read_to_string(&path).expect("it can be read");
        files.push(File { layer: name.to_owned(), path, height, text });
    }
    assert!(files.len() > LAYERS.len(), "there is something to look at");
    files
}

/// The code of a file: without comments and without its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take_while(|line| !line.contains("#[cfg(test)]")).filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn imports_go_up_only() {
    for File { path, layer, height, text } in library() {
        let others: Vec<&str> = LAYERS[height..].concat().into_iter().filter(|other| *other != layer).collect();
        for line in code(&text) {
            for other in &others {
                let imports = line.contains(&format!("crate::{other}"));
                assert!(!imports, "{}, of {layer}, imports {other}: {line}", path.display());
            }
        }
    }
}

/// What is found and how it looks meet in `report` only.
#[test]
fn render_does_not_know_check() {
    for File { path, text, .. } in library().iter().filter(|file| file.layer == "render") {
        let import = code(text).find(|line| line.contains("crate::check"));
        assert_eq!(import, None, "{}", path.display());
    }
}

#[test]
fn the_library_is_pure() {
    for File { path, text, .. } in library() {
        for line in code(&text) {
            for impure in IMPURE {
                assert!(!line.contains(impure), "{} touches {impure}: {line}", path.display());
            }
        }
    }
}
