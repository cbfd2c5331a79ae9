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

/// How far a typed word may be from the one that was meant.
#[derive(Clone, Copy)]
struct Tolerance {
    /// The greatest edit distance.
    edits: usize,
    /// Whether a letter may stand for another one; else letters may only be missing, doubled or swapped.
    other_letters: bool,
    /// Whether the first letter must be right, even at a distance of 1.
    same_initial: bool,
}

impl Tolerance {
    /// For a word of so many letters: where all words of the language are known, as in English, a word that is none of them is
    /// surely misspelt; else it may be another word, or another form of one.
    fn of(length: usize, knows_all_words: bool) -> Self {
        match knows_all_words {
            true => Self {
                edits: if length < LONG_WORD { 1 } else { 2 },
                other_letters: length >= SHORT_WORD,
                same_initial: false,
            },
            false => Self { edits: 1, other_letters: length >= LONG_WORD, same_initial: true },
        }
    }
}

/// The words at the least edit distance from one that was typed.
struct Nearest<'s> {
    /// `None` if no word is within the limit.
    distance: Option<usize>,
    words: Vec<&'s str>,
}

impl Nearest<'_> {
    const NONE: Self = Self { distance: None, words: Vec::new() };
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

    /// The file's words of which `word` is a misspelling: those at the least edit distance (optimal string alignment), which is
    /// 1, or 2 from [`LONG_WORD`] letters if the first letter is right. A word with a digit is no misspelling. Words are known while
    /// the file `has` their stem: of inherited ones some, of its own those of a rule that is left.
    ///
    /// In English, the `stem` of the word shows which other form was meant: “aproving” is “approve”. The stems of other languages
    /// say too little: in Portuguese, “prepara” would be “preço”.
    pub(crate) fn corrections<'s>(
        &'s self,
        language: Language,
        word: &str,
        stem: &str,
        has: impl Fn(&str) -> bool,
    ) -> Vec<&'s str> {
        let length = word.chars().count();
        if !(SHORTEST_CORRECTED..=LONGEST_CORRECTED_WORD).contains(&length) || word.chars().any(|c| c.is_ascii_digit())
        {
            return Vec::new();
        }
        let knows_all_words = language.has_word_tables();
        let tolerance = Tolerance::of(length, knows_all_words);
        let known = self.sorted.get_or_init(|| self.sorted(knows_all_words, has));
        let of_word = nearest(known, word, tolerance);
        if of_word.distance == Some(0) {
            // It is the stem of another word, as `custom` is of `customer`, and a word of its own.
            return Vec::new();
        }
        let of_stem = if knows_all_words { nearest(known, stem, tolerance) } else { Nearest::NONE };
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

    fn sorted(&self, with_stems: bool, has: impl Fn(&str) -> bool) -> Vec<Known> {
        let words =
            iter::once(&self.own).chain(&self.inherited).flat_map(Spellings::iter).filter(|(_, stem)| has(stem));
        let known = words.flat_map(|(word, stem)| {
            iter::once(Known::new(word, word)).chain(with_stems.then(|| Known::new(stem, word)))
        });
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

fn nearest<'k>(known: &'k [Known], typed: &str, tolerance: Tolerance) -> Nearest<'k> {
    let found: Vec<(usize, &str)> = within(known, typed, tolerance).collect();
    let distance = found.iter().map(|(distance, _)| *distance).min();
    let words = found.into_iter().filter(|(other, _)| Some(*other) == distance).map(|(_, word)| word).collect();
    Nearest { distance, words }
}

