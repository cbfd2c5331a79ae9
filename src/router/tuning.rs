//! Every constant of the router: what it means, and the sweep that it was chosen by.
//!
//! A sweep changes one constant and leaves all else as it stands. Each value is followed by four figures: accuracy, and the
//! part of confident wrong answers, on half of two sets of product roles (215 questions); AUROC with a quarter of the
//! intents held out, and ranked accuracy, the mean of HWU64 and BANKING77 with five phrases an intent (seeds 7, 1, 2). The
//! value in use is in bold; a line without its figures changed none of them. One standard error of accuracy is 2 points, of
//! ranked accuracy half a point. Measured on 2026-11-26; `docs/tuning.md` has every set apart and says how to repeat it.

use super::answer::Answer;

// Analysis

/// After “not” without a determiner, at most this many words are negated.
///
/// Sweep: 1, 2, **3**, 4, 6 give the same figures.
pub(crate) const LONGEST_BARE_NEGATION: usize = 3;

/// A word shorter than this, in letters, is not corrected.
///
/// Sweep: 3 → .865 .033 .750 .696; **4** → .865 .033 .750 .696; 5 → .865 .033 .750 .696; 6 → .860 .033 .749 .695.
pub(crate) const SHORTEST_CORRECTED: usize = 4;

/// In a word shorter than this, in letters, another letter makes another word: `wifi` is no misspelling of `wiki`.
///
/// Sweep: 4 → .865 .033 .750 .696; **5** → .865 .033 .750 .696; 6 → .865 .033 .749 .695; 7 → .865 .033 .749 .695.
pub(crate) const SHORT_WORD: usize = 5;

/// From this many letters on, two edits are corrected.
///
/// Sweep: 6 → .865 .033 .749 .696; 7 → .865 .033 .750 .696; **8** → .865 .033 .750 .696; 9 → .865 .033 .750 .696; 10 →
/// .865 .033 .750 .696; 99 → .865 .037 .750 .696.
pub(crate) const LONG_WORD: usize = 8;

/// The longest word, in letters, that is compared with stop words with two letters swapped.
///
/// Sweep: 2, 4, **6**, 8 give the same figures.
pub(crate) const LONGEST_TRANSPOSED: usize = 6;

/// A question longer than this, in words, is not corrected: every unknown word is compared with the file's words.
///
/// Sweep: 4 → .851 .037 .749 .695; 8 → .860 .037 .750 .696; 16 → .865 .033 .750 .696; **64** → .865 .033 .750 .696; 256
/// → .865 .033 .750 .696.
pub(crate) const LONGEST_CORRECTED: usize = 64;

/// The longest synonym in words; what is longer is not found.
pub(crate) const LONGEST_SYNONYM: usize = 32;

/// How many words of questions are cached.
///
/// Sweep: 0, 256, 1024, **4096**, 16384 give the same figures.
pub(crate) const MOST_CACHED: usize = 4096;

/// The longest word that is cached, in bytes.
///
/// Sweep: 8, 16, **32**, 64 give the same figures.
pub(crate) const LONGEST_CACHED: usize = 32;

/// The lengths of character n-grams.
///
/// Sweep of the shortest: 2 → .865 .033 .750 .696; **3** → .865 .033 .750 .696; 4 → .870 .028 .749 .695.
/// Sweep of the longest: 3 → .865 .033 .750 .696; **4** → .865 .033 .750 .696; 5 → .865 .033 .750 .695; 6 → .865 .033
/// .750 .694.
pub(crate) const GRAM_LENGTHS: [usize; 2] = [3, 4];

// Index

/// How much of the terms' part of a text's square each view makes up: stems, pairs of stems, character n-grams.
///
/// Sweep of stems (n-grams take the rest): .2 → .851 .033 .752 .696; .3 → .851 .023 .751 .697; **.4** → .865 .033 .750
/// .696; .5 → .856 .033 .749 .694; .6 → .851 .023 .747 .692.
/// Sweep of pairs (n-grams take the rest): .1 → .860 .028 .752 .701; .2 → .865 .033 .751 .698; **.3** → .865 .033 .750
/// .696; .4 → .865 .023 .746 .692; .5 → .851 .028 .743 .684.
pub(crate) const VIEW_SHARES: [f32; 3] = [0.4, 0.3, 0.3];

