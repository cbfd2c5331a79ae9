//! Every constant of the router: what it means, and how the figures change with it.
//!
//! A sweep changes one constant and leaves all else as it stands. Each value is followed by five figures: accuracy, and the
//! part of confident wrong answers, on half of two sets of product roles (215 questions); right answers from the files of
//! nine teams (88 questions); the part of questions whose first candidate is right, and AUROC with a quarter of the intents
//! held out, both the mean of HWU64 and BANKING77 with five phrases an intent (seeds 7, 1, 2). The value then in use is in
//! bold, and is older than the sweep; where another one was chosen since, the last line says so. One standard error of
//! accuracy is 2 points, of ranked questions half a point. Measured on
//! 2026-11-26; `docs/tuning.md` says how to repeat it.

use super::answer::Answer;

/// A constant of which the value depends on how many phrases a rule has, in the mean of its layer: few wordings leave more
/// to the sense of words, and say less by what they lack.
pub(crate) struct ByPhrases {
    /// With none at all.
    few: f32,
    /// With [`MANY_PHRASES`] or more.
    many: f32,
}

/// A rule with this number of phrases or more has many.
const MANY_PHRASES: f32 = 30.0;

impl ByPhrases {
    /// The value for a number of phrases a rule, on a straight line from few to many.
    pub(crate) fn at(&self, phrases_per_rule: f32) -> f32 {
        self.few + (self.many - self.few) * (phrases_per_rule / MANY_PHRASES).min(1.0)
    }
}

// Analysis

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

/// The longest name of a role, an area, a value or a person in words; what is longer is not found in a question.
pub(crate) const LONGEST_NAME: usize = 32;

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

// Index

/// How much of the terms' part of a text's square each view makes up: stems, pairs of stems, character n-grams.
///
/// Sweep of stems (n-grams take the rest): .2 → .851 .033 .761 .696 .752; .3 → .851 .023 .750 .697 .751; **.4** → .865
/// .033 .773 .696 .750; .5 → .856 .033 .773 .694 .749; .6 → .851 .023 .773 .692 .747.
/// Sweep of pairs (n-grams take the rest): .1 → .860 .028 .761 .701 .752; .2 → .865 .033 .761 .698 .751; **.3** → .865
/// .033 .773 .696 .750; .4 → .865 .023 .773 .692 .746; .5 → .851 .028 .795 .684 .743.
pub(crate) const VIEW_SHARES: [f32; 3] = [0.4, 0.3, 0.3];

/// How much of a text's square its embedding makes up; the rest is its terms.
///
/// Sweep: 0 → .847 .019 .773 .663 .742; .15 → .860 .019 .795 .684 .748; .25 → .865 .023 .795 .692 .750; **1/3** → .865
/// .033 .773 .696 .750; .4 → .851 .033 .750 .696 .749; .5 → .856 .033 .727 .693 .746; .65 → .856 .033 .659 .686 .735.
/// Frames, changed and to another owner: 0 → .155 .001; .15 → .237 .001; .25 → .287 .002; **1/3** → .337 .006; .4 →
/// .365 .009; .5 → .430 .017; .65 → .495 .034.
///
/// Chosen later for files of few phrases, whose words colleagues seldom use (2026-11-27). By the share with none: of the nine
/// files' questions right alone, of 88; of 99 questions to ten more files, in other words than theirs, the first candidate right;
/// BANKING77 and HWU64 with five phrases, ranked: 1/3 → 74 .43 .758 .727; .45 → 74 .51 .761 .729; .48 → 74 .51 .763 .732; **.5** →
/// 74 .50 .763 .733; .52 → 73 .54 –; .6 → 72 .52 .763 .731.
pub(crate) const EMBEDDING_SHARE: ByPhrases = ByPhrases { few: 0.5, many: 1.0 / 3.0 };

