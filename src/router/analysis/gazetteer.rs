//! Named things in a question: areas, and values of conditions. They say who or when, never which activity, and so they are
//! set aside before the question is matched.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter;
use std::ops::Range;
use std::sync::OnceLock;

use super::negation::negated;
use crate::router::answer::{AskedArea, Mentions, ReadValue};
use crate::rulebook::{Context, Given, Known, RuleBook};
use crate::text::{Class, Language, Stems, Word, has_digit, key_of};

/// Words that are never read as a value of a context unless its `words` say so: they stand in too many questions.
const NEVER_VALUES: [&str; 15] =
    ["yes", "no", "true", "false", "ja", "nein", "nee", "nej", "nei", "oui", "non", "sí", "sim", "kyllä", "ei"];

/// The longest phrase, in words, that keeps a name in the question.
const LONGEST_PHRASE: usize = 12;

/// The names of areas, of values and of roles.
pub(crate) struct Gazetteer {
    stems: Stems,
    /// Of areas and of values of contexts.
    names: Names<Meaning>,
    /// Of roles and of those who hold them, by the role's id; made when a question first needs them.
    roles: OnceLock<Names<String>>,
}

/// Names by the stem of the first word, the longest first.
struct Names<M>(HashMap<String, Vec<Name<M>>>);

/// A name, and what it may mean.
struct Name<M> {
    /// Never empty.
    stems: Vec<String>,
    meanings: BTreeSet<M>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// By its id, with the word of it that this is.
    Area {
        id: String,
        word: String,
    },
    Value {
        context: String,
        value: String,
    },
}

/// A question, prepared for matching.
pub(crate) struct Prepared<'a> {
    /// The question with blanks in the place of what was set aside: every other word keeps its place.
    pub(crate) text: Cow<'a, str>,
    /// What is known of the contexts: what was given, and what was read.
    pub(crate) known: Known,
    pub(crate) mentions: Mentions,
}

/// A name that stands in a question.
struct Mention<'g, M> {
    /// Indices of its words.
    words: Range<usize>,
    meanings: &'g BTreeSet<M>,
}

/// An area that a question names.
pub(crate) struct NamedArea<'g> {
    pub(crate) id: &'g str,
    /// The first of its words that stands in the question, as the file has it.
    pub(crate) word: &'g str,
    /// The question without all of them.
    pub(crate) rest: String,
}

impl<M: Clone + Ord> Names<M> {
    fn new<'n>(stems: &Stems, named: impl Iterator<Item = (Cow<'n, str>, M)>) -> Self {
        let mut meanings: BTreeMap<Vec<String>, BTreeSet<M>> = BTreeMap::new();
        for (name, meaning) in named {
            meanings.entry(stems_of(stems, stems.language().words(&name))).or_default().insert(meaning);
        }
        let mut names: HashMap<String, Vec<Name<M>>> = HashMap::new();
        for (stems, meanings) in meanings {
            let Some(first) = stems.first().cloned() else { continue };
            names.entry(first).or_default().push(Name { stems, meanings });
        }
        names.values_mut().for_each(|names| names.sort_by_key(|name| Reverse(name.stems.len())));
        Self(names)
    }

    /// The names in a text of which these are the stems; of several at one place, the longest.
    fn mentions(&self, stems: &[String]) -> Vec<Mention<'_, M>> {
        let (mut mentions, mut at) = (Vec::new(), 0);
        while at < stems.len() {
            let mut named = self.0.get(&stems[at]).into_iter().flatten();
            let Some(name) = named.find(|name| stems[at..].starts_with(&name.stems)) else {
                at += 1;
                continue;
            };
            mentions.push(Mention { words: at..at + name.stems.len(), meanings: &name.meanings });
            at += name.stems.len();
        }
        mentions
    }
}

impl Gazetteer {
    pub(crate) fn new(book: &RuleBook) -> Self {
        let language = book.language();
        let stems = Stems::of(language);
        let of_areas = book.areas.iter().flat_map(|(id, area)| {
            area.words.iter().map(|word| (word.into(), Meaning::Area { id: id.clone(), word: word.clone() }))
        });
        let of_values = book.contexts.iter().flat_map(|(id, context)| {
            let meaning = |value: &str| Meaning::Value { context: id.clone(), value: value.to_owned() };
            names_of_values(language, context).map(move |(name, value)| (name, meaning(value)))
        });
        Self { names: Names::new(&stems, of_areas.chain(of_values)), roles: OnceLock::new(), stems }
    }

