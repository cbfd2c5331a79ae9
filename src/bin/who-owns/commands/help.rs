//! `help`: a verb and its options.

use clap::CommandFactory;

use super::as_question;
use crate::args::{Cli, Help};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(help: &Help, output: &Output) -> Result<Status, Failure> {
    let mut program = Cli::command();
    program.build();
    let command = match help.words.as_slice() {
        [] => Some(&mut program),
        [verb] => program.find_subcommand_mut(verb),
        _ => None,
    };
    let Some(command) = command else {
        return Err(Failure::with_help(
            "`help` takes the name of one verb, or nothing",
            as_question("help", &help.words),
        ));
    };
    output.print_always(&command.render_long_help().ansi().to_string())?;
    Ok(Status::Found)
}
