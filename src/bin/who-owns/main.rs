//! The command-line program: arguments, files and streams around the library.

mod answer_cache;
mod args;
mod commands;
mod complete;
mod load;
mod output;
mod parallel;
mod progress;
mod questions;
mod signals;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Verb};
use output::{ErrorFormat, Failure, Status};

fn main() -> ExitCode {
    if complete::answered() {
        return ExitCode::SUCCESS;
    }
    let arguments = args::with_verb(std::env::args_os().collect());
    let status = match Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            cli.color.write_global();
            let errors = ErrorFormat::of(&arguments);
            run(cli, errors).unwrap_or_else(|failure| output::fail(&failure, errors))
        }
        Err(error) => output::usage(&error, &arguments),
    };
    status.into()
}

fn run(cli: Cli, errors: ErrorFormat) -> Result<Status, Failure> {
    let options = cli.options;
    match cli.verb {
        Some(Verb::Ask(ask)) => commands::ask::run(&ask, &options, errors),
        Some(Verb::List(list)) => commands::list::run(&list, &options),
        Some(Verb::Roles(roles)) => commands::roles::run(&roles, &options),
        Some(Verb::Check(check)) => commands::check::run(&check, &options),
        Some(Verb::Diff(diff)) => commands::diff::run(&diff, &options),
        Some(Verb::Coverage(coverage)) => commands::coverage::run(&coverage, &options, errors),
        Some(Verb::Help(help)) => commands::help::run(&help),
        Some(Verb::Init(init)) => commands::init::run(&init, &options),
        Some(Verb::Schema(schema)) => commands::schema::run(&schema, &options),
        Some(Verb::Completions(completions)) => commands::completions::run(&completions, &options),
        Some(Verb::Man(man)) => commands::man::run(&man, &options),
        None => Ok(output::short_help()),
    }
}
