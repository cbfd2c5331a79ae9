//! The languages in which rules can be written.

use serde::{Deserialize, Serialize};

/// The language of a rule file: that of its phrases, and of the questions that it answers. It is declared, never guessed.
///
/// What a word is differs from one to the next: see the methods for words, function words and stems.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "their names say it")]
pub enum Language {
    Arabic,
    Danish,
    Dutch,
    #[default]
    English,
    Finnish,
    French,
    German,
    Greek,
    Hungarian,
    Italian,
    Norwegian,
    Portuguese,
    Romanian,
    Russian,
    Spanish,
    Swedish,
    Tamil,
    Turkish,
}

/// Every language, with its code (ISO 639-1) and its name.
const NAMES: [(Language, &str, &str); Language::COUNT] = [
    (Language::Arabic, "ar", "Arabic"),
    (Language::Danish, "da", "Danish"),
    (Language::German, "de", "German"),
    (Language::Greek, "el", "Greek"),
    (Language::English, "en", "English"),
    (Language::Spanish, "es", "Spanish"),
    (Language::Finnish, "fi", "Finnish"),
    (Language::French, "fr", "French"),
    (Language::Hungarian, "hu", "Hungarian"),
    (Language::Italian, "it", "Italian"),
    (Language::Dutch, "nl", "Dutch"),
    (Language::Norwegian, "no", "Norwegian"),
    (Language::Portuguese, "pt", "Portuguese"),
    (Language::Romanian, "ro", "Romanian"),
    (Language::Russian, "ru", "Russian"),
    (Language::Swedish, "sv", "Swedish"),
    (Language::Tamil, "ta", "Tamil"),
    (Language::Turkish, "tr", "Turkish"),
];

impl Language {
    /// How many languages there are.
    pub(super) const COUNT: usize = 18;

    /// Every language, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(|(language, ..)| language)
    }

    /// The language with this code: `de`.
    pub fn of_code(code: &str) -> Option<Self> {
        NAMES.into_iter().find(|(_, known, _)| *known == code).map(|(language, ..)| language)
    }

    /// Its code in ISO 639-1: `de`.
    pub fn code(self) -> &'static str {
        self.names().0
    }

    /// Its name in English: `German`.
    pub fn name(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        let names = NAMES.into_iter().find(|(language, ..)| *language == self);
        names.map_or(("", ""), |(_, code, name)| (code, name))
    }

    /// Whether the tables of embeddings, of words and of spellings are about it: they are English.
    pub fn has_word_tables(self) -> bool {
        self == Self::English
    }

    /// Whether it writes compounds as one word: “Kundenfeedback”.
    pub fn joins_compounds(self) -> bool {
        matches!(self, Self::Danish | Self::Dutch | Self::Finnish | Self::German | Self::Norwegian | Self::Swedish)
    }

    /// Whether it writes every noun with a capital, which then tells no name from another word.
    pub(crate) fn capitalizes_nouns(self) -> bool {
        self == Self::German
    }

    /// Whether a folded word ends as a noun does with its article, where the language joins the two: “skrivaren”, “huset”. Past
    /// tenses with such an ending are left out.
    pub(crate) fn ends_in_article(self, folded: &str) -> bool {
        let endings: &[&str] = match self {
            Self::Danish => &["en", "et", "ne"],
            Self::Norwegian => &["en", "ne"],
            Self::Swedish => &["an", "en", "et", "ln", "na", "rn"],
            _ => &[],
        };
        endings.iter().any(|ending| folded.ends_with(ending))
    }

    /// Whether a word ends at an apostrophe: “l'équipe” is two.
    pub(super) fn elides(self) -> bool {
        matches!(self, Self::French | Self::Italian)
    }

    /// How letters are spelled out where a keyboard lacks them, and the letter that both are folded to.
    pub(super) fn spelt_out(self) -> &'static [(&'static str, char)] {
        match self {
            Self::German => &[("ae", 'a'), ("oe", 'o'), ("ue", 'u')],
            Self::Danish | Self::Norwegian => &[("oe", 'o'), ("aa", 'a')],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_language() {
        for language in Language::all() {
            assert_eq!(Language::of_code(language.code()), Some(language));
        }
        assert_eq!(Language::of_code("de"), Some(Language::German));
        assert_eq!(Language::German.name(), "German");
        assert_eq!(Language::of_code("xx"), None);
    }
}
