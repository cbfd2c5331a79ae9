//! Others can use the library alone: without the feature `cli` there is nothing of a command-line program in it.

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

#[test]
fn the_library_needs_nothing_of_the_program() {
    const OF_THE_PROGRAM: [&str; 7] =
        ["anstream", "anyhow", "clap", "clap_complete", "clap_mangen", "tempfile", "terminal_size"];
    let (program, library) = (needs(&[]), needs(&["--no-default-features"]));
    for name in OF_THE_PROGRAM {
        assert!(program.iter().any(|needed| needed == name), "the program needs {name}");
        assert!(!library.iter().any(|needed| needed == name), "the library needs {name}");
    }
    assert!(library.iter().all(|name| !name.starts_with("clap")), "{library:?}");
}
