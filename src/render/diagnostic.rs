//! Findings about a file, with an excerpt of the place.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::page::clean;
use crate::diagnostic::{Diagnostic, Label, Severity};

/// The findings as text, one after the other; with terminal colours, which a caller may strip.
pub fn text(findings: &[Diagnostic]) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&Renderer::styled().render(&[group(finding)]));
        text.push_str("\n\n");
    }
    text
}

fn group(finding: &Diagnostic) -> Group<'_> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.code.name()));
    for labels in by_file(&finding.labels) {
        let Some(Label { source, .. }) = labels.first() else { continue };
        let annotations = labels.into_iter().map(|label| {
            let kind = if *label == finding.labels[0] { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(label.span.start..label.span.end).label(label.text.as_str())
        });
        group = group.element(Snippet::source(source.text()).path(source.name()).annotations(annotations));
    }
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
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

/// How many errors there are, in how many words it takes.
pub fn summary(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let file = findings.first().map_or("", Diagnostic::file);
    match errors {
        1 => format!("{file}: 1 error"),
        errors => format!("{file}: {errors} errors"),
    }
}

/// An error that is not about a place in a file.
pub fn message(message: &str, help: Option<&str>) -> String {
    let message = clean(message);
    let help = help.map(clean);
    let group = Group::with_title(Level::ERROR.primary_title(message.as_ref()));
    let group = match &help {
        Some(help) => group.element(Level::HELP.message(help.as_ref())),
        None => group,
    };
    Renderer::styled().render(&[group]) + "\n"
}
