//! Slips of the pen: the word of the file that an unknown word was meant to be.

use std::sync::OnceLock;

use strsim::osa_distance;

use super::archive::{Reader, Writer};
use super::wordlist::WordList;

/// A word shorter than this, in letters, is taken as it is.
const SHORTEST: usize = 4;
/// In a word shorter than this, in letters, another letter makes another word: `wifi` is no slip for `wiki`.
const SHORT: usize = 5;
/// From this many letters on, two slips are mended.
const LONG: usize = 8;

/// The spellings that a file knows, to be searched by likeness.
#[derive(Default)]
pub(super) struct Spellings {
    words: WordList,
    /// The stem of each word.
    stems: WordList,
    /// Made when the first unknown word is met: sorted by length, then by text.
    sorted: OnceLock<Vec<Spelling>>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelling {
    length: usize,
    text: String,
    /// The word that it stands for: itself, or one of its forms.
    word: String,
    letters: u32,
}

impl Spelling {
    fn new(text: &str, word: &str) -> Self {
        Self { length: text.chars().count(), text: text.to_owned(), word: word.to_owned(), letters: letters(text) }
    }
}

impl Spellings {
    /// From the words of a file with their stems.
    pub(super) fn new(words: Vec<(&str, &str)>) -> Self {
        Self {
            words: WordList::new(words.iter().map(|(word, _)| *word)),
            stems: WordList::new(words.iter().map(|(_, stem)| *stem)),
            sorted: OnceLock::new(),
        }
    }

    pub(super) fn store(&self, archive: &mut Writer) {
        self.words.store(archive);
        self.stems.store(archive);
    }

    pub(super) fn load(archive: &mut Reader) -> Self {
        Self { words: WordList::load(archive), stems: WordList::load(archive), sorted: OnceLock::new() }
    }

    fn sorted(&self) -> &[Spelling] {
        self.sorted.get_or_init(|| {
            let words = self.words.iter().zip(self.stems.iter());
            let spellings = words.flat_map(|(word, stem)| [Spelling::new(word, word), Spelling::new(stem, word)]);
            let mut sorted: Vec<Spelling> = spellings.filter(|spelling| spelling.length >= SHORTEST - 1).collect();
            sorted.sort();
            sorted.dedup_by(|a, b| a.text == b.text);
            sorted
        })
    }

    /// The words that `word`, or its stem, was probably meant to be: those at the least edit distance, which is 1, or
    /// 2 from [`LONG`] letters if the first letter is right. A word with a digit is taken as it is.
    pub(super) fn meant_by<'s>(&'s self, word: &str, stem: &str) -> Vec<&'s str> {
        let length = word.chars().count();
        if length < SHORTEST || word.chars().any(|c| c.is_ascii_digit()) {
            return Vec::new();
        }
        let limit = if length < LONG { 1 } else { 2 };
        let of_word = self.nearest(word, limit, length < SHORT);
        if of_word.0 == 0 {
            // It is all of the stem of another word, as `custom` is of `customer`, and a word of its own.
            return Vec::new();
        }
        let of_stem = self.nearest(stem, limit, length < SHORT);
        // What the word itself is near to says more than what its stem is near to.
        let (_, mut words) = if of_stem.0 < of_word.0 { of_stem } else { of_word };
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The least distance up to a limit, and the words at that; without any, the largest number. In a short word no letter
    /// is another one.
    fn nearest<'s>(&'s self, typed: &str, limit: usize, short: bool) -> (usize, Vec<&'s str>) {
        let found: Vec<(usize, &str)> = self.within(typed, limit, short).collect();
        let least = found.iter().map(|(distance, _)| *distance).min().unwrap_or(usize::MAX);
        (least, found.into_iter().filter(|(distance, _)| *distance == least).map(|(_, word)| word).collect())
    }

    fn within<'s>(&'s self, typed: &str, limit: usize, short: bool) -> impl Iterator<Item = (usize, &'s str)> {
        let (length, letters) = (typed.chars().count(), letters(typed));
        let sorted = self.sorted();
        let first = sorted.partition_point(|spelling| spelling.length + limit < length);
        let near = sorted[first..].iter().take_while(move |spelling| spelling.length <= length + limit);
        // One edit changes two letters at most: this spares most of the distances.
        let alike = near.filter(move |spelling| (spelling.letters ^ letters).count_ones() as usize <= 2 * limit);
        alike.filter_map(move |spelling| {
            let distance = osa_distance(typed, &spelling.text);
            let first_is_right = typed.chars().next() == spelling.text.chars().next();
            let other_letter = spelling.length == length && spelling.letters != letters;
            let fits = distance <= limit
                && length.min(spelling.length) >= SHORTEST
                && (distance <= 1 || first_is_right)
                && !(short && other_letter);
            fits.then_some((distance, spelling.word.as_str()))
        })
    }
}

/// Which letters a text has, a bit each.
fn letters(text: &str) -> u32 {
    text.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings() -> Spellings {
        let words = [("feedback", "feedback"), ("approve", "approv"), ("improving", "improv"), ("market", "market")];
        Spellings::new(words.into_iter().chain([("make", "make"), ("customer", "custom")]).collect())
    }

    #[test]
    fn one_slip_is_mended_and_two_in_long_words() {
        let known = spellings();
        assert_eq!(known.meant_by("feedbak", "feedbak"), ["feedback"]);
        assert_eq!(known.meant_by("fedbakc", "fedbakc"), Vec::<&str>::new());
        assert_eq!(known.meant_by("feeedbakc", "feeedbakc"), ["feedback"]);
        assert_eq!(known.meant_by("custmer", "custmer"), ["customer"]);
        assert_eq!(known.meant_by("nacklog", "nacklog"), Vec::<&str>::new());
    }

    #[test]
    fn stems_show_what_another_form_was_meant_to_be() {
        assert_eq!(spellings().meant_by("aproving", "aprov"), ["approve"]);
    }

    #[test]
    fn a_word_that_is_the_stem_of_another_one_is_no_slip() {
        let known = Spellings::new(vec![("customer", "custom"), ("customs", "customs-duty")]);
        assert_eq!(known.meant_by("custom", "custom-made"), Vec::<&str>::new());
        assert_eq!(known.meant_by("custmer", "custmer"), ["customer"]);
    }

    #[test]
    fn what_is_equally_near_is_all_there() {
        assert_eq!(spellings().meant_by("maket", "maket"), ["make", "market"]);
    }

    #[test]
    fn another_letter_in_a_short_word_makes_another_word() {
        assert_eq!(spellings().meant_by("mask", "mask"), Vec::<&str>::new());
        assert_eq!(spellings().meant_by("amke", "amke"), ["make"]);
        assert_eq!(spellings().meant_by("naking", "nake"), ["make"]);
        assert_eq!(spellings().meant_by("maket", "maket"), ["make", "market"]);
    }

    #[test]
    fn short_words_and_numbers_are_left_alone() {
        assert_eq!(spellings().meant_by("mak", "mak"), Vec::<&str>::new());
        assert_eq!(spellings().meant_by("market2", "market2"), Vec::<&str>::new());
    }
}
