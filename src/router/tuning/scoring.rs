//! How surely a rule is meant.

use super::by_phrases::ByPhrases;
use crate::router::answer::Answer;

/// How many times nearness counts beside the margin in a score: `(2 near + margin) / 3`.
///
/// Kept after a sweep of .5 to ∞ (2026-11-26): docs/tuning.md#nearness_parts.
pub(crate) const NEARNESS_PARTS: f32 = 2.0;

/// How many rules are ranked: the candidates of an answer, and one that may have the very words.
///
/// Kept after a sweep of 4 to 12 (2026-11-26): docs/tuning.md#ranked.
pub(crate) const RANKED: usize = Answer::CANDIDATES + 1;

/// How much the scores of the next rules count in the confidence, if they have the owners of the first one.
///
/// Chosen over .4 and .8, with [`POOLING`], [`DISTINCTION`] and [`DECLINED`]: docs/tuning.md#support.
pub(crate) const SUPPORT: f32 = 0.6;

/// How much the rules of the same owners say for one another: the temperature of a soft maximum of their scores.
///
/// Chosen over .15 and .2, with [`SUPPORT`]: docs/tuning.md#pooling.
pub(crate) const POOLING: f32 = 0.18;

/// How many rules of the same owners say something for one another.
///
/// Without figures.
pub(crate) const POOLED: usize = 3;

/// How much it counts in the confidence that a question is nearer to a rule than to requests in general.
///
/// With few phrases chosen 2026-11-27 over 3 and 6, with many 2026-11-28 over 1.75 and 2.25: docs/tuning.md#distinction.
pub(crate) const DISTINCTION: ByPhrases = ByPhrases { few: 4.5, many: 2.0 };

/// As [`DISTINCTION`], in a layer above others.
///
/// With the weights of the lowest layer, ten rules of a team take questions from the rules below:
/// docs/tuning.md#distinction_above.
pub(crate) const DISTINCTION_ABOVE: ByPhrases = ByPhrases { few: 2.5, many: 1.75 };

/// The power of query coverage in the confidence.
///
/// With few phrases chosen 2026-11-28 over .4 and .75; with many over 1.75 and 3: docs/tuning.md#coverage_power.
pub(crate) const COVERAGE_POWER: ByPhrases = ByPhrases { few: 0.5, many: 2.0 };

/// As [`COVERAGE_POWER`], in a layer above others.
///
/// With few phrases chosen 2026-11-28, with [`DISTINCTION_ABOVE`]: docs/tuning.md#coverage_power_above.
pub(crate) const COVERAGE_POWER_ABOVE: ByPhrases = ByPhrases { few: 0.4, many: 2.0 };

/// The coverage of a word that only other rules have: it is a word of the trade at least.
///
/// Kept after a sweep of 0 to 1 (2026-11-26): docs/tuning.md#of_other_rules.
pub(crate) const OF_OTHER_RULES: f32 = 0.5;

/// How much a word counts in coverage that neither the file nor the table of embeddings has: it may be a name, or a
/// misspelling past correction.
///
/// Chosen over .6 for the vectors in use: docs/tuning.md#unknown_word.
pub(crate) const UNKNOWN_WORD: f32 = 0.4;

/// The part of the file's own phrases that must be declined if their owners were not in it.
///
/// Chosen over .29 and .37, with [`SUPPORT`] and twice as many built-in phrases as before: docs/tuning.md#declined.
pub(crate) const DECLINED: f64 = 0.35;

/// As how many phrases the threshold of the layer below counts for that of a layer: a layer of one owner has no other one to
/// learn from.
///
/// Chosen 2026-11-26 over 0 and 2: docs/tuning.md#prior.
pub(crate) const PRIOR: f32 = 1.0;

/// By how much a layer may be less sure than the one below it, and still answers what it knows. It is multiplied by the part
/// of the question that the layer covers beside the one below.
///
/// Chosen 2026-11-28 over .35: docs/tuning.md#head_start.
pub(crate) const HEAD_START: f64 = 0.5;

/// The least threshold, however little a file's rules have in common.
///
/// Kept after a sweep of 0 to .3 (2026-11-26): docs/tuning.md#least_threshold.
pub(crate) const LEAST_THRESHOLD: f32 = 0.1;

/// The greatest threshold: beyond it only the very words of a rule would be known.
///
/// A limit without figures.
pub(crate) const MOST_THRESHOLD: f32 = 0.95;

/// How many phrases are asked for the threshold, at most.
///
/// Kept after a sweep of 128 to 4,096 (2026-11-26): docs/tuning.md#sample.
pub(crate) const SAMPLE: usize = 1024;

/// The most of that number times the number of all phrases: a large file asks fewer.
///
/// Chosen 2026-11-27 over 2,000,000: docs/tuning.md#most_comparisons.
pub(crate) const MOST_COMPARISONS: usize = 6_000_000;

/// How many phrases are asked in any case.
///
/// Kept after a sweep of 32 to 512 (2026-11-26): docs/tuning.md#least_sample.
pub(crate) const LEAST_SAMPLE: usize = 128;
