//! What each verb takes.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

const ASK_EXAMPLES: &str = "\
Examples:
  who-owns ask list the stories
  who-owns --given scrum=no \"developers' questions\"
  who-owns --explain \"sort the backlog\"
  git log --format=%s | who-owns --from - --format tsv --exit-zero";

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

const LIST_EXAMPLES: &str = "\
Examples:
  who-owns list --role product-owner
  who-owns list --format html > owners.html
  who-owns list --rule pricing --format toml >> who-owns.toml";

#[derive(Args)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct List {
    /// Only what this role owns: its id, name or another name of it
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,

    /// Only this rule: its id or its activity
    #[arg(long, value_name = "RULE", conflicts_with = "role")]
    pub(crate) rule: Option<String>,

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
    /// Rules to paste into a rule file of your own
    Toml,
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
