//! The arguments of each verb.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use who_owns::coverage::Percent;

use super::help;

#[derive(Args)]
#[command(override_usage = "who-owns ask [OPTIONS] <ACTIVITY>…\n       who-owns ask [OPTIONS] --from <FILE>")]
#[command(after_help = help::ASK)]
pub(crate) struct Ask {
    /// The activity, in your own words
    #[arg(value_name = "ACTIVITY")]
    pub(crate) words: Vec<OsString>,

    /// Ask each line of a file; `-` is standard input
    ///
    /// Empty lines are skipped. A line that cannot be read is reported, and the others are answered. The exit status
    /// is the worst of all lines: 2 before 3 before 1 before 0.
    #[arg(long, value_name = "FILE", conflicts_with = "words")]
    pub(crate) from: Option<PathBuf>,

    /// Name the people of this area: its id or name
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,

    /// How to print the answer
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: AnswerFormat,

    /// Show each word's share of the score, and why the runner-up lost
    #[arg(long)]
    pub(crate) explain: bool,

    /// When to make the address of the source a link
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) hyperlink: When,

    /// Exit with 0 if this is the answer, else with 1: role ids, or an outcome such as unknown
    #[arg(long, value_name = "ROLE", value_delimiter = ',', conflicts_with = "exit_zero")]
    pub(crate) expect: Vec<String>,

    /// Exit with 0 instead of 1 or 3
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Args)]
#[command(after_help = help::LIST)]
pub(crate) struct List {
    /// Only what this role owns: its id, name or alias
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,

    /// Only this rule: its id or its activity
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Option<String>,

    /// Name the people of this area, where a format names people: its id or name
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Option<String>,

    /// How to print the list
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ListFormat,

    /// Begin the CSV with a byte-order mark, without which Excel does not read it as UTF-8
    #[arg(long)]
    pub(crate) bom: bool,

    /// Leave the question box out of the HTML page: the list alone, a fraction of the size
    #[arg(long)]
    pub(crate) no_ask: bool,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
pub(crate) struct Roles {
    /// How to print the roles
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TextOrJson,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

/// Show which activities change hands between two rule files
///
/// Both files are asked all activities, phrases and expectations of either. A change of wording alone does not show.
#[derive(Args)]
#[command(override_usage = "who-owns diff [OPTIONS] <OLD> <NEW>", after_long_help = help::DIFF)]
pub(crate) struct Diff {
    /// The rules before: a file, `builtin`, or `git:REV:PATH` for a file of a git revision
    #[arg(index = 1)]
    pub(crate) old: Option<PathBuf>,

    /// The rules after, named in the same way
    #[arg(index = 2)]
    pub(crate) new: Option<PathBuf>,

    /// How to print the changes
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: SummaryFormat,

    #[arg(hide = true, index = 3)]
    pub(crate) words: Vec<OsString>,
}

/// Count how many real questions have an owner
///
/// Also shows which words recur in the unknown and unclear ones: they hint at the rule to write next.
#[derive(Args)]
#[command(override_usage = "who-owns coverage [OPTIONS] <FILE>", after_long_help = help::COVERAGE)]
pub(crate) struct Coverage {
    /// The questions, one a line; `-` is standard input
    pub(crate) file: Option<PathBuf>,

    /// Exit with 1 if fewer of the questions have an owner, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) fail_under: Option<Percent>,

    /// List every question that is unknown or unclear, with the rules nearest to it
    #[arg(long)]
    pub(crate) unanswered: bool,

    /// Print drafts of the missing rules instead: TOML without owners, not valid until you decide
    #[arg(long, conflicts_with_all = ["unanswered", "baseline", "format"])]
    pub(crate) suggest: bool,

    /// Show what was lost and won since an earlier count, a file that `--format json` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// How to print the counts
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: SummaryFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

/// Show what must be decided: gaps, overlaps, load, single points
///
/// Computed from the file: what has no owner or no holder, which phrases could be one owner's or another's, how much each
/// role has to do, what depends on one person, what was confirmed too long ago, and what was inherited and never
/// confirmed. Counts, never scores of people.
#[derive(Args)]
#[command(override_usage = "who-owns report [OPTIONS]", after_long_help = help::REPORT)]
pub(crate) struct Report {
    /// Also ask the real questions of this file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) questions: Option<PathBuf>,

    /// Also list what this person or role would leave, and to whom; repeated, what they leave at once
    #[arg(long, value_name = "NAME")]
    pub(crate) without: Vec<String>,

    /// How to print the report
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ReportFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
pub(crate) struct Help {
    /// The verb to explain; without one, the whole program
    #[arg(value_name = "VERB")]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
#[command(after_help = help::CHECK)]
pub(crate) struct Check {
    /// The rule files to check, or `builtin`; without one, the rules that a question would use
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Also check the expectations of this file: `schema = 1` and [[expect]] tables; can be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) expectations: Vec<PathBuf>,

