//! The text of a rule file with one thing more in it.

use super::insertion::{Insertion, inserted, lines};
use super::list::{List, below_line};
use crate::render::escape::{toml_list, toml_string};
use crate::rulebook::{Given, PhrasePlace, RuleFile, toml_key};
use crate::source::Span;
use crate::teach::Addition;

/// A rule file with what was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// What was added, line by line, with the number of the line, from 1.
    pub lines: Vec<(usize, String)>,
}

/// Adds to the text of a rule file; every byte that was there stays, and in its order.
///
/// The result need not be a valid file: its rules may stand in a table that takes no other, `rules = { … }`.
pub fn edited(file: &RuleFile, additions: &[Addition]) -> Edited {
    let text = file.source().text();
    let mut insertions = Vec::new();
    let mut blocks = Vec::new();
    for addition in additions {
        match addition {
            Addition::Phrase { rule, phrase, inherits } => match file.phrase_place(rule) {
                Some(place) => insertions.extend(into_rule(text, place, phrase, *inherits)),
                None => blocks.push(table(rule, &[("more_phrases", toml_list(&[phrase]))])),
            },
            Addition::Rule { id, activity, owners, phrase } => {
                let phrases = phrase.iter().map(|phrase| ("phrases", toml_list(&[phrase])));
                let keys = [("activity", toml_string(activity)), ("owner", one_or_several(owners))];
                blocks.push(table(id, &keys.into_iter().chain(phrases).collect::<Vec<_>>()));
            }
            Addition::Expectation { ask, owners, given } => blocks.push(expectation(ask, owners, given)),
        }
    }
    insertions.extend(at_the_end(text, &blocks));
    Edited { text: inserted(text, &insertions), lines: lines(text, &insertions) }
}

/// A phrase in a rule that the file has.
fn into_rule(text: &str, place: PhrasePlace, phrase: &str, inherits: bool) -> Vec<Insertion> {
    let entry = toml_string(phrase);
    let key = if inherits { "more_phrases" } else { "phrases" };
    let value = format!("{key} = [{entry}]");
    match place {
        PhrasePlace::List { list, last } => List { place: list, last }.with(text, &entry, line_end(text)),
        PhrasePlace::Below { key, value: place } => vec![below(text, key, place, &value)],
        PhrasePlace::First { id } => vec![below_header(text, id, &value)],
    }
}

/// A key on the line below the one with this value, written in the same way; in `{ … }`, behind it.
fn below(text: &str, key: &str, value: Span, line: &str) -> Insertion {
    let (end, eol) = (value.end, line_end(text));
    let before = before_key(text, key, value.start);
    below_line(text, end, &format!("{before}{line}"), eol)
        .unwrap_or_else(|| Insertion { at: end, text: format!(", {line}") })
}

/// What stands on the line before the name of a key: white space, or the start of a dotted key.
fn before_key<'t>(text: &'t str, name: &str, value: usize) -> &'t str {
    let begin = text[..value].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[begin..value];
    let key = line.split('=').next().unwrap_or_default().trim_end().trim_end_matches(['"', '\'']);
    key.strip_suffix(name).map_or("", |before| before.trim_end_matches(['"', '\'']))
}

/// A key on the line below the header of its table.
fn below_header(text: &str, id: Span, line: &str) -> Insertion {
    let eol = line_end(text);
    match text[id.end..].find('\n') {
        Some(end) => Insertion { at: id.end + end + 1, text: format!("{line}{eol}") },
        None => Insertion { at: text.len(), text: format!("{eol}{line}{eol}") },
    }
}

/// Tables at the end of the file, each below an empty line.
fn at_the_end(text: &str, blocks: &[String]) -> Option<Insertion> {
    let eol = line_end(text);
    let ends_line = text.is_empty() || text.ends_with('\n');
    let is_parted = text.is_empty() || text.ends_with("\n\n") || text.ends_with("\n\r\n");
    let open = if ends_line { "" } else { eol };
    let blank = if is_parted { "" } else { eol };
    let blocks: Vec<String> = blocks.iter().map(|block| block.replace('\n', eol)).collect();
    (!blocks.is_empty()).then(|| Insertion { at: text.len(), text: format!("{open}{blank}{}", blocks.join(eol)) })
}

/// The line end of the file.
fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn table(id: &str, keys: &[(&str, String)]) -> String {
    let keys: String = keys.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    format!("[rules.{}]\n{keys}", toml_key(id))
}

fn expectation(ask: &str, owners: &[String], given: &Given) -> String {
    let pairs: Vec<String> =
        given.iter().map(|(name, value)| format!("{} = {}", toml_key(name), toml_string(value))).collect();
    let given = if pairs.is_empty() { String::new() } else { format!("given = {{ {} }}\n", pairs.join(", ")) };
    format!("[[expect]]\nask = {}\nowner = {}\n{given}", toml_string(ask), one_or_several(owners))
}

fn one_or_several(texts: &[String]) -> String {
    match texts {
        [one] => toml_string(one),
        texts => toml_list(texts),
    }
}
