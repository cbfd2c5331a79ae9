//! The command-line program: arguments, files and streams around the library.

mod answer_cache;
mod args;
mod commands;
mod complete;
mod encoding;
mod failure;
mod load;
mod output;
mod parallel;
mod progress;
mod questions;
mod signals;
mod status;
mod terminal;
mod threads;
mod usage;
mod whole_file;

use std::env;
use std::process::ExitCode;

use args::{Cli, Verb};
use failure::Failure;
use output::Output;
use status::Status;

fn main() -> ExitCode {
    if complete::answered() {
        return ExitCode::SUCCESS;
    }
    let status = match args::parse(env::args_os().collect()) {
        Ok(cli) => {
            let output = Output::of(&cli);
            run(cli, &output).unwrap_or_else(|failure| output.fail(&failure))
        }
        Err(error) => {
            let arguments: Vec<_> = env::args_os().collect();
            usage::report(&error, &arguments, &Output::of_unparsed(&arguments))
        }
    };
    status.into()
}

fn run(cli: Cli, output: &Output) -> Result<Status, Failure> {
    let options = cli.options;
    match cli.verb {
        Some(Verb::Ask(ask)) => commands::ask::run(&ask, &options, output),
        Some(Verb::List(list)) => commands::list::run(&list, &options, output),
        Some(Verb::Roles(roles)) => commands::roles::run(&roles, &options, output),
        Some(Verb::Check(check)) => commands::check::run(&check, &options, output),
        Some(Verb::Diff(diff)) => commands::diff::run(&diff, &options, output),
        Some(Verb::Coverage(coverage)) => commands::coverage::run(&coverage, &options, output),
        Some(Verb::Report(report)) => commands::report::run(&report, &options, output),
        Some(Verb::Teach(teach)) => commands::teach::run(&teach, &options, output),
        Some(Verb::Import(import)) => commands::import::run(&import, &options, output),
        Some(Verb::Init(init)) => commands::init::run(&init, output),
        Some(Verb::Schema(schema)) => commands::schema::run(&schema, output),
        Some(Verb::Completions(completions)) => commands::completions::run(&completions, output),
        Some(Verb::Man(man)) => commands::man::run(&man, output),
        Some(Verb::Help(help)) => commands::help::run(&help, output),
        None => Ok(usage::short_help(output)),
    }
}
