//! Function words: the closed classes of each language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::class::Class;
use super::english::is_english;
use super::language::Language;
use super::stop_words;
use super::talk;
use super::word::{Word, has_digit};

/// The function words of a language.
#[derive(Default)]
struct FunctionWords {
    /// By folded word.
    classes: BTreeMap<String, Vec<Class>>,
    /// What says that one thing takes the place of another, folded: “instead of”.
    replacements: Vec<String>,
    /// What denies what follows, and what says that it is over, folded: “without”, “stopped”.
    denials: Vec<String>,
    ceased: Vec<String>,
    /// What says that it is not known whether what follows is so, folded: “not sure”.
    doubts: Vec<String>,
    /// What stands between a negation and what it denies, folded.
    degrees: BTreeSet<String>,
    /// What asks where people are, folded: it may name an activity, and so is no function word.
    whereabouts: BTreeSet<String>,
    /// What of it says that they are away, or asks who stands in for them, folded.
    absences: BTreeSet<String>,
}

/// By language; read when they are first asked for.
static TABLES: [OnceLock<FunctionWords>; Language::COUNT] = [const { OnceLock::new() }; Language::COUNT];

impl Language {
    /// Whether a folded word does this in a question.
    pub fn is_a(self, folded: &str, class: Class) -> bool {
        self.classes(folded).contains(&class)
    }

    /// Whether a folded word is a stop word: it asks, points or connects, and names no activity.
    pub fn is_stop_word(self, folded: &str) -> bool {
        match self {
            Self::English => stop_words::is_stop_word(folded),
            _ => !self.classes(folded).is_empty(),
        }
    }

    /// Whether its function words are known.
    pub(super) fn has_function_words(self) -> bool {
        !self.list().is_empty()
    }

    /// Whether a folded word is talk, which names no activity in whatever file that does not have the word itself.
    pub fn is_talk(self, folded: &str) -> bool {
        self.has_word_tables() && talk::is_talk(folded)
    }

    /// Whether a folded word may be what a text is about: it is neither a function word nor talk, and has no digit.
    pub fn is_content_word(self, folded: &str) -> bool {
        !self.is_stop_word(folded) && !self.is_talk(folded) && !has_digit(folded)
    }

    /// Whether a folded word asks where people are, how they are reached, or who stands in for them: “away”, “deputy”.
    pub(crate) fn is_whereabouts(self, folded: &str) -> bool {
        self.table().whereabouts.contains(folded)
    }

