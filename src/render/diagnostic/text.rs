//! Findings about a file, with an excerpt of the place.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::render::escape;
use crate::render::page::BOLD;
use crate::render::wording::counted;
use crate::source::{Location, Source, Span};
use crate::text::shortened;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The most findings that are shown; the others are counted.
const MOST: usize = 100;

/// A file with more errors than this, all of syntax, is not TOML at all.
const MOST_OF_SYNTAX: usize = 20;

/// The most findings that are shown of a file that is not TOML at all: the first errors cause the others.
const MOST_IF_HOPELESS: usize = 3;

/// The longest sentence in characters: a name in it can be as long as its file.
const LONGEST_SENTENCE: usize = 4_000;

/// The longest excerpt in bytes; places that lie farther apart get excerpts of their own.
const LONGEST_EXCERPT: usize = 64 * 1024;

/// The findings as text, one after the other, the first hundred of them; with terminal colours, which a caller may strip.
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

/// Whether there are many findings, and all are syntax errors.
fn is_hopeless(findings: &[Diagnostic]) -> bool {
    findings.len() > MOST_OF_SYNTAX && findings.iter().all(|finding| finding.code == Code::InvalidToml)
}

fn group(finding: &Diagnostic) -> Group<'_> {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(sentence(&finding.message)).id(finding.code.name()));
    for excerpt in excerpts(finding) {
        group = match excerpt.lines.len() {
            0..=LONGEST_EXCERPT => group.element(excerpt.snippet(&finding.at)),
            _ => group.element(excerpt.origin()),
        };
    }
    match help(finding) {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// What to do next, with the lines to paste under it.
fn help(finding: &Diagnostic) -> Option<Cow<'_, str>> {
    let help = finding.help.as_deref().map(sentence)?;
    let Some(suggestion) = &finding.suggestion else { return Some(help) };
    let toml = escape::toml(suggestion.clone());
    let lines = toml.lines().map(|line| format!("\n{}", escape::no_command(&sentence(line))));
    Some(Cow::Owned(format!("{help}:{}", lines.collect::<String>())))
}

/// Labels of a file that are shown together, with the range of bytes of their lines: the renderer scans all that it
/// gets.
struct Excerpt<'f> {
    labels: Vec<&'f Label>,
    lines: Range<usize>,
}

impl<'f> Excerpt<'f> {
    fn of(label: &'f Label) -> Self {
        let Location { source, span } = &label.place;
        let text = source.text();
        let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[span.end..].find('\n').map_or(text.len(), |newline| span.end + newline + 1);
        Self { labels: vec![label], lines: start..end }
    }

    fn together_with(&self, other: &Self) -> Range<usize> {
        self.lines.start.min(other.lines.start)..self.lines.end.max(other.lines.end)
    }

    fn is_near(&self, other: &Self) -> bool {
        self.source().name() == other.source().name() && self.together_with(other).len() <= LONGEST_EXCERPT
    }

    fn source(&self) -> &'f Source {
        &self.labels[0].place.source
    }

    fn snippet(&self, primary: &Label) -> Snippet<'f, Annotation<'f>> {
        let annotations = self.labels.iter().map(|label| {
            let kind = if *label == primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let Span { start, end } = label.place.span;
            kind.span(start - self.lines.start..end - self.lines.start).label(escape::terminal(&label.text))
        });
        Snippet::source(escape::excerpt(&self.source().text()[self.lines.clone()]))
            .line_start(self.source().position(self.lines.start).line)
            .path(escape::terminal(self.source().name()))
            .annotations(annotations)
    }

    /// The place alone, where a line is too long to be shown.
    fn origin(&self) -> Origin<'f> {
        let place = self.labels[0].place.position();
        Origin::path(escape::terminal(self.source().name())).line(place.line).char_column(place.column)
    }
}

/// The excerpts in the order of their first labels.
fn excerpts(finding: &Diagnostic) -> Vec<Excerpt<'_>> {
    let mut excerpts: Vec<Excerpt<'_>> = Vec::new();
    for one in finding.labels().map(Excerpt::of) {
        match excerpts.iter_mut().find(|other| other.is_near(&one)) {
            Some(other) => {
                other.lines = other.together_with(&one);
                other.labels.extend(one.labels);
            }
            None => excerpts.push(one),
        }
    }
    excerpts
}

/// A sentence as it can be printed.
fn sentence(text: &str) -> Cow<'_, str> {
    match shortened(text, LONGEST_SENTENCE) {
        Cow::Borrowed(text) => escape::terminal(text),
        Cow::Owned(text) => Cow::Owned(escape::terminal(&text).into_owned()),
    }
}

/// How many errors there are, and in which files.
pub fn summary(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    let mut files: Vec<&str> = Vec::new();
    for finding in findings {
        if !files.contains(&finding.file()) {
            files.push(finding.file());
        }
    }
    let files = files.join(", ");
    let files = escape::terminal(&files);
    format!("{}: {}", escape::no_command(&files), counted(errors, "error"))
}

/// An error that is not about a place in a file.
pub fn message(message: &str, help: Option<&str>) -> String {
    said("error", ERROR, message, help)
}

/// A warning that is not about a place in a file.
pub fn warning(message: &str, help: &str) -> String {
    said("warning", WARNING, message, Some(help))
}

/// An error about a name that is none of `names`, a kind of thing (`codes`): these stand in columns, as many as `width` has
/// room for.
pub fn listing(error: &str, kind: &str, names: &[&str], width: usize) -> String {
    let widest = names.iter().map(|name| name.len()).max().unwrap_or_default() + GAP;
    let columns = (width.min(WIDEST_LIST).saturating_sub(INDENT.len()) / widest).max(1);
    let rows = names.len().div_ceil(columns);
    let row = |row: usize| {
        let cells = names.iter().skip(row).step_by(rows).map(|name| format!("{name:widest$}"));
        format!("{INDENT}{}\n", cells.collect::<String>().trim_end())
    };
    message(error, Some(&format!("The {kind} are:"))) + &(0..rows).map(row).collect::<String>()
}

/// What stands before each line of a list.
const INDENT: &str = "    ";

/// What is between two names of a list, in columns of a terminal.
const GAP: usize = 2;

/// The widest list, in columns of a terminal.
const WIDEST_LIST: usize = 80;

fn said(word: &str, style: Style, message: &str, help: Option<&str>) -> String {
    let help = help.map(|help| format!("  {HELP}help{HELP:#}: {}\n", sentence(help))).unwrap_or_default();
    format!("{style}{word}{style:#}{BOLD}: {}{BOLD:#}\n{help}", sentence(message))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn told(code: Code, count: usize) -> String {
        let source = Arc::new(Source::new("soup.toml", "soup"));
        text(&vec![Diagnostic::new(code, &Location::new(&source, 0..4), "no"); count])
    }

    #[test]
    fn a_hundred_findings_are_shown_and_the_others_counted() {
        assert_eq!(told(Code::UnknownRole, 100).matches("soup.toml").count(), 100);
        assert!(!told(Code::UnknownRole, 100).contains("more"));
        let many = told(Code::UnknownRole, 120);
        assert_eq!(many.matches("soup.toml").count(), 100);
        assert!(many.contains("and 20 more"), "{many}");
    }

    #[test]
    fn a_file_of_another_kind_shows_few() {
        assert_eq!(told(Code::InvalidToml, 20).matches("soup.toml").count(), 20);
        let prose = told(Code::InvalidToml, 100);
        assert_eq!(prose.matches("soup.toml").count(), 3);
        assert!(prose.contains("and 97 more") && prose.contains("TOML file at all?"), "{prose}");
    }
}
