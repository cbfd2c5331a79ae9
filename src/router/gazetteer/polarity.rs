//! Whether a question says that what it names is so.

use std::ops::Range;

use crate::router::analysis::doubt::doubted;
use crate::router::analysis::negation::{denied, has_negation, negated};
use crate::text::{Language, Word};

/// What a question says of something that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Polarity {
    /// It is so: “it is urgent”.
    Affirmed,
    /// It may be so: “not sure whether it is urgent”.
    Doubted,
    /// It is not so: “it is not urgent”.
    Denied,
    /// The question is not about it: “not the checkout, the search”.
    Excluded,
}

/// What a text says of each of its words.
pub(super) struct Polarities<'t> {
    language: Language,
    words: &'t [Word],
    excluded: Vec<bool>,
    denied: Vec<bool>,
    doubted: Vec<bool>,
}

impl<'t> Polarities<'t> {
    pub(super) fn new(language: Language, text: &str, words: &'t [Word]) -> Self {
        Self {
            excluded: negated(language, text, words),
            denied: denied(language, text, words),
            doubted: doubted(language, text, words),
            language,
            words,
        }
    }

    /// What it says of a name. A name with a negation in it is denied only from before it: “not working”.
    pub(super) fn of(&self, name: &Range<usize>) -> Polarity {
        let is_negative = has_negation(self.language, &self.words[name.clone()]);
        let told = if is_negative { name.start..name.start + 1 } else { name.clone() };
        let is = |flags: &[bool]| flags[told.clone()].contains(&true);
        if is(&self.excluded) {
            Polarity::Excluded
        } else if is(&self.denied) {
            Polarity::Denied
        } else if is(&self.doubted) {
            Polarity::Doubted
        } else {
            Polarity::Affirmed
        }
    }
}
