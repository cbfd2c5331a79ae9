//! The conditions that `--given` settles.

use std::collections::BTreeMap;

use who_owns::render::escape;
use who_owns::text::Language;
use who_owns::{Given, RuleBook};

use crate::args::Options;
use crate::failure::{Failure, all};

/// `--given KEY=VALUE` as a map, in the spelling of the book.
pub(crate) fn given(options: &Options, book: &RuleBook) -> Result<Given, Failure> {
    given_to_any(options, &[book])
}

/// `--given KEY=VALUE` as a map; one of the books must have the condition and its value. Empty without a book.
pub(crate) fn given_to_any(options: &Options, books: &[&RuleBook]) -> Result<Given, Failure> {
    let mut given = Given::new();
    let Some(first) = books.first() else { return Ok(given) };
    for pair in &options.given {
        let known = books.iter().find_map(|book| condition(pair, book).ok());
        let (key, value) = known.map_or_else(|| condition(pair, first), Ok)?;
        if let Some(before) = given.get(key).filter(|before| *before != value) {
            let message = format!("--given {pair}: `{key}` already has the value `{before}`");
            return Err(Failure::with_help(message, "Give each condition one value, or ask once for each value."));
        }
        given.insert(key.to_owned(), value.to_owned());
    }
    Ok(given)
}

/// What `--given` says of the conditions that a book has.
pub(crate) fn given_where_known(options: &Options, book: &RuleBook) -> Given {
    let known = options.given.iter().filter_map(|pair| condition(pair, book).ok());
    known.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// A condition and its value in the spelling of the book; case does not matter, and a word of a value stands for it.
fn condition<'b>(pair: &str, book: &'b RuleBook) -> Result<(&'b str, &'b str), Failure> {
    let Some((key, value)) = pair.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
        return Err(Failure::with_help(
            format!("--given {pair}: a condition is KEY=VALUE"),
            format!("Write for example --given {}.", meant(pair, book).unwrap_or_else(|| example(book))),
        ));
    };
    let keys: Vec<&str> = book.contexts.keys().map(String::as_str).collect();
    let key = among(key, &keys)
        .ok_or_else(|| unknown(pair, &Noun { one: "condition", many: "conditions" }, key, &keys, []))?;
    let values: Vec<&str> = book.contexts[key].values.iter().map(String::as_str).collect();
    let noun = Noun { one: &format!("value of {key}"), many: &format!("values of {key}") };
    let words = &book.contexts[key].words;
    let known = among(value, &values).or_else(|| by_word(value, words, book.language()));
    let words = words.values().flatten().map(String::as_str);
    known.map(|value| (key, value)).ok_or_else(|| unknown(pair, &noun, value, &values, words))
}

/// The value that has this among its words, which no other has: words that are the same to a question.
fn by_word<'b>(word: &str, words: &'b BTreeMap<String, Vec<String>>, language: Language) -> Option<&'b str> {
    let key = language.phrase_key(word);
    let has = |words: &[String]| !key.is_empty() && words.iter().any(|known| language.phrase_key(known) == key);
    words.iter().find(|(_, words)| has(words)).map(|(value, _)| value.as_str())
}

/// The same word among the known ones, or one that differs in case only.
fn among<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let alike = |known: &&&str| known.to_lowercase() == word.to_lowercase();
    known.iter().find(|known| **known == word).or_else(|| known.iter().find(alike)).copied()
}

/// A condition that has another sign than `=` between its words, or only the first of them, as it is written.
fn meant(written: &str, book: &RuleBook) -> Option<String> {
    let (key, value) = written.split_once([':', ' ']).unwrap_or((written, ""));
    let keys: Vec<&str> = book.contexts.keys().map(String::as_str).collect();
    let key = among(key.trim(), &keys)?;
    let values: Vec<&str> = book.contexts[key].values.iter().map(String::as_str).collect();
    let value = among(value.trim(), &values).or(values.first().copied())?;
    Some(format!("{key}={}", escape::shell_if_needed(value)))
}

fn example(book: &RuleBook) -> String {
    let first = book
        .contexts
        .iter()
        .find_map(|(key, context)| Some(format!("{key}={}", escape::shell_if_needed(context.values.first()?))));
    first.unwrap_or_else(|| "scrum=yes".to_owned())
}

/// What something is called, of one and of several.
struct Noun<'a> {
    one: &'a str,
    many: &'a str,
}

/// A word that is none of the known ones, nor any of the `others` that stand for them.
fn unknown<'k>(
    pair: &str,
    noun: &Noun<'_>,
    word: &str,
    known: &[&'k str],
    others: impl IntoIterator<Item = &'k str>,
) -> Failure {
    let what = format!("--given {pair}: unknown {}", noun.one);
    let names = known.iter().copied();
    Failure::unknown(&what, word, names.clone().chain(others), all(noun.many, names))
}
