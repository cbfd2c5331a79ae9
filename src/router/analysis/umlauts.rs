//! Umlauts spelled out: “Zuerich” in a question where the file has “Zürich”, and the other way round.
//!
//! Languages whose words are full of umlauts fold both to one word; in the others only the file tells which words have any.

use super::tokens::SpelledWord;
use crate::router::store::{Reader, StringTable, Writer};
use crate::text::Language;

/// The words of a file that have umlauts, by how they are spelled out.
#[derive(Default)]
pub(crate) struct Umlauts {
    /// Folded and sorted.
    spelt_out: StringTable,
    /// The word of each as it is folded otherwise.
    folded: StringTable,
}

impl Umlauts {
    /// From the words of a file as they are folded and spelled; a word that the file `has` means itself.
    pub(crate) fn new<'f>(
        language: Language,
        forms: impl Iterator<Item = &'f SpelledWord>,
        has: impl Fn(&str) -> bool,
    ) -> Self {
        let spelt_out = forms.filter_map(|form| Some((language.fold_spelt_out(&form.spelled)?, form.folded.as_str())));
        let mut words: Vec<(String, &str)> = spelt_out.filter(|(spelt_out, _)| !has(spelt_out)).collect();
        words.sort_unstable();
        words.dedup_by(|one, other| one.0 == other.0);
        Self {
            spelt_out: StringTable::new(words.iter().map(|(spelt_out, _)| spelt_out.as_str())),
            folded: StringTable::new(words.iter().map(|(_, folded)| *folded)),
        }
    }

    /// The word of the file that a folded word spells out.
    pub(crate) fn folded(&self, spelt_out: &str) -> Option<&str> {
        self.spelt_out.search(spelt_out).map(|number| self.folded.get(number))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.spelt_out.is_empty()
    }

    pub(crate) fn store(&self, writer: &mut Writer) {
        self.spelt_out.store(writer);
        self.folded.store(writer);
    }

    pub(crate) fn load(reader: &mut Reader) -> Self {
        Self { spelt_out: StringTable::load(reader), folded: StringTable::load(reader) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_file_is_found_spelled_out() {
        let forms = [("zurich", "zürich"), ("prioritize", "prioritise"), ("malmo", "malmö")];
        let forms =
            forms.map(|(folded, spelled)| SpelledWord { folded: folded.to_owned(), spelled: spelled.to_owned() });
        let umlauts = Umlauts::new(Language::English, forms.iter(), |word| word == "malmoe");
        assert_eq!(umlauts.folded("zuerich"), Some("zurich"));
        assert_eq!(umlauts.folded("malmoe"), None, "the file has this word, too");
        assert!(Umlauts::new(Language::German, forms.iter(), |_| false).is_empty(), "it folds both to one");
    }
}
