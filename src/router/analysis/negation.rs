//! Negation: what a question sets aside. “Not the backlog, the roadmap” is about the roadmap.
//!
//! A negation reaches from its marker to the next punctuation or “but”, as in NegEx (Chapman et al., “A simple algorithm for
//! identifying negated findings”, 2001).

use crate::router::tuning::{LONGEST_BARE_NEGATION, LONGEST_DENIED, MOST_BEFORE_DENIED};
use crate::text::{Class, Language, Word, ends_clause};

/// Whether a word denies what comes after it.
pub(crate) fn denies(language: Language, word: &Word) -> bool {
    language.is_a(&word.folded, Class::Negation) || language.is_a(&word.folded, Class::NegatedAuxiliary)
}

/// Whether some words deny something among themselves: “not working”, “no water”.
pub(crate) fn has_negation(language: Language, words: &[Word]) -> bool {
    (0..words.len()).any(|at| denies(language, &words[at]) || language.denial(&words[at..]).is_some())
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

/// For every word of `text`, whether a negation governs it: what it names is not so, although the question may be about it.
///
/// Beside what [`negated`] leaves out, it is the noun or the adjective after a marker, and before “nicht” the verb: “not an
/// emergency”, “no longer urgent”, “not at the harbour”, “blutet nicht”.
pub(crate) fn denied(language: Language, text: &str, words: &[Word]) -> Vec<bool> {
    let sentence = Sentence { language, text, words };
    let mut is_denied = negated(language, text, words);
    let mut at = 0;
    while at < words.len() {
        sentence.denied_before(at).into_iter().for_each(|denied| is_denied[denied] = true);
        let Some(first) = sentence.after_denial(at) else {
            at += 1;
            continue;
        };
        let end = sentence.reach(first);
        // “Not without urgency” says that it is urgent.
        let second = (first..end).find_map(|at| sentence.after_denial(at)).filter(|_| language.negations_cancel_out());
        if second.is_none() {
            is_denied[first..end].fill(true);
        }
        at = second.map_or(end, |second| sentence.reach(second));
    }
    is_denied
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
        // After “no,” begins what the question is about.
        length.map(|length| at + length).filter(|first| *first < self.words.len() && !self.breaks(*first))
    }

    /// The first word that a negation at `at` may govern.
    fn after_denial(self, at: usize) -> Option<usize> {
        if self.inverts(at) {
            return None;
        }
        let is_not = self.is(at, Class::Negation) || self.is(at, Class::NegatedAuxiliary);
        let is_only = self.is(at + 1, Class::Only);
        let length = is_not.then_some(1).or_else(|| self.language.denial(&self.words[at..]));
        let ceased = || self.language.ceased(&self.words[at..]).filter(|length| self.names_a_thing(at + length));
        let first = at + length.filter(|_| !is_only).or_else(ceased)?;
        (first < self.words.len() && !self.breaks(first)).then_some(first)
    }

    /// Whether a negated auxiliary at `at` asks of what follows why it does not: “why doesn't the till work?” It denies the verb
    /// alone.
    fn inverts(self, at: usize) -> bool {
        let begins = self.opens(at) || self.is(at - 1, Class::Interrogative);
        let asks_of = self.is(at + 1, Class::Determiner) || self.is(at + 1, Class::Pronoun);
        (self.is(at, Class::NegatedAuxiliary) || self.is(at, Class::Modal)) && begins && asks_of
    }

    /// Whether a noun, a verb or an adjective stands at `at`, but for a determiner: not in “stopped at the harbour”.
    fn names_a_thing(self, at: usize) -> bool {
        self.is(at, Class::Determiner) || at < self.words.len() && !self.is_function_word(at)
    }

    /// Where a negation ends that begins to govern at `first`: after a noun and what stands with it, or any other word, and
    /// after those that “or” joins to it.
    fn reach(self, mut first: usize) -> usize {
        loop {
            let (start, end) = self.reach_of_one(first);
            let is_or = self.is(end, Class::Coordinator) && !self.is(end, Class::Additive);
            if end == start || !is_or || !self.goes_on(first, end) || !self.goes_on(first, end + 1) {
                return end;
            }
            first = end + 1;
        }
    }

    /// Where the first of the things begins that are governed from `first` on, and where it ends.
    fn reach_of_one(self, first: usize) -> (usize, usize) {
        let precedes = |place: usize| self.goes_on(first, place) && self.may_precede_denied(place);
        let start = (first..first + MOST_BEFORE_DENIED).find(|place| !precedes(*place));
        let start = start.unwrap_or(first + MOST_BEFORE_DENIED).min(self.words.len());
        let longest = if self.is(start - 1, Class::Determiner) { LONGEST_DENIED } else { 1 };
        let says = |place: &usize| self.goes_on(first, *place) && !self.is_function_word(*place);
        (start, start + (start..start + longest).take_while(says).count())
    }

    /// Whether the clause in which `first` stands goes on at a place behind it.
    fn goes_on(self, first: usize, place: usize) -> bool {
        place < self.words.len() && (place == first || !self.breaks(place))
    }

    /// Whether a word may stand between a negation and what it governs.
    fn may_precede_denied(self, at: usize) -> bool {
        let classes = [Class::Determiner, Class::Auxiliary, Class::Modal, Class::Preposition, Class::Connective];
        let is_adversative = self.is(at, Class::Adversative);
        !is_adversative
            && (self.language.is_degree(&self.words[at].folded) || classes.into_iter().any(|class| self.is(at, class)))
    }

    fn is_function_word(self, at: usize) -> bool {
        self.language.is_stop_word(&self.words[at].folded)
    }

    /// The word that a negation at `at` governs although it stands before it, at the end of a clause: “blutet nicht mehr”,
    /// “dringend ist es nicht”. Not in English, nor a noun, which is what does not do something, or where: “geht die Kasse
    /// nicht”, “am Hafen nicht”.
    fn denied_before(self, at: usize) -> Option<usize> {
        if self.language.negates_auxiliaries_only() || !self.is(at, Class::Negation) {
            return None;
        }
        let mut behind = at + 1..at + 1 + MOST_BEFORE_DENIED;
        let end = behind.find(|place| self.ends(*place) || !self.may_precede_denied(*place))?;
        if !self.ends(end) {
            return None;
        }
        let is_between = |place: usize| self.is(place, Class::Auxiliary) || self.is(place, Class::Pronoun);
        let denied = (0..at)
            .rev()
            .take(MOST_BEFORE_DENIED)
            .take_while(|place| !self.breaks(place + 1))
            .find(|place| !is_between(*place))?;
        let is_article = |place: usize| self.is(place, Class::Determiner) && !self.is(place, Class::Pronoun);
        let is_noun = denied > 0 && (self.is(denied - 1, Class::Preposition) || is_article(denied - 1))
            || self.language.ends_in_article(&self.words[denied].folded);
        (!is_noun && !self.is_function_word(denied)).then_some(denied)
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

    /// Whether a clause, or a negation, ends before a place.
    fn ends(self, place: usize) -> bool {
        place >= self.words.len() || self.ends_before(place)
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
        assert_eq!(left("no, the vision"), "no the vision");
        assert_eq!(left("not sure who prices it instead of the vision"), "not sure who prices it");
        assert_eq!(left("not about setting the\nprice, about launches"), "about launches", "a line breaks anywhere");
        for text in ["not about pricing\n\nabout launches", "not about pricing - about launches"] {
            assert_eq!(left(text), "about launches", "{text}");
        }
    }

    /// The words that a negation governs.
    fn denied_in(language: Language, text: &str) -> String {
        let words: Vec<Word> = language.words(text).collect();
        let is_denied = denied(language, text, &words);
        let denied = words.iter().zip(is_denied).filter(|(word, is_denied)| {
            let is_empty = language.is_stop_word(&word.folded) || language.is_degree(&word.folded);
            *is_denied && !is_empty && word.folded != "not"
        });
        denied.map(|(word, _)| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_negation_governs_the_next_thing() {
        for (text, denied) in [
            ("surgery that is not an emergency", "emergency"),
            ("surgery not urgent", "urgent"),
            ("non-urgent surgery", "urgent"),
            ("surgery isn't urgent", "urgent"),
            ("this surgery is not urgent at all", "urgent"),
            ("no emergency surgery", "emergency"),
            ("surgery without emergency", "emergency"),
            ("surgery no longer urgent", "urgent"),
            ("surgery was never urgent", "urgent"),
            ("less urgent surgery", "urgent"),
            ("we don't have a real emergency", "emergency"),
            ("not a medical emergency", "medical emergency"),
            ("not very urgent", "urgent"),
            ("neither urgent nor bleeding", "urgent bleeding"),
            ("not urgent or bleeding", "urgent bleeding"),
            ("cat stopped bleeding", "bleeding"),
            ("we stopped the bleeding", "bleeding"),
            ("an appointment not at Harbour but at Northgate", "harbor"),
            ("not urgent but planned", "urgent"),
        ] {
            assert_eq!(denied_in(Language::English, text), denied, "{text}");
        }
    }

    #[test]
    fn a_negation_governs_nothing_behind_that() {
        for text in [
            "not only urgent",
            "not just an emergency",
            "not without urgency",
            "no less urgent",
            "he has not stopped bleeding",
            "the bleeding has not stopped",
            "no, urgent surgery",
            "the van stopped at Harbour",
            "why doesn't the emergency room answer?",
            "Isn't the Harbour printer working?",
            "why hasn't this urgent surgery begun?",
        ] {
            let denied = denied_in(Language::English, text);
            assert!(
                ["urgent", "urgency", "emergency", "bleeding", "harbor", "surgery"]
                    .iter()
                    .all(|word| !denied.contains(word)),
                "{text}: {denied}"
            );
        }
        for (text, denied) in [
            ("the printer is not working at Harbour", "working"),
            ("the cat is not breathing urgent surgery", "breathing"),
            ("no vet at Harbour", "vet"),
            ("no one at Harbour", "one"),
        ] {
            assert_eq!(denied_in(Language::English, text), denied, "{text}");
        }
    }

    #[test]
    fn negations_of_other_languages_govern_as_well() {
        for (language, text, denied) in [
            (Language::German, "OP, die kein echter Notfall ist", "notfall"),
            (Language::German, "die OP ist nicht dringend", "dringend"),
            (Language::German, "nicht mehr so dringend", "dringend"),
            (Language::German, "die OP ist nie dringend", "dringend"),
            (Language::German, "OP ohne Notfall", "notfall"),
            (Language::German, "die Katze blutet nicht mehr", "blutet"),
            (Language::German, "dringend ist es nicht", "dringend"),
            (Language::German, "hat aufgehört zu bluten", "bluten"),
            (Language::German, "am Hafen ist der Drucker nicht dringend", "dringend"),
            (Language::French, "ce n'est pas urgent", "urgent"),
            (Language::French, "ce n'est plus urgent", "urgent"),
            (Language::French, "opération sans urgence", "urgence"),
            (Language::French, "le chat ne saigne pas", "saigne"),
            (Language::Spanish, "la cirugía no es urgente", "urgente"),
            (Language::Spanish, "sin urgencia", "urgencia"),
            (Language::Italian, "non è un'urgenza", "urgenza"),
            (Language::Portuguese, "não é urgente", "urgente"),
            (Language::Dutch, "geen spoed", "spoed"),
            (Language::Dutch, "de kat bloedt niet", "bloedt"),
            (Language::Danish, "det haster ikke", "haster"),
            (Language::Norwegian, "uten hast", "hast"),
            (Language::Swedish, "inte särskilt akut", "akut"),
            (Language::Finnish, "ei ole enää kiireellinen", "kiireellinen"),
        ] {
            assert_eq!(denied_in(language, text), denied, "{text}");
        }
        assert_eq!(denied_in(Language::German, "dringend oder nicht"), "");
        for text in ["am Hafen nicht", "warum geht die Kasse nicht?", "am Hafen geht der Drucker in der Kasse nicht"] {
            assert_eq!(denied_in(Language::German, text), "", "{text}");
        }
        assert_eq!(denied_in(Language::Dutch, "waarom werkt de kassa niet?"), "");
        for (language, text) in [
            (Language::Swedish, "varför fungerar skrivaren inte?"),
            (Language::Swedish, "fungerar kassan inte längre?"),
            (Language::Danish, "hvorfor virker printeren ikke?"),
            (Language::Norwegian, "hvorfor virker skriveren ikke?"),
        ] {
            assert_eq!(denied_in(language, text), "", "{text}");
        }
        assert_eq!(denied_in(Language::Swedish, "skrivaren fungerar inte"), "fungerar");
        assert_eq!(denied_in(Language::Swedish, "katten blöder inte"), "bloder");
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
