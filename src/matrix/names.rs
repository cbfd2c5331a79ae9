//! The roles and people that a cell below a duty names.

use std::collections::HashSet;

use super::duty::{Duty, Reading, is_any, is_open};
use super::heading_words::EVERYONE;
use super::headings::spelling_key;
use super::layout::is_name;
use crate::rulebook::RuleBook;
use crate::text::{Conjunctions, one_line};

/// The longest name in a cell of names; what is longer is prose.
const MOST_WORDS: usize = 6;

/// The most titles after a name.
const MOST_TITLES: usize = 5;

/// What joins two names as the words for “and” do, or belongs to one, as in “R&D”.
const SIGNS: [&str; 2] = [" & ", "/"];

/// The lists in a cell, of names with commas between them, each in one line; and whether any of them will do.
pub(super) fn lists(cell: &str, conjunctions: &Conjunctions) -> (Vec<Vec<String>>, bool) {
    let marked = cell.trim_end().strip_suffix(')').and_then(|cell| cell.rsplit_once('('));
    let (names, is_marked) = marked.filter(|(_, mark)| is_any(mark)).map_or((cell, false), |(names, _)| (names, true));
    let lines = in_lines(names, conjunctions.or.iter().chain(&[" / ", " + "]));
    let has_or = conjunctions.or.iter().any(|or| names.contains(or));
    (lines.split([';', '\n']).map(list).collect(), is_marked || has_or)
}

fn list(text: &str) -> Vec<String> {
    let names = text.split(',').map(|name| name.trim().trim_start_matches(['-', '•', '*']));
    // Behind a name, a sign leads to a note.
    let names = names.map(|name| name.trim_end_matches(['*', '†', '‡']).trim());
    names.filter(|name| Reading::of(name) != Reading::Empty).map(one_line).collect()
}

/// Whether a text is a name, and neither prose, the letter of a duty, nor a sign that somebody is to be found.
pub(super) fn is_name_in_list(name: &str) -> bool {
    let is_letter = name.len() == 1 && Duty::named(name).is_some();
    let is_prose = name.split(' ').count() > MOST_WORDS || !name.contains(char::is_alphanumeric);
    let is_left_open =
        name.rsplit([' ', '(', '[']).next().is_some_and(|last| is_open(last.trim_end_matches([')', ']'])));
    is_name(name) && !is_letter && !is_open(name) && !is_left_open && !is_prose
}

fn is_everyone(name: &str) -> bool {
    EVERYONE.contains(&name.to_lowercase().as_str())
}

/// What a list of names may mean as well.
pub(super) struct Doubt {
    pub(super) message: String,
    pub(super) help: String,
}

/// The names that stand alone: those of known roles, headings, and names in cells that can be nothing else.
pub(super) struct NamesAlone {
    keys: HashSet<String>,
}

impl NamesAlone {
    /// Those of the known roles.
    pub(super) fn of(known: &RuleBook) -> Self {
        Self { keys: known.names_of_roles().map(spelling_key).collect() }
    }

    /// Whether a list has a word for everyone: the table says no more of whom that is. A role may be called so.
    pub(super) fn has_everyone(&self, list: &[String]) -> bool {
        list.iter().any(|name| is_everyone(name) && !self.has(name))
    }

    /// Adds the names of a list but those that may be several, a title, or a part of a name.
    pub(super) fn add(&mut self, list: &[String], conjunctions: &Conjunctions) {
        if with_surname_last(list).is_none() {
            let names = (0..list.len()).filter(|at| person_with_title(list, *at).is_none()).map(|at| &list[at]);
            let names = names.filter(|name| !is_joined(name, conjunctions) && !is_everyone(name));
            self.keys.extend(names.map(|name| spelling_key(name)));
        }
    }

