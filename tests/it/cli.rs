//! What the manual shows is what happens: the console blocks of the README, of `docs/` and of `tests/cmd/` run as tests.
//! `TRYCMD=overwrite cargo test --release cli` writes the expected output anew.

#[test]
fn console_blocks() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .env("WHO_OWNS_TODAY", "2026-11-24")
        // The variables that `support::command` removes.
        .env("WHO_OWNS_RULES", "")
        .env("XDG_CONFIG_HOME", "tests/nowhere")
        .env("CLICOLOR_FORCE", "")
        .case("tests/cmd/*.md")
        .case("README.md")
        .case("docs/**/*.md");
}

/// The rule file that the README explains is one that works: its commands use it.
#[test]
fn the_readme_shows_the_example_file() {
    let readme = std::fs::read_to_string("README.md").expect("it is there");
    let example = std::fs::read_to_string("tests/examples/team.toml").expect("it is there");
    assert!(readme.contains(&example), "copy tests/examples/team.toml into the README");
}
