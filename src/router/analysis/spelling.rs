//! Spelling correction: the word of the file, or the stop word, of which an unknown word is a misspelling.

use std::iter;
use std::sync::OnceLock;

use strsim::osa_distance;

use crate::router::store::{Reader, StringTable, Writer};
use crate::router::tuning::{LONG_WORD, LONGEST_CORRECTED_WORD, LONGEST_TRANSPOSED, SHORT_WORD, SHORTEST_CORRECTED};
use crate::text::Language;

/// The spellings that a file knows, searched by edit distance.
#[derive(Default)]
pub(crate) struct Spelling {
    own: Spellings,
    /// Of the files that it extends.
    inherited: Vec<Spellings>,
    /// Made when the first unknown word is met: sorted by length, then by text.
    sorted: OnceLock<Vec<Known>>,
}

/// The words of one file, sorted, with their stems.
#[derive(Default, Clone)]
struct Spellings {
    words: StringTable,
    stems: StringTable,
}

/// A word or a stem of the file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    /// In letters.
    length: usize,
    text: String,
    /// The word that it stands for: itself, or one of its forms.
    word: String,
    letters: u32,
}

impl Known {
    fn new(text: &str, word: &str) -> Self {
        Self { length: text.chars().count(), text: text.to_owned(), word: word.to_owned(), letters: letters(text) }
    }
}

/// The words at the least edit distance from one that was typed.
struct Nearest<'s> {
    /// `None` if no word is within the limit.
    distance: Option<usize>,
    words: Vec<&'s str>,
}

impl Spelling {
    /// From the words of a file, each once, with their stems, and the spellings of the file below it.
    pub(crate) fn new(mut words: Vec<(&str, &str)>, below: Option<&Self>) -> Self {
        words.sort_unstable();
        let own = Spellings {
            words: StringTable::new(words.iter().map(|(word, _)| *word)),
            stems: StringTable::new(words.iter().map(|(_, stem)| *stem)),
        };
        let inherited =
            below.iter().flat_map(|below| iter::once(&below.own).chain(&below.inherited)).cloned().collect();
        Self { own, inherited, sorted: OnceLock::new() }
    }

    /// Those of a single file.
    pub(crate) fn store(&self, writer: &mut Writer) {
        self.own.words.store(writer);
        self.own.stems.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        let own = Spellings { words: StringTable::load(reader), stems: StringTable::load(reader) };
        Self { own, ..Self::default() }
    }

    /// Whether the file has a word.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.own.words.search(word).is_some()
    }

    /// The stop word that becomes `word` if two neighbouring letters are swapped: “teh”. Stop words are too short for other
    /// corrections.
    pub(crate) fn stop_word(language: Language, word: &str) -> Option<String> {
        transpositions(word).find(|swapped| language.is_stop_word(swapped))
    }

    /// The file's words of which `word`, or its stem, is a misspelling: those at the least edit distance (optimal string
    /// alignment), which is 1, or 2 from [`LONG_WORD`] letters if the first letter is right. A word with a digit is no
    /// misspelling. No distance is greater than `most`. Of inherited words, those are known whose stem the file `has`.
    pub(crate) fn corrections<'s>(
        &'s self,
        word: &str,
        stem: &str,
        most: usize,
        has: impl Fn(&str) -> bool,
    ) -> Vec<&'s str> {
        let length = word.chars().count();
        if !(SHORTEST_CORRECTED..=LONGEST_CORRECTED_WORD).contains(&length) || word.chars().any(|c| c.is_ascii_digit())
        {
            return Vec::new();
        }
        let limit = if length < LONG_WORD { 1 } else { most };
        let known = self.sorted.get_or_init(|| self.sorted(has));
        let of_word = nearest(known, word, limit, length < SHORT_WORD);
        if of_word.distance == Some(0) {
            // It is the stem of another word, as `custom` is of `customer`, and a word of its own.
            return Vec::new();
        }
        let of_stem = nearest(known, stem, limit, length < SHORT_WORD);
        // What the word itself is near to says more than what its stem is near to.
        let stem_is_nearer = match (of_stem.distance, of_word.distance) {
            (Some(of_stem), Some(of_word)) => of_stem < of_word,
            (of_stem, None) => of_stem.is_some(),
            (None, Some(_)) => false,
        };
        let mut words = if stem_is_nearer { of_stem.words } else { of_word.words };
        words.sort_unstable();
        words.dedup();
        words
    }

    fn sorted(&self, has: impl Fn(&str) -> bool) -> Vec<Known> {
        let inherited = self.inherited.iter().flat_map(Spellings::iter).filter(|(_, stem)| has(stem));
        let words = self.own.iter().chain(inherited);
        let known = words.flat_map(|(word, stem)| [Known::new(word, word), Known::new(stem, word)]);
        let mut sorted: Vec<Known> = known.filter(|known| known.length >= SHORTEST_CORRECTED - 1).collect();
        sorted.sort();
        sorted.dedup_by(|a, b| a.text == b.text);
        sorted
    }
}

impl Spellings {
    /// Each word with its stem.
    fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().zip(self.stems.iter())
    }
}