/// The d in `√n / (√n + d)`, the share of the nearest phrase beside the centroid in a rule of n phrases.
///
/// Sweep: 1 → .851 .037 .784 .687 .742; 2 → .851 .037 .761 .692 .746; 3 → .860 .033 .773 .694 .748; **4** → .865 .033
/// .773 .696 .750; 6 → .870 .028 .750 .697 .751; 8 → .865 .028 .761 .698 .751; 16 → .865 .033 .773 .698 .752.
pub(crate) const NEAREST_DAMPING: f32 = 4.0;

/// The c in `1 / (c + cohesion)`, the scale of a rule.
///
/// Sweep: .25 → .865 .033 .784 .693 .748; .35 → .865 .033 .784 .694 .750; **.5** → .865 .033 .773 .696 .750; .65, .8 →
/// .865 .033 .750 .697 .749; 1 → .874 .033 .739 .697 .749; 2 → .874 .028 .580 .697 .747.
pub(crate) const COHESION_OFFSET: f32 = 0.5;

/// How many phrases of a rule are compared with the others for its cohesion, at most.
///
/// Sweep: 2 → .851 .023 .761 .695 .751; 4 → .860 .033 .773 .694 .751; **8** → .865 .033 .773 .696 .750; 16 → .865 .023
/// .773 .696 .750; 32, 64 → .874 .028 .773 .696 .750.
pub(crate) const MOST_COMPARED: usize = 8;

/// By how much the score of a phrase for its own rule must exceed that for every other rule.
///
/// Sweep: .25 → .833 .023 .739 .690 .748; .5 → .846 .037 .739 .693 .749; .75 → .860 .028 .750 .694 .750; **1** → .865
/// .033 .773 .696 .750; 1.25 → .860 .028 .795 .696 .750; 1.5 → .860 .028 .795 .695 .748; 2 → .865 .019 .830 .692 .747.
/// With all phrases, accuracy of HWU64 and BANKING77: .25 → .796 .856; .5 → .813 .870; .75 → .830 .882; **1** → .839
/// .885; 1.25 → .844 .885; 1.5 → .852 .882; 2 → .855 .883.
/// Frames, changed and to another owner: .25 → .396 .003; .5 → .368 .004; .75 → .346 .004; **1** → .337 .006; 1.25 →
/// .330 .006; 1.5 → .307 .007; 2 → .290 .008.
pub(crate) const LEARNED_MARGIN: f32 = 1.0;

/// How often the perceptron goes through all phrases, at most.
///
/// Sweep: 0 → .795 .033 .739 .679 .743; 2 → .851 .028 .773 .689 .744; 5 → .856 .028 .773 .694 .749; 8 → .865 .028 .761
/// .696 .749; **10** → .865 .033 .773 .696 .750; 14 → .870 .033 .773 .695 .750; 20 → .870 .033 .784 .695 .750.
/// With all phrases, accuracy of HWU64 and BANKING77: 0 → .732 .784; 2 → .805 .857; 5 → .828 .879; 8, **10**, 14, 20 →
/// .839 .885.
pub(crate) const MOST_PASSES: usize = 10;

/// How many scores of a rule for a phrase the perceptron computes in all, about: a large file has fewer passes.
///
/// Sweep: 0 → .795 .033 .739 .679 .743; 1,600,000 → .847 .023 .773 .696 .750; 3,250,000 → .870 .028 .773 .696 .750;
/// **6,500,000**, 13,000,000, 26,000,000 → .865 .033 .773 .696 .750.
/// With all phrases, accuracy of HWU64 and BANKING77: 0 → .732 .784; 1,600,000 → .805 .857; 3,250,000 → .828 .874;
/// **6,500,000** → .839 .885; 13,000,000, 26,000,000 → .839 .888.
pub(crate) const MOST_SCORES: usize = 6_500_000;

/// With how many rules a phrase is compared after the first pass, its own among them.
///
/// Sweep with the built-in rules of today, accuracy of situations and of three sets of 240 fresh questions: **16** → .884 .912
/// .833 .812; 24 → .874 .896 .821 .808; 32 → .879 .912 .821 .804. With all after two passes, and 32 then: .879 .904 .829
/// .812. With all phrases, accuracy of HWU64 and BANKING77: **16** → .849 .901; 24 → .850 .902; 32 after two passes → .850
/// .904.
///
/// In these the first phrases of all rules were compared with the first rules alone. Mended, 16 gives .884 for the situations,
/// .854 and .901 with all phrases.
pub(crate) const COMPARED: usize = 16;

