//! One file per verb.

use std::ffi::{OsStr, OsString};

use who_owns::render::escape;

use crate::failure::Failure;

pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod coverage;
pub(crate) mod diff;
pub(crate) mod help;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod roles;
pub(crate) mod schema;

/// Refuses words after a verb that takes none.
pub(crate) fn no_words(verb: &str, words: &[OsString]) -> Result<(), Failure> {
    match words {
        [] => Ok(()),
        words => Err(Failure::with_help(format!("`{verb}` takes no words after it"), as_question(verb, words))),
    }
}

/// The command to type if a question was meant.
pub(crate) fn as_question<W: AsRef<OsStr>>(verb: &str, words: impl IntoIterator<Item = W>) -> String {
    let words = words.into_iter().map(|word| escape::shell_if_needed(&word.as_ref().to_string_lossy()).into_owned());
    let question: Vec<String> = std::iter::once(verb.to_owned()).chain(words).collect();
    format!("To ask who owns it: who-owns ask {}", question.join(" "))
}
