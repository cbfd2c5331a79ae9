//! What the values of a condition are called in questions.

use std::borrow::Cow;
use std::iter;

use crate::rulebook::Context;
use crate::text::{Language, Word, has_digit};

/// Words that are never read as a value of a context unless its `words` say so: they stand in too many questions.
const NEVER_VALUES: [&str; 15] =
    ["yes", "no", "true", "false", "ja", "nein", "nee", "nej", "nei", "oui", "non", "sí", "sim", "kyllä", "ei"];

/// Every name of every value, and the value: its words, and the value itself if it says something.
pub(super) fn names_of_values(context: &Context) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let of_words =
        context.words.iter().flat_map(|(value, words)| words.iter().map(|word| (word.into(), value.as_str())));
    let themselves = context.values.iter().filter(|value| is_name(context.language, value));
    of_words.chain(themselves.flat_map(|value| spellings(value).map(|name| (name, value.as_str()))))
}

/// A value, and as others spell one of letters and figures: “sev1”, “sev-1”, “sev 1”.
fn spellings(value: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_mixed = value.contains(char::is_alphabetic) && has_digit(value);
    let joined = || value.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let others = is_mixed.then(|| [apart(&joined()), joined()].map(Cow::from));
    iter::once(value.into()).chain(others.into_iter().flatten())
}

/// A name with a blank where letters meet figures.
fn apart(name: &str) -> String {
    let mut apart = String::new();
    for c in name.chars() {
        let meets = apart.chars().next_back().is_some_and(|last| last.is_numeric() != c.is_numeric());
        apart.extend(meets.then_some(' '));
        apart.push(c);
    }
    apart
}

/// Whether a value is a name: not yes or no, not a number, and not made of words that stand in any question.
fn is_name(language: Language, value: &str) -> bool {
    let is_number = |folded: &str| folded.chars().all(char::is_numeric);
    let says = |word: Word| !language.is_stop_word(&word.folded) && !is_number(&word.folded);
    !NEVER_VALUES.contains(&value.to_lowercase().as_str()) && language.words(value).any(says)
}