    /// The names of a list, without titles, and those apart that are joined in one and stand alone; and what is in doubt.
    pub(super) fn read(&self, list: &[String], conjunctions: &Conjunctions) -> (Vec<String>, Vec<Doubt>) {
        let full_name = with_surname_last(list).filter(|_| !list.iter().any(|part| self.has(part)));
        match full_name {
            Some(name) if self.has(&name) => return (vec![name], Vec::new()),
            Some(name) => return (list.to_vec(), vec![Doubt::of_two(&list.join(", "), &name)]),
            None => {}
        }
        let (mut names, mut doubts) = (Vec::new(), Vec::new());
        for (at, name) in list.iter().enumerate() {
            match person_with_title(list, at).filter(|_| !self.has(name)) {
                Some(person) => doubts.push(Doubt::of_title(person, name)),
                None => {
                    doubts.extend(self.is_doubtful(name, conjunctions).then(|| Doubt::of_one(name)));
                    names.extend(self.parted(name, conjunctions));
                }
            }
        }
        (names, doubts)
    }

    /// The names that are joined in this one, if all of them stand alone; else the name itself.
    fn parted(&self, name: &str, conjunctions: &Conjunctions) -> Vec<String> {
        let parts = parts(name, conjunctions);
        match !self.has(name) && parts.iter().all(|part| self.has(part)) {
            true => parts,
            false => vec![name.to_owned()],
        }
    }

    /// Whether a name may be several ones, of which not all stand alone.
    fn is_doubtful(&self, name: &str, conjunctions: &Conjunctions) -> bool {
        is_joined(name, conjunctions) && !self.has(name) && !parts(name, conjunctions).iter().all(|part| self.has(part))
    }

    fn has(&self, name: &str) -> bool {
        self.keys.contains(&spelling_key(name))
    }
}

impl Doubt {
    fn of_one(name: &str) -> Self {
        let help = "if these are several, part them with a comma".to_owned();
        Self { message: format!("“{name}” is taken for one role"), help }
    }

    fn of_two(names: &str, full_name: &str) -> Self {
        let help = format!("if it is one person, write “{full_name}”");
        Self { message: format!("“{names}” is taken for two roles"), help }
    }

    fn of_title(person: &str, title: &str) -> Self {
        let message = format!("“{title}” after “{person}” is taken for a title, and left out");
        Self { message, help: "if it is a role, part them with a semicolon".to_owned() }
    }
}

/// The person whose title a part of a list may be, as in “Jo Roe, RN, PhD”.
fn person_with_title(list: &[String], at: usize) -> Option<&String> {
    let person = list[..at].iter().rev().take(MOST_TITLES).find(|name| !is_abbreviation(name))?;
    let (_, surname) = person.rsplit_once(' ')?;
    (is_abbreviation(&list[at]) && is_word(surname)).then_some(person)
}

/// Of a list such as “Klein, Ute”: “Ute Klein”.
fn with_surname_last(list: &[String]) -> Option<String> {
    match list {
        [surname, first] if is_word(surname) && is_word(first) => Some(format!("{first} {surname}")),
        _ => None,
    }
}

/// A few letters that begin and end with a capital: RN, PhD, M.D.
fn is_abbreviation(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| *c != '.').collect();
    let is_capital = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_uppercase());
    matches!(letters.len(), 2..=6)
        && is_capital(letters.first())
        && is_capital(letters.last())
        && letters.iter().all(|letter| letter.is_alphabetic())
}

/// One word with a capital and small letters.
fn is_word(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase) && !name.contains(' ')
}

fn is_joined(name: &str, conjunctions: &Conjunctions) -> bool {
    conjunctions.and.iter().chain(&SIGNS).any(|joint| name.contains(joint))
}

fn parts(name: &str, conjunctions: &Conjunctions) -> Vec<String> {
    let lines = in_lines(name, conjunctions.and.iter().chain(&SIGNS));
    lines.split('\n').map(one_line).filter(|part| !part.is_empty()).collect()
}

/// A text with a line break in the place of each joint.
fn in_lines<'j>(text: &str, conjunctions: impl Iterator<Item = &'j &'static str>) -> String {
    conjunctions.fold(text.to_owned(), |text, joint| text.replace(joint, "\n"))
}
