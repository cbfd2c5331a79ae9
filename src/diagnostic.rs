//! A finding about a file: what is wrong, where, and what to do next. How it looks is [`crate::render`]'s business.

use crate::source::{Location, Position};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but probably does not say what its author meant.
    Warning,
    /// Nothing is wrong, and the author may want to know.
    Note,
}

impl Severity {
    /// The plain word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in a file with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Location,
    /// The remark; empty if the place speaks for itself.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of finding this is; its name never changes between versions.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub at: Label,
    /// Other places, which explain it and may lie in other files.
    pub also: Vec<Label>,
    /// What to do next.
    pub help: Option<String>,
    /// Lines to paste into the file.
    pub suggestion: Option<String>,
    /// Each thing that it is about, if it is one finding for several: ids, or phrases.
    pub about: Vec<String>,
    /// Whether the user wants it to be an error, whatever its code says.
    is_denied: bool,
}

impl Diagnostic {
    /// A finding at a place without a remark, as bad as its code says.
    pub fn new(code: Code, at: &Location, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            at: Label { place: at.clone(), text: String::new() },
            also: Vec::new(),
            help: None,
            suggestion: None,
            about: Vec::new(),
            is_denied: false,
        }
    }

    /// Adds a remark to the place itself.
    #[must_use]
    pub fn remark(mut self, text: impl Into<String>) -> Self {
        self.at.text = text.into();
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds lines to paste into the file.
    #[must_use]
    pub fn suggestion(mut self, lines: impl Into<String>) -> Self {
        self.suggestion = Some(lines.into());
        self
    }

    /// Adds what it is about, one by one.
    #[must_use]
    pub fn about<'a>(mut self, things: impl IntoIterator<Item = &'a String>) -> Self {
        self.about.extend(things.into_iter().cloned());
        self
    }

    /// Adds an explaining place, which may lie in another file.
    #[must_use]
    pub fn also(mut self, at: &Location, text: impl Into<String>) -> Self {
        self.also.push(Label { place: at.clone(), text: text.into() });
        self
    }

    /// Adds several explaining places with one text.
    #[must_use]
    pub(crate) fn also_each<'a>(self, places: impl IntoIterator<Item = &'a Location>, text: &str) -> Self {
        places.into_iter().fold(self, |found, place| found.also(place, text))
    }

    /// Makes it an error.
    #[must_use]
    pub(crate) fn denied(self) -> Self {
        Self { is_denied: true, ..self }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        if self.is_denied { Severity::Error } else { self.code.severity() }
    }

    /// The place itself, then the others.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.at).chain(&self.also)
    }

    /// The file that the finding is about.
    pub fn file(&self) -> &str {
        self.at.place.source.name()
    }

    /// The first place that is in a file, not in the built-in rules; `None` if none is.
    pub(crate) fn place_to_open(&self) -> Option<&Location> {
        self.labels().map(|label| &label.place).find(|place| !place.source.is_built_in())
    }

    /// Where it is.
    pub(crate) fn place(&self) -> &Location {
        &self.at.place
    }

    /// The place of the finding in [`Diagnostic::file`].
    pub fn position(&self) -> Position {
        self.at.place.position()
    }
}

/// A code is as bad as it says, and has a name. An error says as well whether it holds `Anyway`, or only `IfComplete`: a file
/// that is missing may have what it misses, or change what it is about.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $severity:ident $($stays:ident)? $name:literal,)+) => {
        /// The kinds of finding; each has a stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable name, in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),+ }
            }

            /// How bad such a finding is, unless the user says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),+ }
            }

            /// Whether such an error may be none once a file is there that is missing.
            pub(crate) fn may_come_of_missing_file(self) -> bool {
                match self { $(Code::$variant => may_come_of_missing_file!($severity $($stays)?)),+ }
            }

            /// What the code means, in a sentence or two.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc),+).trim_ascii_start()),+ }
            }

            /// The code with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

macro_rules! may_come_of_missing_file {
    (Error IfComplete) => {
        true
    };
    (Error Anyway) => {
        false
    };
    (Warning) => {
        false
    };
    (Note) => {
        false
    };
}

