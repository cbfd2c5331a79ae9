//! Named things in a question: areas, and values of conditions. They say who or when, never which activity, and so they are
//! set aside before the question is matched.

mod glossary;
mod names;
mod names_in_rules;
mod polarity;
mod reading;
mod setting_aside;
mod values;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::router::answer::Mentions;
use crate::rulebook::{Given, Known, RuleBook};
use crate::text::{Stems, Word};
use glossary::{Glossary, stated, statements};
use names::{Meaning, Mention, Names, NamingText};
use names_in_rules::only_names;
use reading::read;
use setting_aside::{is_in_phrase, is_object, said, without};

/// The names of areas, of values and of roles.
pub(crate) struct Gazetteer {
    stems: Stems,
    /// Of areas and of values of contexts, by language.
    glossaries: Vec<Glossary>,
    /// Of roles, by their ids, and of those who hold them; made when a question first needs them.
    roles: OnceLock<Names<Named>>,
    /// The stems of words that rules have only as the names of people; made when a question first needs them.
    only_names: OnceLock<BTreeSet<String>>,
    /// Whether anybody holds a role, or is a deputy.
    pub(crate) has_people: bool,
}

/// A question, prepared for matching.
pub(crate) struct Prepared<'a> {
    /// The question without what surrounds it in a mail.
    pub(crate) body: Cow<'a, str>,
    /// That with blanks in the place of what was set aside: every other word keeps its place; `None` if nothing was.
    pub(crate) rest: Option<String>,
    /// What is known of the contexts: what was given, and what was read.
    pub(crate) known: Known,
    pub(crate) mentions: Mentions,
    /// Whether the question names areas, with values or without, and nothing else: “who owns the checkout?”
    pub(crate) names_areas_alone: bool,
    /// What the body names that says nothing else; read when it is first asked for.
    pub(crate) named_alone: OnceCell<NamedAlone>,
}

impl Prepared<'_> {
    /// What is matched.
    pub(crate) fn text(&self) -> &str {
        self.rest.as_deref().unwrap_or(&self.body)
    }
}

/// An area that a question names.
pub(crate) struct NamedArea<'g> {
    pub(crate) id: &'g str,
    /// The first of its words that stands in the question, as the file has it.
    pub(crate) word: &'g str,
    /// The question without all of them.
    pub(crate) rest: String,
}

/// The roles and people that a question names which says nothing else.
#[derive(Clone)]
pub(crate) struct NamedAlone {
    /// The ids of the roles that are named themselves or by a holder, sorted.
    pub(crate) roles: Vec<String>,
    /// The people by whom roles are named, as the file names them, sorted.
    pub(crate) people: Vec<String>,
    /// Whether it names people, and no role itself.
    pub(crate) are_people: bool,
}

impl Gazetteer {
    pub(crate) fn new(book: &RuleBook) -> Self {
        Self {
            glossaries: Glossary::all(book),
            roles: OnceLock::new(),
            only_names: OnceLock::new(),
            has_people: book.people_of_roles().next().is_some(),
            stems: Stems::of(book.language()),
        }
    }

