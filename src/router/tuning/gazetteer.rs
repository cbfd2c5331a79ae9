//! Which names are read from a question.

/// The longest name of a role, an area, a value or a person in words; what is longer is not found in a question.
///
/// A limit without figures.
pub(crate) const LONGEST_NAME: usize = 32;

/// The longest phrase, in words, that keeps a name in the question.
///
/// A limit without figures.
pub(crate) const LONGEST_KEEPING: usize = 12;