/// The longest step of the perceptron towards a phrase.
///
/// Sweep: .1 → .851 .023 .784 .692 .748; .2 → .856 .023 .761 .695 .750; .25 → .856 .028 .761 .695 .750; **.3** → .865
/// .033 .773 .696 .750; .4 → .860 .023 .761 .696 .750; .5 → .865 .033 .761 .695 .749; 1 → .865 .033 .761 .694 .749.
pub(crate) const LARGEST_STEP: f32 = 0.3;

/// How many phrases of a batch may repel the same rule with their full step. Rules that are much alike begin alike, and the
/// first of them is the rival of all others.
///
/// Sweep: .5 → .865 .023 .716 .685 .748; 1 → .851 .033 .727 .694 .751; **2** → .865 .033 .773 .696 .750; 3 → .860 .028
/// .784 .695 .749; 4 → .865 .023 .773 .696 .749; 8 → .846 .023 .773 .699 .749.
/// With all phrases, accuracy of HWU64 and BANKING77: .5 → .804 .844; 1 → .823 .879; **2** → .839 .885; 3 → .842 .882;
/// 4 → .839 .880; 8 → .836 .882.
/// Frames, changed and to another owner: .5 → .403 .016; 1 → .362 .010; **2** → .337 .006; 3 → .317 .003; 4 → .324
/// .003; 8 → .320 .003.
pub(crate) const MOST_REPULSION: f32 = 2.0;

/// Two words whose cosine is no greater than this have nothing to do with each other.
///
/// Sweep: .1 → .884 .037 .807 .696 .750; .2 → .870 .033 .807 .696 .750; **.25** → .865 .033 .773 .696 .750; .3 → .870
/// .028 .727 .696 .750; .35 → .865 .028 .727 .696 .750; .45 → .860 .023 .705 .696 .750.
pub(crate) const LEAST_COSINE: f32 = 0.25;

/// Below this ratio of all rules to shortlisted ones, scanning every posting is faster than filtering.
///
/// Sweep: 1, 3, **6**, 12, 24 give the same figures.
pub(crate) const SCAN_ALL_BELOW: usize = 6;

// Retrieval

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

// Scoring and calibration

/// How many times nearness counts beside the margin in a score: `(2 near + margin) / 3`.
///
/// Sweep: ∞ → .763 .019 .705 .647 .728; 4 → .846 .033 .750 .693 .750; 3 → .851 .033 .750 .693 .750; **2** → .865 .033
/// .773 .696 .750; 1.5 → .874 .033 .784 .696 .748; 1 → .879 .037 .784 .697 .745; .5 → .874 .047 .761 .697 .738.
/// With all phrases, accuracy of HWU64 and BANKING77: ∞ → .608 .691; 4 → .814 .870; 3 → .823 .879; **2** → .839 .885;
/// 1.5 → .849 .890; 1 → .854 .893; .5 → .862 .893.
/// Frames, changed and to another owner: ∞ → .482 .001; 4 → .383 .003; 3 → .367 .005; **2** → .337 .006; 1.5 → .298
/// .007; 1 → .264 .007; .5 → .210 .008.
pub(crate) const NEARNESS_PARTS: f32 = 2.0;

/// How many rules are ranked: the candidates of an answer, and one that may have the very words.
///
/// Sweep: **4** → .865 .033 .773 .696 .750; 5 → .874 .037 .773 .696 .750; 6 → .879 .037 .761 .696 .750; 8 → .893 .033
/// .739 .696 .750; 12 → .879 .037 .739 .696 .750.
pub(crate) const RANKED: usize = Answer::CANDIDATES + 1;

