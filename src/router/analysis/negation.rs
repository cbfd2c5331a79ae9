//! Negation: what a question sets aside. “Not the backlog, the roadmap” is about the roadmap.
//!
//! A negation reaches from its marker to the next punctuation or “but”, as in NegEx (Chapman et al., “A simple algorithm for
//! identifying negated findings”, 2001).

use crate::router::tuning::LONGEST_BARE_NEGATION;
use crate::text::{Class, Language, Word, ends_clause};

/// Whether a word denies what comes after it.
pub(crate) fn denies(language: Language, word: &Word) -> bool {
    language.is_a(&word.folded, Class::Negation) || language.is_a(&word.folded, Class::NegatedAuxiliary)
}

/// For every word of `text`, whether it is negated.
pub(crate) fn negated(language: Language, text: &str, words: &[Word]) -> Vec<bool> {
    let sentence = Sentence { language, text, words };
    let mut is_negated = vec![false; words.len()];
    let (mut at, mut end) = (0, 0);
    while at < words.len() {
        let Some(first) = sentence.after_marker(at) else {
            at += 1;
            continue;
        };
        if end <= first {
            end = (first + 1..words.len()).find(|end| sentence.ends_before(*end)).unwrap_or(words.len());
        }
        // A marker that denies nothing may stand before one that does: “not sure who prices it instead of the vision”.
        at = match sentence.sets_aside(at, first, end) {
            true => {
                is_negated[at..end].fill(true);
                end
            }
            false => first,
        };
    }
    is_negated
}

/// A text in which negations are looked for.
#[derive(Clone, Copy)]
struct Sentence<'t> {
    language: Language,
    text: &'t str,
    words: &'t [Word],
}

impl Sentence<'_> {
    fn is(self, place: usize, class: Class) -> bool {
        self.words.get(place).is_some_and(|word| self.language.is_a(&word.folded, class))
    }

    /// The first word after a marker that stands at `at`.
    fn after_marker(self, at: usize) -> Option<usize> {
        let points = self.points(at + 1);
        let negates = self.is(at, Class::Negation) && !self.is(at + 1, Class::Only) && (points || self.opens(at));
        let denies = points && self.is(at, Class::NegatedAuxiliary);
        let length = if negates || denies { Some(1) } else { self.language.replacement(&self.words[at..]) };
        length.map(|length| at + length).filter(|first| *first < self.words.len())
    }

    /// Whether a marker at `at` sets the words from `first` to `end` aside.
    fn sets_aside(self, at: usize, first: usize, end: usize) -> bool {
        // “This is not my card” denies and says what it is about; only what comes after it can take its place.
        let stays = end == self.words.len() && self.denies_a_verb(at) && !self.is(first, Class::Topic);
        let something_is_left = at > 0 || end < self.words.len();
        let is_bare = something_is_left && end - first <= LONGEST_BARE_NEGATION && self.denies_a_noun(at, end);
        !stays && (self.points(first) || is_bare)
    }

    /// Whether the words without an article between the marker at `at` and `end` are a noun: not in “no funciona”.
    fn denies_a_noun(self, at: usize, end: usize) -> bool {
        self.language.negates_auxiliaries_only() || !self.is(at, Class::Negation) || self.is(end, Class::Adversative)
    }

    /// Whether the marker at `at` turns a verb round: “is not the”, “isn't the”.
    fn denies_a_verb(self, at: usize) -> bool {
        let is_full_verb = !self.language.negates_auxiliaries_only() && !self.opens(at);
        let after_verb = is_full_verb || at > 0 && self.is(at - 1, Class::Auxiliary);
        self.is(at, Class::NegatedAuxiliary) || self.is(at, Class::Negation) && after_verb
    }

    /// Whether the word at `at` points at what is negated: “not the invoice”, “not about invoices”.
    fn points(self, at: usize) -> bool {
        self.is(at, Class::Determiner) || self.is(at, Class::Topic)
    }

    /// Whether a clause begins with the word at `at`.
    fn opens(self, at: usize) -> bool {
        at == 0 || self.breaks(at) || self.is(at - 1, Class::Additive) || self.is(at - 1, Class::Adversative)
    }

    /// Whether a negation ends before this word.
    fn ends_before(self, at: usize) -> bool {
        self.breaks(at) || self.is(at, Class::Adversative)
    }

    /// Whether a clause ends before this word.
    fn breaks(self, at: usize) -> bool {
        at > 0 && ends_clause(&self.text[self.words[at - 1].span.end..self.words[at].span.start])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        left_in(Language::English, text)
    }

    fn left_in(language: Language, text: &str) -> String {
        let words: Vec<Word> = language.words(text).collect();
        let negated = negated(language, text, &words);
        let left = words.iter().zip(negated).filter(|(_, negated)| !negated).map(|(word, _)| word.folded.as_str());
        left.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn negated_words_are_left_out() {
        assert_eq!(left("not the backlog, the roadmap"), "the roadmap");
        assert_eq!(left("the roadmap, not the backlog"), "the roadmap");
        assert_eq!(left("not the backlog but the roadmap"), "but the roadmap");
        assert_eq!(left("pricing instead of positioning"), "pricing");
        assert_eq!(left("it isn't the vision, it's the goal"), "it its the goal");
        assert_eq!(left("not the backlog"), "");
        assert_eq!(left("this is not about the backlog, it is about the vision"), "this is it is about the vision");
        assert_eq!(left("not about pricing, about launches"), "about launches");
        assert_eq!(left("this is not about pricing"), "this is");
        assert_eq!(left("not sure who prices it instead of the vision"), "not sure who prices it");
        assert_eq!(left("not about setting the\nprice, about launches"), "about launches", "a line breaks anywhere");
        for text in ["not about pricing\n\nabout launches", "not about pricing - about launches"] {
            assert_eq!(left(text), "about launches", "{text}");
        }
    }

    #[test]
    fn a_negated_verb_stays() {
        for text in [
            "the stories are not clear",
            "whether or not to release",
            "not enough tickets are ready for us",
            "this is not the roadmap that we agreed on",
        ] {
            assert_eq!(left(text), text);
        }
    }

    #[test]
    fn other_languages_negate_as_well() {
        let left = left_in;
        assert_eq!(left(Language::German, "nicht die Rechnung, sondern die Mahnung"), "sondern die mahnung");
        assert_eq!(left(Language::German, "nicht Rechnungen, sondern Mahnungen"), "sondern mahnungen");
        assert_eq!(left(Language::German, "keine Rechnung, sondern eine Mahnung"), "sondern eine mahnung");
        assert_eq!(left(Language::German, "Mahnungen statt Rechnungen"), "mahnungen");
        assert_eq!(left(Language::French, "pas la facture mais le devis"), "mais le devis");
        assert_eq!(left(Language::Portuguese, "não a fatura, mas o recibo"), "mas o recibo");
        assert_eq!(left(Language::Spanish, "el recibo en lugar de la factura"), "el recibo");
    }

    #[test]
    fn a_verb_after_a_negation_stays() {
        for (language, text) in [
            (Language::German, "der drucker geht nicht"),
            (Language::German, "nicht nur die rechnung, sondern auch die mahnung"),
            (Language::Spanish, "hola, no funciona la impresora"),
            (Language::Portuguese, "meu diploma nao chegou"),
            (Language::French, "je ne recois pas la facture"),
        ] {
            let words = text.replace(',', "");
            assert_eq!(left_in(language, text), words);
        }
    }
}