/// How much of a text's square its embedding makes up; the rest is its terms.
///
/// Sweep: 0 → .847 .019 .742 .663; .15 → .860 .019 .748 .684; .25 → .865 .023 .750 .692; **.33** → .865 .033 .750 .696;
/// .4 → .851 .033 .749 .696; .5 → .856 .033 .746 .693; .65 → .856 .033 .735 .686.
pub(crate) const EMBEDDING_SHARE: f32 = 1.0 / 3.0;

/// The d in `√n / (√n + d)`, the share of the nearest phrase beside the centroid in a rule of n phrases.
///
/// Sweep: 1 → .851 .037 .742 .687; 2 → .851 .037 .746 .692; 3 → .860 .033 .748 .694; **4** → .865 .033 .750 .696; 6 →
/// .870 .028 .751 .697; 8 → .865 .028 .751 .698; 16 → .865 .033 .752 .698.
pub(crate) const NEAREST_DAMPING: f32 = 4.0;

/// The c in `1 / (c + cohesion)`, the scale of a rule.
///
/// Sweep: .25 → .865 .033 .748 .693; .35 → .865 .033 .750 .694; **.5** → .865 .033 .750 .696; .65 → .865 .033 .749 .697;
/// .8 → .865 .033 .749 .697; 1 → .874 .033 .749 .697; 2 → .874 .028 .747 .697.
pub(crate) const COHESION_OFFSET: f32 = 0.5;

/// How many phrases of a rule are compared with the others for its cohesion, at most.
///
/// Sweep: 2 → .851 .023 .751 .695; 4 → .860 .033 .751 .694; **8** → .865 .033 .750 .696; 16 → .865 .023 .750 .696; 32 →
/// .874 .028 .750 .696; 64 → .874 .028 .750 .696.
pub(crate) const MOST_COMPARED: usize = 8;

/// By how much the score of a phrase for its own rule must exceed that for every other rule.
///
/// Sweep: .25 → .833 .023 .748 .690; .5 → .846 .037 .749 .693; .75 → .860 .028 .750 .694; **1** → .865 .033 .750 .696;
/// 1.25 → .860 .028 .750 .696; 1.5 → .860 .028 .748 .695; 2 → .865 .019 .747 .692.
pub(crate) const LEARNED_MARGIN: f32 = 1.0;

/// How often the perceptron goes through all phrases, at most.
///
/// Sweep: 0 → .795 .033 .743 .679; 2 → .851 .028 .744 .689; 5 → .856 .028 .749 .694; 8 → .865 .028 .749 .696; **10** →
/// .865 .033 .750 .696; 14 → .870 .033 .750 .695; 20 → .870 .033 .750 .695.
pub(crate) const MOST_PASSES: usize = 10;

/// How many scores of a rule for a phrase the perceptron computes in all, about: a large file has fewer passes.
///
/// Sweep: 0 → .865 .033 .743 .679; 1.6e+06 → .865 .033 .750 .696; 3.25e+06 → .865 .033 .750 .696; **6.5e+06** → .865
/// .033 .750 .696; 1.3e+07 → .865 .033 .750 .696; 2.6e+07 → .865 .033 .750 .696.
pub(crate) const MOST_SCORES: usize = 6_500_000;

/// The longest step of the perceptron towards a phrase.
///
/// Sweep: .1 → .851 .023 .748 .692; .2 → .856 .023 .750 .695; .25 → .856 .028 .750 .695; **.3** → .865 .033 .750 .696;
/// .4 → .860 .023 .750 .696; .5 → .865 .033 .749 .695; 1 → .865 .033 .749 .694.
pub(crate) const LARGEST_STEP: f32 = 0.3;