    /// Reads the area and the values that a question names. What is `given` counts more than what is read.
    ///
    /// The words are set aside unless a phrase of the rules has them that is the question, but for empty words and other
    /// names; and unless nothing else would be left.
    pub(crate) fn prepare<'a>(&self, text: &'a str, given: &Given, is_phrase: impl Fn(&str) -> bool) -> Prepared<'a> {
        if self.names.0.is_empty() {
            return Self::unread(text, given);
        }
        let language = self.stems.language();
        let words: Vec<Word> = language.words(text).collect();
        let mentions = self.mentions(text, &words);
        if mentions.is_empty() {
            return Self::unread(text, given);
        }
        let (known, read) = read(text, &words, &mentions, given);
        let is_free = |name: &&Range<usize>| !is_in_phrase(language, &words, &mentions, name, &is_phrase);
        let aside = mentions.iter().map(|mention| &mention.words).filter(is_free);
        Prepared { text: without(language, text, &words, aside, &is_phrase), known, mentions: read }
    }

    /// A question that is matched as it stands.
    pub(crate) fn unread<'a>(text: &'a str, given: &Given) -> Prepared<'a> {
        Prepared { text: text.into(), known: Known::of(given), mentions: Mentions::default() }
    }

    /// The areas and values in a question that it does not negate.
    fn mentions(&self, text: &str, words: &[Word]) -> Vec<Mention<'_, Meaning>> {
        let mut mentions = self.names.mentions(&stems_of(&self.stems, words.iter().cloned()));
        if !mentions.is_empty() {
            let is_negated = negated(self.stems.language(), text, words);
            mentions.retain(|mention| !is_negated[mention.words.clone()].contains(&true));
        }
        mentions
    }

    /// The areas that a question names, and what is left of it without the words that name each; whether rules need them or
    /// not.
    pub(crate) fn areas(&self, text: &str, is_phrase: impl Fn(&str) -> bool) -> Vec<NamedArea<'_>> {
        let language = self.stems.language();
        let words: Vec<Word> = language.words(text).collect();
        let mut named: BTreeMap<&str, (&str, Vec<Range<usize>>)> = BTreeMap::new();
        for mention in self.mentions(text, &words) {
            for meaning in mention.meanings {
                let Meaning::Area { id, word } = meaning else { continue };
                named.entry(id).or_insert((word, Vec::new())).1.push(mention.words.clone());
            }
        }
        let area = |(id, (word, ranges)): (_, (_, Vec<Range<usize>>))| {
            let rest = without(language, text, &words, ranges.iter(), &is_phrase).into_owned();
            NamedArea { id, word, rest }
        };
        named.into_iter().map(area).collect()
    }

    /// The ids of the roles that a question names, itself or by a holder, if it says nothing else, sorted: “who is the PO?”
    pub(crate) fn only_roles(&self, book: &RuleBook, text: &str) -> Vec<String> {
        let language = self.stems.language();
        let words: Vec<Word> = language.words(text).collect();
        let roles = self.roles.get_or_init(|| names_of_roles(&self.stems, book));
        let mentions = roles.mentions(&stems_of(&self.stems, words.iter().cloned()));
        let is_named = |place: usize| mentions.iter().any(|mention| mention.words.contains(&place));
        let is_empty = |word: &Word| language.is_stop_word(&word.folded) || language.is_talk(&word.folded);
        if !words.iter().enumerate().all(|(place, word)| is_empty(word) || is_named(place)) {
            return Vec::new();
        }
        let roles: BTreeSet<&String> = mentions.iter().flat_map(|mention| mention.meanings).collect();
        roles.into_iter().cloned().collect()
    }
}

fn names_of_roles(stems: &Stems, book: &RuleBook) -> Names<String> {
    let of_roles = book.roles.iter().flat_map(|(id, role)| role.names(id).map(move |name| (name, id.as_str())));
    Names::new(stems, of_roles.chain(book.names_of_holders()).map(|(name, id)| (name.into(), id.to_owned())))
}

fn stems_of(stems: &Stems, words: impl Iterator<Item = Word>) -> Vec<String> {
    words.map(|word| stems.stem(&word.folded).into_owned()).collect()
}

/// Every name of every value, and the value: its words, and the value itself if it says something.
fn names_of_values(language: Language, context: &Context) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let of_words =
        context.words.iter().flat_map(|(value, words)| words.iter().map(|word| (word.into(), value.as_str())));
    let themselves = context.values.iter().filter(move |value| is_name(language, value));
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

