//! The command line, as clap reads it.

mod argv;
mod verbs;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub(crate) use argv::{options, value_of, with_verb};
pub(crate) use verbs::{
    Alone, AnswerFormat, Ask, Check, CheckFormat, Completions, Coverage, Diff, Help, Init, List, ListFormat,
    ReportFormat, Roles, RolesFormat,
};

/// Whose work is this? Says which role owns an activity, and why.
///
/// Type the activity in your own words. The answer names the role, says why, where that is written, and admits it
/// when it cannot tell.
#[derive(Parser)]
#[command(name = "who-owns", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(override_usage = "who-owns [OPTIONS] <ACTIVITY>…\n       who-owns [OPTIONS] <VERB>")]
#[command(after_help = EXAMPLES, after_long_help = LONG_AFTER)]
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
    pub(crate) color: Color,
}

/// Reads the command line, where the verb `ask` may be left out.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let mut command = Cli::command();
    let arguments = with_verb(&command, arguments);
    let mut matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

impl Cli {
    /// The names of the verbs.
    pub(crate) fn verbs() -> Vec<String> {
        Self::command().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
    }
}

const EXAMPLES: &str = "\
Options for a question (more of them: who-owns ask -h):
      --from <FILE>        Ask each line of a file; `-` is standard input
      --format <FORMAT>    How to print the answer: text, json, jsonl or tsv
      --explain            Show each word's share, and why the runner-up lost
      --expect <ROLE>      End with 0 if this is the answer and with 1 if not
      --exit-zero          End with 0 where the status would be 1 or 3

Examples:
  who-owns \"customer feedback\"
  who-owns who approves the increment

A question that starts with a verb: who-owns ask list the stories";

const LONG_AFTER: &str = "\
Examples:
  who-owns \"customer feedback\"          whom to take it to, and why
  who-owns who approves the increment   words without quotes are one activity
  who-owns ask list the stories         `ask` and `--` always mean a question
  who-owns --given scrum=no \"developers' questions\"
  who-owns --from issues.txt            each line of a file; `-` is standard
                                        input
  who-owns --from - --format jsonl      one JSON object a line, for scripts
  who-owns list --role product-owner    all that a role owns

Options for a question, such as --from, --format and --explain, are in
`who-owns ask --help`.

Exit status:
  0  owned or shared
  1  unowned or unknown
  2  wrong usage, or a file that cannot be used
  3  it depends on something that was not given, or it is unclear

Rules come from the first of these that is there:
  1. the file that --rules names
  2. the file that the environment variable WHO_OWNS_RULES names
  3. the nearest who-owns.toml, from here up to the root of the repository
  4. who-owns/who-owns.toml in your configuration folder
  5. the built-in rules

Colour follows NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb; --color wins.
COLUMNS sets the width of the text.";

/// Options of every verb that reads rules.
#[derive(Args)]
pub(crate) struct Options {
    /// Take the rules from this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Answer a condition, as in scrum=no; can be repeated
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub(crate) given: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
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
    /// Write a rule file to start from
    Init(Init),
    /// Print the JSON Schema of rule files, for editors
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema(Alone),
    /// Print the completion script of a shell
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = MAN_EXAMPLES)]
    Man(Alone),
    /// Explain a verb and its options
    Help(Help),
}

const SCHEMA_EXAMPLES: &str = "\
Examples:
  who-owns schema > who-owns.schema.json

An editor that knows TOML then completes and checks the keys of a rule
file that begins with this line (`init` writes it):
  #:schema ./who-owns.schema.json";

const MAN_EXAMPLES: &str = "\
Examples:
  who-owns man | man -l -
  who-owns man > ~/.local/share/man/man1/who-owns.1";