codes! {
    /// A file that cannot be read, is larger than this program takes, or lacks what it is named for.
    UnusableFile = Error Anyway "unusable-file",
    /// The file is not UTF-8.
    InvalidUtf8 = Error Anyway "invalid-utf8",
    /// The file is not TOML.
    InvalidToml = Error Anyway "invalid-toml",
    /// A key that the schema does not have.
    UnknownKey = Error Anyway "unknown-key",
    /// A required key is missing.
    MissingKey = Error IfComplete "missing-key",
    /// A value of the wrong type. The message says which type the key takes: text stands in quotes, a list in square
    /// brackets, a table in braces or below its heading. `who-owns schema` describes every key.
    WrongType = Error Anyway "wrong-type",
    /// `schema` is not a version that this program reads.
    UnsupportedSchema = Error Anyway "unsupported-schema",
    /// `language` is not the code of a language that this program reads.
    UnknownLanguage = Error Anyway "unknown-language",
    /// A required text is empty or blank.
    EmptyText = Error Anyway "empty-text",
    /// A text longer than 8 KiB.
    TextTooLong = Error Anyway "text-too-long",
    /// A list that needs an entry is empty.
    EmptyList = Error Anyway "empty-list",
    /// The same entry appears twice.
    Duplicate = Error Anyway "duplicate",
    /// A name that cannot be an id.
    InvalidId = Error Anyway "invalid-id",
    /// The file has no rule.
    NoRules = Error IfComplete "no-rules",
    /// A role that is not defined.
    UnknownRole = Error IfComplete "unknown-role",
    /// A rule that is not defined.
    UnknownRule = Error IfComplete "unknown-rule",
    /// A source that is not defined.
    UnknownSource = Error IfComplete "unknown-source",
    /// A context that is not defined. `when`, `given` and --given name contexts, and each has its own table:
    /// [contexts.severity] with a `question` and its `values`. Define it, or correct its name.
    UnknownContext = Error IfComplete "unknown-context",
    /// An area that is not defined.
    UnknownArea = Error IfComplete "unknown-area",
    /// A value that the context does not have.
    UnknownValue = Error IfComplete "unknown-value",
    /// An outcome that does not exist.
    UnknownOutcome = Error Anyway "unknown-outcome",
    /// A rule needs exactly one of `owner` and `cases`.
    OwnerOrCases = Error IfComplete "owner-or-cases",
    /// `decides` names a role that does not own the rule.
    DecidesNotOwner = Error IfComplete "decides-not-owner",
    /// `settle` or `decides` where no owners decide together.
    SettlesAny = Error IfComplete "settles-any",
    /// Two cases with different owners can hold at once.
    OverlappingCases = Error IfComplete "overlapping-cases",
    /// `otherwise` beside `when`, or twice in a rule.
    InvalidOtherwise = Error IfComplete "invalid-otherwise",
    /// Two rules claim the same phrase.
    PhraseClaimedTwice = Error Anyway "phrase-claimed-twice",
    /// A phrase or an activity without a letter or digit, which nothing can match.
    UnmatchablePhrase = Error Anyway "unmatchable-phrase",
    /// A date that is not a day of the calendar.
    InvalidDate = Error Anyway "invalid-date",
    /// An absence that ends before it begins.
    InvalidAbsence = Error Anyway "invalid-absence",
    /// A role that is absent and has a holder, in the whole or in an area.
    AbsentButHeld = Error IfComplete "absent-but-held",
    /// `review_every` is not a length of time such as `6 months`.
    InvalidPeriod = Error Anyway "invalid-period",
    /// A word in two groups of synonyms, or a group of one.
    InvalidSynonyms = Error Anyway "invalid-synonyms",
    /// An expectation needs exactly one of `owner` and `outcome`.
    InvalidExpectation = Error Anyway "invalid-expectation",
    /// Something to remove that no file below has.
    NothingToRemove = Error IfComplete "nothing-to-remove",
    /// A role, source or context that a file removes although rules name it.
    RemovedButNamed = Error IfComplete "removed-but-named",
    /// A file that extends itself, directly or through others.
    ExtendsCircle = Error Anyway "extends-circle",
    /// Files that extend one another over too many levels.
    ExtendsTooDeep = Error Anyway "extends-too-deep",
    /// A file to extend that does not exist.
    MissingBase = Error Anyway "missing-base",
    /// A file to extend that cannot be read.
    UnreadableBase = Error Anyway "unreadable-base",
    /// A role whose fallbacks lead back to itself.
    FallbackCircle = Error IfComplete "fallback-circle",
    /// An expectation does not hold.
    FailedExpectation = Error Anyway "failed-expectation",
    /// A phrase that another owner would get if its rule did not have it.
    PhraseStrays = Warning "phrase-strays",
    /// Two rules with different owners that have a phrase of the same words.
    RulesFight = Warning "rules-fight",
    /// A rule that answers none of its own phrases.
    RuleNeverWins = Error Anyway "rule-never-wins",
    /// A role that no rule names.
    RoleWithoutRule = Warning "role-without-rule",
    /// A rule of several owners that does not say how they come to a decision.
    SharedWithoutSettle = Warning "shared-without-settle",
    /// A rule of several owners, none of whom has the last word.
    SharedWithoutDecides = Warning "shared-without-decides",
    /// A person who settles something alone, or is their own deputy.
    EscalatesToOneself = Warning "escalates-to-oneself",
    /// Conditions that no case of a rule covers.
    CaseMissing = Warning "case-missing",
    /// A phrase with a word that is read as a value of its rule's condition.
    ValueWordDecides = Warning "value-word-decides",
    /// A confirmation that is older than `review_every` allows, or lies in the future.
    StaleReview = Warning "stale-review",
    /// A rule that does not say why.
    RuleWithoutWhy = Warning "rule-without-why",
    /// A rule that does not say where it is written.
    RuleWithoutSource = Warning "rule-without-source",
    /// A file without a `language` whose phrases look like another language than English.
    LanguageNotSet = Warning "language-not-set",
    /// A rule that has the id of a rule of a file below, and another activity and owner.
    ActivityReplaced = Warning "activity-replaced",
    /// A rule to which two files that are extended give different owners.
    BasesDisagree = Warning "bases-disagree",
    /// A rule with fewer than three phrases.
    FewPhrases = Warning "few-phrases",
    /// A phrase of the file that a rule of a file below has, too.
    OverlapsBelow = Note "overlaps-below",
    /// Synonyms that merge the words by which two owners are told apart.
    SynonymsMergeOwners = Warning "synonyms-merge-owners",
    /// A word of an area that decides who owns a question.
    AreaWordDecides = Error Anyway "area-word-decides",
    /// A name that is nearly that of a person.
    MisspeltPerson = Warning "misspelt-person",
    /// A name that two people have, or two areas.
    SameName = Warning "same-name",
    /// A fallback of a role that has no holder and is not said to be absent.
    FallbackUnused = Warning "fallback-unused",
    /// An abbreviation that stands for two things.
    AmbiguousAbbreviation = Warning "ambiguous-abbreviation",
    /// An activity of an imported table without an A: who owns it is to be decided.
    ActivityWithoutOwner = Warning "activity-without-owner",
    /// An activity of an imported table with more than one A.
    SeveralOwners = Warning "several-owners",
    /// An activity that an imported table has twice.
    SameActivity = Warning "same-activity",
    /// A heading that is above two columns of an imported table.
    SameHeading = Warning "same-heading",
    /// A heading of an imported table that is another name of a known role.
    HeadingOfKnownRole = Warning "heading-of-known-role",
    /// A row of an imported table without a letter, taken for a heading between the activities.
    HeadingRow = Warning "heading-row",
    /// An activity of an imported table that ends in a condition, such as `(severity=sev1)`: a table has no cases, so its rule
    /// holds always.
    RowWithCondition = Warning "row-with-condition",
    /// A cell of an imported table that says something else than A, R, C or I.
    UnreadCell = Warning "unread-cell",
    /// A column of an imported table that is neither the activities nor a role.
    UnreadColumn = Warning "unread-column",
    /// A row of an imported table that is no activity.
    UnreadRow = Warning "unread-row",
    /// A table of an imported text that has no activities and roles.
    UnreadTable = Warning "unread-table",
}