/// What names say. An area or a value is taken if the question names one, not if it names several.
fn read(text: &str, words: &[Word], mentions: &[Mention<'_, Meaning>], given: &Given) -> (Known, Mentions) {
    let mut areas: BTreeMap<&str, &str> = BTreeMap::new();
    let mut values: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for mention in mentions {
        let typed = &text[words[mention.words.start].span.start..words[mention.words.end - 1].span.end];
        for meaning in mention.meanings {
            match meaning {
                Meaning::Area { id, .. } => _ = areas.entry(id).or_insert(typed),
                Meaning::Value { context, value } => {
                    _ = values.entry(context).or_default().entry(value).or_insert(typed)
                }
            }
        }
    }
    let (mut known, mut mentions) = (Known::of(given), Mentions::default());
    mentions.area = only(&areas).map(|(id, typed)| AskedArea::in_question(id, typed));
    for (context, values) in values.into_iter().filter(|(context, _)| !given.contains_key(*context)) {
        match only(&values) {
            Some((value, typed)) => {
                known.read(context, value);
                mentions.values.push(ReadValue::new(context, value, typed));
            }
            None => {
                known.leave_open(context);
                mentions.open.push(context.to_owned());
            }
        }
    }
    (known, mentions)
}

fn only<'m>(entries: &BTreeMap<&'m str, &'m str>) -> Option<(&'m str, &'m str)> {
    let (key, value) = entries.first_key_value()?;
    (entries.len() == 1).then_some((*key, *value))
}

/// Whether a phrase has this name and is the question, but for empty words and other names.
fn is_in_phrase(
    language: Language,
    words: &[Word],
    mentions: &[Mention<'_, Meaning>],
    name: &Range<usize>,
    is_phrase: impl Fn(&str) -> bool,
) -> bool {
    let is_named = |place: &usize| mentions.iter().any(|mention| mention.words.contains(place));
    let mut said = (0..words.len()).filter(|place| says_something(language, &words[*place]) && !is_named(place));
    let first = said.clone().next().map_or(name.start, |first| first.min(name.start));
    let last = said.next_back().map_or(name.end, |last| (last + 1).max(name.end));
    let (earliest, latest) = (last.saturating_sub(LONGEST_PHRASE), words.len().min(first + LONGEST_PHRASE));
    (earliest..=first).any(|start| (last..=latest).any(|end| is_phrase(&key(&words[start..end]))))
}

fn key<'w>(words: impl IntoIterator<Item = &'w Word>) -> String {
    key_of(words.into_iter().map(|word| &word.folded))
}

/// Whether a word may be what a question is about.
fn says_something(language: Language, word: &Word) -> bool {
    !language.is_stop_word(&word.folded) && !language.is_talk(&word.folded) && !has_digit(&word.folded)
}

/// The text with blanks in the place of some of its words. It stays whole if nothing else would be left, neither words nor a
/// phrase of empty ones.
fn without<'a, 'n>(
    language: Language,
    text: &'a str,
    words: &[Word],
    names: impl Iterator<Item = &'n Range<usize>>,
    is_phrase: impl Fn(&str) -> bool,
) -> Cow<'a, str> {
    let mut is_aside = vec![false; words.len()];
    for name in names {
        is_aside[introduced(language, text, words, name)].fill(true);
    }
    let left = || words.iter().zip(&is_aside).filter(|(_, is_aside)| !**is_aside).map(|(word, _)| word);
    if !left().any(|word| says_something(language, word)) && !is_phrase(&key(left())) {
        return text.into();
    }
    let mut rest = text.to_owned();
    for (word, _) in words.iter().zip(is_aside).filter(|(_, is_aside)| *is_aside) {
        rest.replace_range(word.span.clone(), &" ".repeat(word.span.len()));
    }
    rest.into()
}