fn within<'k>(sorted: &'k [Known], typed: &str, tolerance: Tolerance) -> impl Iterator<Item = (usize, &'k str)> {
    let Tolerance { edits, other_letters, same_initial } = tolerance;
    let (length, letters) = (typed.chars().count(), letters(typed));
    let first = sorted.partition_point(|known| known.length + edits < length);
    let near = sorted[first..].iter().take_while(move |known| known.length <= length + edits);
    // One edit changes two letters at most: this spares most of the distances.
    let alike = near.filter(move |known| (known.letters ^ letters).count_ones() as usize <= 2 * edits);
    alike.filter_map(move |known| {
        let distance = osa_distance(typed, &known.text);
        let first_is_right = typed.chars().next() == known.text.chars().next();
        let has_other_letter = known.length == length && known.letters != letters;
        let fits = distance <= edits
            && length.min(known.length) >= SHORTEST_CORRECTED
            && (first_is_right || distance <= 1 && !same_initial)
            && (other_letters || !has_other_letter);
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

    fn corrections<'s>(known: &'s Spelling, word: &str, stem: &str) -> Vec<&'s str> {
        known.corrections(Language::English, word, stem, |_| true)
    }

    #[test]
    fn one_edit_is_corrected_and_two_in_long_words() {
        let known = spelling();
        assert_eq!(corrections(&known, "feedbak", "feedbak"), ["feedback"]);
        assert_eq!(corrections(&known, "fedbakc", "fedbakc"), Vec::<&str>::new());
        assert_eq!(corrections(&known, "feeedbakc", "feeedbakc"), ["feedback"]);
        assert_eq!(corrections(&known, "custmer", "custmer"), ["customer"]);
        assert_eq!(corrections(&known, "nacklog", "nacklog"), Vec::<&str>::new());
    }

    #[test]
    fn without_all_words_of_a_language_a_word_near_to_another_may_be_a_word() {
        let known = Spelling::new(vec![("preco", "prec"), ("cartao", "carta"), ("entrega", "entreg")], None);
        let corrected = |word: &str, stem: &str| known.corrections(Language::Portuguese, word, stem, |_| true);
        for (word, stem) in [("prepara", "prep"), ("certa", "cert"), ("entregou", "entreg"), ("prego", "preg")] {
            assert_eq!(corrected(word, stem), Vec::<&str>::new(), "{word}");
        }
        assert_eq!([corrected("entrga", "entrg"), corrected("etnrega", "etnreg")], [["entrega"], ["entrega"]]);
    }

    #[test]
    fn stems_show_which_other_form_was_meant() {
        assert_eq!(corrections(&spelling(), "aproving", "aprov"), ["approve"]);
    }

    #[test]
    fn the_stem_of_another_word_is_a_word_of_its_own() {
        let known = Spelling::new(vec![("customer", "custom"), ("customs", "customs-duty")], None);
        assert_eq!(corrections(&known, "custom", "custom-made"), Vec::<&str>::new());
        assert_eq!(corrections(&known, "custmer", "custmer"), ["customer"]);
    }

    #[test]
    fn all_words_at_the_least_distance_are_there() {
        assert_eq!(corrections(&spelling(), "maket", "maket"), ["make", "market"]);
    }

    #[test]
    fn another_letter_in_a_short_word_makes_another_word() {
        assert_eq!(corrections(&spelling(), "mask", "mask"), Vec::<&str>::new());
        assert_eq!(corrections(&spelling(), "amke", "amke"), ["make"]);
        assert_eq!(corrections(&spelling(), "naking", "nake"), ["make"]);
        assert_eq!(corrections(&spelling(), "maket", "maket"), ["make", "market"]);
    }

    #[test]
    fn short_words_and_numbers_are_left_alone() {
        assert_eq!(corrections(&spelling(), "mak", "mak"), Vec::<&str>::new());
        assert_eq!(corrections(&spelling(), "market2", "market2"), Vec::<&str>::new());
    }

    #[test]
    fn a_stop_word_with_two_letters_swapped_is_corrected() {
        let stop_word = |word| Spelling::stop_word(Language::English, word);
        assert_eq!(stop_word("teh").as_deref(), Some("the"));
        assert_eq!(stop_word("tha"), None, "another letter makes another word");
        assert_eq!(stop_word("hsouldve"), None, "a long word is corrected as others are");
    }
}
