//! Findings about a file, with an excerpt of the place.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use super::page::{BOLD, clean, is_command};
use crate::diagnostic::{Code, Diagnostic, Label, Severity};

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// So many findings are shown: nobody reads on.
const MOST: usize = 20;

/// So many are shown of a file that is something else than TOML: what follows from the first ones tells nothing new.
const MOST_IF_HOPELESS: usize = 3;

/// The findings as text, one after the other, the first twenty of them; with terminal colours, which a caller may strip.
pub fn text(findings: &[Diagnostic]) -> String {
    let hopeless = is_hopeless(findings);
    let most = if hopeless { MOST_IF_HOPELESS } else { MOST };
    let mut text = String::new();
    for finding in findings.iter().take(most) {
        text.push_str(&Renderer::styled().render(&[group(finding)]));
        text.push_str("\n\n");
    }
    if let Some(more) = findings.len().checked_sub(most).filter(|more| *more > 0) {
        let doubt = if hopeless { ". Is this a TOML file at all?" } else { "" };
        text.push_str(&format!("… and {more} more; all of them in --format json{doubt}\n\n"));
    }
    text
}

/// Whether there are more findings than are shown and all say the same: that this is no TOML.
fn is_hopeless(findings: &[Diagnostic]) -> bool {
    findings.len() > MOST && findings.iter().all(|finding| finding.code == Code::InvalidToml)
}

fn group(finding: &Diagnostic) -> Group<'_> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(clean(&finding.message)).id(finding.code.name()));
    for labels in by_file(&finding.labels) {
        let Some(Label { source, .. }) = labels.first() else { continue };
        let annotations = labels.into_iter().map(|label| {
            let kind = if *label == finding.labels[0] { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(label.span.start..label.span.end).label(clean(&label.text))
        });
        group =
            group.element(Snippet::source(masked(source.text())).path(clean(source.name())).annotations(annotations));
    }
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(clean(help))),
        None => group,
    }
}

/// A file's text without what a terminal would obey beyond ASCII, every byte at its place; the renderer shows the rest.
fn masked(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| !c.is_ascii() && is_command(c);
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let mask = |c: char| match c.len_utf8() {
        2 if obeyed(c) => '·',
        3 if obeyed(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    Cow::Owned(text.chars().map(mask).collect())
}

/// The labels of each file together, the files in the order of their first labels.
fn by_file(labels: &[Label]) -> Vec<Vec<&Label>> {
    let mut files: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        match files.iter_mut().find(|file| file[0].source.name() == label.source.name()) {
            Some(file) => file.push(label),
            None => files.push(vec![label]),
        }
    }
    files
}

/// How many errors there are, and in which files.
pub fn summary(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let mut files: Vec<&str> = Vec::new();
    for finding in findings {
        if !files.contains(&finding.file()) {
            files.push(finding.file());
        }
    }
    let files = files.join(", ");
    match errors {
        1 => format!("{}: 1 error", clean(&files)),
        errors => format!("{}: {errors} errors", clean(&files)),
    }
}

/// An error that is not about a place in a file.
pub fn message(message: &str, help: Option<&str>) -> String {
    said("error", ERROR, message, help)
}

/// What is no error and may still not be what was meant.
pub fn warning(message: &str, help: &str) -> String {
    said("warning", WARNING, message, Some(help))
}

fn said(word: &str, style: Style, message: &str, help: Option<&str>) -> String {
    let help = help.map(|help| format!("  {HELP}help{HELP:#}: {}\n", clean(help))).unwrap_or_default();
    format!("{style}{word}{style:#}{BOLD}: {}{BOLD:#}\n{help}", clean(message))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Source;

    fn told(code: Code, count: usize) -> String {
        let source = Arc::new(Source::new("soup.toml", "soup"));
        text(&vec![Diagnostic::error(code, &source, source.span(0..4), "no"); count])
    }

    #[test]
    fn twenty_findings_are_shown_and_the_others_counted() {
        assert_eq!(told(Code::UnknownRole, 20).matches("soup.toml").count(), 20);
        assert!(!told(Code::UnknownRole, 20).contains("more"));
        let many = told(Code::UnknownRole, 100);
        assert_eq!(many.matches("soup.toml").count(), 20);
        assert!(many.contains("and 80 more"), "{many}");
    }

    #[test]
    fn a_file_of_another_kind_shows_few() {
        assert_eq!(told(Code::InvalidToml, 20).matches("soup.toml").count(), 20);
        let prose = told(Code::InvalidToml, 100);
        assert_eq!(prose.matches("soup.toml").count(), 3);
        assert!(prose.contains("and 97 more") && prose.contains("TOML file at all?"), "{prose}");
    }
}
