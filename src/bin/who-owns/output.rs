//! What is printed on standard output and standard error, and how.

use std::ffi::OsString;
use std::io::{self, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use who_owns::{Diagnostic, render};

use crate::args::{
    self, AnswerFormat, CheckFormat, Cli, ImportFormat, ListFormat, ReportFormat, SummaryFormat, TextOrJson, Verb, When,
};
use crate::failure::{Failure, all};
use crate::signals;
use crate::status::Status;
use crate::terminal;

/// How a run prints; made once, from the arguments.
#[derive(Clone, Copy)]
pub(crate) struct Output {
    errors: ErrorFormat,
    color: ColorChoice,
    hyperlinks: bool,
    quiet: bool,
    /// In columns.
    width: usize,
}

/// How errors are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ErrorFormat {
    /// For people.
    Text,
    /// As one JSON object a line, because the answers are JSON too.
    Json,
}

impl Output {
    /// As the parsed arguments say.
    pub(crate) fn of(cli: &Cli) -> Self {
        let hyperlinks = match &cli.verb {
            Some(Verb::Ask(ask)) => ask.hyperlink,
            _ => When::Never,
        };
        Self::new(ErrorFormat::of(cli.verb.as_ref()), cli.color, hyperlinks, cli.quiet)
    }

    /// As the arguments say that clap could not parse. Clap returns only an error then, and that must be printed in the
    /// format and colour of the other options.
    pub(crate) fn of_unparsed(arguments: &[OsString]) -> Self {
        let quiet = args::options(arguments).any(|option| option == "-q" || option == "--quiet");
        let json = args::value_of(arguments, "--format").is_some_and(|format| format.starts_with("json"));
        let color = args::value_of(arguments, "--color").and_then(|when| When::from_str(&when, false).ok());
        let errors = if json { ErrorFormat::Json } else { ErrorFormat::Text };
        Self::new(errors, color.unwrap_or(When::Auto), When::Never, quiet)
    }

