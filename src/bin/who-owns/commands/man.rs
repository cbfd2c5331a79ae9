//! `man`: the manual page.

use anyhow::Context;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::no_words;
use crate::args::{self, Alone, Cli, Options};
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(man: &Alone, output: &Output) -> Result<Status, Failure> {
    no_words("man", &man.words, &Options::default())?;
    let page = page().context("cannot make the manual page")?;
    output.print(&String::from_utf8_lossy(&page))?;
    Ok(Status::Found)
}

fn page() -> Result<Vec<u8>, std::io::Error> {
    let program = Cli::command();
    // With an empty date the other parts of the title would move into its place.
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
    for chapter in args::LONG.split("\n\n").filter_map(chapter) {
        chapter.to_writer(&mut page)?;
    }
    Ok(page)
}

/// A verb with its own options; the common ones are explained above.
fn render_verb(verb: &Command, page: &mut Vec<u8>) -> Result<(), std::io::Error> {
    let about = verb.get_long_about().or(verb.get_about()).map(ToString::to_string).unwrap_or_default();
    Roff::new().control("SS", [verb.get_name()]).text([roman(about)]).to_writer(page)?;
    let mut options = Vec::new();
    Man::new(verb.clone().disable_help_flag(true)).render_options_section(&mut options)?;
    let options = String::from_utf8_lossy(&options).replacen(".SH OPTIONS\n", "", 1);
    page.extend_from_slice(options.as_bytes());
    if let Some(after) = verb.get_after_long_help().or(verb.get_after_help()) {
        as_typed(&after.to_string()).to_writer(page)?;
    }
    Ok(())
}

/// Preformatted lines.
fn as_typed(text: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("PP", []).control("nf", []);
    for line in text.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff
}

/// A chapter from a paragraph of the help; `None` if that has no heading.
fn chapter(paragraph: &str) -> Option<Roff> {
    let (heading, lines) = paragraph.split_once('\n')?;
    let (heading, about) = heading.split_once(':')?;
    let mut roff = Roff::new();
    roff.control("SH", [heading.to_uppercase().as_str()]);
    if !about.is_empty() {
        roff.text([roman(about.trim())]);
    }
    for line in lines.lines() {
        let text = match line.strip_prefix("  ").filter(|entry| !entry.starts_with(' ')) {
            Some(entry) => {
                let (name, text) = entry.split_once("  ").unwrap_or((entry, ""));
                roff.control("TP", []).text([bold(name)]);
                text
            }
            None => line,
        };
        if !text.is_empty() {
            roff.text([roman(text.trim())]);
        }
    }
    Some(roff)
}
