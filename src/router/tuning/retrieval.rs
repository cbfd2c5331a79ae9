//! Which rules are looked at closely.

/// How many rules are shortlisted because they fit best as a whole.
///
/// Kept after a sweep of 4 to 48 (2026-11-26): docs/tuning.md#shortlist.
pub(crate) const SHORTLIST: usize = 24;

/// How many more because they may fit best by one phrase.
///
/// All of 0 to 32 gave the same figures (2026-11-26): docs/tuning.md#most_broad.
pub(crate) const MOST_BROAD: usize = 8;

/// How many rules of other owners, if all of those have the same ones.
///
/// All of 1 to 16 gave the same figures (2026-11-26): docs/tuning.md#most_rivals.
pub(crate) const MOST_RIVALS: usize = 8;

/// A phrase that stands in a question beside a word that the file does not have counts as found if it has at least this many
/// words with a meaning.
///
/// Without figures.
pub(crate) const LEAST_CONTAINED: usize = 2;

/// In a question longer than this, in words, no phrase is looked for, neither as it stands nor with other articles: all its
/// parts would be.
///
/// A limit without figures.
pub(crate) const LONGEST_CONTAINING: usize = 64;

/// The most articles in a question of which phrases with other ones are looked up: four for each.
///
/// A limit without figures.
pub(crate) const MOST_ARTICLES: usize = 2;
