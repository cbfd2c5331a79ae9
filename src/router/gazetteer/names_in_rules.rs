//! Names of people in the wordings of rules, told from common words: “the costume of Rose”, “watering the rose”.

use std::collections::BTreeSet;

use super::names::stems_of;
use crate::rulebook::RuleBook;
use crate::text::{Stems, Word};

/// The stems of the words that rules have as the names of people alone: written with a capital, within a wording that says
/// more than the name. A word that begins a wording has one in any case; there it is a name unless the language knows it.
///
/// `names_nothing` tells the words that say nothing beside a name.
pub(super) fn only_names(stems: &Stems, book: &RuleBook, names_nothing: impl Fn(&Word) -> bool) -> BTreeSet<String> {
    let language = stems.language();
    let names = stems_of_names(stems, book);
    let (mut as_names, mut as_words) = (BTreeSet::new(), BTreeSet::new());
    for wording in book.rules.iter().flat_map(|rule| rule.wordings()) {
        let words: Vec<Word> = language.words(wording).collect();
        let stems = stems_of(stems, &words);
        let is_about_people = words.iter().zip(&stems).all(|(word, stem)| names.contains(stem) || names_nothing(word));
        let named = words.iter().zip(stems).enumerate().filter(|(_, (_, stem))| names.contains(stem));
        for (place, (word, stem)) in named {
            let is_name = is_capital(&wording[word.span.clone()]) && (place > 0 || !language.is_word(&word.folded));
            let known = if is_name && !is_about_people { &mut as_names } else { &mut as_words };
            known.insert(stem);
        }
    }
    as_names.retain(|stem| !as_words.contains(stem));
    as_names
}

/// The stems of the words in the names of those who hold roles that are written with a capital.
fn stems_of_names(stems: &Stems, book: &RuleBook) -> BTreeSet<String> {
    let language = stems.language();
    let names = book.people_of_roles().flat_map(|(person, _)| book.names_of_person(person));
    let words = names.flat_map(|name| language.words(name).filter(|word| is_capital(&name[word.span.clone()])));
    words.map(|word| stems.stem(&word.folded).into_owned()).collect()
}

/// Whether a word begins with a capital, or with a letter of a script that has none.
fn is_capital(word: &str) -> bool {
    !word.starts_with(char::is_lowercase)
}