/// How much the scores of the next rules count in the confidence, if they have the owners of the first one.
///
/// Sweep: 0 → .860 .028 .761 .696 .750; .2 → .865 .028 .761 .696 .750; .3 → .870 .028 .761 .696 .750; **.4** → .865
/// .033 .773 .696 .750; .5 → .870 .033 .761 .696 .750; .6 → .870 .033 .750 .696 .750; .8 → .870 .037 .750 .696 .750.
///
/// Chosen later, with [`POOLING`], [`DISTINCTION`] and [`DECLINED`], as means of ten copies of the built-in rules that each
/// lack a fiftieth of the phrases: one file alone is off by a point by chance. Situations, accuracy, wrong, none, helped, left
/// unknown, ranked, AUROC; product roles, accuracy: .4, .15, 1.5, .41 → .753 .025 .953 .912 .628 .863 .767; .966. .6, .15,
/// 1.5, .38 → .780 .033 .945 .909 .602 .863 .774; .958. .6, .18, 1.5, .38 → .778 .031 .947 .904 .622 .867 .780; .959. .6,
/// .18, 1.75, .36 → .782 .032 .946 .902 .615 .867 .779; .954. .6, .18, 2, .36 → .780 .030 .947 .887 .659 .872 .777; .956.
/// .8, .2, 1.5, .36 → .788 .036 .942 .897 .628 .872 .797; .954. Once one telling word counted as one word: .6, .18, 1.75, .35
/// → .789 .026 .953 .919 .617 .869 .791; .953. **.6, .18, 1.75, .37** → .783 .023 .957 .902 .659 .869 .791; .957.
pub(crate) const SUPPORT: f32 = 0.6;

/// How much the rules of the same owners say for one another: the temperature of a soft maximum of their scores.
///
/// On half of the situations of 2026-11-26, with the threshold that goes with it, ranked and AUROC: none → .804 .740; .05 →
/// .804 .740; .1 → .857 .765; **.15** → .857 .782; .2 → .804 .814.
///
/// Chosen later: .18, with [`SUPPORT`].
pub(crate) const POOLING: f32 = 0.18;

/// How many rules of the same owners say something for one another.
pub(crate) const POOLED: usize = 3;

/// How much it counts in the confidence that a question is nearer to a rule than to requests in general.
///
/// AUROC of BANKING77 and HWU64, five phrases and a quarter of the intents held out: 0 → .773 .718; 1 → .787 .726; **1.5** →
/// .794 .732; 2 → .793 .731. Nine teams' files, right: 0 → .905; 1 → .929; **1.5**, 2 → .952.
///
/// Chosen later, with [`SUPPORT`]: 1.75.
///
/// Chosen later for the lowest layer if it has few phrases, with [`COVERAGE_POWER`], by the share with none (2026-11-27). In
/// words of colleagues that no phrase has, what is nearer than requests in general is told apart by that alone: AUROC of ten
/// files' questions against those of CLINC150 and HWU64, .85 and .87; with similarity and coverage .69 and .71, and with these
/// weights .79 and .81. Right and wrong answers of nine files (88) and ten others (120), those shown among the near, everyday
/// questions (722) answered and unknown, AUROC of BANKING77 and HWU64: 1.75 and 1 → 74 4, 23 4, 22; .043 .816; .793 .744. 3 and
/// .7 → 75 4, 23 5, 27; .061 .747. 4.5 and .7 → 76 4, 24 6, 23; .068 .770. 3 and .5 → 76 4, 25 7, 27; .084 .677; .794 .744. **4.5
/// and .5** → 76 4, 27 7, 24; .082 .705; .784 .740. 6 and .5 → 76 5, 27 7, 25; .089 .735; .769 .734. 6 and .3 → 77 5, 30 8, 24.
pub(crate) const DISTINCTION: ByPhrases = ByPhrases { few: 4.5, many: 1.75 };

/// As [`DISTINCTION`], in a layer above others. With its weights ten rules of a team take questions from the rules below: of
/// the product roles, below nineteen files, .932 are right, with those of the lowest layer .897; of the nine files' questions 70
/// and 71, of the ten others' 11 and 20.
pub(crate) const DISTINCTION_ABOVE: ByPhrases = ByPhrases { few: 1.75, many: 1.75 };

