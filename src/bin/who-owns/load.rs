//! What comes from outside: files and folders → [`RuleBook`], the day, and the conditions that were given.

mod discover;
mod extends;
mod file_store;
mod limits;
mod read;

use std::env;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use who_owns::suggest::did_you_mean;
use who_owns::{Given, RuleBook, RuleFile, builtin};

use crate::args::Options;
use crate::failure::Failure;

pub(crate) use discover::{FILE_NAME, chosen};
use file_store::FileStore;

/// The rules to use, as the options, the environment and the current folder say.
pub(crate) fn rules(options: &Options) -> Result<RuleBook, Failure> {
    book(files(chosen(options)?.as_deref())?, Vec::new())
}

/// The book of some files, the one that was asked for last, and of expectations from elsewhere.
pub(crate) fn book(files: Vec<RuleFile>, expectations: Vec<RuleFile>) -> Result<RuleBook, Failure> {
    let book = RuleBook::with_expectations(files, expectations).map_err(Failure::Findings)?;
    limits::check_size(&book).map(|()| book)
}

/// Whether no other rules than the built-in ones are chosen.
pub(crate) fn is_builtin(options: &Options) -> Result<bool, Failure> {
    Ok(chosen(options)?.is_none())
}

/// A rule file with all that it extends, the file itself last; the built-in one if there is no path.
pub(crate) fn files(path: Option<&Path>) -> Result<Vec<RuleFile>, Failure> {
    match path {
        Some(path) => extends::with_extended(&FileStore::Disk, path),
        None => Ok(vec![RuleFile::parse(builtin()).map_err(Failure::Findings)?]),
    }
}

/// The rules that a person names: a file, `builtin`, or `git:REV:PATH`.
pub(crate) fn named(name: &Path) -> Result<RuleBook, Failure> {
    let files = match name == Path::new(extends::BUILTIN) {
        true => files(None)?,
        false => {
            let (store, path) = FileStore::of(name)?;
            extends::with_extended(&store, &path)?
        }
    };
    book(files, Vec::new())
}

/// Whether a name for [`named`] can be meant as one.
pub(crate) fn is_there(name: &Path) -> bool {
    name == Path::new(extends::BUILTIN) || name.exists() || file_store::is_address(name)
}

/// A file of expectations alone; one without any is refused.
pub(crate) fn expectations(path: &Path) -> Result<RuleFile, Failure> {
    let file = RuleFile::parse_expectations(read::read(&FileStore::Disk, path)?).map_err(Failure::Findings)?;
    match file.expectations() {
        0 if file.findings().is_empty() => Err(Failure::with_help(
            format!("{} has no expectation", path.display()),
            "Write some: [[expect]] with `ask`, and `owner` or `outcome`.",
        )),
        _ => Ok(file),
    }
}

/// The day, as `WHO_OWNS_TODAY` says or else the clock, in UTC: to know the time zone takes longer than to answer.
pub(crate) fn today() -> Result<Date, Failure> {
    let Some(said) = env::var_os("WHO_OWNS_TODAY").filter(|said| !said.is_empty()) else {
        return Ok(TimeZone::UTC.to_datetime(Timestamp::now()).date());
    };
    let said = said.to_string_lossy();
    // The parser also takes times and other notations; only what it writes itself is taken.
    let day = said.parse().ok().filter(|day: &Date| day.to_string() == said);
    day.ok_or_else(|| {
        Failure::with_help(format!("WHO_OWNS_TODAY={said} is not a day"), "Write it as in 2026-11-24, or unset it.")
    })
}

/// `--given KEY=VALUE` as a map; keys and values must be among the contexts of the book.
pub(crate) fn given(options: &Options, book: &RuleBook) -> Result<Given, Failure> {
    given_to_either(options, book, book)
}

/// `--given KEY=VALUE` as a map; keys and values must be among the contexts of one of two books.
pub(crate) fn given_to_either(options: &Options, one: &RuleBook, other: &RuleBook) -> Result<Given, Failure> {
    let mut given = Given::new();
    for pair in &options.given {
        let (key, value) = condition(pair, one).or_else(|_| condition(pair, other))?;
        if given.get(key).is_some_and(|before| before != value) {
            let message = format!("--given {pair}: {key} was given another value before");
            return Err(Failure::with_help(message, "Give each condition one value; run the question once for each."));
        }
        given.insert(key.to_owned(), value.to_owned());
    }
    Ok(given)
}

/// A condition as the book writes it, whatever the case in which it was given.
fn condition<'b>(pair: &str, book: &'b RuleBook) -> Result<(&'b str, &'b str), Failure> {
    let Some((key, value)) = pair.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
        return Err(Failure::with_help(
            format!("--given {pair}: a condition is KEY=VALUE"),
            format!("Write for example --given {}.", example(book)),
        ));
    };
    let keys: Vec<&str> = book.contexts.keys().map(String::as_str).collect();
    let key = among(key, &keys).ok_or_else(|| unknown(pair, "condition", key, &keys))?;
    let values: Vec<&str> = book.contexts[key].values.iter().map(String::as_str).collect();
    let value = among(value, &values).ok_or_else(|| unknown(pair, &format!("value of {key}"), value, &values))?;
    Ok((key, value))
}

/// The one that is meant: the same word, or else the same but for upper and lower case.
fn among<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let alike = |known: &&&str| known.to_lowercase() == word.to_lowercase();
    known.iter().find(|known| **known == word).or_else(|| known.iter().find(alike)).copied()
}

fn example(book: &RuleBook) -> String {
    let first = book.contexts.iter().find_map(|(key, context)| Some(format!("{key}={}", context.values.first()?)));
    first.unwrap_or_else(|| "scrum=yes".to_owned())
}

fn unknown(pair: &str, kind: &str, word: &str, known: &[&str]) -> Failure {
    let help = match (did_you_mean(word, known.iter().copied()), known) {
        (Some(near), _) => format!("Did you mean `{near}`? Known are: {}.", known.join(", ")),
        (None, []) => "These rules have no conditions.".to_owned(),
        (None, known) => format!("Known are: {}.", known.join(", ")),
    };
    Failure::with_help(format!("--given {pair}: there is no {kind} `{word}`"), help)
}
