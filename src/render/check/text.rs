//! What a check found, as people read it: the findings with excerpts, then what was checked.

use super::counts::problems;
use crate::checked::{CheckReport, Checked, FileUse, Problems, StrayPair};
use crate::diagnostic::Diagnostic;
use crate::render::diagnostic;
use crate::render::page::Page;
use crate::render::wording::{because, counted, lone_phrases};
use crate::text::shortened;

/// What it means that phrases find another owner.
const ASTRAY: &str = "A phrase that finds another owner is no error: asked in its own words it finds its rule. But a \
question in other words may go the same way. Where two of these rules are alike, give the first one more phrases about what \
only it does, or the second one the phrases that belong to it:";

/// The longest phrase that is shown, in characters.
const LONGEST: usize = 80;

/// The result of every file as text; with terminal colours, which a caller may strip.
pub fn text(checked: &[Checked], width: usize) -> String {
    let texts: Vec<String> = checked.iter().map(|checked| one(checked, width)).collect();
    texts.join("\n")
}

fn one(checked: &Checked, width: usize) -> String {
    let findings: Vec<Diagnostic> = checked.findings().into_iter().cloned().collect();
    let mut page = Page::new(width);
    page.heading(&format!("{}: {}", checked.file, verdict(checked)));
    if let Ok(report) = &checked.result {
        page.blank();
        page.field("rules", &rules(&report.files, &report.absent));
        checked.origin.into_iter().for_each(|origin| page.field("because", because(origin)));
        summary(&mut page, report);
    }
    diagnostic::text(&findings) + &page.finish()
}

/// What came of a file, in a few words.
fn verdict(checked: &Checked) -> String {
    let found = checked.problems();
    let Problems { errors, warnings } = found;
    let counts = problems(found);
    match &checked.result {
        Err(findings) => format!("cannot be used, {counts}{}", elsewhere(&checked.file, findings)),
        Ok(_) if errors > 0 => counts,
        Ok(report) if report.known > 0 && warnings == 0 => "nothing new".to_owned(),
        Ok(report) if report.known > 0 => counts,
        Ok(_) if warnings > 0 => format!("all holds, {counts}"),
        Ok(_) => "all is well".to_owned(),
    }
}

/// Where all findings are, if that is another file than the one that is checked.
fn elsewhere(checked: &str, findings: &[Diagnostic]) -> String {
    let file = findings.first().map(Diagnostic::file).filter(|file| *file != checked);
    let file = file.filter(|file| findings.iter().all(|finding| finding.file() == *file));
    file.map_or_else(String::new, |file| format!(" in {file}"))
}

fn summary(page: &mut Page, report: &CheckReport) {
    page.field("expected", &expected(report));
    page.field("phrases", &phrases(report));
    stray_pairs(page, report);
    lints(page, report);
}

fn rules(files: &[FileUse], absent: &[String]) -> String {
    let parts = files.iter().map(|file| match file.rules.len() {
        0 => format!("none from {}", file.file),
        count => format!("{count} from {}", file.file),
    });
    let absent = absent.iter().map(|file| format!("{file} is absent"));
    parts.chain(absent).collect::<Vec<_>>().join(", ")
}

fn expected(report: &CheckReport) -> String {
    let failed = report.expectations.iter().filter(|result| !result.holds()).count();
    match (report.expectations.len(), failed) {
        (0, _) => "nothing: the file has no [[expect]]".to_owned(),
        (1, 0) => "the 1 expectation holds".to_owned(),
        (all, 0) => format!("all {all} expectations hold"),
        (all, failed) => format!("{} of {all} expectations hold", all - failed),
    }
}

fn phrases(report: &CheckReport) -> String {
    let phrases = report.phrases;
    let counts = [
        (phrases.home, "finds its rule", "find their rule"),
        (phrases.same_owner, "finds its owner", "find their owner"),
        (phrases.unsure, "finds nothing sure", "find nothing sure"),
        (phrases.astray, "finds another owner", "find another owner"),
    ];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let says = |(count, one, several)| format!("{count} {}", if count == 1 { one } else { several });
    let counts: Vec<String> = counts.map(says).collect();
    let asked = match (phrases.asked, phrases.all) {
        (0, _) => return "none can be left out".to_owned(),
        (asked, all) if asked + phrases.lone < all => format!("{asked} of {all}"),
        (asked, _) => asked.to_string(),
    };
    format!("{asked} asked, each left out of its rule: {}{}", counts.join(", "), lone_phrases(phrases.lone))
}

/// The rules between which phrases stray, and what that means.
fn stray_pairs(page: &mut Page, report: &CheckReport) {
    if report.stray_pairs.is_empty() {
        return;
    }
    page.blank();
    page.paragraph(ASTRAY);
    page.blank();
    for pair in &report.stray_pairs {
        let StrayPair { rule, winner, phrases, asked, example } = pair;
        page.item(&format!("{rule} → {winner}: {phrases} of {asked}, such as “{}”", shortened(example, LONGEST)));
    }
    page.blank();
}

fn lints(page: &mut Page, report: &CheckReport) {
    let allowed: Vec<&str> = report.allowed.iter().map(|code| code.name()).collect();
    let without = match allowed.as_slice() {
        [] => String::new(),
        allowed => format!(", not for {}", allowed.join(", ")),
    };
    let found: Vec<_> = report.lints.iter().filter(|lint| !lint.findings.is_empty()).collect();
    let none = match found.is_empty() {
        true if report.known > 0 => "; nothing new",
        true => "; nothing found",
        false => "",
    };
    page.field("lints", &format!("{} looked for{without}{none}", report.lints.len()));
    for lint in found {
        page.field("", &format!("{} {}", lint.findings.len(), lint.code.name()));
    }
    if report.known > 0 {
        page.field("baseline", &format!("has {}, not shown here", counted(report.known, "more finding")));
    }
}
