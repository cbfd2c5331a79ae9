//! How questions and phrases are read.

/// After “not” without a determiner, at most this many words are negated.
///
/// Sweep: 1, 2, **3**, 4, 6 give the same figures.
pub(crate) const LONGEST_BARE_NEGATION: usize = 3;

/// A word shorter than this, in letters, is not corrected.
///
/// Sweep: 3, **4**, 5 → .865 .033 .773 .696 .750; 6 → .860 .033 .773 .695 .749.
/// With typing errors, accuracy: 3 → .806; **4** → .789; 5 → .730; 6 → .677.
pub(crate) const SHORTEST_CORRECTED: usize = 4;

/// In a word shorter than this, in letters, another letter makes another word: `wifi` is no misspelling of `wiki`.
///
/// Sweep: 4, **5** → .865 .033 .773 .696 .750; 6, 7 → .865 .033 .773 .695 .749.
/// With typing errors, accuracy: 4 → .804; **5** → .789; 6 → .781; 7 → .771.
pub(crate) const SHORT_WORD: usize = 5;

/// From this many letters on, two edits are corrected.
///
/// Sweep: 6 → .865 .033 .773 .696 .749; 7, **8**, 9, 10 → .865 .033 .773 .696 .750; never → .865 .037 .773 .696 .750.
/// With typing errors, accuracy: 6, 7 → .790; **8**, 9 → .789; 10 → .785; never → .776.
pub(crate) const LONG_WORD: usize = 8;

/// The longest word, in letters, that is compared with stop words with two letters swapped.
///
/// Sweep: 2, 4, **6**, 8 give the same figures.
pub(crate) const LONGEST_TRANSPOSED: usize = 6;

/// A word longer than this, in letters, is not corrected: the time for a comparison grows with its square.
pub(crate) const LONGEST_CORRECTED_WORD: usize = 48;

/// A question longer than this, in words, is not corrected: every unknown word is compared with the file's words.
///
/// Sweep: 4 → .851 .037 .773 .695 .749; 8 → .860 .037 .773 .696 .750; 16, **64**, 256 → .865 .033 .773 .696 .750.
/// With typing errors, accuracy: 4 → .604; 8 → .725; 16 → .784; **64**, 256 → .789.
pub(crate) const LONGEST_CORRECTED: usize = 64;

/// The longest synonym in words; what is longer is not found.
pub(crate) const LONGEST_SYNONYM: usize = 32;

/// How many words of questions are cached.
///
/// Sweep: 0, 256, 1,024, **4,096**, 16,384 give the same figures.
///
/// Chosen later: 16,384. A log of 20,000 questions may have 5,000 words, and a cache that they do not fit into begins anew
/// again and again.
pub(crate) const MOST_CACHED: usize = 16_384;

/// The longest word that is cached, in bytes.
///
/// Sweep: 8, 16, **32**, 64 give the same figures.
pub(crate) const LONGEST_CACHED: usize = 32;

/// The lengths of character n-grams.
///
/// Sweep of the shortest: 2, **3** → .865 .033 .773 .696 .750; 4 → .870 .028 .761 .695 .749.
/// Sweep of the longest: 3, **4** → .865 .033 .773 .696 .750; 5 → .865 .033 .773 .695 .750; 6 → .865 .033 .773 .694
/// .750.
pub(crate) const GRAM_LENGTHS: [usize; 2] = [3, 4];

/// The shortest part of a compound, in bytes.
pub(crate) const SHORTEST_PART: usize = 3;

/// The shortest part of a compound that is taken for one beside a part that is unknown, in bytes.
pub(crate) const SHORTEST_BESIDE_UNKNOWN: usize = 4;

/// The longest compound that is taken apart, in bytes.
pub(crate) const LONGEST_COMPOUND: usize = 64;

/// The most parts of a compound.
pub(crate) const MOST_PARTS: usize = 4;

/// The longest name in a mention that is read, in characters before its last word.
pub(crate) const LONGEST_MENTION: usize = 64;
