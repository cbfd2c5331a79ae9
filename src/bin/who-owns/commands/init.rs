//! `init`: a rule file to start from.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::iter;
use std::path::{Path, PathBuf};

use who_owns::render::command::Command;
use who_owns::render::escape;
use who_owns::render::paragraph::wrapped;

use super::as_question;
use crate::args::{Init, Options};
use crate::failure::Failure;
use crate::load::FILE_NAME;
use crate::output::Output;
use crate::signals;
use crate::status::Status;
use crate::whole_file;

/// Lies over the built-in rules.
const STARTER: &str = include_str!("../../../../rules/starter.toml");

/// Lies over nothing.
const ALONE: &str = include_str!("../../../../rules/starter-alone.toml");

/// What a coding agent has to know about the program.
const SKILL: &str = include_str!("../../../../rules/agent-skill.md");

/// Where agents look for skills, and the name of the file in it.
const SKILL_FOLDER: &str = ".agents/skills/who-owns";
const SKILL_FILE: &str = "SKILL.md";

pub(crate) fn run(init: &Init, output: &Output) -> Result<Status, Failure> {
    if init.agent {
        return write_skill(output);
    }
    let path = target(init)?;
    let starter = if init.alone { ALONE } else { STARTER };
    let next = next_steps(&path, init.alone, output.width());
    signals::whole(|| write_new(&path, starter)).map_err(|error| explained(&path, &error, ELSEWHERE))?;
    output.print_written(&path.display().to_string(), &next)?;
    Ok(Status::Found)
}

/// Writes the skill below the current folder, and says what makes agents find it.
fn write_skill(output: &Output) -> Result<Status, Failure> {
    let path = Path::new(SKILL_FOLDER).join(SKILL_FILE);
    let failed = |error: io::Error| explained(&path, &error, "Move it away to have it written anew.");
    fs::create_dir_all(SKILL_FOLDER).map_err(failed)?;
    signals::whole(|| write_new(&path, SKILL)).map_err(failed)?;
    let next = format!(
        "Wrote {SKILL_FOLDER}/{SKILL_FILE}.\n\n\
         {}\n\
         Before you say who owns a piece of work, ask `who-owns`: see {SKILL_FOLDER}/{SKILL_FILE}.\n",
        wrapped("", "Where your agents read AGENTS.md, add this line to it:", output.width())
    );
    output.print_written(&format!("{SKILL_FOLDER}/{SKILL_FILE}"), &next)?;
    Ok(Status::Found)
}

/// The file to write. Words that cannot name one are refused: `init the sprint` is probably a question.
fn target(init: &Init) -> Result<PathBuf, Failure> {
    let Some(path) = &init.file else { return Ok(PathBuf::from(FILE_NAME)) };
    let words = iter::once(path.as_os_str()).chain(init.words.iter().map(OsString::as_os_str));
    let question = as_question("init", words, &Options::default());
    if !init.words.is_empty() {
        return Err(Failure::with_help("`init` takes one file, or nothing", question));
    }
    if path.to_string_lossy().contains(char::is_control) {
        let message = format!("{} has a control character in its name", path.display());
        return Err(Failure::with_help(message, "Nothing was written. Name a file without line ends and the like."));
    }
    if path.is_dir() {
        let inside = path.join(FILE_NAME);
        let message = format!("{} is a folder", path.display());
        return Err(Failure::with_help(message, format!("Name the file: {}", with_file("init", &inside))));
    }
    if path.extension().is_none_or(|extension| extension != "toml") {
        let message = format!("{} does not end in .toml", path.display());
        return Err(Failure::with_help(message, format!("Name a rule file such as {FILE_NAME}. {question}")));
    }
    Ok(path.clone())
}

/// Creates a file atomically: complete or not at all, and never over a file that appears meanwhile.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    whole_file::beside(path, text.as_bytes())?.persist_noclobber(path)?;
    Ok(())
}

/// What to do where there is a file already, and another one can be named.
const ELSEWHERE: &str = "Name another file, or move this one away.";

/// Why nothing was written; `if_there` is what to do about a file that exists.
fn explained(path: &Path, error: &io::Error, if_there: &str) -> Failure {
    let name = path.display();
    match error.kind() {
        // A dangling link is in the way too.
        _ if path.symlink_metadata().is_ok() => {
            Failure::with_help(format!("{name} already exists"), format!("It was not changed. {if_there}"))
        }
        ErrorKind::NotFound => Failure::with_help(
            format!("cannot write {name}: there is no such folder"),
            "Create the folder first, or name another file.",
        ),
        _ => Failure::with_help(
            format!("cannot write {name}: {}", whole_file::reason(error)),
            "Nothing was written. Name another file.",
        ),
    }
}

fn next_steps(path: &Path, alone: bool, width: usize) -> String {
    let (what, first, question) = match alone {
        true => (
            "It extends no other rules, and has two examples",
            "Write your roles and rules in the place of the examples.",
            "fixing a bug",
        ),
        false => (
            "It extends the built-in rules and changes no answer yet",
            "Name the people, and change what your team does differently.",
            "customer feedback",
        ),
    };
    let (check, use_it) = match path == Path::new(FILE_NAME) {
        true => {
            let applies = "It applies to this folder and, in a repository, to the folders below.";
            ("who-owns check".to_owned(), wrapped("", applies, width))
        }
        false => {
            let use_it = Command::with_rules(Some(&path.display().to_string())).activity(question);
            (with_file("check", path), format!("To use it: {}\n", escape::terminal(&use_it)))
        }
    };
    let detail = |text: &str| wrapped("     ", text, width);
    [
        wrapped("", &format!("Wrote {}. {what}.", path.display()), width),
        use_it,
        "\nWhat to do next:\n".to_owned(),
        numbered(1, &detail(&format!("Open it. {first}"))),
        numbered(2, &format!("     {check}\n")),
        detail("checks the file and its expectations."),
        numbered(3, "     who-owns schema > who-owns.schema.json\n"),
        detail("in the same folder lets an editor that knows TOML complete the keys."),
    ]
    .concat()
}

/// Indented lines with a number before the first of them.
fn numbered(number: usize, lines: &str) -> String {
    format!("  {number}. {}", lines.trim_start())
}

/// The command that does something with a file.
fn with_file(verb: &str, path: &Path) -> String {
    let command = Command::with_rules(None).verb(verb).words(&[path.display().to_string()]);
    escape::terminal(&command).into_owned()
}
