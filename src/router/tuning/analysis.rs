//! How questions and phrases are read.

/// After “not” without a determiner, at most this many words are negated.
///
/// All of 1 to 6 gave the same figures (2026-11-26): docs/tuning.md#longest_bare_negation.
pub(crate) const LONGEST_BARE_NEGATION: usize = 3;

/// After a negation and a determiner, at most this many words are what is denied: “not a medical emergency”.
///
/// A limit without figures: it only keeps conditions and areas from being read.
pub(crate) const LONGEST_DENIED: usize = 2;

/// At most this many words stand between a negation and what it denies: “not at all that very urgent”.
///
/// A limit without figures: it bounds the work on a long question.
pub(crate) const MOST_BEFORE_DENIED: usize = 8;

/// At most this many activities are looked for in one question.
///
/// A limit without figures: it bounds the work on a long question.
pub(crate) const MOST_CONJUNCTS: usize = 6;

/// Of three or more conjuncts of a sentence, each has at least this many words that say something, or they share a verb: “plan,
/// build and sell the product”.
///
/// Without figures.
pub(crate) const LEAST_OF_MANY: usize = 2;

/// A word shorter than this, in letters, is not corrected.
///
/// Kept after a sweep of 3 to 6 (2026-11-26): docs/tuning.md#shortest_corrected.
pub(crate) const SHORTEST_CORRECTED: usize = 4;

/// In a word shorter than this, in letters, another letter makes another word: `wifi` is no misspelling of `wiki`.
///
/// Kept after a sweep of 4 to 7 (2026-11-26): docs/tuning.md#short_word.
pub(crate) const SHORT_WORD: usize = 5;

/// From this many letters on, two edits are corrected.
///
/// Kept after a sweep of 6 to 10, and never (2026-11-26): docs/tuning.md#long_word.
pub(crate) const LONG_WORD: usize = 8;

/// The longest word, in letters, that is compared with stop words with two letters swapped.
///
/// All of 2 to 8 gave the same figures (2026-11-26): docs/tuning.md#longest_transposed.
pub(crate) const LONGEST_TRANSPOSED: usize = 6;

/// A word longer than this, in letters, is not corrected: the time for a comparison grows with its square.
///
/// A limit without figures.
pub(crate) const LONGEST_CORRECTED_WORD: usize = 48;

/// A question longer than this, in words, is not corrected: every unknown word is compared with the file's words.
///
/// Kept after a sweep of 4 to 256 (2026-11-26): docs/tuning.md#longest_corrected.
pub(crate) const LONGEST_CORRECTED: usize = 64;

/// The longest synonym in words; what is longer is not found.
///
/// A limit without figures.
pub(crate) const LONGEST_SYNONYM: usize = 32;

/// How many words of questions are cached.
///
/// Chosen over 4,096 for logs with 5,000 words: docs/tuning.md#most_cached.
pub(crate) const MOST_CACHED: usize = 16_384;

/// The longest word that is cached, in bytes.
///
/// All of 8 to 64 gave the same figures (2026-11-26): docs/tuning.md#longest_cached.
pub(crate) const LONGEST_CACHED: usize = 32;

/// The lengths of character n-grams.
///
/// Kept after a sweep of 2 to 4, and 3 to 6 (2026-11-26): docs/tuning.md#gram_lengths.
pub(crate) const GRAM_LENGTHS: [usize; 2] = [3, 4];

/// The shortest part of a compound, in bytes.
///
/// Without figures.
pub(crate) const SHORTEST_PART: usize = 3;

/// The shortest part of a compound that is taken for one beside a part that is unknown, in bytes.
///
/// A shorter one is there by chance; without figures.
pub(crate) const SHORTEST_BESIDE_UNKNOWN: usize = 4;

/// The longest compound that is taken apart, in bytes.
///
/// A limit without figures.
pub(crate) const LONGEST_COMPOUND: usize = 64;

/// The most parts of a compound.
///
/// A limit without figures.
pub(crate) const MOST_PARTS: usize = 4;

/// The longest name in a mention that is read, in characters before its last word.
///
/// A limit without figures.
pub(crate) const LONGEST_MENTION: usize = 64;
