//! Which rules are looked at closely.

/// How many rules are shortlisted because they fit best as a whole.
///
/// Sweep: 4 → .851 .037 .773 .696 .750; 8, 16, **24**, 32, 48 → .865 .033 .773 .696 .750.
/// An answer from 3,000 rules: 4 → 278 µs; 8 → 254 µs; 16 → 313 µs; **24** → 315 µs; 32 → 331 µs; 48 → 381 µs.
pub(crate) const SHORTLIST: usize = 24;

/// How many more because they may fit best by one phrase.
///
/// Sweep: 0, 4, **8**, 16, 32 give the same figures.
pub(crate) const MOST_BROAD: usize = 8;

/// How many rules of other owners, if all of those have the same ones.
///
/// Sweep: 1, 4, **8**, 16 give the same figures.
pub(crate) const MOST_RIVALS: usize = 8;

/// A phrase that stands in a question beside a word that the file does not have counts as found if it has at least this many
/// words with a meaning.
pub(crate) const LEAST_CONTAINED: usize = 2;

/// In a question longer than this, in words, no phrase is looked for, neither as it stands nor with other articles: all its
/// parts would be.
pub(crate) const LONGEST_CONTAINING: usize = 64;

/// The most articles in a question of which phrases with other ones are looked up: four for each.
pub(crate) const MOST_ARTICLES: usize = 2;
