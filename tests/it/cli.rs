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
        .env("GITHUB_WORKSPACE", "")
        .env("XDG_CONFIG_HOME", "tests/nowhere")
        .env("CLICOLOR_FORCE", "")
        .case("tests/cmd/*.md")
        .case("README.md")
        .case("docs/**/*.md");
}

/// The rule files that the manual explains are ones that work: its commands use them.
#[test]
fn the_manual_shows_the_example_files() {
    for (page, example) in [("README.md", "small.toml"), ("docs/rule-file.md", "team.toml")] {
        let text = std::fs::read_to_string(page).expect("the page exists");
        let shown = std::fs::read_to_string(format!("tests/examples/{example}")).expect("the example exists");
        assert!(text.contains(&shown), "copy tests/examples/{example} into {page}");
    }
}
