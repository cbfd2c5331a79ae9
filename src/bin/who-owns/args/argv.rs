//! The command line before clap parses it: which word is the verb, and what an option says.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use clap::Command;

/// Moves the verb to the front, or else an option about the program itself such as `--help`. Inserts `ask` if the first
/// word is not a verb.
pub(crate) fn with_verb(program: &Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_verb = |word: &OsStr| program.get_subcommands().any(|verb| word == verb.get_name());
    let is_about_the_program =
        |word: &OsString| ["-h", "--help", "-V", "--version"].iter().any(|option| word == option);
    let front = match first_word(program, &arguments) {
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

/// The index of the first argument that is neither an option nor an option's value; `--` counts as a word. An option
/// that takes a value with some verbs only, such as `--explain`, takes none here.
fn first_word(program: &Command, arguments: &[OsString]) -> Option<usize> {
    let of_verbs = program.get_subcommands().flat_map(Command::get_arguments);
    let named = program.get_arguments().chain(of_verbs).filter_map(|option| Some((option.get_long()?, option)));
    let mut takes_value: BTreeMap<String, bool> = BTreeMap::new();
    for (name, option) in named {
        *takes_value.entry(format!("--{name}")).or_insert(true) &= option.get_action().takes_values();
    }
    let mut at = 1;
    while let Some(argument) = arguments.get(at) {
        let text = argument.to_string_lossy();
        if text == "--" || text == "-" || !text.starts_with('-') {
            return Some(at);
        }
        at += if takes_value.get(text.as_ref()) == Some(&true) { 2 } else { 1 };
    }
    None
}

/// The value of a long option in unparsed arguments: `--name value` or `--name=value`.
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

/// The arguments that may be options: all before `--`.
pub(crate) fn options(arguments: &[OsString]) -> impl Iterator<Item = Cow<'_, str>> {
    arguments.iter().map(|argument| argument.to_string_lossy()).take_while(|argument| argument != "--")
}