    /// FILEs are changed files: check the rule files of the repository that are among them or extend one
    #[arg(long, requires = "files")]
    pub(crate) changed: bool,

    /// Report only what is new since an earlier check, a file that `--format json` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: CheckFormat,

    /// Report this lint as an error; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) deny: Vec<String>,

    /// Turn this lint off; can be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,

    /// Explain a code, and check nothing
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

#[derive(Args)]
#[command(after_help = help::INIT)]
pub(crate) struct Init {
    /// Where to write it [default: who-owns.toml]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// Extend no other rules: all of them are your own
    #[arg(long)]
    pub(crate) alone: bool,

    /// Write a skill for coding agents instead: when to ask, and how to read the answer
    #[arg(long, conflicts_with_all = ["alone", "file"])]
    pub(crate) agent: bool,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

/// Correct an answer: write a question into the rule of its owner
///
/// The question becomes a phrase of the nearest rule of that owner, in your own rule file; every other byte of it stays.
/// Before that, everything that the rules have words for is asked again. If another answer changes, nothing is written.
#[derive(Args)]
#[command(override_usage = "who-owns teach [OPTIONS] <QUESTION>… --owner <ROLE>", after_long_help = help::TEACH)]
pub(crate) struct Teach {
    /// The question, in the words that people use
    #[arg(value_name = "QUESTION")]
    pub(crate) words: Vec<OsString>,

    /// Who owns it: the id, name or alias of a role, several of them, or `nobody`
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    pub(crate) owner: Vec<String>,

    /// Write it into this rule of the owner, not into the nearest one: its id or its activity
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Option<String>,

    /// Write a rule of its own about this activity
    #[arg(long, value_name = "ACTIVITY", conflicts_with = "rule")]
    pub(crate) new: Option<String>,

    /// Also ask each line of this file before and after; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,

    /// Also expect this answer from now on: `check` asks it
    #[arg(long)]
    pub(crate) expect: bool,

    /// Show what would be written and what would change, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Write it even if other answers change, or an expectation fails
    #[arg(long)]
    pub(crate) accept: bool,

    /// How to print what came of it
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TextOrJson,
}

/// Turn a RACI or DACI table into a rule file
///
/// Reads values separated by commas, semicolons, tabs or `|`, or the Markdown tables of a text. A becomes `owner`, R (or D)
/// `does`, C `consult`, I `inform`. The rule file goes to standard output; what to look at, to standard error. Nothing is
/// overwritten, and no phrase is invented.
#[derive(Args)]
#[command(override_usage = "who-owns import [OPTIONS] <FILE>", after_long_help = help::IMPORT)]
pub(crate) struct Import {
    /// The file with the table; `-` is standard input
    pub(crate) file: Option<PathBuf>,

    /// Which role a heading stands for, as in PO=product-owner; can be repeated
    #[arg(long, value_name = "HEADING=ROLE")]
    pub(crate) map: Vec<String>,

    /// How to print what was read
    #[arg(long, value_enum, default_value = "toml")]
    pub(crate) format: ImportFormat,

    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
#[command(override_usage = "who-owns completions [OPTIONS] <SHELL>", after_help = help::COMPLETIONS)]
pub(crate) struct Completions {
    /// The shell that the script is for
    #[arg(value_name = "SHELL", index = 1)]
    pub(crate) shell: Option<OsString>,

    #[arg(hide = true, index = 2)]
    pub(crate) words: Vec<OsString>,
}

/// A verb without arguments; `words` are those that were typed nevertheless.
#[derive(Args)]
pub(crate) struct Alone {
    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

#[derive(Args)]
pub(crate) struct Schema {
    /// What it describes: rule files, or the JSON of an answer or a verb
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = Described::Rules)]
    pub(crate) of: Described,
    #[arg(hide = true)]
    pub(crate) words: Vec<OsString>,
}

/// What a JSON Schema describes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Described {
    Rules,
    Answer,
    List,
    Roles,
    Check,
    Diff,
    Coverage,
    Import,
    Report,
    Teach,
}

/// When to use what not every terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// A page for people
    Text,
    /// One object, over several lines
    Json,
    /// One object a line, in the order of the questions
    Jsonl,
    /// One line of tab-separated values, under a header
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
    /// For spreadsheets; what looks like a formula gets an apostrophe before it
    Csv,
    /// One line of tab-separated values, under a header
    Tsv,
    /// One object
    Json,
    /// A web page in one file that also answers, for people who use no terminal
    Html,
    /// Rules to paste into a rule file of your own
    Toml,
    /// The matrix for spreadsheets: activities and roles, with A, R, C and I where they meet
    Raci,
    /// The matrix as a table to paste into a wiki
    RaciMarkdown,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    /// A rule file
    Toml,
    /// One object
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    /// A page for people
    Text,
    /// One object
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// A page for people
    Text,
    /// For a wiki or a pull request
    Markdown,
    /// A web page in one file, with pictures
    Html,
    /// One object
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SummaryFormat {
    Text,
    Markdown,
    Json,
}
