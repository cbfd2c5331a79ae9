//! What clap prints: help and version, and what is wrong with the arguments.

use std::ffi::OsString;

use clap::error::ErrorKind;

use crate::args;
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
        _ => output.fail(&wrong_usage(&error.render().to_string(), args::verb_of(arguments).as_deref())),
    }
}

/// The help of a run without arguments.
pub(crate) fn short_help(output: &Output) -> Status {
    output.print_error(&args::command().render_help().ansi().to_string());
    Status::Wrong
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
