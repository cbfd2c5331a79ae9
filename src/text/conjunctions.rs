//! The words that join names in a list.

use super::language::Language::{self, *};

/// What joins two names: the words for “and”, and those for “or”.
pub(crate) struct Conjunctions {
    pub(crate) and: &'static [&'static str],
    pub(crate) or: &'static [&'static str],
}

/// Those of a language, and the English ones, which stand in texts of all languages.
pub(crate) fn conjunctions(language: Language) -> Conjunctions {
    let (and, or): (&[&str], &[&str]) = match language {
        German => (&[" and ", " und "], &[" or ", " oder "]),
        French => (&[" and ", " et "], &[" or ", " ou "]),
        Spanish => (&[" and ", " y ", " e "], &[" or ", " o ", " u "]),
        Italian => (&[" and ", " e ", " ed "], &[" or ", " o "]),
        Portuguese => (&[" and ", " e "], &[" or ", " ou "]),
        Dutch => (&[" and ", " en "], &[" or ", " of "]),
        Swedish => (&[" and ", " och "], &[" or ", " eller "]),
        Danish | Norwegian => (&[" and ", " og "], &[" or ", " eller "]),
        Finnish => (&[" and ", " ja "], &[" or ", " tai "]),
        _ => (&[" and "], &[" or "]),
    };
    Conjunctions { and, or }
}
