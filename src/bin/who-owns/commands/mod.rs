//! One file per verb.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::path::{Path, PathBuf};

use who_owns::render::command::Command;

use crate::args::Options;
use crate::failure::{Failure, LOOK_AGAIN, no_file};
use crate::load;

pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
mod names;
pub(crate) mod report;
pub(crate) mod roles;
pub(crate) mod schema;
pub(crate) mod teach;

/// Refuses words after a verb that takes none.
pub(crate) fn no_words(verb: &str, words: &[OsString], options: &Options) -> Result<(), Failure> {
    match words {
        [] => Ok(()),
        words => {
            Err(Failure::with_help(format!("`{verb}` takes no words after it"), as_question(verb, words, options)))
        }
    }
}

/// What the file of a verb must be.
pub(crate) struct FileContent<'a> {
    /// What is in it: `of questions`.
    pub(crate) what: &'a str,
    /// How that is written, behind it: `, one a line`. May be empty.
    pub(crate) how: &'a str,
}

/// The one file that a verb takes.
pub(crate) fn one_file<'a>(
    verb: &str,
    content: &FileContent<'_>,
    file: Option<&'a PathBuf>,
    words: &[OsString],
    options: &Options,
) -> Result<&'a Path, Failure> {
    let FileContent { what, how } = content;
    let Some(file) = file else {
        let help = "Name the file, or - for standard input.";
        return Err(Failure::with_help(format!("`{verb}` takes a file {what}{how}"), help));
    };
    if words.is_empty() && (load::is_standard_input(file) || load::is_on_disk(file)) {
        return Ok(file);
    }
    if words.is_empty() {
        return Err(Failure::with_help(no_file(&load::name_of(file)), missing_file(verb, file, options)));
    }
    let words: Vec<OsString> = [file.into()].into_iter().chain(words.iter().cloned()).collect();
    Err(Failure::with_help(format!("`{verb}` takes one file {what}"), as_question(verb, &words, options)))
}

/// What to do where the one word after a verb is no file: what has no dot and no folder may be a question, too.
pub(crate) fn missing_file(verb: &str, file: &Path, options: &Options) -> String {
    match looks_like_file(file) {
        true => LOOK_AGAIN.to_owned(),
        false => format!("{LOOK_AGAIN} {}", as_question(verb, [file], options)),
    }
}

/// Whether a word after a verb is more likely a file than one of a question: it has a dot or a folder.
pub(crate) fn looks_like_file(word: &Path) -> bool {
    word.to_string_lossy().contains(['.', '/', '\\'])
}

/// What a verb writes with `--format json`.
pub(crate) struct VerbResult<'a> {
    /// What it is called: `count`.
    pub(crate) noun: &'a str,
    /// The verb with its arguments.
    pub(crate) call: &'a str,
}

/// A result of a verb that `--format json` wrote to a file at an earlier time.
pub(crate) fn earlier<T, E: Display>(
    path: &Path,
    result: &VerbResult<'_>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, Failure> {
    let VerbResult { noun, call } = result;
    let source = load::result(path)?;
    parse(source.text()).map_err(|error| {
        let message = format!("{} is no earlier {noun}: {error}", path.display());
        Failure::with_help(message, format!("Write one with `who-owns {call} --format json`."))
    })
}

/// The command to type if a question was meant, with the options that change its answer.
pub(crate) fn as_question<W: AsRef<OsStr>>(
    verb: &str,
    words: impl IntoIterator<Item = W>,
    options: &Options,
) -> String {
    let words = words.into_iter().map(|word| word.as_ref().to_string_lossy().into_owned());
    let question: Vec<String> = std::iter::once(verb.to_owned()).chain(words).collect();
    let command = Command::with_rules(options.rules_name());
    let command = options.given.iter().fold(command, |command, pair| command.option("--given", pair));
    format!("To ask who owns it: {}", command.verb("ask").words(&question))
}
