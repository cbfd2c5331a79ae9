//! Words that deny what they govern, beside those of [`Class::Negation`](super::Class): “without”, “never”, “stopped”. Most
//! say too little to set an activity aside, and enough that a condition does not hold.

use super::function_words::longest_beginning;
use super::language::Language;
use super::word::Word;

/// Phrases of folded words. Those of other languages are in their lists of function words.
const DENIALS: &[&str] = &[
    "aint",
    "anything but",
    "didnt",
    "doesnt",
    "dont",
    "far from",
    "hadnt",
    "hardly",
    "hasnt",
    "havent",
    "less",
    "neither",
    "never",
    "no",
    "non",
    "nor",
    "without",
];

/// What says that something is over.
const CEASED: &[&str] = &["ceased", "stopped"];

/// What stands between a negation and what it denies, folded and sorted.
const DEGREES: &[&str] = &[
    "actual",
    "actually",
    "all",
    "especially",
    "even",
    "ever",
    "exactly",
    "longer",
    "particularly",
    "quite",
    "real",
    "really",
    "terribly",
    "too",
    "very",
    "yet",
];

impl Language {
    /// How many words at the beginning deny what follows: one in “without urgency”.
    pub(crate) fn denial(self, words: &[Word]) -> Option<usize> {
        match self {
            Self::English => longest_beginning(words, DENIALS),
            _ => longest_beginning(words, self.listed_denials()),
        }
    }

    /// How many words at the beginning say that what follows is over: one in “stopped bleeding”.
    pub(crate) fn ceased(self, words: &[Word]) -> Option<usize> {
        match self {
            Self::English => longest_beginning(words, CEASED),
            _ => longest_beginning(words, self.listed_ceased()),
        }
    }

    /// Whether a folded word may stand between a negation and what it denies: “not very urgent”, “no longer urgent”.
    pub(crate) fn is_degree(self, folded: &str) -> bool {
        match self {
            Self::English => DEGREES.binary_search(&folded).is_ok(),
            _ => self.lists_as_degree(folded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_folded() {
        for list in [DENIALS, CEASED, DEGREES] {
            assert!(list.is_sorted_by(|one, other| one < other), "{list:?}");
            for phrase in list {
                assert_eq!(Language::English.phrase_key(phrase), **phrase);
            }
        }
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
