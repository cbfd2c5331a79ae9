//! The architecture, held by a test: imports go up the list of layers only, and what is impure stays in the program.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: a layer may import those of the lines before it, not those that share its line.
const LAYERS: &[&[&str]] =
    &[&["source"], &["diagnostic"], &["text"], &["rulebook"], &["router"], &["coverage", "diff"], &["render"]];

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

/// The library's files with the layer that each belongs to, and its height; `lib.rs` stands above all.
fn library() -> Vec<(PathBuf, String, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("it lies below");
        let first = inside.components().next().expect("it has a name").as_os_str().to_string_lossy();
        let name = first.trim_end_matches(".rs");
        if name == "bin" || name == "lib" {
            continue;
        }
        let height = LAYERS.iter().position(|layers| layers.contains(&name));
        let height = height.unwrap_or_else(|| panic!("{name} is in no layer"));
        files.push((path.clone(), name.to_owned(), height, fs::read_to_string(&path).expect("it can be read")));
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
    for (path, own, height, text) in library() {
        for line in code(&text) {
            for layer in LAYERS[height..].iter().copied().flatten().filter(|layer| **layer != own) {
                let import = format!("crate::{layer}");
                assert!(!line.contains(&import), "{} imports {layer} from above: {line}", path.display());
            }
        }
    }
}

#[test]
fn the_library_is_pure() {
    for (path, _, _, text) in library() {
        for line in code(&text) {
            for impure in IMPURE {
                assert!(!line.contains(impure), "{} touches {impure}: {line}", path.display());
            }
        }
    }
}
