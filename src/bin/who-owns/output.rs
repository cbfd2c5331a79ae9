//! Standard output, standard error and the exit status.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind as Usage;
use who_owns::{Diagnostic, Outcome, render};

use crate::args::{self, Cli, Color};

/// The exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Owned or shared; or all is well.
    Found,
    /// Nobody owns it, or no rule covers it.
    NotFound,
    /// Wrong usage, or a file that cannot be used.
    Wrong,
    /// It depends, or it is unclear.
    Undecided,
}

impl Status {
    /// How much a status counts in a batch: the worst one is the batch's.
    pub(crate) fn worse(self, other: Self) -> Self {
        let rank = |status| match status {
            Self::Found => 0,
            Self::NotFound => 1,
            Self::Undecided => 2,
            Self::Wrong => 3,
        };
        if rank(other) > rank(self) { other } else { self }
    }

    /// For reports: an answer that is not an owner is no failure.
    pub(crate) fn forgiving(self) -> Self {
        match self {
            Self::NotFound | Self::Undecided => Self::Found,
            status => status,
        }
    }
}

impl From<Outcome> for Status {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Owned | Outcome::Shared => Self::Found,
            Outcome::Unowned | Outcome::Unknown => Self::NotFound,
            Outcome::Depends | Outcome::Unclear => Self::Undecided,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Found => 0,
            Status::NotFound => 1,
            Status::Wrong => 2,
            Status::Undecided => 3,
        })
    }
}

/// How errors are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorFormat {
    /// As text, for people.
    Text,
    /// As one JSON object, because the answers are JSON too.
    Json,
    /// Not at all: the exit status says it.
    Silent,
}

impl ErrorFormat {
    /// What the arguments ask for, whether clap can parse them or not.
    pub(crate) fn of(arguments: &[OsString]) -> Self {
        let quiet = args::options(arguments).any(|option| option == "-q" || option == "--quiet");
        let json = args::value_of(arguments, "--format").is_some_and(|format| format.starts_with("json"));
        match (quiet, json) {
            (true, _) => Self::Silent,
            (false, true) => Self::Json,
            (false, false) => Self::Text,
        }
    }
}

/// Why there is no answer.
#[derive(Clone)]
pub(crate) enum Failure {
    /// Something that one sentence says, and what to do next.
    Message { message: String, help: Option<String> },
    /// What is wrong with the rules.
    Findings(Vec<Diagnostic>),
    /// Nobody reads what is printed.
    ClosedPipe,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message { message: message.into(), help: None }
    }

    pub(crate) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Message { message: message.into(), help: Some(help.into()) }
    }

    /// A file that cannot be read, in words that say what to do about it.
    pub(crate) fn unreadable(path: &Path, error: io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            ErrorKind::NotFound => Self::with_help(
                format!("there is no file {name}"),
                "Check the spelling, and the folder that you are in.",
            ),
            ErrorKind::PermissionDenied => {
                Self::with_help(format!("you may not read {name}"), "Ask its owner for permission to read it.")
            }
            _ => anyhow::Error::new(error).context(format!("cannot read {name}")).into(),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::new(format!("{error:#}"))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::new(format!("cannot write the answer: {error}")),
        }
    }
}

/// Prints on standard output; colour only where it is wanted.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints on standard output what has no colour, for scripts.
pub(crate) fn print_plain(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints on standard error; if that fails there is nobody left to tell.
pub(crate) fn print_error(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says why there is no answer.
pub(crate) fn fail(failure: &Failure, errors: ErrorFormat) -> Status {
    match (failure, errors) {
        (Failure::ClosedPipe, _) => return Status::Found,
        (_, ErrorFormat::Silent) => {}
        (Failure::Message { message, help }, ErrorFormat::Json) => {
            print_error(&(render::diagnostic::json(message, help.as_deref(), &[]) + "\n"));
        }
        (Failure::Findings(findings), ErrorFormat::Json) => {
            print_error(&(render::diagnostic::json(&render::diagnostic::summary(findings), None, findings) + "\n"));
        }
        (Failure::Message { message, help }, ErrorFormat::Text) => {
            print_error(&render::diagnostic::message(message, help.as_deref()));
        }
        (Failure::Findings(findings), ErrorFormat::Text) => {
            print_error(&render::diagnostic::text(findings));
            print_error(&(render::diagnostic::summary(findings) + "\n"));
        }
    }
    Status::Wrong
}

/// Says what is no error, and may still not be what was meant. Not in JSON: a script sees it in the answers.
pub(crate) fn warn(message: &str, help: &str, errors: ErrorFormat) {
    if errors == ErrorFormat::Text {
        print_error(&render::diagnostic::warning(message, help));
    }
}

/// What clap has to say: help and version on standard output, the rest is wrong usage.
pub(crate) fn usage(error: &clap::Error, arguments: &[OsString]) -> Status {
    Color::said(arguments).write_global();
    let errors = ErrorFormat::of(arguments);
    match error.kind() {
        Usage::DisplayHelp | Usage::DisplayVersion => match print(&error.render().ansi().to_string()) {
            Ok(()) => Status::Found,
            Err(failure) => fail(&failure, errors),
        },
        _ => fail(&wrong_usage(&error.render().to_string()), errors),
    }
}

/// Clap's paragraphs as one message: what is wrong, then its tips. Its own look would send the arguments to the
/// terminal as they are, escape sequences and all.
fn wrong_usage(text: &str) -> Failure {
    let mut paragraphs = text.split("\n\n").map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
        lines.join(" ")
    });
    let message = paragraphs.next().unwrap_or_default();
    let tips = paragraphs.filter_map(|tip| Some(tip.strip_prefix("tip: ")?.to_owned()));
    // An option at the wrong place was hardly meant as a word.
    let tips: Vec<String> = tips.filter(|tip| !tip.starts_with("to pass ")).collect();
    let help = match tips.as_slice() {
        [] => "See `who-owns --help`.".to_owned(),
        tips => tips.join("; "),
    };
    Failure::with_help(message.trim_start_matches("error: "), help)
}

/// The help of somebody who typed nothing.
pub(crate) fn short_help() -> Status {
    print_error(&Cli::command().render_help().ansi().to_string());
    Status::Wrong
}

/// The width of the terminal in columns: what COLUMNS says, else the terminal, else 80.
pub(crate) fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(80)
}