/// The power of query coverage in the confidence.
///
/// Sweep of one power for all files: .5 → .898 .047 .795 .696 .750; 1 → .888 .037 .807 .696 .750; 1.25 → .874 .033 .807
/// .696 .750; **1.5** → .865 .033 .773 .696 .750; 1.75, 2 → .860 .028 .739 .696 .750; 3 → .851 .023 .602 .696 .750.
/// Frames, changed and to another owner: .5 → .199 .012; 1 → .260 .008; 1.25 → .299 .006; **1.5** → .337 .006; 1.75 →
/// .355 .006; 2 → .378 .006; 3 → .432 .006.
///
/// Chosen later, with twice as many phrases in the built-in rules: it grows with their number, and is 2 there. Four sets of product
/// roles, accuracy and wrong at about equal errors: one power of 1.25 → .814 .037; 2 → .822 .035. Small files, by the least
/// power with phrases / 20, nine teams alone (right, near, wrong), and everyday questions that they do not know at all (answered,
/// unknown): .5 → .830 .057 .057, .041 .782; .7 → .830 .023 .045, .033 .839; .9 → .830 .023 .045, .027 .870; 1.1 → .841 .023
/// .045, .024 .895. The greatest power, four sets: 1.75 → .818 .034; **2** → .817 .033; 2.5 → .826 .038; 3 → .830 .042.
///
/// Chosen later, with [`DISTINCTION`]: .5 with no phrases in the lowest layer.
pub(crate) const COVERAGE_POWER: ByPhrases = ByPhrases { few: 0.5, many: 2.0 };

/// As [`COVERAGE_POWER`], in a layer above others. By the power with no phrases: right, near and wrong of the nine files' questions
/// over the built-in rules (88), and of ten others (120); product roles, situations and a fresh set below nineteen files: 1 → 70 3
/// 8, 11 13 42; .932 .884 .845. .8 → 70 3 8, 12 16 42; .928 .881 .842. **.6** → 71 2 8, 13 19 40; .923 .879 .836. .5 → 71 2 8, 15
/// 19 41; .921 .875 .833.
pub(crate) const COVERAGE_POWER_ABOVE: ByPhrases = ByPhrases { few: 0.6, many: 2.0 };

/// The coverage of a word that only other rules have: it is a word of the trade at least.
///
/// Sweep: 0 → .884 .037 .761 .696 .750; .25 → .879 .033 .773 .696 .750; .4 → .870 .033 .773 .696 .750; **.5** → .865
/// .033 .773 .696 .750; .6 → .879 .028 .727 .696 .750; .75 → .860 .028 .682 .696 .750; 1 → .842 .023 .625 .696 .750.
pub(crate) const OF_OTHER_RULES: f32 = 0.5;

/// How much a word counts in coverage that neither the file nor the table of embeddings has: it may be a name, or a
/// misspelling past correction.
///
/// Sweep: .2, .4 → .870 .033 .773 .696 .750; .5, **.6** → .865 .033 .773 .696 .750; .7 → .860 .033 .773 .696 .750; .8 →
/// .856 .033 .761 .696 .750; 1 → .856 .033 .750 .696 .750.
/// With typing errors, accuracy: .2 → .816; .4 → .803; .5 → .796; **.6** → .789; .7 → .785; .8 → .778; 1 → .765.
/// Frames, changed and to another owner: .2 → .272 .006; .4 → .300 .006; .5 → .316 .006; **.6** → .337 .006; .7 → .352
/// .006; .8 → .367 .006; 1 → .390 .006.
///
/// Chosen later, for other vectors: 0.4.
pub(crate) const UNKNOWN_WORD: f32 = 0.4;

