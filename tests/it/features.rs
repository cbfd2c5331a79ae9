//! Others can use the library alone: without the feature `cli` there is nothing of a command-line program in it.

use std::fs;
use std::process::Command;

/// The names of what the crate needs, with these arguments.
fn needs(arguments: &[&str]) -> Vec<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none"]).args(arguments);
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("names are UTF-8");
    lines.lines().filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
}

/// What the feature `cli` adds, as `Cargo.toml` says.
fn of_the_program() -> Vec<String> {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).expect("it can be read");
    let (_, feature) = manifest.split_once("\ncli = [\n").expect("the feature is there");
    let (feature, _) = feature.split_once("\n]").expect("it ends");
    let names: Vec<String> =
        feature.split("\"dep:").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
    assert!(names.len() > 5, "{names:?}");
    names
}

#[test]
fn the_library_needs_nothing_of_the_program() {
    let (program, library) = (needs(&[]), needs(&["--no-default-features"]));
    // On Windows the program needs no signals of Unix.
    for name in of_the_program().iter().filter(|name| cfg!(unix) || *name != "nix") {
        assert!(program.contains(name), "the program needs {name}");
        assert!(!library.contains(name), "the library needs {name}");
    }
    assert!(library.iter().all(|name| !name.starts_with("clap")), "{library:?}");
}
