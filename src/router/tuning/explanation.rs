//! How an answer is explained.

/// Scores and shares have four decimals: this is the number of their units in 1.
///
/// What answers show; without figures.
pub(crate) const UNITS: f32 = 10_000.0;

/// Where the contributions sum to less than this part of their absolute values, they nearly cancel one another out.
///
/// Without figures.
pub(crate) const CANCELLED: f64 = 0.25;

/// Words whose cosine is at least this are shown as read for one another.
///
/// All of .4 to .8 gave the same figures (2026-11-26): docs/tuning.md#least_related.
pub(crate) const LEAST_RELATED: f32 = 0.6;
