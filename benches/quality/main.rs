//! How well does the router answer? Measured on question sets that lie outside the project.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this program prints what it measured")]

mod figures;
mod frames;
mod intents;
mod mersenne_twister;
mod questions;
mod roles;
mod table;
mod teams;
mod typos;

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use table::Table;

/// What goes wrong while reading a folder: a file that cannot be read, or that has another format.
type Failure = Box<dyn Error>;

const USAGE: &str = "\
Measures how well the router answers, on question sets in folders of yours:

    cargo bench --bench quality -- FOLDER...

A folder may hold
  NAME-train.tsv, NAME-test.tsv  label and text; each label becomes a rule with an owner of its own
  *.tsv with a line of headings  phrase, label, tier, kind; asked of the built-in rules with scrum=yes
  frames.txt                     a sentence a line with {} where an activity stands
  teams/*/                       who-owns.toml and questions.tsv: question, and the right owners or outcomes

docs/tuning.md says what the figures mean.
";

fn main() -> ExitCode {
    // Cargo itself adds `--bench`.
    let is_folder = |argument: &PathBuf| !argument.as_os_str().as_encoded_bytes().starts_with(b"--");
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).filter(is_folder).collect();
    if folders.is_empty() {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match folders.iter().try_for_each(|folder| measure(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the figures of all sets in a folder, kind by kind.
fn measure(folder: &Path) -> Result<(), Failure> {
    let files = files(folder)?;
    let (mut questions, mut reworded, mut teams) = (figures::table(), frames::table(), teams::table());
    for file in &files {
        let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if let Some(set) = name.strip_suffix("-train.tsv") {
            intents::measure(set, &read(file)?, &read(&folder.join(format!("{set}-test.tsv")))?, &mut questions)?;
        } else if name.ends_with(".tsv") && !name.ends_with("-test.tsv") {
            roles::measure(name, &read(file)?, &mut questions)?;
        } else if name == "frames.txt" {
            frames::measure(&read(file)?, &mut reworded)?;
        } else if name == "teams" {
            teams::measure(&self::files(file)?, &mut teams)?;
        }
    }
    println!("{}", folder.display());
    [questions, reworded, teams].iter().filter(|table| !table.is_empty()).for_each(Table::print);
    Ok(())
}

/// What is in a folder, sorted by name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Failure>>()?;
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String, Failure> {
    Ok(fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?)
}

/// The columns of a line, or why it has not as many.
fn columns<const COUNT: usize>(line: &str) -> Result<[&str; COUNT], Failure> {
    let columns: Vec<&str> = line.splitn(COUNT, '\t').collect();
    Ok(columns.try_into().map_err(|_| format!("fewer than {COUNT} columns: {line}"))?)
}