    fn new(errors: ErrorFormat, color: When, hyperlinks: When, quiet: bool) -> Self {
        let color = match color {
            When::Auto => terminal::color_by_environment(),
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        let hyperlinks = match hyperlinks {
            When::Auto => terminal::shows_hyperlinks(),
            When::Always => true,
            When::Never => false,
        };
        Self { errors, color, hyperlinks, quiet, width: terminal::width() }
    }

    /// Whether the exit status is all that is wanted.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether addresses are links.
    pub(crate) fn shows_hyperlinks(&self) -> bool {
        self.hyperlinks
    }

    /// The width of the text, in columns.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Prints on standard output. Whoever reads may stop at any time: that changes no exit status.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        match self.print_page(text) {
            Err(Failure::ClosedPipe) => Ok(()),
            printed => printed,
        }
    }

    /// As [`Output::print`], of a file that was just written: a failure says that it was.
    pub(crate) fn print_written(&self, file: &str, text: &str) -> Result<(), Failure> {
        self.print(text).map_err(|failure| failure.after_writing(file))
    }

    /// As [`Output::print`], but a closed pipe is a failure, so that no more pages are made.
    pub(crate) fn print_page(&self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { self.print_always(text) }
    }

    /// Prints what has no colour on standard output: this is faster for many answers.
    pub(crate) fn print_plain(&self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { write(io::stdout().lock(), text) }
    }

    /// Prints on standard output, even if the run is quiet: help and the version are only ever printed on request.
    pub(crate) fn print_always(&self, text: &str) -> Result<(), Failure> {
        let out = AutoStream::new(io::stdout().lock(), self.color);
        match out.current_choice() {
            // The stream would take the links away with the styles, and write piece by piece.
            ColorChoice::Never if self.hyperlinks => write(out.into_inner(), &without_styles(text)),
            ColorChoice::Never => write(out.into_inner(), &strip_str(text).to_string()),
            _ => write(out, text),
        }
    }

    /// Says why there is no answer.
    pub(crate) fn fail(&self, failure: &Failure) -> Status {
        match failure {
            Failure::ClosedPipe => return Status::Found,
            Failure::Message { message, help } => self.print_message(message, help.as_deref()),
            Failure::Listing { message, kind, names } => self.print_listing(message, kind, names),
            Failure::Findings(findings) => self.print_findings(findings),
        }
        Status::Wrong
    }

    /// Says what is not an error and may not be what was meant. Scripts see it in the answers.
    pub(crate) fn warn(&self, message: &str, help: &str) {
        if self.errors == ErrorFormat::Text {
            self.print_error(&render::diagnostic::warning(message, help));
        }
    }

    /// As [`Output::warn`], also where answers are JSON: there is none that could say it.
    pub(crate) fn warn_scripts_too(&self, message: &str, help: &str) {
        match self.errors {
            ErrorFormat::Text => self.warn(message, help),
            ErrorFormat::Json => self.print_error(&(render::diagnostic::json_warning(message, help) + "\n")),
        }
    }

    /// As [`Output::warn_scripts_too`], of what fails and ends nothing.
    pub(crate) fn warn_of(&self, failure: &Failure) {
        match failure {
            Failure::Message { message, help } => self.warn_scripts_too(message, help.as_deref().unwrap_or_default()),
            other => {
                self.fail(other);
            }
        }
    }

    /// Prints on standard error, unless the run is quiet. Where that fails there is no place to report it.
    pub(crate) fn print_error(&self, text: &str) {
        if !self.quiet {
            let _ = signals::whole(|| AutoStream::new(io::stderr().lock(), self.color).write_all(text.as_bytes()));
        }
    }

    fn print_message(&self, message: &str, help: Option<&str>) {
        match self.errors {
            ErrorFormat::Text => self.print_error(&render::diagnostic::message(message, help)),
            ErrorFormat::Json => self.print_error(&(render::diagnostic::json(message, help, &[]) + "\n")),
        }
    }

    fn print_listing(&self, message: &str, kind: &str, names: &[&str]) {
        match self.errors {
            ErrorFormat::Text => self.print_error(&render::diagnostic::listing(message, kind, names, self.width())),
            ErrorFormat::Json => self.print_message(message, Some(&all(kind, names.iter().copied()))),
        }
    }

    fn print_findings(&self, findings: &[Diagnostic]) {
        let summary = render::diagnostic::summary(findings);
        match self.errors {
            ErrorFormat::Text => {
                self.print_error(&render::diagnostic::text(findings));
                self.print_error(&(summary + "\n"));
            }
            ErrorFormat::Json => self.print_error(&(render::diagnostic::json(&summary, None, findings) + "\n")),
        }
    }
}

impl ErrorFormat {
    /// JSON where the answers are JSON.
    fn of(verb: Option<&Verb>) -> Self {
        let json = match verb {
            Some(Verb::Ask(ask)) => matches!(ask.format, AnswerFormat::Json | AnswerFormat::Jsonl),
            Some(Verb::List(list)) => list.format == ListFormat::Json,
            Some(Verb::Roles(roles)) => roles.format == TextOrJson::Json,
            Some(Verb::Check(check)) => check.format == CheckFormat::Json,
            Some(Verb::Diff(diff)) => diff.format == SummaryFormat::Json,
            Some(Verb::Report(report)) => report.format == ReportFormat::Json,
            Some(Verb::Import(import)) => import.format == ImportFormat::Json,
            Some(Verb::Teach(teach)) => teach.format == TextOrJson::Json,
            Some(Verb::Coverage(coverage)) => coverage.format == SummaryFormat::Json,
            _ => false,
        };
        if json { Self::Json } else { Self::Text }
    }
}

/// A text of ours without colours and the like, but with its links. Escapes in it are ours: those of others were escaped.
fn without_styles(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or("", |(_, rest)| rest)).collect::<String>()
}

fn write(mut out: impl Write, text: &str) -> Result<(), Failure> {
    signals::whole(|| out.write_all(text.as_bytes()).and_then(|()| out.flush())).map_err(Failure::unwritable)
}
