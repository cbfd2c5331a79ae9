//! What clap prints: help and version, and what is wrong with the arguments.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::args::{self, Cli};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// Reports what clap has to say: help and version on standard output, the rest as wrong usage.
pub(crate) fn report(error: &clap::Error, arguments: &[OsString], output: &Output) -> Status {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let printed = output.print_always(&error.render().ansi().to_string());
            printed.map_or_else(|failure| output.fail(&failure), |()| Status::Found)
        }
        _ => {
            let verb = args::verb_of(arguments);
            let failure = wrong_usage(&error.render().to_string(), verb.as_deref());
            output.fail(&with_other_way(failure, error, verb.as_deref()))
        }
    }
}

/// The help of a run without arguments.
pub(crate) fn short_help(output: &Output) -> Status {
    output.print_error(&args::command().render_help().ansi().to_string());
    Status::Wrong
}

/// Verbs with options of others that they have not, and what they have instead.
const ELSEWHERE: [(&str, &str, &str); 3] = [
    ("coverage", "--from", "`coverage` takes the file as it is: who-owns coverage FILE"),
    ("import", "--from", "`import` takes the file as it is: who-owns import FILE"),
    ("report", "--from", "`report` takes a file of questions with --questions FILE"),
];

/// With another help where an unknown option is that of another verb, a verb itself, or the beginning of a question.
fn with_other_way(failure: Failure, error: &clap::Error, verb: Option<&str>) -> Failure {
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else { return failure };
    let Failure::Message { message, .. } = &failure else { return failure };
    if error.kind() != ErrorKind::UnknownArgument {
        return failure;
    }
    let elsewhere = ELSEWHERE.iter().find(|(of, name, _)| Some(*of) == verb && name == option);
    if let Some((.., help)) = elsewhere {
        return Failure::with_help(message, *help);
    }
    if option.starts_with("- ") {
        return Failure::with_help(message, "Write `--` before words that begin with a hyphen: -- \"- …\"");
    }
    match option.strip_prefix("--").filter(|name| Cli::verbs().iter().any(|verb| verb == name)) {
        Some(name) => Failure::with_help(message, format!("`{name}` is a verb: who-owns {name}")),
        None => failure,
    }
}

/// Clap's paragraphs as one message: what is wrong, then its tips. Clap itself would write the arguments to the
/// terminal as they are, escape sequences included.
fn wrong_usage(text: &str, verb: Option<&str>) -> Failure {
    let mut paragraphs = text.split("\n\n").map(|paragraph| {
        let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
        lines.join(" ")
    });
    let message = paragraphs.next().unwrap_or_default();
    let tips = paragraphs.filter_map(|tip| Some(tip.strip_prefix("tip: ")?.to_owned()));
    // A misplaced option was hardly meant as a word of the question.
    let tips: Vec<String> = tips.filter(|tip| !tip.starts_with("to pass ")).collect();
    let help = match tips.as_slice() {
        [] => format!("See `who-owns{} --help`.", verb.map_or_else(String::new, |verb| format!(" {verb}"))),
        tips => tips.join("; "),
    };
    Failure::with_help(message.trim_start_matches("error: "), help)
}
