//! What is answered.

/// The score of a rule that is near by words that name no activity: by the name of a role, or by one word of many rules.
///
/// So it is below `Candidate::NEAR`; without figures.
pub(crate) const FAR: f32 = 0.09;

/// The greatest score of a rule that leads by words that do not decide: by function words, or by one word of several owners.
/// It is near, and no answer.
///
/// So it is just below `Candidate::ANSWER`; without figures.
pub(crate) const UNDECIDED: f32 = 0.49;

/// The score of a rule that is found by nothing but a value that its cases ask for: “sev1: the database is gone”. It is
/// close, and not clear.
///
/// So it is between `Candidate::ANSWER` and `Candidate::CLEAR`; without figures.
pub(crate) const NAMED_VALUE: f32 = 0.6;

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
///
/// Kept after a sweep of .7 to 1 (2026-11-26): docs/tuning.md#about_equal.
pub(crate) const ABOUT_EQUAL: f32 = 0.9;

/// The confidence from which on a conjunct is an activity of its own.
///
/// Kept after a sweep of .3 to .9 (2026-11-26): docs/tuning.md#sure.
pub(crate) const SURE: f32 = 0.6;

/// A single word that effectively stands in more than this part of all rules says nothing.
///
/// Kept after a sweep of .05 to .6 (2026-11-26): docs/tuning.md#ubiquitous_part.
pub(crate) const UBIQUITOUS_PART: f32 = 0.25;

/// A single word says something while it stands in no more rules than this, however few there are.
///
/// All of 2 to 12 gave the same figures (2026-11-26): docs/tuning.md#least_ubiquitous.
pub(crate) const LEAST_UBIQUITOUS: f32 = 4.0;

/// A single word belongs to one owner if this part of it does.
///
/// Chosen over .8, with which “story” has no owner: docs/tuning.md#owned_part.
pub(crate) const OWNED_PART: f32 = 0.75;

/// From this similarity on, a question with one telling word is a phrase of the rule and no mere word: “when will my feature
/// be done?”
///
/// .75 and .9 gave the same figures: docs/tuning.md#nearly_a_phrase.
pub(crate) const NEARLY_A_PHRASE: f32 = 0.85;

/// A word that makes up more than this part of a phrase's stems, with its group of synonyms, is what the phrase says.
///
/// Without figures.
pub(crate) const MOST_OF_A_PHRASE: f32 = 0.75;

/// A word that effectively stands in this many rules of the layer below, or in more, says little of a rule above.
///
/// Chosen over 0, 1.5 and 5: docs/tuning.md#widespread.
pub(crate) const WIDESPREAD: f32 = 3.0;

/// A rule is about the words of a question if they make up more than this part of it.
///
/// Chosen 2026-11-29 over .01 and .05: docs/tuning.md#least_of_a_rule.
pub(crate) const LEAST_OF_A_RULE: f32 = 0.03;

/// A rule has words in passing if they make up so many times as much of a rule that is about them.
///
/// Chosen 2026-11-29 over 2 and 5: docs/tuning.md#much_more_of_a_rule.
pub(crate) const MUCH_MORE_OF_A_RULE: f32 = 3.0;

/// From this many phrases a rule on, in the mean of its layer, a file has learned which function words tell its rules apart.
/// With fewer they are left out to see whether a rule leads without them.
///
/// Chosen over 8: docs/tuning.md#learned_function_words.
pub(crate) const LEARNED_FUNCTION_WORDS: f32 = 4.0;
