//! The answer as a value.

use crate::rulebook::{Absences, Case, Gaps, Given, Mode, Outcome};

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Answer {
    /// The question as it was asked.
    pub activity: String,
    /// Who owns it.
    pub decision: Decision,
    /// The nearest rules, best first, at most [`Answer::CANDIDATES`].
    pub candidates: Vec<Candidate>,
    /// What the question says besides the activity.
    pub mentions: Mentions,
    /// How the score of the first candidate came about; only with [`Detail::Explanation`].
    pub steps: Option<Steps>,
}

impl Answer {
    /// How many candidates an answer names at most.
    pub const CANDIDATES: usize = 3;

    /// The words that speak for the nearest rule; their shares sum to its score. Empty without a candidate.
    pub fn evidence(&self) -> &[Evidence] {
        self.candidates.first().map_or(&[], |candidate| &candidate.evidence)
    }
}

/// What a question says besides the activity: names of the book that were read from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mentions {
    /// The area that it is asked about, which decides the people, not the roles; `None` if none or several are named.
    pub area: Option<AskedArea>,
    /// Ids of all areas that it names, sorted.
    pub areas: Vec<String>,
    /// Values of contexts, sorted by context.
    pub values: Vec<ReadValue>,
    /// Ids of contexts of which several values are named, so that none was taken; sorted.
    pub open: Vec<String>,
}

/// The area that a question is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedArea {
    /// Its id.
    pub id: String,
    /// Where it was named.
    pub from: AreaOrigin,
}

/// Where the area of a question was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaOrigin {
    /// In the question, by these words of it.
    Question(String),
    /// Beside it.
    Option,
}

impl AskedArea {
    /// An area that these words of the question name.
    pub(crate) fn in_question(id: &str, words: &str) -> Self {
        Self { id: id.to_owned(), from: AreaOrigin::Question(words.to_owned()) }
    }

    /// An area that was named beside the question.
    pub fn option(id: &str) -> Self {
        Self { id: id.to_owned(), from: AreaOrigin::Option }
    }
}

/// A value of a context that was read from the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadValue {
    /// The id of the context.
    pub context: String,
    /// The value.
    pub value: String,
    /// The words of the question that name it.
    pub words: String,
}

impl ReadValue {
    pub(crate) fn new(context: &str, value: &str, words: &str) -> Self {
        Self { context: context.to_owned(), value: value.to_owned(), words: words.to_owned() }
    }
}

/// How much an answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Who owns the activity, and the scores of the candidates without evidence: for counting many answers.
    Scores,
    /// Who owns the activity, and the evidence for the first candidate.
    Decision,
    /// The evidence for every candidate besides.
    Explanation,
}

/// Who owns an activity.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// One role owns it.
    Owned {
        /// The rule that says so.
        by: Ground,
        /// The role.
        owner: String,
    },
    /// Several roles own it.
    Shared {
        /// The rule that says so.
        by: Ground,
        /// The roles, sorted by id.
        owners: Vec<String>,
        /// Whether it takes all of them.
        mode: Mode,
    },
    /// Nobody owns it, on purpose.
    Unowned {
        /// The rule that says so.
        by: Ground,
    },
    /// A condition decides that was not given.
    Depends {
        /// The rule that says so.
        by: Ground,
        /// The cases that are still possible, in the order of the file.
        cases: Vec<Branch>,
        /// Conditions that no case covers.
        uncovered: Gaps,
    },
    /// A rule is about it, but none of its cases covers the conditions.
    Uncovered {
        /// The rule.
        by: Ground,
        /// The conditions, of those that its cases ask for.
        known: Given,
    },
    /// Rules come near, and none of them answers: the candidates.
    Unclear(Unclear),
    /// No rule comes near.
    Unknown(Unknown),
}

/// Why none of the rules that come near answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// None is near enough.
    NotNearEnough,
    /// Rules that say different things fit about equally, or what fits best says too little.
    SeveralOwners {
        /// The id of the nearest rule that does not agree with the first candidate; a candidate, too.
        rival: String,
    },
    /// The question names several activities, not all of the same owners: the candidates, or these are the first of them.
    SeveralActivities {
        /// How many rules are about them: 2 or more.
        rules: usize,
    },
}

/// What a question is about that no rule comes near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// An activity that no rule is about.
    Activity,
    /// This cannot be told: it is in another language than the rules, by its function words.
    ForeignLanguage,
    /// Roles or the people who hold them, and no work: “who is the PO?”
    Roles {
        /// The ids of the roles, sorted; never empty.
        roles: Vec<String>,
        /// The people who are named, by id or plain name, sorted.
        people: Vec<String>,
    },
    /// An area, and no work: “who owns the checkout?”
    Area {
        /// The ids of the roles that people hold there, sorted; empty if no one is named.
        roles: Vec<String>,
    },
}

/// A case that is possible under the conditions given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Branch {
    /// The case.
    pub case: Case,
    /// Conditions under which it holds.
    pub example: Given,
}

/// The rule that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ground {
    /// The rule's id.
    pub rule: String,
    /// Why, from the case or else from the rule; `None` if neither says so.
    pub why: Option<String>,
    /// How the words were read.
    pub matched: Match,
    /// The case that holds, if the rule has cases and one was chosen.
    pub case: Option<Case>,
    /// The absent roles that the file names as owners, in all cases that may hold.
    pub absences: Absences,
}

/// How a question's words were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// They are the rule's activity or one of its phrases.
    Exact,
    /// They are like it, or have it and little else.
    Words,
    /// They are like it, or they are it, once misspellings are corrected.
    Typo,
}

impl Match {
    /// The plain word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Words => "words",
            Self::Typo => "typo",
        }
    }
}

