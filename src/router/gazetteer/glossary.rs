//! The names of areas and of values that the files of one language give.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::names::{Meaning, Mention, Names, NamingText, stems_of};
use super::polarity::{Polarities, Polarity};
use super::values::names_of_values;
use crate::rulebook::{Area, Rule, RuleBook};
use crate::text::{Language, Stems, Word};

/// The names that areas and values have in one language.
pub(super) struct Glossary {
    stems: Stems,
    names: Names<Meaning>,
}

impl Glossary {
    /// For each language of a book that has names, one. The values of a context that no rule asks for are words as others are.
    pub(super) fn all(book: &RuleBook) -> Vec<Self> {
        let mut named: BTreeMap<Language, Vec<(Cow<'_, str>, Meaning)>> = BTreeMap::new();
        for (id, area) in &book.areas {
            let meaning = |word: &str| Meaning::Area { id: id.clone(), word: word.to_owned() };
            let names = names_of_area(area).map(|word| (word.into(), meaning(word)));
            named.entry(area.language).or_default().extend(names);
        }
        let asked: BTreeSet<&str> = book.rules.iter().flat_map(Rule::contexts).collect();
        for (id, context) in book.contexts.iter().filter(|(id, _)| asked.contains(id.as_str())) {
            let meaning = |value: &str| Meaning::Value { context: id.clone(), value: value.to_owned() };
            let names = names_of_values(context).map(|(name, value)| (name, meaning(value)));
            named.entry(context.language).or_default().extend(names);
        }
        named.into_iter().map(|(language, names)| Self::new(Stems::of(language), names)).collect()
    }

    fn new(stems: Stems, names: Vec<(Cow<'_, str>, Meaning)>) -> Self {
        Self { names: Names::new(&stems, names.into_iter()), stems }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// What a text says of the names in it, each at its place among `words`, which are those of the text in `language`.
    fn statements(&self, language: Language, text: &str, words: &[Word]) -> Vec<Statement<'_>> {
        let own = self.stems.language();
        let cut: Cow<'_, [Word]> =
            if own == language { words.into() } else { own.words(text).collect::<Vec<_>>().into() };
        let mentions = self.names.mentions(&NamingText::new(&self.stems, text, &cut));
        if mentions.is_empty() {
            return Vec::new();
        }
        let polarities = Polarities::new(own, text, &cut);
        let statement = |Mention { words: name, meanings }| {
            let piece = cut[name.start].span.start..cut[name.end - 1].span.end;
            Statement {
                polarity: polarities.of(&name),
                mention: Mention { words: place_among(words, piece), meanings },
            }
        };
        mentions.into_iter().map(statement).collect()
    }
}

/// What a question says of an area or a value that it names.
pub(super) struct Statement<'g> {
    pub(super) mention: Mention<'g, Meaning>,
    pub(super) polarity: Polarity,
}

/// The words that a piece of the text of these words overlaps.
fn place_among(words: &[Word], piece: Range<usize>) -> Range<usize> {
    let start = words.partition_point(|word| word.span.end <= piece.start);
    start..words.partition_point(|word| word.span.start < piece.end)
}

/// What a text says of the names that several glossaries find in it, in order; of several at one place, the longest.
pub(super) fn statements<'g>(
    glossaries: &'g [Glossary],
    language: Language,
    text: &str,
    words: &[Word],
) -> Vec<Statement<'g>> {
    let mut found: Vec<_> = glossaries.iter().flat_map(|glossary| glossary.statements(language, text, words)).collect();
    found.retain(|statement| !statement.mention.words.is_empty());
    found.sort_by_key(|Statement { mention, .. }| (mention.words.start, Reverse(mention.words.end)));
    let mut statements: Vec<Statement<'_>> = Vec::with_capacity(found.len());
    for statement in found {
        let name = &statement.mention.words;
        match statements.last_mut().map(|last| &mut last.mention) {
            Some(last) if last.words == *name => last.meanings.extend(statement.mention.meanings),
            Some(last) if name.start < last.words.end => {}
            _ => statements.push(statement),
        }
    }
    statements
}

/// The names of which a question says anything: it is not about the others.
pub(super) fn stated(statements: Vec<Statement<'_>>) -> Vec<Mention<'_, Meaning>> {
    let stated = statements.into_iter().filter(|statement| statement.polarity != Polarity::Excluded);
    stated.map(|statement| statement.mention).collect()
}

/// The words of an area, and its name if one of them stands in it: “North House” beside “north”.
fn names_of_area(area: &Area) -> impl Iterator<Item = &str> {
    let stems = Stems::of(area.language);
    let stems_of = |text: &str| stems_of(&stems, &area.language.words(text).collect::<Vec<Word>>());
    let name = stems_of(&area.name);
    let is_in_name = |word: &String| {
        let word = stems_of(word);
        !word.is_empty() && word.len() < name.len() && name.windows(word.len()).any(|window| window == word)
    };
    let is_longer = area.words.iter().any(is_in_name);
    area.words.iter().map(String::as_str).chain(is_longer.then_some(area.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_area_is_one_of_its_words_if_it_has_one() {
        let area = |name: &str, words: &[&str]| Area {
            name: name.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            language: Language::English,
            holders: BTreeMap::new(),
        };
        let names = |area: Area| names_of_area(&area).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(names(area("North House", &["north"])), ["north", "North House"]);
        assert_eq!(names(area("The Old Search", &["searches"])), ["searches", "The Old Search"], "in any form");
        assert_eq!(names(area("Payments", &["checkout"])), ["checkout"]);
        assert_eq!(names(area("Checkout", &["checkout"])), ["checkout"]);
    }

    #[test]
    fn a_word_may_be_cut_otherwise_in_another_language() {
        let text = "l'équipe dort";
        let words: Vec<Word> = Language::English.words(text).collect();
        let piece = |word: &str| text.find(word).map(|start| start..start + word.len()).unwrap_or_default();
        assert_eq!([place_among(&words, piece("équipe")), place_among(&words, piece("dort"))], [0..1, 1..2]);
    }
}
