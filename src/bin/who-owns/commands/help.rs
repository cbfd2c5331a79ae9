//! `help`: a verb and its options.

use std::ffi::OsString;

use who_owns::suggest::did_you_mean;

use super::as_question;
use crate::args::{self, Cli, Help, Options};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(help: &Help, output: &Output) -> Result<Status, Failure> {
    let mut program = args::command();
    program.build();
    let command = match help.words.as_slice() {
        [] => Some(&mut program),
        [verb] => program.find_subcommand_mut(verb),
        _ => None,
    };
    let Some(command) = command else {
        return Err(Failure::with_help("`help` takes the name of one verb, or nothing", instead(&help.words)));
    };
    output.print_always(&command.render_long_help().ansi().to_string())?;
    Ok(Status::Found)
}

/// What to type instead: the verb that a single word resembles, or the question.
fn instead(words: &[OsString]) -> String {
    let question = as_question("help", words, &Options::default());
    let verbs = Cli::verbs();
    let near = match words {
        [word] => did_you_mean(word.to_str().unwrap_or_default(), verbs.iter().map(String::as_str)),
        _ => None,
    };
    near.map_or_else(|| question.clone(), |verb| format!("did you mean `{verb}`? {question}"))
}
