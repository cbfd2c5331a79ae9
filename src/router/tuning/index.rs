//! How a file is learned.

use super::by_phrases::ByPhrases;
use crate::router::analysis::term::ByView;

/// How much of the terms' part of a text's square each view makes up: stems, pairs of stems, character n-grams.
///
/// Kept after a sweep of stems .2 to .6, pairs .1 to .5 (2026-11-26): docs/tuning.md#view_shares.
pub(crate) const VIEW_SHARES: ByView = ByView::new([0.4, 0.3, 0.3]);

/// How much of a text's square its embedding makes up; the rest is its terms.
///
/// With few phrases chosen 2026-11-28 over .5 and .6: docs/tuning.md#embedding_share.
pub(crate) const EMBEDDING_SHARE: ByPhrases = ByPhrases { few: 0.7, many: 1.0 / 3.0 };

/// The d in `√n / (√n + d)`, the share of the nearest phrase beside the centroid in a rule of n phrases.
///
/// Kept after a sweep of 1 to 16 (2026-11-26): docs/tuning.md#nearest_damping.
pub(crate) const NEAREST_DAMPING: f32 = 4.0;

/// The c in `1 / (c + cohesion)`, the scale of a rule.
///
/// Kept after a sweep of .25 to 2 (2026-11-26): docs/tuning.md#cohesion_offset.
pub(crate) const COHESION_OFFSET: f32 = 0.5;

/// How many phrases of a rule are compared with the others for its cohesion, at most.
///
/// Kept after a sweep of 2 to 64 (2026-11-26): docs/tuning.md#most_compared.
pub(crate) const MOST_COMPARED: usize = 8;

/// By how much the score of a phrase for its own rule must exceed that for every other rule.
///
/// Kept after a sweep of .25 to 2 (2026-11-26): docs/tuning.md#learned_margin.
pub(crate) const LEARNED_MARGIN: f32 = 1.0;

/// How often the perceptron goes through all phrases, at most.
///
/// Kept after a sweep of 0 to 20 (2026-11-26): docs/tuning.md#most_passes.
pub(crate) const MOST_PASSES: usize = 10;

/// How many scores of a rule for a phrase the perceptron computes in all, about: a large file has fewer passes.
///
/// Kept after a sweep of 0 to 26,000,000 (2026-11-26): docs/tuning.md#most_scores.
pub(crate) const MOST_SCORES: usize = 6_500_000;

/// With how many rules a phrase is compared after the first pass, its own among them.
///
/// Chosen over 24 and 32: docs/tuning.md#compared.
pub(crate) const COMPARED: usize = 16;

/// The longest step of the perceptron towards a phrase.
///
/// Kept after a sweep of .1 to 1 (2026-11-26): docs/tuning.md#largest_step.
pub(crate) const LARGEST_STEP: f32 = 0.3;

/// How many phrases of a batch may repel the same rule with their full step. Rules that are much alike begin alike, and the
/// first of them is the rival of all others.
///
/// Kept after a sweep of .5 to 8 (2026-11-26): docs/tuning.md#most_repulsion.
pub(crate) const MOST_REPULSION: f32 = 2.0;

/// Two words whose cosine is no greater than this have nothing to do with each other.
///
/// Kept after a sweep of .1 to .45 (2026-11-26): docs/tuning.md#least_cosine.
pub(crate) const LEAST_COSINE: f32 = 0.25;

/// Below this ratio of all rules to shortlisted ones, scanning every posting is faster than filtering.
///
/// All of 1 to 24 gave the same figures (2026-11-26): docs/tuning.md#scan_all_below.
pub(crate) const SCAN_ALL_BELOW: usize = 6;

/// A list more than this many times longer than the rules that are wanted of it is searched for each of them.
///
/// Answers are the same with all values; chosen by time (2026-11-28): docs/tuning.md#searched_above.
pub(crate) const SEARCHED_ABOVE: usize = 24;