/// The part of the file's own phrases that must be declined if their owners were not in it.
///
/// Sweep: .32 → .902 .037 .773 .696 .750; .4 → .884 .037 .773 .696 .750; .44 → .874 .033 .773 .696 .750; **.48** → .865
/// .033 .773 .696 .750; .52 → .860 .028 .761 .696 .750; .56 → .856 .028 .750 .696 .750; .64 → .828 .019 .716 .696 .750.
///
/// For the word pieces, on halves of the sets of 2026-11-26 (accuracy and wrong of the situations; frames, to another owner;
/// teams alone and over the built-in rules): .45 → .727 .040 .0029 .952 .929; .42 → .748 .040 .0034 .952 .929; **.41**, .4 →
/// .758 .040 .0039 .952 .929; .38 → .758 .040 .0054 .952 .952; .32 → .758 .061. The halves that were kept shut: .45 → .750
/// .010 .0020 .674 .674; **.41** → .760 .010 .0020 .696 .696; .38 → .780 .010 .0020 .696 .696.
///
/// Chosen later, with [`SUPPORT`]: .37. With twice as many phrases in the built-in rules, mean of six copies that each lack a
/// fiftieth of them; accuracy and wrong of three sets of situations; none and wrong of the product roles: .29 → .834 .040 .907
/// .029; .31 → .830 .039 .914 .027; .33 → .828 .036 .926 .023; **.35** and .37 were not repeated, but wrong is less in them.
pub(crate) const DECLINED: f64 = 0.35;

/// As how many phrases the threshold of the layer below counts for that of a layer: a layer of one owner has no other one to
/// learn from.
///
/// Sweep (2026-11-26; right and wrong of the teams' files over the built-in rules; accuracy of the built-in rules below nine
/// teams' files and two of other trades, mean): 0 → .796 .068 .942; **1** → .796 .068 .944; 2 → .773 .080 .946; 5 → .773 .080
/// .949; 10 → .727 .080 .951; 40 → .705 .068 .953.
pub(crate) const PRIOR: f32 = 1.0;

/// By how much a layer may be less sure than the one below it, and still answers what it knows.
///
/// Sweep (2026-11-26, with PRIOR = 0; the same figures): .25 → .784 .080 .948; .3 → .784 .080 .945; **.35** → .796 .068 .942;
/// .4 → .796 .068 .937; .45 → .796 .068 .930; always → .796 .068 .927.
///
/// It is multiplied by the part of the question that the layer covers beside the one below. With and without that (2026-11-27;
/// right and wrong of the teams' files over the built-in rules; accuracy of product roles, situations and 240 fresh questions
/// below those and six other files, mean): .784 .102 .944 .881 .803, and .796 .091 .935 .874 .795.
pub(crate) const HEAD_START: f64 = 0.35;

/// The least threshold, however little a file's rules have in common.
///
/// Sweep: 0 → .865 .033 .818 .696 .750; .05 → .865 .033 .807 .696 .750; **.1** → .865 .033 .773 .696 .750; .15 → .865
/// .033 .739 .696 .750; .2 → .865 .033 .693 .696 .750; .3 → .819 .019 .511 .696 .750.
pub(crate) const LEAST_THRESHOLD: f32 = 0.1;

/// The greatest threshold: beyond it only the very words of a rule would be known.
pub(crate) const MOST_THRESHOLD: f32 = 0.95;

/// How many phrases are asked for the threshold, at most.
///
/// Sweep: 128 → .870 .028 .773 .696 .750; 256 → .870 .033 .773 .696 .750; 512 → .870 .028 .773 .696 .750; **1,024**,
/// 2,048, 4,096 → .865 .033 .773 .696 .750.
pub(crate) const SAMPLE: usize = 1024;

/// The most of that number times the number of all phrases: a large file asks fewer.
///
/// Chosen later (2026-11-27; 5,300 built-in phrases; threshold with one phrase less and with it): 2,000,000 (one in 15) →
/// .40 .36; **6,000,000** (one in 6) → .39; all → .39. Of a smaller sample one phrase moves the line for all questions. With
/// 6,000,000, accuracy of product roles and situations .952 .884 → .956 .899, and a file of 1,000 rules with 10 phrases takes a
/// seventh longer.
pub(crate) const MOST_COMPARISONS: usize = 6_000_000;

