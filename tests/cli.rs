//! What the manual shows is what happens: the console blocks of the README and of `tests/cmd/` run as tests.
//! `TRYCMD=overwrite cargo test --test cli` writes the expected output anew.

#[test]
fn console_blocks() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("WHO_OWNS_TODAY", "2026-11-24")
        // Whoever runs the tests may have rules and colours of their own.
        .env("WHO_OWNS_RULES", "")
        .env("XDG_CONFIG_HOME", "tests/nowhere")
        .env("CLICOLOR_FORCE", "")
        .case("tests/cmd/*.md")
        .case("README.md");
}