impl Decision {
    /// Which of the six outcomes this is.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Owned { .. } => Outcome::Owned,
            Self::Shared { .. } => Outcome::Shared,
            Self::Unowned { .. } => Outcome::Unowned,
            Self::Depends { .. } => Outcome::Depends,
            Self::Unclear(_) => Outcome::Unclear,
            Self::Uncovered { .. } | Self::Unknown(_) => Outcome::Unknown,
        }
    }

    /// The owners' role ids, sorted; empty unless owned or shared.
    pub fn owners(&self) -> Vec<&str> {
        match self {
            Self::Owned { owner, .. } => vec![owner],
            Self::Shared { owners, .. } => owners.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether both say the same: the same owners, together or any of them, or the same ones under the same conditions.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shared { owners, mode, .. }, Self::Shared { owners: of_other, mode: mode_of_other, .. }) => {
                owners == of_other && (*mode == Mode::Any) == (*mode_of_other == Mode::Any)
            }
            (Self::Depends { cases, .. }, Self::Depends { cases: of_other, .. }) => {
                let are_among = |cases: &[Branch], others: &[Branch]| {
                    let same = |one: &Case, other: &Case| one.when == other.when && one.owner() == other.owner();
                    cases.iter().all(|branch| others.iter().any(|other| same(&other.case, &branch.case)))
                };
                are_among(cases, of_other) && are_among(of_other, cases)
            }
            _ => (self.outcome(), self.owners()) == (other.outcome(), other.owners()),
        }
    }

    /// The rule that answers, if one does.
    pub fn ground(&self) -> Option<&Ground> {
        match self {
            Self::Owned { by, .. } | Self::Shared { by, .. } | Self::Unowned { by } | Self::Depends { by, .. } => {
                Some(by)
            }
            Self::Uncovered { .. } | Self::Unclear(_) | Self::Unknown(_) => None,
        }
    }

    /// The rule that is about it: the one that answers, or whose cases do not cover the conditions.
    pub fn about(&self) -> Option<&Ground> {
        match self {
            Self::Uncovered { by, .. } => Some(by),
            decision => decision.ground(),
        }
    }

    /// The ids of the roles that an unknown question names, or that are held in the area that it names, if it names no work.
    pub fn named_roles(&self) -> &[String] {
        match self {
            Self::Unknown(Unknown::Roles { roles, .. } | Unknown::Area { roles }) => roles,
            _ => &[],
        }
    }
}

/// The steps from the similarity of the best rule to its score: from 0 to 1 unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steps {
    /// How near the best rule is, and how far it leads over the most similar rule of other owners.
    pub similarity: f32,
    /// That with the support of the next rules that have the same owners.
    pub supported: f32,
    /// How much of the question these rules cover.
    pub coverage: f32,
    /// How much nearer the question is to the nearest phrase of these rules than to requests in general: -2 to 2.
    pub distinction: f32,
    /// The confidence: what is supported, less by what is not covered or not distinct.
    pub confidence: f32,
    /// The confidence from which on a question is known in this file: there the score is 0.5.
    pub threshold: f32,
    /// Why the score is below that of an answer all the same, if it is.
    pub cap: Option<Cap>,
}

/// Why a score is no more than it is, however sure the best rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// The question names no activity of its own: it is far from every rule.
    TooLittle(TooLittle),
    /// Function words, or one word of several owners, make the rule lead: it is near, and no answer.
    Undecided,
}

/// Why a question names no activity of its own, however near the best rule is: it is far from every rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooLittle {
    /// It is in another language than the rules.
    ForeignLanguage,
    /// It is the path of a file.
    Path,
    /// It is the name of a role.
    RoleName,
    /// It has nothing but function words and single letters.
    FunctionWords,
    /// It is one word, which stands in many rules.
    CommonWord,
}

/// A rule that comes near the question.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// The rule's id.
    pub rule: String,
    /// The roles that the rule may name under the conditions that are known, sorted.
    pub owners: Vec<String>,
    /// How surely the question means its owners, from 0 to 1, to four decimals. It says the same in every file: from
    /// [`Candidate::ANSWER`] on a rule is the answer, from [`Candidate::NEAR`] on it is near.
    pub score: f64,
    /// The words that speak for it or against it; their shares sum to the score. Empty with
    /// [`Detail::Scores`](crate::Detail::Scores), and beyond the first candidate unless
    /// [`Detail::Explanation`](crate::Detail::Explanation) was asked for.
    pub evidence: Vec<Evidence>,
}

impl Candidate {
    /// The score from which on a rule is the answer.
    pub const ANSWER: f64 = 0.5;
    /// The score from which on a rule is near, though not near enough to be the answer.
    pub const NEAR: f64 = 0.25;
    /// The score from which on an answer is clear, and not only close.
    pub const CLEAR: f64 = 0.75;
    /// The score from which on a rule is worth naming to people, if only as the nearest one: below, it has so little to do with
    /// the question that its name would mislead.
    pub const WORTH_NAMING: f64 = 0.1;
}

/// How a word was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As it stands.
    Verbatim,
    /// As the word of the file of which it is a misspelling.
    Corrected,
    /// As its group of synonyms.
    Synonym,
    /// As the word of the rule that is nearly the same.
    Related,
    /// By likeness alone, in sense or in letters: the rule has neither the word nor one that is nearly the same.
    Likeness,
}

/// A word's part in a score.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// The word as it was typed.
    pub word: String,
    /// The word that it was read as: folded if it was read as it stands, else as the file spells it.
    pub read_as: String,
    /// Its share of the score, to four decimals; negative if it speaks against the rule.
    pub share: f64,
    /// Which word of the question it is, from 0, among those that were read.
    pub place: usize,
    /// Why it was read so.
    pub reading: Reading,
}