/// How many phrases are asked in any case.
///
/// Sweep: 32, 64, **128**, 256, 512 give the same figures.
/// With all phrases, accuracy of HWU64 and BANKING77: 32, 64, **128** → .839 .885; 256 → .836 .891; 512 → .844 .890.
pub(crate) const LEAST_SAMPLE: usize = 128;

// Decision

/// A score has four decimals.
pub(crate) const UNITS: f32 = 10_000.0;

/// The score of a rule that is near by words that name no activity: by the name of a role, or by one word of many rules.
pub(crate) const FAR: f32 = 0.09;

/// The score of a rule that is found by nothing but a value that its cases ask for: “sev1: the database is gone”. It is close,
/// and not clear.
pub(crate) const NAMED_VALUE: f32 = 0.6;

/// Rules of different owners are about equal when the second one reaches this part of the first one's score.
///
/// Sweep: .7 → .828 .023 .761 .696 .750; .8 → .846 .023 .773 .696 .750; .85 → .856 .028 .773 .696 .750; **.9** → .865
/// .033 .773 .696 .750; .93, .96, 1 → .865 .037 .773 .696 .750.
pub(crate) const ABOUT_EQUAL: f32 = 0.9;

/// The confidence from which on a conjunct is an activity of its own.
///
/// Sweep: .3 → .860 .033 .773 .695 .749; .45 → .865 .033 .773 .696 .749; .5, **.6**, .7, .8, .9 → .865 .033 .773 .696
/// .750.
pub(crate) const SURE: f32 = 0.6;

/// A single word that effectively stands in more than this part of all rules says nothing.
///
/// Sweep: .05, .1, .15, **.25**, .4, .6 give the same figures.
/// Changed decisions of the 2,000 golden ones: .05 → 6; .1 → 2; .15, **.25**, .4, .6 → 0.
pub(crate) const UBIQUITOUS_PART: f32 = 0.25;

/// A single word says something while it stands in no more rules than this, however few there are.
///
/// Sweep: 2, 3, **4**, 6, 8, 12 give the same figures.
pub(crate) const LEAST_UBIQUITOUS: f32 = 4.0;

/// A single word belongs to one owner if this part of it does.
///
/// Sweep: .5, .6, .7, **.8**, .9, 1 give the same figures.
/// Changed decisions of the 2,000 golden ones: .5, .6 → 3; .7 → 2; **.8** → 0; .9, 1 → 3.
///
/// Chosen later, with twice as many phrases in the built-in rules: .75. With .8, “story” has no owner.
pub(crate) const OWNED_PART: f32 = 0.75;

/// From this similarity on, a question with one telling word is a phrase of the rule and no mere word: “when will my feature be
/// done?”
///
/// .75, **.85** and .9 give the same figures.
pub(crate) const NEARLY_A_PHRASE: f32 = 0.85;

/// A word that makes up more than this part of a phrase's stems is what the phrase says; its group of synonyms may make up as
/// much.
pub(crate) const MOST_OF_A_PHRASE: f32 = 0.4;

/// From this many phrases a rule on, in the mean of its layer, a file has learned which function words tell its rules apart. With
/// fewer they are left out to see whether a rule leads without them.
///
/// Of the built-in rules (30 phrases) that is wanted of none: accuracy of product roles and situations .956 .899 → .934 .859, and
/// no wrong answer less. Nine teams' files, right alone: **4** → 74 of 88; 8 → 73.
pub(crate) const LEARNED_FUNCTION_WORDS: f32 = 4.0;

// Explanation

/// Words whose cosine is at least this are shown as read for one another.
///
/// Sweep: .4, **.6**, .8 give the same figures.
pub(crate) const LEAST_RELATED: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_by_phrases_goes_from_few_to_many() {
        let value = ByPhrases { few: 1.0, many: 2.0 };
        assert_eq!([0.0, 3.0, 15.0, 30.0, 100.0].map(|phrases| value.at(phrases)), [1.0, 1.1, 1.5, 2.0, 2.0]);
    }
}
