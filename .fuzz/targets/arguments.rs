//! Any words after the program's name: they are read or refused, and the verb is found where clap finds it.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../src/bin/who-owns"]
mod program {
    pub(crate) mod args;
}

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use clap::{CommandFactory, Parser};
use libfuzzer_sys::fuzz_target;

use program::args;

/// What a word is likely to be; any other byte begins a word of its own.
const LIKELY: &[&str] = &[
    "ask", "list", "roles", "check", "diff", "coverage", "init", "import", "schema", "completions", "man", "help", "--rules",
    "--given", "--format", "json", "jsonl", "--from", "-", "--", "--color", "always", "-q", "--quiet", "--explain", "--map", "PO=product-owner",
    "--help", "-h", "-V", "--version", "--role", "--expect", "--exit-zero", "customer feedback", "scrum=no",
    "--color=", "--format=tsv", "--from=", "-qh", "",
];

fuzz_target!(|bytes: &[u8]| {
    let words = bytes.split(|byte| *byte == 0).map(|word| match word {
        [one] => LIKELY.get(usize::from(*one)).map_or_else(|| OsString::from_vec(vec![*one]), OsString::from),
        word => OsString::from_vec(word.to_vec()),
    });
    let arguments: Vec<OsString> = [OsString::from("who-owns")].into_iter().chain(words).collect();
    let count = arguments.len();
    let _ = args::value_of(&arguments, "--format");
    let _ = args::options(&arguments).count();
    let read = args::with_verb(&args::Cli::command(), arguments);
    assert!(read.len() == count || read.len() == count + 1, "nothing is lost");
    match args::Cli::try_parse_from(&read) {
        Ok(cli) => assert!(cli.verb.is_some(), "a question or a verb"),
        Err(error) => assert!(!error.render().to_string().is_empty()),
    }
});