/// In a short word only letters may be missing, doubled or swapped: another letter makes another word.
fn nearest<'k>(known: &'k [Known], typed: &str, limit: usize, short: bool) -> Nearest<'k> {
    let found: Vec<(usize, &str)> = within(known, typed, limit, short).collect();
    let distance = found.iter().map(|(distance, _)| *distance).min();
    let words = found.into_iter().filter(|(other, _)| Some(*other) == distance).map(|(_, word)| word).collect();
    Nearest { distance, words }
}

fn within<'k>(sorted: &'k [Known], typed: &str, limit: usize, short: bool) -> impl Iterator<Item = (usize, &'k str)> {
    let (length, letters) = (typed.chars().count(), letters(typed));
    let first = sorted.partition_point(|known| known.length + limit < length);
    let near = sorted[first..].iter().take_while(move |known| known.length <= length + limit);
    // One edit changes two letters at most: this spares most of the distances.
    let alike = near.filter(move |known| (known.letters ^ letters).count_ones() as usize <= 2 * limit);
    alike.filter_map(move |known| {
        let distance = osa_distance(typed, &known.text);
        let first_is_right = typed.chars().next() == known.text.chars().next();
        let other_letter = known.length == length && known.letters != letters;
        let fits = distance <= limit
            && length.min(known.length) >= SHORTEST_CORRECTED
            && (distance <= 1 || first_is_right)
            && !(short && other_letter);
        fits.then_some((distance, known.word.as_str()))
    })
}

/// A short word with two neighbouring letters swapped, in every way; none of a longer word.
fn transpositions(word: &str) -> impl Iterator<Item = String> + use<> {
    let letters: Vec<char> = word.chars().take(LONGEST_TRANSPOSED + 1).collect();
    let places = if letters.len() > LONGEST_TRANSPOSED { 0 } else { letters.len().saturating_sub(1) };
    (0..places).map(move |at| {
        let mut swapped = letters.clone();
        swapped.swap(at, at + 1);
        swapped.into_iter().collect()
    })
}

/// Which letters a text has, a bit each.
fn letters(text: &str) -> u32 {
    text.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling() -> Spelling {
        let words = [("feedback", "feedback"), ("approve", "approv"), ("improving", "improv"), ("market", "market")];
        Spelling::new(words.into_iter().chain([("make", "make"), ("customer", "custom")]).collect(), None)
    }

    #[test]
    fn one_edit_is_corrected_and_two_in_long_words() {
        let known = spelling();
        assert_eq!(known.corrections("feedbak", "feedbak", 2, |_| true), ["feedback"]);
        assert_eq!(known.corrections("fedbakc", "fedbakc", 2, |_| true), Vec::<&str>::new());
        assert_eq!(known.corrections("feeedbakc", "feeedbakc", 2, |_| true), ["feedback"]);
        assert_eq!(known.corrections("custmer", "custmer", 2, |_| true), ["customer"]);
        assert_eq!(known.corrections("feeedbakc", "feeedbakc", 1, |_| true), Vec::<&str>::new());
        assert_eq!(known.corrections("nacklog", "nacklog", 2, |_| true), Vec::<&str>::new());
    }

    #[test]
    fn stems_show_which_other_form_was_meant() {
        assert_eq!(spelling().corrections("aproving", "aprov", 2, |_| true), ["approve"]);
    }

    #[test]
    fn the_stem_of_another_word_is_a_word_of_its_own() {
        let known = Spelling::new(vec![("customer", "custom"), ("customs", "customs-duty")], None);
        assert_eq!(known.corrections("custom", "custom-made", 2, |_| true), Vec::<&str>::new());
        assert_eq!(known.corrections("custmer", "custmer", 2, |_| true), ["customer"]);
    }

    #[test]
    fn all_words_at_the_least_distance_are_there() {
        assert_eq!(spelling().corrections("maket", "maket", 2, |_| true), ["make", "market"]);
    }

    #[test]
    fn another_letter_in_a_short_word_makes_another_word() {
        assert_eq!(spelling().corrections("mask", "mask", 2, |_| true), Vec::<&str>::new());
        assert_eq!(spelling().corrections("amke", "amke", 2, |_| true), ["make"]);
        assert_eq!(spelling().corrections("naking", "nake", 2, |_| true), ["make"]);
        assert_eq!(spelling().corrections("maket", "maket", 2, |_| true), ["make", "market"]);
    }

    #[test]
    fn short_words_and_numbers_are_left_alone() {
        assert_eq!(spelling().corrections("mak", "mak", 2, |_| true), Vec::<&str>::new());
        assert_eq!(spelling().corrections("market2", "market2", 2, |_| true), Vec::<&str>::new());
    }

    #[test]
    fn a_stop_word_with_two_letters_swapped_is_corrected() {
        let stop_word = |word| Spelling::stop_word(Language::English, word);
        assert_eq!(stop_word("teh").as_deref(), Some("the"));
        assert_eq!(stop_word("tha"), None, "another letter makes another word");
        assert_eq!(stop_word("hsouldve"), None, "a long word is corrected as others are");
    }
}
