//! The command line, as clap reads it.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

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

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

const EXAMPLES: &str = "\
Examples:
  who-owns \"customer feedback\"
  who-owns who approves the increment

A question that starts with a verb: who-owns ask list the stories";

const LONG_AFTER: &str = "\
Examples:
  who-owns \"customer feedback\"            whom to take it to, and why
  who-owns who approves the increment     words without quotes are one activity
  who-owns ask list the stories           `ask` and `--` always mean a question
  who-owns --given scrum=no \"developers' questions\"
  who-owns --from issues.txt --format tsv one activity a line; `-` is standard input
  who-owns list --role product-owner      all that a role owns

Exit status:
  0  owned or shared
  1  unowned or unknown
  3  it depends on something that was not given, or it is unclear
  2  wrong usage, or a file that cannot be used

Rules come from --rules, else WHO_OWNS_RULES, else the nearest who-owns.toml going up to the repository root, else
who-owns/who-owns.toml in the user's configuration folder, else the built-in file.";

/// Options of every verb that reads rules.
#[derive(Args)]
pub(crate) struct Options {
    /// Take the rules from this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Answer a condition, as in scrum=no; can be repeated
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub(crate) given: Vec<String>,

    /// Print nothing; the exit status is the answer
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
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
    #[command(hide = true)]
    Check(Later),
    /// Show which activities change hands between two rule files
    Diff(Diff),
    /// Count how many real questions have an owner
    Coverage(Coverage),
    #[command(hide = true)]
    Init(Later),
    #[command(hide = true)]
    Schema(Later),
    #[command(hide = true)]
    Completions(Later),
    #[command(hide = true)]
    Man(Later),
}

#[derive(Args)]
pub(crate) struct Ask {
    /// The activity, in your own words
    #[arg(value_name = "ACTIVITY")]
    pub(crate) words: Vec<OsString>,

    /// Ask each line of a file; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "words")]
    pub(crate) from: Option<PathBuf>,

    /// How to print the answer
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: AnswerFormat,

    /// Show each word's share of the score, and why the runner-up lost
    #[arg(long)]
    pub(crate) explain: bool,

    /// End with 0 where the status would be 1 or 3
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Args)]
pub(crate) struct List {
    /// Only what this role owns: its id, name or another name of it
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,

    /// How to print the list
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ListFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
pub(crate) struct Roles {
    /// How to print the roles
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: RolesFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

/// Show which activities change hands between two rule files
///
/// Both files are asked everything that either has words for: activities, phrases and expectations. What is only worded
/// otherwise does not show.
#[derive(Args)]
#[command(override_usage = "who-owns diff [OPTIONS] <OLD> <NEW>", after_long_help = DIFF_STATUS)]
pub(crate) struct Diff {
    /// The rules before: a file, `builtin`, or `git:REV:PATH` for a file as it was in a git revision
    pub(crate) old: Option<PathBuf>,

    /// The rules now, named in the same ways
    pub(crate) new: Option<PathBuf>,

    /// How to print the changes
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

const DIFF_STATUS: &str = "\
Examples:
  who-owns diff builtin who-owns.toml
  who-owns diff git:main:who-owns.toml who-owns.toml --format markdown

Exit status:
  0  every question has the same answer
  1  some have another one
  2  wrong usage, or a file that cannot be used";

/// Count how many real questions have an owner
///
/// Then it shows which words recur in those that are unknown or unclear: they say which rule to write next.
#[derive(Args)]
#[command(override_usage = "who-owns coverage [OPTIONS] <FILE>", after_long_help = COVERAGE_STATUS)]
pub(crate) struct Coverage {
    /// The questions, one a line; `-` is standard input
    pub(crate) file: Option<PathBuf>,

    /// How to print the counts
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

const COVERAGE_STATUS: &str = "\
Exit status:
  0  all lines were counted
  2  no question, a line that cannot be read, wrong usage, or a file that cannot be used";

/// A verb that a later version will have.
#[derive(Args)]
pub(crate) struct Later {
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    Text,
    Json,
    Jsonl,
    Tsv,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Table,
    Markdown,
    Csv,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RolesFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Markdown,
    Json,
}

impl Cli {
    /// Whether errors are to be JSON.
    pub(crate) fn wants_json(&self) -> bool {
        match &self.verb {
            Some(Verb::Ask(ask)) => matches!(ask.format, AnswerFormat::Json | AnswerFormat::Jsonl),
            Some(Verb::List(list)) => list.format == ListFormat::Json,
            Some(Verb::Roles(roles)) => roles.format == RolesFormat::Json,
            Some(Verb::Diff(diff)) => diff.format == ReportFormat::Json,
            Some(Verb::Coverage(coverage)) => coverage.format == ReportFormat::Json,
            _ => false,
        }
    }
}

impl Verb {
    /// For a verb of a later version: its name and what was typed after it.
    pub(crate) fn later(&self) -> Option<(&'static str, &[OsString])> {
        match self {
            Self::Ask(_) | Self::List(_) | Self::Roles(_) | Self::Diff(_) | Self::Coverage(_) => None,
            Self::Check(later) => Some(("check", &later.words)),
            Self::Init(later) => Some(("init", &later.words)),
            Self::Schema(later) => Some(("schema", &later.words)),
            Self::Completions(later) => Some(("completions", &later.words)),
            Self::Man(later) => Some(("man", &later.words)),
        }
    }
}

/// The arguments with `ask` put in where a question was meant: where the first word is no verb.
pub(crate) fn with_verb(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let command = Cli::command();
    let is_verb = |word: &OsStr| command.get_subcommands().any(|verb| word == verb.get_name());
    let is_about_the_program =
        |word: &OsString| ["-h", "--help", "-V", "--version"].iter().any(|option| word == option);
    let first = first_word(&command, &arguments);
    let asks = match first {
        Some(at) => !is_verb(&arguments[at]),
        None => arguments.len() > 1 && !arguments.iter().any(is_about_the_program),
    };
    if asks {
        arguments.insert(1, "ask".into());
    }
    arguments
}

/// The index of the first argument that is neither an option nor an option's value; `--` counts as a word.
fn first_word(command: &clap::Command, arguments: &[OsString]) -> Option<usize> {
    let ask = command.find_subcommand("ask");
    let options = command.get_arguments().chain(ask.into_iter().flat_map(clap::Command::get_arguments));
    let with_value: Vec<String> = options
        .filter(|option| option.get_action().takes_values())
        .filter_map(|option| option.get_long().map(|name| format!("--{name}")))
        .collect();
    let mut at = 1;
    while let Some(argument) = arguments.get(at) {
        let text = argument.to_string_lossy();
        if text == "--" || text == "-" || !text.starts_with('-') {
            return Some(at);
        }
        at += if with_value.iter().any(|name| *name == text) { 2 } else { 1 };
    }
    None
}
