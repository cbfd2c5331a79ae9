//! How a file is learned.

use super::by_phrases::ByPhrases;

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
