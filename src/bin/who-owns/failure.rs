//! Why a run or a line has no answer.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use who_owns::diagnostic::Code;
use who_owns::source::Location;
use who_owns::suggest::did_you_mean;
use who_owns::text::sentence_list;
use who_owns::{Diagnostic, Source};

/// What ends a run, or is reported of a line.
#[derive(Clone)]
pub(crate) enum Failure {
    /// One sentence, and what to do about it.
    Message { message: String, help: Option<String> },
    /// One sentence, and all names of a kind (`codes`): too many for a sentence.
    Listing { message: String, kind: String, names: Vec<&'static str> },
    /// What is wrong with the rule files.
    Findings(Vec<Diagnostic>),
    /// The reader of standard output has closed it: a quiet end, not an error.
    ClosedPipe,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Message { message: message.into(), help: None }
    }

    pub(crate) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Message { message: message.into(), help: Some(help.into()) }
    }

    /// A name that is none of the known ones. `what` says what is unknown, as the message begins; `help` is for a name that
    /// is near none.
    pub(crate) fn unknown<'k>(
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
        help: impl Into<String>,
    ) -> Self {
        let near = did_you_mean(name, known).map(|near| format!("Did you mean `{near}`?"));
        Self::with_help(format!("{what} `{name}`"), near.unwrap_or_else(|| help.into()))
    }

    /// A name that several have; `ids` are theirs.
    pub(crate) fn ambiguous(name: &str, ids: &[&str]) -> Self {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        Self::with_help(format!("`{name}` is a name of {}", sentence_list(&ids, "and")), "Give the id.")
    }

    /// As findings about a file, where that is one of several.
    pub(crate) fn into_findings(self, file: &str) -> Vec<Diagnostic> {
        match self {
            Self::Message { message, help } => {
                let start = Location::new(&Arc::new(Source::new(file, "")), 0..0);
                let finding = Diagnostic::new(Code::UnusableFile, &start, message);
                vec![help.into_iter().fold(finding, Diagnostic::help)]
            }
            Self::Listing { message, .. } => Self::new(message).into_findings(file),
            Self::Findings(findings) => findings,
            // A file is no pipe to a reader.
            Self::ClosedPipe => Vec::new(),
        }
    }

    /// A file that cannot be read.
    pub(crate) fn unreadable(path: &Path, error: io::Error) -> Self {
        let name = path.display();
        match error.kind() {
            ErrorKind::NotFound if path.is_symlink() => {
                Self::with_help(format!("{name} is a symbolic link to nothing"), "Mend the link, or name another file.")
            }
            _ => Self::unreadable_input(&name.to_string(), error),
        }
    }

    /// An input of this name that cannot be read: a file, or what has none.
    pub(crate) fn unreadable_input(name: &str, error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::with_help(no_file(name), LOOK_AGAIN),
            ErrorKind::PermissionDenied => {
                Self::with_help(format!("no permission to read {name}"), "Ask its owner for access.")
            }
            _ => anyhow::Error::new(error).context(format!("cannot read {name}")).into(),
        }
    }

    /// What failed after a file was written.
    pub(crate) fn after_writing(self, file: &str) -> Self {
        match self {
            Self::Message { message, help } => {
                Self::Message { message: format!("{message}; {file} was written"), help }
            }
            other => other,
        }
    }

    /// Standard output cannot be written.
    pub(crate) fn unwritable(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => anyhow::Error::new(error).context("cannot write the answer").into(),
        }
    }
}

/// What is said of a file that is not there.
pub(crate) fn no_file(name: &str) -> String {
    format!("there is no file `{name}`")
}

/// What to do then.
pub(crate) const LOOK_AGAIN: &str = "Check the spelling and the current folder.";

/// All names of a kind, as help.
pub(crate) fn all<'k>(kinds: &str, names: impl IntoIterator<Item = &'k str>) -> String {
    match names.into_iter().collect::<Vec<_>>().as_slice() {
        [] => format!("These rules have no {kinds}."),
        names => format!("The {kinds} are: {}.", names.join(", ")),
    }
}

/// An error with its context, such as a path, as one sentence.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::new(format!("{error:#}"))
    }
}