    /// The folded words that say that somebody is away, or ask who stands in: “absent”, “deputy”.
    pub(crate) fn absences(self) -> impl Iterator<Item = &'static str> {
        self.table().absences.iter().map(String::as_str)
    }

    /// Whether a folded word is one of these.
    pub(crate) fn is_absence(self, folded: &str) -> bool {
        self.table().absences.contains(folded)
    }

    /// How many words at the beginning deny what follows: one in “without urgency”. That says too little to set an activity
    /// aside, and enough that a condition does not hold.
    pub(crate) fn denial(self, words: &[Word]) -> Option<usize> {
        longest_beginning(words, &self.table().denials)
    }

    /// How many words at the beginning say that what follows is over: one in “stopped bleeding”.
    pub(crate) fn ceased(self, words: &[Word]) -> Option<usize> {
        longest_beginning(words, &self.table().ceased)
    }

    /// How many words at the beginning say that it is not known whether what follows is so: two in “not sure it is urgent”.
    pub(crate) fn doubt(self, words: &[Word]) -> Option<usize> {
        longest_beginning(words, &self.table().doubts)
    }

    /// Whether a text begins with words that ask who somebody is, “who is on call?”; known of English alone.
    pub(crate) fn asks_who(self, words: &[Word]) -> bool {
        self == Self::English && longest_beginning(words, &stop_words::WHO_IS).is_some()
    }

    /// Whether a folded word may stand between a negation and what it denies: “not very urgent”, “no longer urgent”.
    pub(crate) fn is_degree(self, folded: &str) -> bool {
        self.table().degrees.contains(folded)
    }

    /// The articles, one of which is none, where one is as good as another to name an activity.
    pub(crate) fn articles(self) -> &'static [&'static str] {
        if self == Self::English { &["", "a", "an", "the"] } else { &[] }
    }

    /// Whether a folded word is known to be one: it is no misspelling of another.
    pub fn is_word(self, folded: &str) -> bool {
        if self.has_word_tables() { is_english(folded) } else { self.is_stop_word(folded) }
    }

    /// How many words at the beginning say that what follows is replaced: two in “instead of pricing”.
    pub(crate) fn replacement(self, words: &[Word]) -> Option<usize> {
        match self {
            Self::English => longest_beginning(words, &stop_words::REPLACEMENTS),
            _ => longest_beginning(words, &self.table().replacements),
        }
    }

    /// Whether only auxiliaries are negated: in other languages a full verb stands before “not”, or after it.
    pub(crate) fn negates_auxiliaries_only(self) -> bool {
        self == Self::English
    }

    /// Whether two negations say that a thing is so: in other languages the second one may stress the first.
    pub(crate) fn negations_cancel_out(self) -> bool {
        self == Self::English
    }

    /// What a folded word does in a question; empty unless it is a function word.
    fn classes(self, folded: &str) -> &'static [Class] {
        match self {
            Self::English => stop_words::classes(folded),
            _ => self.table().classes.get(folded).map_or(&[], Vec::as_slice),
        }
    }

    fn table(self) -> &'static FunctionWords {
        TABLES[self as usize].get_or_init(|| FunctionWords::read(self, self.list()))
    }

    fn list(self) -> &'static str {
        match self {
            Self::Danish => include_str!("languages/da.txt"),
            Self::Dutch => include_str!("languages/nl.txt"),
            Self::English => include_str!("languages/en.txt"),
            Self::Finnish => include_str!("languages/fi.txt"),
            Self::French => include_str!("languages/fr.txt"),
            Self::German => include_str!("languages/de.txt"),
            Self::Italian => include_str!("languages/it.txt"),
            Self::Norwegian => include_str!("languages/no.txt"),
            Self::Portuguese => include_str!("languages/pt.txt"),
            Self::Spanish => include_str!("languages/es.txt"),
            Self::Swedish => include_str!("languages/sv.txt"),
            Self::Arabic
            | Self::Greek
            | Self::Hungarian
            | Self::Romanian
            | Self::Russian
            | Self::Tamil
            | Self::Turkish => "",
        }
    }
}

/// How many words the longest of these phrases has with which a text begins.
fn longest_beginning(words: &[Word], phrases: &[impl AsRef<str>]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| beginning(words, phrase.as_ref())).max()
}

/// How many words of a text its beginning has in common with a phrase of folded words, if that is all of the phrase.
fn beginning(words: &[Word], phrase: &str) -> Option<usize> {
    let is_alike = phrase.split(' ').zip(words).all(|(part, word)| part == word.folded);
    let length = phrase.split(' ').count();
    (is_alike && length <= words.len()).then_some(length)
}

impl FunctionWords {
    /// From a list with a class a line: `determiner: the a`. That of English is written as it is folded, since many questions
    /// need it.
    fn read(language: Language, list: &str) -> Self {
        let mut read = Self::default();
        for (name, words) in list.lines().filter_map(class_and_words) {
            for word in words.split(' ').map(|word| word.replace('_', " ")) {
                read.add(name, if language == Language::English { word } else { language.phrase_key(&word) });
            }
        }
        read
    }

    fn add(&mut self, name: &str, word: String) {
        match name {
            "instead" => self.replacements.push(word),
            "denial" => self.denials.push(word),
            "ceased" => self.ceased.push(word),
            "doubt" => self.doubts.push(word),
            "degree" => _ = self.degrees.insert(word),
            "whereabouts" => _ = self.whereabouts.insert(word),
            "absence" => _ = self.absences.insert(word),
            name => self.classes.entry(word).or_default().extend(classes_called(name)),
        }
    }
}

/// The parts of a line that is no comment.
fn class_and_words(line: &str) -> Option<(&str, &str)> {
    line.split_once(": ").filter(|_| !line.starts_with('#'))
}

