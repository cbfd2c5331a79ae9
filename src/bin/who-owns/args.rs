//! The command line, as clap reads it.

use std::borrow::Cow;
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

More options for a question (a file of questions, formats): who-owns ask -h
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

const ASK_EXAMPLES: &str = "\
Examples:
  who-owns ask list the stories
  who-owns --given scrum=no \"developers' questions\"
  who-owns --explain \"sort the backlog\"
  git log --format=%s | who-owns --from - --format tsv --exit-zero";

/// Options of every verb that reads rules.
#[derive(Args)]
pub(crate) struct Options {
    /// Take the rules from this file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Answer a condition, as in scrum=no; can be repeated
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub(crate) given: Vec<String>,

    /// Print nothing, not even errors; the exit status is the answer
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
    /// What the arguments say, for messages about arguments that cannot be parsed.
    pub(crate) fn said(arguments: &[OsString]) -> Self {
        value_of(arguments, "--color").and_then(|when| Self::from_str(&when, false).ok()).unwrap_or(Self::Auto)
    }

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

#[derive(Args)]
#[command(override_usage = "who-owns ask [OPTIONS] <ACTIVITY>…\n       who-owns ask [OPTIONS] --from <FILE>")]
#[command(after_help = ASK_EXAMPLES)]
pub(crate) struct Ask {
    /// The activity, in your own words
    #[arg(value_name = "ACTIVITY")]
    pub(crate) words: Vec<OsString>,

    /// Ask each line of a file; `-` is standard input
    ///
    /// Empty lines are passed over. A line that cannot be read is reported, the others are answered. The exit status
    /// is the worst of all lines: 2 before 3 before 1 before 0.
    #[arg(long, value_name = "FILE", conflicts_with = "words")]
    pub(crate) from: Option<PathBuf>,

    /// How to print the answer
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: AnswerFormat,

    /// Show each word's share of the score, and why the runner-up lost
    #[arg(long)]
    pub(crate) explain: bool,

    /// End with 0 if this is the answer and with 1 if not: role ids, or an outcome such as unknown
    #[arg(long, value_name = "ROLE", value_delimiter = ',', conflicts_with = "exit_zero")]
    pub(crate) expect: Vec<String>,

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

#[derive(Args)]
pub(crate) struct Help {
    /// The verb to explain; without one, the whole program
    #[arg(value_name = "VERB")]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
#[command(after_help = CHECK_AFTER)]
pub(crate) struct Check {
    /// The rule files to check; without one, the rules that a question would use
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Try the expectations of this file too: `schema = 1` and [[expect]] tables; can be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) expectations: Vec<PathBuf>,

    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: CheckFormat,

    /// Make an error of what this lint finds; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,

    /// Do not look for this; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,

    /// Say what a code means, and do nothing else
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

const CHECK_AFTER: &str = "\
Exit status:
  0  nothing is wrong; warnings alone are nothing wrong
  1  an expectation fails, or an error was found
  2  wrong usage, or a file that cannot be used";

const INIT_EXAMPLES: &str = "\
Examples:
  who-owns init
  who-owns init docs/owners.toml    a file to use with --rules

The file extends the built-in rules and changes no answer yet. It shows
how to name the people, set a default, replace a rule, add one, remove
one, and expect an answer. A file that is there is never overwritten.";

#[derive(Args)]
#[command(after_help = INIT_EXAMPLES)]
pub(crate) struct Init {
    /// Where to write it [default: who-owns.toml]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

const COMPLETIONS_EXAMPLES: &str = "\
The shells: bash, elvish, fish, powershell, zsh. Activities, roles and
conditions are completed from the rules that hold in the current folder.

Where the script goes:
  bash        ~/.local/share/bash-completion/completions/who-owns
  zsh         _who-owns in a folder of $fpath
  fish        ~/.config/fish/completions/who-owns.fish
  elvish      the end of ~/.config/elvish/rc.elv
  powershell  the end of $PROFILE

Examples:
  who-owns completions zsh > _who-owns
  who-owns completions elvish >> ~/.config/elvish/rc.elv

Write the script anew after an update.";

#[derive(Args)]
#[command(override_usage = "who-owns completions [OPTIONS] <SHELL>", after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct Completions {
    /// The shell that the script is for
    #[arg(value_name = "SHELL", index = 1)]
    pub(crate) shell: Option<OsString>,

    #[arg(hide = true, index = 2)]
    pub(crate) words: Vec<OsString>,
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

/// A verb that takes nothing; `words` are what was typed all the same.
#[derive(Args)]
pub(crate) struct Alone {
    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// A page for people
    Text,
    /// One object, over several lines
    Json,
    /// One object a line, in the order of the questions
    Jsonl,
    /// One line of tab-separated values, under a line of names
    Tsv,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Github,
    Junit,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A page for people, grouped by owner
    Table,
    /// A table to paste into a wiki
    Markdown,
    /// For spreadsheets: a cell that one would take for a formula gets a leading apostrophe
    Csv,
    /// One object
    Json,
    /// A web page in one file, for those who never open a terminal
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RolesFormat {
    /// A page for people
    Text,
    /// One object
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Markdown,
    Json,
}

/// The arguments with the verb in front, or else what is about the program itself; `ask` is put in where a question was
/// meant, because the first word is no verb.
pub(crate) fn with_verb(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let command = Cli::command();
    let is_verb = |word: &OsStr| command.get_subcommands().any(|verb| word == verb.get_name());
    let is_about_the_program =
        |word: &OsString| ["-h", "--help", "-V", "--version"].iter().any(|option| word == option);
    let front = match first_word(&command, &arguments) {
        Some(at) => Some(at).filter(|at| is_verb(&arguments[*at])),
        None => arguments.iter().position(is_about_the_program),
    };
    match front {
        Some(at) => arguments[1..=at].rotate_right(1),
        None if arguments.len() < 2 => {}
        None => arguments.insert(1, "ask".into()),
    }
    arguments
}

/// The index of the first argument that is neither an option nor an option's value; `--` counts as a word.
fn first_word(command: &clap::Command, arguments: &[OsString]) -> Option<usize> {
    let of_verbs = command.get_subcommands().flat_map(clap::Command::get_arguments);
    let with_value: Vec<String> = command
        .get_arguments()
        .chain(of_verbs)
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

/// The value of a long option in arguments that clap has not parsed, or could not: `--name value` or `--name=value`.
pub(crate) fn value_of<'a>(arguments: &'a [OsString], name: &str) -> Option<Cow<'a, str>> {
    let mut options = options(arguments);
    while let Some(option) = options.next() {
        if option == name {
            return options.next();
        }
        if let Some(value) = option.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(Cow::Owned(value.to_owned()));
        }
    }
    None
}

/// What may be options: everything before `--`.
pub(crate) fn options(arguments: &[OsString]) -> impl Iterator<Item = Cow<'_, str>> {
    arguments.iter().map(|argument| argument.to_string_lossy()).take_while(|argument| argument != "--")
}