    /// Reads the area and the values that a question names. What is `given` counts more than what is read.
    ///
    /// The words are set aside unless a phrase of the rules has them that is the question, but for empty words and other
    /// names; unless they are what something is done with, and the rules have them; and unless nothing else would be left: then
    /// those of values stay, which may say what has happened, or all.
    pub(crate) fn prepare<'a>(
        &self,
        body: Cow<'a, str>,
        given: &Given,
        is_phrase: impl Fn(&str) -> bool,
        has_word: impl Fn(&str) -> bool,
    ) -> Prepared<'a> {
        if self.glossaries.iter().all(Glossary::is_empty) {
            return Self::unread(body, given);
        }
        let (language, text) = (self.stems.language(), body.as_ref());
        let words: Vec<Word> = language.words(text).collect();
        let statements = statements(&self.glossaries, language, text, &words);
        if statements.is_empty() {
            return Self::unread(body, given);
        }
        let (known, read) = read(language, text, &words, &statements, given);
        let mentions = stated(statements);
        let said = said(language, &words, &mentions);
        let has_words = |name: &Range<usize>| words[name.clone()].iter().all(|word| has_word(&word.folded));
        let is_free = |(Mention { words: name, .. }, next): &(&Mention<'_, Meaning>, Option<&Range<usize>>)| {
            let is_known_object = is_object(language, text, &words, name, *next) && has_words(name);
            !is_known_object && !is_in_phrase(&words, said.as_ref(), name, &is_phrase)
        };
        let following = mentions.iter().skip(1).map(|mention| Some(&mention.words)).chain([None]);
        let aside: Vec<_> = mentions.iter().zip(following).filter(is_free).map(|(mention, _)| mention).collect();
        let without = |is_aside: fn(&Mention<'_, Meaning>) -> bool| {
            let names = aside.iter().filter(|mention| is_aside(mention)).map(|mention| &mention.words);
            without(language, text, &words, names, &is_phrase)
        };
        let rest = without(|_| true).or_else(|| without(|mention| mention.is_of_area()));
        let names_areas_alone = said.is_none() && !read.areas.is_empty();
        Prepared { rest, known, mentions: read, names_areas_alone, ..Self::unread(body, given) }
    }

    /// A question that is matched as it stands.
    pub(crate) fn unread<'a>(body: Cow<'a, str>, given: &Given) -> Prepared<'a> {
        Prepared {
            body,
            rest: None,
            known: Known::of(given),
            mentions: Mentions::default(),
            names_areas_alone: false,
            named_alone: OnceCell::new(),
        }
    }

    /// The areas that a question names, and what is left of it without the words that name each; whether rules need them or
    /// not.
    pub(crate) fn areas(&self, text: &str, is_phrase: impl Fn(&str) -> bool) -> Vec<NamedArea<'_>> {
        let language = self.stems.language();
        let words: Vec<Word> = language.words(text).collect();
        let mut named: BTreeMap<&str, (&str, Vec<Range<usize>>)> = BTreeMap::new();
        for mention in stated(statements(&self.glossaries, language, text, &words)) {
            for meaning in mention.meanings {
                let Meaning::Area { id, word } = meaning else { continue };
                named.entry(id).or_insert((word, Vec::new())).1.push(mention.words.clone());
            }
        }
        let area = |(id, (word, ranges)): (_, (_, Vec<Range<usize>>))| {
            let rest = without(language, text, &words, ranges.iter(), &is_phrase);
            NamedArea { id, word, rest: rest.unwrap_or_else(|| text.to_owned()) }
        };
        named.into_iter().map(area).collect()
    }

    /// The roles and people that a question names, if it says nothing else: “who is the PO?”, “is Ann away?”
    pub(crate) fn named_alone(&self, book: &RuleBook, text: &str) -> NamedAlone {
        let named = self.only_named(book, text);
        let roles: BTreeSet<String> = named.iter().map(|named| named.role.clone()).collect();
        let people: BTreeSet<String> = named.iter().filter_map(|named| named.person.clone()).collect();
        let are_people = !named.is_empty() && named.iter().all(|named| named.person.is_some());
        NamedAlone { roles: roles.into_iter().collect(), people: people.into_iter().collect(), are_people }
    }

    /// Whether a question that names people alone asks for no work: “is Ann away?” Not if rules have the names as common
    /// words, or are about the person: “standing in for Ann”.
    pub(crate) fn is_about_people(&self, book: &RuleBook, text: &str, has_word: impl Fn(&str) -> bool) -> bool {
        let tells_names = self.tells_names(text);
        let is_only_name = |word: &Word| tells_names && self.is_only_name(book, word);
        let mut names = self.stems.language().words(text).filter(|word| !self.names_nothing(word));
        names.any(|word| !has_word(&word.folded) || is_only_name(&word))
    }

    /// Whether a text asks who is away, or who stands in, in words that no rule has.
    pub(crate) fn asks_who_is_away(&self, text: &str, has_word: impl Fn(&str) -> bool) -> bool {
        let language = self.stems.language();
        language.words(text).any(|word| language.is_absence(&word.folded) && !has_word(&word.folded))
    }

    /// Whether a capital in the rules tells the names of people, or else the question does: “is Ann away?”
    fn tells_names(&self, text: &str) -> bool {
        let language = self.stems.language();
        !language.capitalizes_nouns() || language.words(text).any(|word| language.is_whereabouts(&word.folded))
    }

    /// Whether rules have a word only as the name of a person.
    fn is_only_name(&self, book: &RuleBook, word: &Word) -> bool {
        let names = self.only_names.get_or_init(|| only_names(&self.stems, book, |word| self.names_nothing(word)));
        names.contains(self.stems.stem(&word.folded).as_ref())
    }

    /// Whether a word is a function word, talk, or asks for the whereabouts of people.
    fn names_nothing(&self, Word { folded, .. }: &Word) -> bool {
        let language = self.stems.language();
        language.is_stop_word(folded) || language.is_talk(folded) || language.is_whereabouts(folded)
    }

    /// What a question names that says nothing else, but for the whereabouts of people.
    fn only_named(&self, book: &RuleBook, text: &str) -> BTreeSet<&Named> {
        let language = self.stems.language();
        let words: Vec<Word> = language.words(text).collect();
        let naming = NamingText::new(&self.stems, text, &words);
        let roles = self.roles.get_or_init(|| self.names_of_roles(book));
        let (mut named, mut at) = (BTreeSet::new(), 0);
        while at < words.len() {
            match roles.mention_at(&naming, at) {
                Some(mention) => {
                    named.extend(mention.meanings);
                    at = mention.words.end;
                }
                None if self.names_nothing(&words[at]) => at += 1,
                None => return BTreeSet::new(),
            }
        }
        named
    }

    /// The names of roles and of their people. One that may be a function word names nobody: “who can help?” does not ask for
    /// Can.
    fn names_of_roles(&self, book: &RuleBook) -> Names<Named> {
        let mut named = Vec::new();
        let mut name = |name, role: &str, person: Option<&str>| {
            named.push((Cow::Borrowed(name), Named { role: role.to_owned(), person: person.map(str::to_owned) }));
        };
        for (id, role) in &book.roles {
            role.names(id).for_each(|of_role| name(of_role, id, None));
        }
        let says_something = |name: &&str| self.stems.language().words(name).any(|word| !self.names_nothing(&word));
        for (person, role) in book.people_of_roles() {
            let names = book.names_of_person(person).filter(says_something);
            names.for_each(|of_person| name(of_person, role, Some(person)));
        }
        Names::new(&self.stems, named.into_iter())
    }
}

/// A role, named by itself or by one of its people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    /// Its id.
    role: String,
    /// The person, as the file names them; `None` if the role is named itself.
    person: Option<String>,
}

#[cfg(test)]
mod tests;
