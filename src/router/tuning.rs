//! Every constant of the router: what it means and where it comes from.
//!
//! “Sweep” refers to `docs/tuning.md`: one constant changed at a time, all else as it stands. A constant without a figure
//! bounds time or memory.

use super::answer::Answer;

// Analysis

/// After “not” without a determiner, at most this many words are negated.
pub(crate) const LONGEST_BARE_NEGATION: usize = 3;

/// A word shorter than this, in letters, is not corrected.
pub(crate) const SHORTEST_CORRECTED: usize = 4;

/// In a word shorter than this, in letters, another letter makes another word: `wifi` is no misspelling of `wiki`.
pub(crate) const SHORT_WORD: usize = 5;

/// From this many letters on, two edits are corrected.
pub(crate) const LONG_WORD: usize = 8;

/// The longest word, in letters, that is compared with stop words with two letters swapped.
pub(crate) const LONGEST_TRANSPOSED: usize = 6;

/// A question longer than this, in words, is not corrected: every unknown word is compared with the file's words.
pub(crate) const LONGEST_CORRECTED: usize = 64;

/// The longest synonym in words; what is longer is not found.
pub(crate) const LONGEST_SYNONYM: usize = 32;

/// How many words of questions are cached.
pub(crate) const MOST_CACHED: usize = 4096;

/// The longest word that is cached, in bytes.
pub(crate) const LONGEST_CACHED: usize = 32;

// Index

/// How much of the terms' part of a text's square each view makes up: stems, pairs of stems, character n-grams.
pub(crate) const VIEW_SHARES: [f32; 3] = [0.4, 0.3, 0.3];

/// How much of a text's square its embedding makes up; the rest is its terms.
pub(crate) const EMBEDDING_SHARE: f32 = 1.0 / 3.0;

/// The d in `√n / (√n + d)`, the share of the nearest phrase beside the centroid in a rule of n phrases.
pub(crate) const NEAREST_DAMPING: f32 = 4.0;

/// The c in `1 / (c + cohesion)`, the scale of a rule.
pub(crate) const COHESION_OFFSET: f32 = 0.5;

/// How many phrases of a rule are compared with the others for its cohesion, at most.
pub(crate) const MOST_COMPARED: usize = 8;

/// How often the perceptron goes through all phrases, at most.
pub(crate) const MOST_PASSES: usize = 10;

/// How many scores of a rule for a phrase the perceptron computes in all, about: a large file has fewer passes.
pub(crate) const MOST_SCORES: usize = 6_500_000;

/// The longest step of the perceptron towards a phrase.
pub(crate) const LARGEST_STEP: f32 = 0.3;

/// How many phrases of a batch may repel the same rule with their full step. Rules that are much alike begin alike, and the
/// first of them is the rival of all others.
pub(crate) const MOST_REPULSION: f32 = 2.0;

/// Two words whose cosine is no greater than this have nothing to do with each other.
pub(crate) const LEAST_COSINE: f32 = 0.25;

/// Below this ratio of all rules to shortlisted ones, scanning every posting is faster than filtering.
pub(crate) const SCAN_ALL_BELOW: usize = 6;

// Retrieval

/// How many rules are shortlisted because they fit best as a whole.
pub(crate) const SHORTLIST: usize = 24;

/// How many more because they may fit best by one phrase.
pub(crate) const MOST_BROAD: usize = 8;

/// How many rules of other owners, if all of those have the same ones.
pub(crate) const MOST_RIVALS: usize = 8;

// Scoring and calibration

/// How many rules are ranked: the candidates of an answer, and one that may have the very words.
pub(crate) const RANKED: usize = Answer::CANDIDATES + 1;

/// How much the scores of the next rules count in the confidence, if they have the owners of the first one.
pub(crate) const SUPPORT: f32 = 0.4;

/// The power of query coverage in the confidence.
pub(crate) const COVERAGE_POWER: f32 = 1.5;

/// The coverage of a word that only other rules have: it is a word of the trade at least.
pub(crate) const OF_OTHER_RULES: f32 = 0.5;

/// How much a word counts in coverage that neither the file nor the table of embeddings has: it may be a name, or a
/// misspelling past correction.
pub(crate) const UNKNOWN_WORD: f32 = 0.6;

/// The part of the file's own phrases that must be declined if their owners were not in it.
pub(crate) const DECLINED: f64 = 0.48;

/// The least threshold, however little a file's rules have in common.
pub(crate) const LEAST_THRESHOLD: f32 = 0.1;

/// How many phrases are asked for the threshold, at most.
pub(crate) const SAMPLE: usize = 1024;

/// The most of that number times the number of all phrases: a large file asks fewer.
pub(crate) const MOST_COMPARISONS: usize = 2_000_000;

/// How many phrases are asked in any case.
pub(crate) const LEAST_SAMPLE: usize = 128;

// Decision

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
pub(crate) const ABOUT_EQUAL: f32 = 0.9;

/// The confidence from which on a conjunct is an activity of its own.
pub(crate) const SURE: f32 = 0.6;

/// A single word that effectively stands in more than this part of all rules says nothing.
pub(crate) const UBIQUITOUS_PART: f32 = 0.25;

/// A single word says something while it stands in no more rules than this, however few there are.
pub(crate) const LEAST_UBIQUITOUS: f32 = 4.0;

/// A single word belongs to one owner if this part of it does.
pub(crate) const OWNED_PART: f32 = 0.8;

// Explanation

/// Words whose cosine is at least this are shown as read for one another.
pub(crate) const LEAST_RELATED: f32 = 0.6;
