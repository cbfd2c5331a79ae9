//! The way of a new team through the manual, step by step: what it shows is what happens.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{commit, err, git, out, program, status};

const FILE: &str = "who-owns.toml";

/// The page that leads a new team.
const PAGE: &str = "docs/your-own-file.md";

/// The outputs that the page shows below a heading, in order.
fn shown(heading: &str) -> Vec<String> {
    let page = fs::read_to_string(PAGE).expect("the page exists");
    let (_, chapter) = page.split_once(&format!("\n## {heading}\n")).expect("the page has the heading");
    let chapter = chapter.split("\n## ").next().unwrap_or_default();
    let blocks = chapter.split("```text\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

struct Team {
    folder: TempDir,
    blocks: std::vec::IntoIter<String>,
}

impl Team {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is a place for temporary files");
        Self { folder, blocks: shown("Start").into_iter() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the program says, which must end with this status.
    fn said(&self, arguments: &[&str], expected: i32) -> String {
        let output = program().current_dir(self.path()).args(arguments).output().expect("the program runs");
        let said = out(&output) + &err(&output);
        assert_eq!(status(&output), expected, "{arguments:?}: {said}");
        said
    }

    /// Runs the program, which must end with this status and say what the page shows next.
    fn runs(&mut self, arguments: &[&str], expected: i32) {
        let said = self.said(arguments, expected);
        snapbox::assert_data_eq!(said, self.blocks.next().expect("the page shows it"));
    }

    fn edits(&self, edit: impl Fn(&str) -> String) {
        let path = self.path().join(FILE);
        let text = fs::read_to_string(&path).expect("it is there");
        let edited = edit(&text);
        assert_ne!(text, edited);
        fs::write(path, edited).expect("it can be written");
    }
}

#[test]
fn a_new_team_comes_to_a_checked_file() {
    let mut team = Team::new();
    git(team.path(), &["init", "--quiet"]);
    team.runs(&["init"], 0);

    team.edits(|text| text.replace("#[roles.product-manager]\n#holder", "[roles.product-manager]\nholder"));
    git(team.path(), &["add", FILE]);
    commit(team.path(), "Say who owns what");

    team.edits(|text| format!("{text}\n[rules.customer-feedback]\nowner = \"product-owner\"\n"));
    team.runs(&["check"], 1);

    let expected = |owner| format!("ask = \"customer feedback\"\nowner = \"{owner}\"");
    team.edits(|text| text.replace(&expected("product-manager"), &expected("product-owner")));
    team.runs(&["check"], 0);
    team.runs(&["diff", "git:HEAD:who-owns.toml", FILE], 1);
    assert_eq!(team.blocks.next(), None, "the page shows no more than happens");
}
