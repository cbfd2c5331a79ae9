//! One file a verb.

use std::ffi::OsString;

use crate::output::Failure;

pub(crate) mod ask;
pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod roles;
pub(crate) mod schema;

/// A verb that a later version will have.
pub(crate) fn not_yet(verb: &str, words: &[OsString]) -> Failure {
    Failure::with_help(format!("`{verb}` is not there yet"), as_question(verb, words))
}

/// Refuses words after a verb that takes none.
pub(crate) fn no_words(verb: &str, words: &[OsString]) -> Result<(), Failure> {
    match words {
        [] => Ok(()),
        words => Err(Failure::with_help(format!("`{verb}` takes no words after it"), as_question(verb, words))),
    }
}

fn as_question(verb: &str, words: &[OsString]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    format!("To ask who owns it: who-owns ask {verb} {}", words.join(" ")).trim_end().to_owned()
}
