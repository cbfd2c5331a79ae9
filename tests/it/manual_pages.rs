//! The pages of the manual: their links lead somewhere, and they leave out no code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use who_owns::diagnostic::Code;

/// The pages that people read.
fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir("docs").expect("the folder exists").map(|entry| entry.expect("it can be read").path());
    let mut pages: Vec<PathBuf> = ["README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md"].map(PathBuf::from).into();
    pages.extend(docs.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    pages
}

fn read(page: &Path) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// The lines of a page that are not inside a block of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        in_code ^= line.starts_with("```");
        !in_code && !line.starts_with("```")
    })
}

/// What the links of a page point to.
fn targets(text: &str) -> Vec<String> {
    let after_bracket = |line: &str| -> Vec<String> {
        line.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
    };
    prose(text).flat_map(after_bracket).collect()
}

/// The anchors that GitHub gives to the headings of a page. No page has two headings of one name.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    headings
        .map(|heading| heading.to_lowercase().chars().filter(is_kept).collect::<String>().replace(' ', "-"))
        .collect()
}

/// Whether a relative target exists, its anchor included.
fn leads_somewhere(page: &Path, target: &str) -> bool {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = page.parent().unwrap_or(Path::new(""));
    let path = if path.is_empty() { page.to_owned() } else { folder.join(path) };
    path.exists() && (anchor.is_empty() || anchors(&read(&path)).contains(anchor))
}

#[test]
fn links_lead_somewhere() {
    let mut found = 0;
    for page in pages() {
        for target in targets(&read(&page)).iter().filter(|target| !target.starts_with("https://")) {
            found += 1;
            assert!(leads_somewhere(&page, target), "{} links to {target}", page.display());
        }
    }
    assert!(found > 50, "only {found}");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let page = Path::new("docs/asking.md");
    assert!(leads_somewhere(page, "formats.md#exit-statuses") && leads_somewhere(page, "#unowned"));
    for target in ["format.md", "formats.md#exit-status", "#unown", "README.md"] {
        assert!(!leads_somewhere(page, target), "{target}");
    }
}

#[test]
fn every_code_is_in_the_manual() {
    let pages = ["docs/rule-file.md", "docs/checking-in-ci.md", "docs/your-own-file.md"];
    let manual = pages.map(|page| read(Path::new(page))).concat();
    for code in Code::ALL {
        assert!(manual.contains(&format!("`{}`", code.name())), "{} is missing", code.name());
    }
}
