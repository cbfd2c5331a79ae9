//! The command line, as clap reads it.

mod argv;
mod fitted;
mod help;
mod verbs;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::terminal;
pub(crate) use argv::{options, value_of, with_verb};
use fitted::fitted;
pub(crate) use help::LONG;
pub(crate) use verbs::{
    Alone, AnswerFormat, Ask, Check, CheckFormat, Completions, Coverage, Described, Diff, Help, Import, ImportFormat,
    Init, List, ListFormat, Report, ReportFormat, Roles, Schema, SummaryFormat, Teach, TextOrJson, When,
};

/// Whose work is this? Says which role owns an activity, and why.
///
/// Type the activity in your own words. The answer names the role, says why, where that is written, and admits it
/// when it cannot tell.
#[derive(Parser)]
#[command(name = "who-owns", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(override_usage = "who-owns [OPTIONS] <ACTIVITY>…\n       who-owns [OPTIONS] <VERB>")]
#[command(after_help = help::SHORT, after_long_help = help::LONG)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,

    #[command(flatten)]
    pub(crate) options: Options,

    /// Print nothing, not even errors; the exit status is the answer
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

/// The common options that a verb cannot use, by their ids.
const USELESS: [(&str, &[&str]); 7] = [
    ("import", &["given"]),
    ("diff", &["rules"]),
    ("init", &["rules", "given"]),
    ("schema", &["rules", "given"]),
    ("completions", &["rules", "given"]),
    ("man", &["rules", "given"]),
    ("help", &["rules", "given"]),
];

/// The program as its help shows it: each verb with the options that it can use, and texts that fit the terminal.
pub(crate) fn command() -> Command {
    fitted_help(without_useless(Cli::command()).mut_subcommands(fitted_help))
}

/// A program or a verb with the texts below its options as wide as the terminal at most.
fn fitted_help(command: Command) -> Command {
    let fit = |text: &StyledStr| fitted(&text.to_string(), terminal::width());
    let (short, long) = (command.get_after_help().map(fit), command.get_after_long_help().map(fit));
    let command = short.into_iter().fold(command, Command::after_help);
    long.into_iter().fold(command, Command::after_long_help)
}

/// The program, whose verbs hide the common options that they cannot use.
pub(crate) fn without_useless(program: Command) -> Command {
    let options: Vec<Arg> = program.get_arguments().map(|option| option.clone().hide(true)).collect();
    USELESS.into_iter().fold(program, |program, (verb, useless)| {
        let hidden = options.iter().filter(|option| useless.contains(&option.get_id().as_str()));
        program.mut_subcommand(verb, |verb| verb.args(hidden.cloned()))
    })
}

/// Parses the command line; the verb `ask` may be omitted.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    let arguments = with_verb(&command, arguments);
    let parsed = command.try_get_matches_from_mut(&arguments);
    let mut matches = parsed.map_err(|error| as_help_has_it(error, &arguments))?;
    if let Some((verb, option)) = useless(&matches) {
        return Err(command.error(ErrorKind::UnknownArgument, format!("`{verb}` takes no --{option}")));
    }
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

/// Help without the options that a verb cannot use: hiding them takes time, and nothing else shows them.
fn as_help_has_it(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    match error.kind() {
        ErrorKind::DisplayHelp => command().try_get_matches_from(arguments).err().unwrap_or(error),
        _ => error,
    }
}

/// A verb with an option that it cannot use.
fn useless(matches: &ArgMatches) -> Option<(&str, &'static str)> {
    let (verb, matches) = matches.subcommand()?;
    let (_, options) = USELESS.into_iter().find(|(name, _)| *name == verb)?;
    let is_written = |option: &&&str| matches.value_source(option) == Some(ValueSource::CommandLine);
    Some((verb, options.iter().find(is_written)?))
}

/// The verb of unparsed arguments; `None` if they have none.
pub(crate) fn verb_of(arguments: &[OsString]) -> Option<String> {
    let program = command();
    let verb = with_verb(&program, arguments.to_vec()).into_iter().nth(1)?;
    program.find_subcommand(verb).map(|verb| verb.get_name().to_owned())
}

impl Cli {
    /// The names of all verbs.
    pub(crate) fn verbs() -> Vec<String> {
        Self::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
    }
}

/// Options of every verb that reads rules.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Take the rules from this file, or `builtin`
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Settle a condition, as in scrum=no; can be repeated
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub(crate) given: Vec<String>,
}

impl Options {
    /// What `--rules` names, to be repeated in a command; `None` without it, or if it is not UTF-8.
    pub(crate) fn rules_name(&self) -> Option<&str> {
        self.rules.as_deref()?.to_str()
    }
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Ask who owns an activity (the same as giving no verb)
    Ask(Ask),
    /// List every activity with its owner
    List(List),
    /// Show the roles side by side
    Roles(Roles),
    /// Check a rule file: expectations, phrases, and what looks wrong
    Check(Check),
    /// Show which activities change hands between two rule files
    Diff(Diff),
    /// Count how many real questions have an owner
    Coverage(Coverage),
    /// Show what must be decided: gaps, overlaps, load, single points
    Report(Report),
    /// Write a rule file to start from
    Init(Init),
    /// Correct an answer: write a question into the rule of its owner
    Teach(Teach),
    /// Turn a RACI or DACI table into a rule file
    Import(Import),
    /// Print the JSON Schema of rule files, or of an output
    #[command(after_help = help::SCHEMA)]
    Schema(Schema),
    /// Print the completion script of a shell
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = help::MAN)]
    Man(Alone),
    /// Explain a verb and its options
    Help(Help),
}