/// How many phrases of a batch may repel the same rule with their full step. Rules that are much alike begin alike, and the
/// first of them is the rival of all others.
///
/// Sweep: .5 → .865 .023 .748 .685; 1 → .851 .033 .751 .694; **2** → .865 .033 .750 .696; 3 → .860 .028 .749 .695; 4 →
/// .865 .023 .749 .696; 8 → .846 .023 .749 .699.
pub(crate) const MOST_REPULSION: f32 = 2.0;

/// Two words whose cosine is no greater than this have nothing to do with each other.
///
/// Sweep: .1 → .884 .037 .750 .696; .2 → .870 .033 .750 .696; **.25** → .865 .033 .750 .696; .3 → .870 .028 .750 .696;
/// .35 → .865 .028 .750 .696; .45 → .860 .023 .750 .696.
pub(crate) const LEAST_COSINE: f32 = 0.25;

/// Below this ratio of all rules to shortlisted ones, scanning every posting is faster than filtering.
///
/// Sweep: 1, 3, **6**, 12, 24 give the same figures.
pub(crate) const SCAN_ALL_BELOW: usize = 6;

// Retrieval

/// How many rules are shortlisted because they fit best as a whole.
///
/// Sweep: 4 → .851 .037 .750 .696; 8 → .865 .033 .750 .696; 16 → .865 .033 .750 .696; **24** → .865 .033 .750 .696; 32 →
/// .865 .033 .750 .696; 48 → .865 .033 .750 .696.
pub(crate) const SHORTLIST: usize = 24;

/// How many more because they may fit best by one phrase.
///
/// Sweep: 0, 4, **8**, 16, 32 give the same figures.
pub(crate) const MOST_BROAD: usize = 8;

/// How many rules of other owners, if all of those have the same ones.
///
/// Sweep: 1, 4, **8**, 16 give the same figures.
pub(crate) const MOST_RIVALS: usize = 8;

// Scoring and calibration

/// How many times nearness counts beside the margin in a score: `(2 near + margin) / 3`.
///
/// Sweep of the part of the margin, a third today: 0 → .763 .019 .728 .647; .2 → .846 .033 .750 .693; .25 → .851 .033
/// .750 .693; **.33** → .865 .033 .750 .696; .4 → .874 .033 .748 .696; .5 → .879 .037 .745 .697; .67 → .874 .047 .738
/// .697.
pub(crate) const NEARNESS_PARTS: f32 = 2.0;

/// How many rules are ranked: the candidates of an answer, and one that may have the very words.
///
/// Sweep: **4** → .865 .033 .750 .696; 5 → .874 .037 .750 .696; 6 → .879 .037 .750 .696; 8 → .893 .033 .750 .696; 12 →
/// .879 .037 .750 .696.
pub(crate) const RANKED: usize = Answer::CANDIDATES + 1;

/// How much the scores of the next rules count in the confidence, if they have the owners of the first one.
///
/// Sweep: 0 → .860 .028 .750 .696; .2 → .865 .028 .750 .696; .3 → .870 .028 .750 .696; **.4** → .865 .033 .750 .696; .5
/// → .870 .033 .750 .696; .6 → .870 .033 .750 .696; .8 → .870 .037 .750 .696.
pub(crate) const SUPPORT: f32 = 0.4;

/// The power of query coverage in the confidence.
///
/// Sweep: .5 → .898 .047 .750 .696; 1 → .888 .037 .750 .696; 1.25 → .874 .033 .750 .696; **1.5** → .865 .033 .750 .696;
/// 1.75 → .860 .028 .750 .696; 2 → .860 .028 .750 .696; 3 → .851 .023 .750 .696.
pub(crate) const COVERAGE_POWER: f32 = 1.5;

/// The coverage of a word that only other rules have: it is a word of the trade at least.
///
/// Sweep: 0 → .884 .037 .750 .696; .25 → .879 .033 .750 .696; .4 → .870 .033 .750 .696; **.5** → .865 .033 .750 .696; .6
/// → .879 .028 .750 .696; .75 → .860 .028 .750 .696; 1 → .842 .023 .750 .696.
pub(crate) const OF_OTHER_RULES: f32 = 0.5;