/// The classes of the words in a line of a list; none for what is no function word, such as phrases that replace.
fn classes_called(name: &str) -> &'static [Class] {
    use Class::{
        Additive, Adversative, Auxiliary, Connective, Coordinator, Determiner, Direction, Interrogative, Link,
        Negation, Only, Preposition, Pronoun, Responsibility, Talk, Topic,
    };
    match name {
        "determiner" => &[Determiner, Link],
        "auxiliary" => &[Auxiliary, Link],
        "negation" => &[Negation],
        "adversative" => &[Adversative, Connective],
        "only" => &[Only, Connective],
        "additive" => &[Additive, Coordinator],
        "coordinator" => &[Coordinator],
        "preposition" => &[Preposition, Link],
        "topic" => &[Topic],
        "pronoun" => &[Pronoun],
        "interrogative" => &[Interrogative],
        "responsibility" => &[Responsibility],
        "direction" => &[Direction],
        "connective" => &[Connective],
        "talk" => &[Talk],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_list_has_a_known_class() {
        for language in Language::all() {
            for line in language.list().lines().filter(|line| !line.starts_with('#')) {
                let (name, words) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                let is_other =
                    ["absence", "ceased", "degree", "denial", "doubt", "instead", "whereabouts"].contains(&name);
                assert!(is_other || !classes_called(name).is_empty(), "{name}");
                assert!(words.split(' ').all(|word| !word.is_empty()), "{line}");
            }
        }
    }

    #[test]
    fn the_list_of_english_is_folded() {
        let lines = Language::English.list().lines().filter_map(class_and_words);
        for word in lines.flat_map(|(_, words)| words.split(' ')).map(|word| word.replace('_', " ")) {
            assert_eq!(Language::English.phrase_key(&word), word);
        }
    }

    #[test]
    fn function_words_are_found_however_they_are_typed() {
        assert!(
            Language::German.is_a("uber", Class::Topic)
                && Language::German.is_a(&Language::German.fold("fuer"), Class::Preposition)
        );
        assert!(Language::Portuguese.is_a("nao", Class::Negation));
        assert!(Language::English.is_a("to", Class::Direction) && Language::English.is_a("to", Class::Preposition));
        assert!(!Language::French.is_stop_word("facture"));
    }

    #[test]
    fn whereabouts_are_found_however_they_are_typed() {
        for (language, words) in [
            (Language::English, ["away", "until"]),
            (Language::German, ["Urlaub", "zurueck"]),
            (Language::French, ["congé", "absente"]),
            (Language::Danish, ["tilbage", "fraværende"]),
        ] {
            assert!(words.iter().all(|word| language.is_whereabouts(&language.phrase_key(word))), "{words:?}");
        }
        for language in Language::all() {
            let FunctionWords { absences, whereabouts, .. } = language.table();
            assert!(absences.is_subset(whereabouts), "{language:?}");
            assert_eq!(absences.is_empty(), whereabouts.is_empty(), "{language:?}");
        }
        assert!(!Language::English.is_whereabouts("soup") && !Language::Tamil.is_whereabouts("away"));
    }

    #[test]
    fn what_changes_a_question_is_no_stop_word() {
        assert!(Language::English.is_stop_word("the") && !Language::English.is_stop_word("not"));
        assert!(Language::German.is_stop_word("der") && Language::German.is_stop_word("keine"));
    }

    #[test]
    fn a_replacement_may_have_several_words() {
        let replacement = |language: Language, text| language.replacement(&language.words(text).collect::<Vec<_>>());
        assert_eq!(replacement(Language::English, "instead of pricing"), Some(2));
        assert_eq!(replacement(Language::English, "instead"), None);
        assert_eq!(replacement(Language::German, "statt der Rechnung"), Some(1));
        assert_eq!(replacement(Language::German, "anstelle von der Rechnung"), Some(2));
        assert_eq!(replacement(Language::French, "au lieu de la facture"), Some(3));
        assert_eq!(replacement(Language::Portuguese, "a fatura"), None);
    }

    #[test]
    fn a_denial_may_have_several_words() {
        let denial = |language: Language, text| language.denial(&language.words(text).collect::<Vec<_>>());
        assert_eq!(denial(Language::English, "anything but urgent"), Some(2));
        assert_eq!(denial(Language::German, "alles andere als dringend"), Some(3));
        assert_eq!(denial(Language::French, "n'est plus urgent"), Some(3));
        assert_eq!(denial(Language::Tamil, "without"), None);
    }
}
