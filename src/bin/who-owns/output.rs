//! Standard output, standard error and the exit status.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind as Usage;
use who_owns::{Diagnostic, Outcome, render};

use crate::args::Cli;

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

/// Why there is no answer.
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

/// Prints on standard error; if that fails there is nobody left to tell.
pub(crate) fn complain(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says why there is no answer.
pub(crate) fn fail(failure: &Failure, json: bool) -> Status {
    match (failure, json) {
        (Failure::ClosedPipe, _) => return Status::Found,
        (Failure::Message { message, help }, true) => {
            complain(&format!("{}\n", render::json::error(message, help.as_deref(), &[])));
        }
        (Failure::Findings(findings), true) => {
            complain(&format!("{}\n", render::json::error(&render::diagnostic::summary(findings), None, findings)));
        }
        (Failure::Message { message, help }, false) => {
            complain(&render::diagnostic::message(message, help.as_deref()));
        }
        (Failure::Findings(findings), false) => {
            complain(&render::diagnostic::text(findings));
            complain(&format!("{}\n", render::diagnostic::summary(findings)));
        }
    }
    Status::Wrong
}

/// What clap has to say: help and version on standard output, the rest is wrong usage.
pub(crate) fn usage(error: &clap::Error, arguments: &[OsString]) -> Status {
    if matches!(error.kind(), Usage::DisplayHelp | Usage::DisplayVersion) {
        return match print(&error.render().ansi().to_string()) {
            Ok(()) => Status::Found,
            Err(failure) => fail(&failure, false),
        };
    }
    if asks_for_json(arguments) {
        let text = error.render().to_string();
        let message = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        return fail(&Failure::with_help(message, "See `who-owns --help`."), true);
    }
    complain(&error.render().ansi().to_string());
    Status::Wrong
}

fn asks_for_json(arguments: &[OsString]) -> bool {
    let is_json = |text: &str| text.starts_with("json");
    arguments.windows(2).any(|pair| pair[0] == "--format" && is_json(&pair[1].to_string_lossy()))
        || arguments.iter().any(|argument| argument.to_string_lossy().strip_prefix("--format=").is_some_and(is_json))
}

/// The help of somebody who typed nothing.
pub(crate) fn short_help() -> Status {
    complain(&Cli::command().render_help().ansi().to_string());
    Status::Wrong
}

/// The width of the terminal in columns: what COLUMNS says, else the terminal, else 80.
pub(crate) fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(seen).unwrap_or(80)
}
