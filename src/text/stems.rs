//! The stems of words: one for all forms of a word.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Words whose Snowball stem would be that of another word with another meaning, and the stem that they get instead.
const KEPT_APART: &[(&str, &str)] = &[
    ("production", "production"),
    ("productions", "production"),
    ("productive", "productive"),
    ("productivity", "productive"),
    ("accountable", "accountable"),
    ("accountability", "accountable"),
    ("custom", "custom-made"),
    ("customs", "customs-duty"),
    ("customize", "custom-made"),
    ("customized", "custom-made"),
    ("customizing", "custom-made"),
    ("customization", "custom-made"),
    ("organ", "organ-body"),
    ("organs", "organ-body"),
    ("university", "university"),
    ("universities", "university"),
    ("generic", "generic"),
    ("relative", "relative"),
];

/// Stems English words; makes one stem of the forms of a word (`prioritizing`, `prioritized`).
pub struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    /// The Snowball (Porter 2) stem of a folded word.
    pub fn stem<'w>(&self, folded: &'w str) -> Cow<'w, str> {
        match KEPT_APART.iter().find(|(word, _)| *word == folded) {
            Some((_, stem)) => Cow::Borrowed(stem),
            None => self.0.stem(folded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_different_meanings_keep_their_stems_apart() {
        let stems = Stems::default();
        assert_ne!(stems.stem("production"), stems.stem("product"));
        assert_ne!(stems.stem("custom"), stems.stem("customer"));
        assert_eq!(stems.stem("customers"), stems.stem("customer"));
    }
}