/// A name with the preposition and the determiner that introduce it at the end of a clause: “in the checkout”, “for payments”.
fn introduced(language: Language, text: &str, words: &[Word], name: &Range<usize>) -> Range<usize> {
    let is = |place: usize, class| language.is_a(&words[place].folded, class);
    let ends =
        name.end == words.len() || text[words[name.end - 1].span.end..words[name.end].span.start].contains(is_mark);
    let start = match name.start {
        one if one > 1 && is(one - 1, Class::Determiner) => one - 1,
        other => other,
    };
    match ends && start > 0 && is(start - 1, Class::Preposition) {
        true => start - 1..name.end,
        false => name.clone(),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    const BOOK: &str = r#"
        schema = 1
        [areas.payments]
        name = "Payments"
        words = ["checkout", "gift card"]
        [areas.search]
        name = "Search"
        words = ["search"]
        [contexts.severity]
        question = "How severe is it?"
        values = ["sev1", "sev2", "3", "us"]
        words = { sev1 = ["production is down"] }
        default = "sev2"
        [contexts.scrum]
        question = "Is it Scrum?"
        values = ["yes", "no"]
        [roles.owner]
        name = "Product Owner"
        aliases = ["PO"]
        holder = "ada"
        [people.ada]
        name = "Ada Pan"
        [rules.soup]
        activity = "cooking the soup"
        owner = "owner"
    "#;

    fn book() -> RuleBook {
        RuleBook::parse(Source::new("test.toml", BOOK)).unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    /// What is matched, with single blanks; the area; the values.
    fn prepared(text: &str) -> (String, Option<String>, Vec<String>) {
        let is_phrase = |key: &str| ["production is down", "checkout page", "how many"].contains(&key);
        let prepared = Gazetteer::new(&book()).prepare(text, &Given::new(), is_phrase).text.into_owned();
        let read = Gazetteer::new(&book()).prepare(text, &Given::new(), is_phrase).mentions;
        let rest = prepared.split_whitespace().collect::<Vec<_>>().join(" ");
        (rest, read.area.map(|area| area.id), read.values.into_iter().map(|read| read.value).collect())
    }

    fn of(rest: &str, area: &str, values: &[&str]) -> (String, Option<String>, Vec<String>) {
        let area = (!area.is_empty()).then(|| area.to_owned());
        (rest.to_owned(), area, values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn names_are_read_and_set_aside() {
        assert_eq!(prepared("sort the checkout backlog"), of("sort the backlog", "payments", &[]));
        assert_eq!(prepared("sort the backlog in the checkout"), of("sort the backlog", "payments", &[]));
        assert_eq!(prepared("Checkouts: sort it all"), of(": sort it all", "payments", &[]), "in any form");
        assert_eq!(prepared("a gift that is no card"), of("a gift that is no card", "", &[]), "words side by side");
        assert_eq!(prepared("researching prices"), of("researching prices", "", &[]), "whole words");
        assert_eq!(prepared("SEV1: the soup burns"), of(": the soup burns", "", &["sev1"]));
        assert_eq!(prepared("Sev 1, the soup burns"), of(", the soup burns", "", &["sev1"]));
        assert_eq!(prepared("sev-2 soup"), of("- soup", "", &["sev2"]));
        assert_eq!(prepared("search and checkout backlog"), of("and backlog", "", &[]), "two areas");
        assert_eq!(prepared("sev1 or sev2 soup"), of("or soup", "", &[]), "two values");
        assert_eq!(prepared("sort the backlog, not the checkout"), of("sort the backlog, not the checkout", "", &[]));
    }

    #[test]
    fn words_that_stand_in_any_question_are_no_values() {
        for text in ["no, tell us about 3 soups", "yes, soup", "is it true?"] {
            assert_eq!(prepared(text), of(text, "", &[]));
        }
    }

    #[test]
    fn a_phrase_that_is_the_question_keeps_its_words() {
        assert_eq!(prepared("production is down"), of("production is down", "", &["sev1"]));
        assert_eq!(prepared("sev1: production is down"), of(": production is down", "", &["sev1"]));
        assert_eq!(prepared("who has the checkout page?"), of("who has the checkout page?", "payments", &[]));
        assert_eq!(prepared("who paints the checkout page?"), of("who paints the page?", "payments", &[]));
        assert_eq!(prepared("checkout"), of("checkout", "payments", &[]), "nothing else would be left");
        assert_eq!(prepared("how many checkout"), of("how many", "payments", &[]), "a phrase is left");
    }

    #[test]
    fn two_values_leave_a_context_open_unless_one_is_given() {
        let (book, none) = (book(), Given::new());
        let known = |text: &str, given: &Given| {
            let known = Gazetteer::new(&book).prepare(text, given, |_| false).known;
            known.value(&book.contexts, "severity").map(str::to_owned)
        };
        assert_eq!(known("soup", &none).as_deref(), Some("sev2"), "the default");
        assert_eq!(known("sev1 soup", &none).as_deref(), Some("sev1"));
        assert_eq!(known("sev1 or sev2 soup", &none), None);
        let given = Given::from([("severity".to_owned(), "sev2".to_owned())]);
        assert_eq!(known("sev1 soup", &given).as_deref(), Some("sev2"));
        assert_eq!(known("sev1 or sev2 soup", &given).as_deref(), Some("sev2"));
    }

    #[test]
    fn roles_are_named_where_nothing_else_is() {
        let roles = |text: &str| Gazetteer::new(&book()).only_roles(&book(), text);
        for text in
            ["who is the PO?", "what does a product owner do?", "Product Owners", "who is Ada?", "what does Ada Pan do"]
        {
            assert_eq!(roles(text), ["owner"], "{text}");
        }
        assert!(roles("who is the cook?").is_empty());
        assert!(roles("who pays the PO?").is_empty());
        assert!(roles("who is it?").is_empty());
        assert!(roles("who is Ada Tan?").is_empty());
    }
}
