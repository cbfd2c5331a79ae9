//! What the manual shows is what happens: the console blocks of the README and of `tests/cmd/` run as tests.
//! `TRYCMD=overwrite cargo test --test cli` writes the expected output anew.

#[test]
fn console_blocks() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .env("WHO_OWNS_TODAY", "2026-11-24")
        .case("tests/cmd/*.md")
        .case("README.md");
}
