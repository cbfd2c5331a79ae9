//! How surely a rule is meant.

use super::by_phrases::ByPhrases;
use crate::router::answer::Answer;

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
