//! `man`: the manual page.

use anyhow::Context;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::no_words;
use crate::args::{Alone, Cli};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(man: &Alone, output: &Output) -> Result<Status, Failure> {
    no_words("man", &man.words)?;
    let page = page().context("cannot make the manual page")?;
    output.print(&String::from_utf8_lossy(&page))?;
    Ok(Status::Found)
}

fn page() -> Result<Vec<u8>, std::io::Error> {
    let program = Cli::command();
    // An empty date would let the other names of the title move up.
    let man = Man::new(program.clone()).manual("User Commands").date(" ");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    Roff::new().control("SH", ["VERBS"]).to_writer(&mut page)?;
    for verb in program.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        render_verb(verb, &mut page)?;
    }
    for (heading, entries) in SECTIONS {
        entries_of(heading, entries).to_writer(&mut page)?;
    }
    examples().to_writer(&mut page)?;
    Ok(page)
}

/// A verb with its own options; those of every verb were explained before.
fn render_verb(verb: &Command, page: &mut Vec<u8>) -> Result<(), std::io::Error> {
    let about = verb.get_long_about().or(verb.get_about()).map(ToString::to_string).unwrap_or_default();
    Roff::new().control("SS", [verb.get_name()]).text([roman(about)]).to_writer(page)?;
    let mut options = Vec::new();
    Man::new(verb.clone().disable_help_flag(true)).render_options_section(&mut options)?;
    let options = String::from_utf8_lossy(&options).replacen(".SH OPTIONS\n", "", 1);
    page.extend_from_slice(options.as_bytes());
    if let Some(after) = verb.get_after_help() {
        as_typed(&after.to_string()).to_writer(page)?;
    }
    Ok(())
}

/// Lines that keep their breaks and their blanks.
fn as_typed(text: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("PP", []).control("nf", []);
    for line in text.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff
}

fn entries_of(heading: &str, entries: &[(&str, &str)]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [heading]);
    for (name, text) in entries {
        roff.control("TP", []).text([bold(*name)]).text([roman(*text)]);
    }
    roff
}

fn examples() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    for (text, command) in EXAMPLES {
        roff.control("PP", []).text([roman(*text)]);
        roff.control("PP", []).control("RS", ["4"]).text([bold(*command)]).control("RE", []);
    }
    roff
}

/// A heading with its names and what they mean.
type Section = (&'static str, &'static [(&'static str, &'static str)]);

const SECTIONS: &[Section] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "One role owns it, or several together. For other verbs: all is well."),
            (
                "1",
                "Nobody owns it on purpose, or no rule covers it. For other verbs: what was asked for does not hold.",
            ),
            ("2", "Wrong usage, or a file that cannot be used."),
            ("3", "It depends on a condition that was not given, or two rules fit about equally."),
        ],
    ),
    (
        "FILES",
        &[
            (
                "who-owns.toml",
                "The rules of a team: the nearest one, from the current folder up to the root of the repository. \
                 It replaces the built-in rules unless it extends them.",
            ),
            (
                "$XDG_CONFIG_HOME/who-owns/who-owns.toml",
                "The rules of a user, where no team has its own. The folder is ~/.config if the variable is not set.",
            ),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("WHO_OWNS_RULES", "A rule file to use instead of the nearest one; --rules wins over it."),
            ("WHO_OWNS_TODAY", "The day to take for today, as in 2026-11-24, where the age of a rule matters."),
            ("XDG_CONFIG_HOME", "Where the folder who-owns with the rules of a user lies."),
            ("NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM", "Whether to use colour; --color wins over them."),
            ("COLUMNS", "The width of the text, if it is not to be the width of the terminal."),
        ],
    ),
];

const EXAMPLES: &[(&str, &str)] = &[
    ("Whom to take a piece of work to:", "who-owns \"customer feedback\""),
    ("Words without quotes are one activity:", "who-owns who approves the increment"),
    ("A question that begins with a verb:", "who-owns ask list the stories"),
    ("Settle a condition:", "who-owns --given scrum=no \"developers' questions\""),
    ("One JSON object for each line of a file:", "who-owns --from issues.txt --format jsonl"),
    ("All that a role owns:", "who-owns list --role product-owner"),
    ("Rules of your own:", "who-owns init"),
];