/// How much a word counts in coverage that neither the file nor the table of embeddings has: it may be a name, or a
/// misspelling past correction.
///
/// Sweep: .2 → .870 .033 .750 .696; .4 → .870 .033 .750 .696; .5 → .865 .033 .750 .696; **.6** → .865 .033 .750 .696; .7
/// → .860 .033 .750 .696; .8 → .856 .033 .750 .696; 1 → .856 .033 .750 .696.
pub(crate) const UNKNOWN_WORD: f32 = 0.6;

/// The part of the file's own phrases that must be declined if their owners were not in it.
///
/// Sweep: .32 → .902 .037 .750 .696; .4 → .884 .037 .750 .696; .44 → .874 .033 .750 .696; **.48** → .865 .033 .750 .696;
/// .52 → .860 .028 .750 .696; .56 → .856 .028 .750 .696; .64 → .828 .019 .750 .696.
pub(crate) const DECLINED: f64 = 0.48;

/// The least threshold, however little a file's rules have in common.
///
/// Sweep: 0 → .865 .033 .750 .696; .05 → .865 .033 .750 .696; **.1** → .865 .033 .750 .696; .15 → .865 .033 .750 .696;
/// .2 → .865 .033 .750 .696; .3 → .819 .019 .750 .696.
pub(crate) const LEAST_THRESHOLD: f32 = 0.1;

/// How many phrases are asked for the threshold, at most.
///
/// Sweep: 128 → .870 .028 .750 .696; 256 → .870 .033 .750 .696; 512 → .870 .028 .750 .696; **1024** → .865 .033 .750
/// .696; 2048 → .865 .033 .750 .696; 4096 → .865 .033 .750 .696.
pub(crate) const SAMPLE: usize = 1024;

/// The most of that number times the number of all phrases: a large file asks fewer.
///
/// Sweep: 500000 → .870 .033 .750 .696; 1e+06 → .870 .033 .750 .696; **2e+06** → .865 .033 .750 .696; 4e+06 → .865 .033
/// .750 .696; 8e+06 → .865 .033 .750 .696.
pub(crate) const MOST_COMPARISONS: usize = 2_000_000;

/// How many phrases are asked in any case.
///
/// Sweep: 32, 64, **128**, 256, 512 give the same figures.
pub(crate) const LEAST_SAMPLE: usize = 128;

// Decision

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
///
/// Sweep: .7 → .828 .023 .750 .696; .8 → .846 .023 .750 .696; .85 → .856 .028 .750 .696; **.9** → .865 .033 .750 .696;
/// .93 → .865 .037 .750 .696; .96 → .865 .037 .750 .696; 1 → .865 .037 .750 .696.
pub(crate) const ABOUT_EQUAL: f32 = 0.9;

/// The confidence from which on a conjunct is an activity of its own.
///
/// Sweep: .3 → .860 .033 .749 .695; .45 → .865 .033 .749 .696; .5 → .865 .033 .750 .696; **.6** → .865 .033 .750 .696;
/// .7 → .865 .033 .750 .696; .8 → .865 .033 .750 .696; .9 → .865 .033 .750 .696.
pub(crate) const SURE: f32 = 0.6;

/// A single word that effectively stands in more than this part of all rules says nothing.
///
/// Sweep: .05, .1, .15, **.25**, .4, .6 give the same figures.
pub(crate) const UBIQUITOUS_PART: f32 = 0.25;

/// A single word says something while it stands in no more rules than this, however few there are.
///
/// Sweep: 2, 3, **4**, 6, 8, 12 give the same figures.
pub(crate) const LEAST_UBIQUITOUS: f32 = 4.0;

/// A single word belongs to one owner if this part of it does.
///
/// Sweep: .5, .6, .7, **.8**, .9, 1 give the same figures.
pub(crate) const OWNED_PART: f32 = 0.8;

// Explanation

/// Words whose cosine is at least this are shown as read for one another.
///
/// Sweep: .4, **.6**, .8 give the same figures.
pub(crate) const LEAST_RELATED: f32 = 0.6;
