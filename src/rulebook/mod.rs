//! The meaning of a rule file: roles, rules, contexts, vocabulary and expectations, all checked.

mod binary;
mod fallback;
mod merge;
mod outcome;
mod resolve_names;
mod review;
mod schema;
mod source_map;
mod table_reader;
mod validate;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::{Position, Source, Span};
use crate::text::sentence_list;

pub use outcome::Outcome;
pub use review::Review;
pub use schema::RuleFile;

/// The text of the rules that come with this crate, as a [`Source`] named `builtin`.
pub fn builtin() -> Source {
    Source::built_in("builtin", include_str!("../../rules/product-roles.toml"))
}

/// A set of rules that is valid as a whole.
///
/// Everything in it is sorted by id, so that the order of a file never decides anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleBook {
    /// What the set is called.
    pub title: String,
    /// The files that it was made of, the one that was asked for first.
    pub files: Vec<String>,
    /// When a person last confirmed the whole set: what the nearest of its files says.
    pub review: Option<Review>,
    /// Where rules are written down, by id.
    pub sources: BTreeMap<String, Reference>,
    /// The conditions that decide some rules, by id.
    pub contexts: BTreeMap<String, Context>,
    /// The roles, by id.
    pub roles: BTreeMap<String, Role>,
    /// The rules, sorted by id; never empty.
    pub rules: Vec<Rule>,
    /// Groups of words and short terms that mean the same.
    #[serde(skip)]
    pub synonyms: Vec<Vec<String>>,
    /// Questions with the answers that they must get.
    #[serde(skip)]
    pub expectations: Vec<Expectation>,
    #[serde(skip)]
    source_map: source_map::SourceMap,
}

/// A text that rules refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reference {
    /// What it is called.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A condition that decides some rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Context {
    /// The question that a person answers.
    pub question: String,
    /// The possible answers, as written in the file; never empty.
    pub values: Vec<String>,
    /// The value where none is given.
    pub default: Option<String>,
}

/// A role that can own activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Role {
    /// How people call it.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it cares about, in one line.
    pub focus: Option<String>,
    /// What a person in it is good at.
    pub skills: Vec<String>,
    /// Who holds it here.
    pub holder: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Who answers while they are away.
    pub deputy: Option<String>,
    /// The role that answers where this one is absent.
    pub fallback: Option<String>,
    /// Whether no one holds it here.
    pub absent: bool,
}

/// An activity and who owns it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rule {
    /// The key in the file.
    pub id: String,
    /// What `list` shows.
    pub activity: String,
    /// Who owns it; a fallback stands in the place of each absent role.
    pub ownership: Ownership,
    /// The roles that the file names as owners but that are absent, sorted by id.
    pub absent: Vec<String>,
    /// Why, in one or two sentences.
    pub why: String,
    /// The id of the [`Reference`] that says so.
    pub source: Option<String>,
    /// The chapter of that reference.
    pub section: Option<String>,
    /// How people say it; never empty strings.
    #[serde(skip)]
    pub phrases: Vec<String>,
    /// Roles that want to know.
    pub inform: Vec<String>,
    /// Who sees it otherwise.
    pub dissent: Vec<Dissent>,
    /// When a person last confirmed this rule; without it the book's own review counts.
    pub reviewed: Option<Date>,
    /// Where it stands.
    pub location: Location,
}

/// Who owns an activity, and whether conditions decide that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ownership {
    /// The same owner under all conditions.
    Always(Owner),
    /// The owner of the case that holds; never empty, in the order of the file.
    Cases(Vec<Case>),
}

/// Who owns an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// One role, by id.
    One(String),
    /// Several roles together.
    Shared {
        /// The ids of the roles, sorted; two or more.
        owners: Vec<String>,
        /// How they come to a decision.
        settle: String,
        /// The id of the owner that has the last word.
        decides: Option<String>,
    },
    /// Nobody, on purpose.
    Nobody,
}

/// One answer of a conditional rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// Context id to value: all must hold.
    pub when: BTreeMap<String, String>,
    /// Who owns it then; a fallback stands in the place of each absent role.
    pub owner: Owner,
    /// The roles that the file names as owners but that are absent, sorted by id.
    pub absent: Vec<String>,
    /// Why.
    pub why: String,
}

/// Another opinion on a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dissent {
    /// Who would own it then; `None` if only the rule is doubted.
    pub owner: Option<String>,
    /// The id of the [`Reference`] that says so.
    pub source: Option<String>,
    /// What it says.
    pub note: String,
}

/// A question with the answer that it must get.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Expectation {
    /// The question.
    pub ask: String,
    /// What must come of it.
    pub wanted: Wanted,
    /// Contexts given with it.
    pub given: Given,
    /// Where it stands.
    pub location: Location,
}

/// What an [`Expectation`] wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Exactly these owners, sorted by id; never empty.
    Owners(Vec<String>),
    /// No owner, on purpose: `owner = []`.
    Nobody,
    /// This outcome.
    Outcome(Outcome),
}

impl Wanted {
    /// What a question must want that is to get this outcome with these owners.
    pub fn of(outcome: Outcome, owners: &[&str]) -> Self {
        match owners {
            [] => Self::Outcome(outcome),
            owners => Self::Owners(owners.iter().map(|owner| (*owner).to_owned()).collect()),
        }
    }

    /// Whether an answer with this outcome and these owners, sorted by id, is what was wanted.
    pub fn is_met(&self, outcome: Outcome, owners: &[&str]) -> bool {
        match self {
            Self::Owners(wanted) => wanted == owners,
            Self::Nobody => outcome == Outcome::Unowned,
            Self::Outcome(wanted) => *wanted == outcome,
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owners(owners) => f.write_str(&sentence_list(owners, "and")),
            Self::Nobody => f.write_str("nobody"),
            Self::Outcome(outcome) => write!(f, "“{}”", outcome.name()),
        }
    }
}

/// What is known of the contexts: id to value.
pub type Given = BTreeMap<String, String>;

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The file.
    pub source: Arc<Source>,
    /// Where in it.
    pub span: Span,
}

impl Location {
    /// Line and column.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

impl PartialEq for Location {
    fn eq(&self, other: &Self) -> bool {
        self.source.name() == other.source.name() && self.span == other.span
    }
}

impl Eq for Location {}

impl RuleBook {
    /// Reads one file that extends nothing, or nothing but `builtin`.
    ///
    /// # Errors
    /// All that is wrong with the file, in the order of its lines.
    ///
    /// ```
    /// use who_owns::{RuleBook, Source};
    ///
    /// let book = RuleBook::parse(who_owns::builtin()).expect("the built-in rules are valid");
    /// assert!(book.rules.iter().any(|rule| rule.id == "customer-feedback"));
    ///
    /// let findings = RuleBook::parse(Source::new("mine.toml", "schema = 7")).unwrap_err();
    /// assert!(findings.iter().any(|finding| finding.code.name() == "unsupported-schema"));
    /// ```
    pub fn parse(source: Source) -> Result<Self, Vec<Diagnostic>> {
        let file = RuleFile::parse(source)?;
        let base = if file.extends().any(|name| name.value == "builtin") {
            vec![RuleFile::parse(builtin())?]
        } else {
            Vec::new()
        };
        Self::from_files(base.into_iter().chain([file]).collect())
    }

    /// Lays files over one another, the first one at the bottom: a later id replaces an earlier one whole.
    ///
    /// # Errors
    /// All that is wrong with the result, each finding pointing into the file that it is about.
    pub fn from_files(files: Vec<RuleFile>) -> Result<Self, Vec<Diagnostic>> {
        validate::validate(merge::merge(files))
    }

    /// Like [`RuleBook::from_files`], with the expectations of other files added to those of the top file.
    ///
    /// # Errors
    /// All that is wrong with the files together.
    pub fn with_expectations(files: Vec<RuleFile>, others: Vec<RuleFile>) -> Result<Self, Vec<Diagnostic>> {
        let mut layers = merge::merge(files);
        for mut other in others {
            layers.expects.append(&mut other.expects);
            layers.findings.append(&mut other.findings);
        }
        validate::validate(layers)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().map(|index| &self.rules[index])
    }

    /// By rule: which owners it has, as a number from 0; rules with the same owners have the same number.
    pub(crate) fn owner_groups(&self) -> Vec<u32> {
        let mut numbers: HashMap<Vec<String>, u32> = HashMap::new();
        let number = |rule: &Rule| {
            let next = numbers.len() as u32;
            *numbers.entry(rule.all_owners()).or_insert(next)
        };
        self.rules.iter().map(number).collect()
    }

    /// What a role is called; its id if it has no name here.
    pub fn role_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.roles.get(id).map_or(id, |role| &role.name)
    }

    /// The id of the role that somebody calls `name`: by its id, its name or another name of it, whatever the case.
    ///
    /// `None` if there is no such role. Of several, one with this very id is meant, else the one that sorts first.
    pub fn role_called(&self, name: &str) -> Option<&str> {
        let wanted = name.to_lowercase();
        let is_called = |(id, role): &(&String, &Role)| role.names(id).any(|name| name.to_lowercase() == wanted);
        let exact = self.roles.get_key_value(name);
        exact.or_else(|| self.roles.iter().find(is_called)).map(|(id, _)| id.as_str())
    }

    /// All that a role can be called, for those who mistyped it: ids, names and other names.
    pub fn names_of_roles(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().flat_map(|(id, role)| role.names(id))
    }

    /// The role that answers for `id`: itself, or else the first one along its fallbacks that is not absent.
    ///
    /// `None` if there is none within 100 fallbacks.
    pub fn effective_role<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        fallback::effective_role(&self.roles, id)
    }

    /// The answer to a context: the one given, else its default, if any.
    pub fn answer_to<'a>(&'a self, context: &str, given: &'a Given) -> Option<&'a str> {
        let default = || self.contexts.get(context)?.default.as_deref();
        given.get(context).map(String::as_str).or_else(default)
    }
}

impl Case {
    /// Whether all its conditions are met, by what is `known` of the contexts.
    pub fn holds<'v>(&self, known: impl Fn(&str) -> Option<&'v str>) -> bool {
        self.when.iter().all(|(context, value)| known(context) == Some(value))
    }

    /// Whether one of its conditions is not met, by what is `known` of the contexts.
    pub fn contradicts<'v>(&self, known: impl Fn(&str) -> Option<&'v str>) -> bool {
        self.when.iter().any(|(context, value)| known(context).is_some_and(|known| known != value))
    }
}

impl Owner {
    /// The ids of the roles that own it, sorted; empty if it has no owner on purpose.
    pub fn roles(&self) -> &[String] {
        match self {
            Self::One(owner) => std::slice::from_ref(owner),
            Self::Shared { owners, .. } => owners,
            Self::Nobody => &[],
        }
    }
}

impl Rule {
    /// The rule where these conditions are met: if they decide a case, as that says.
    pub fn under(&self, given: &Given) -> Self {
        let Ownership::Cases(cases) = &self.ownership else { return self.clone() };
        let known = |context: &str| given.get(context).map(String::as_str);
        let Some(case) = cases.iter().find(|case| case.holds(known)) else { return self.clone() };
        let ownership = Ownership::Always(case.owner.clone());
        Self { ownership, absent: case.absent.clone(), why: case.why.clone(), ..self.clone() }
    }
}

impl Role {
    fn names<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        [id, &self.name].into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}

impl Rule {
    /// Every way in which the file says it: the activity, then the phrases.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.activity).chain(&self.phrases).map(String::as_str)
    }

    /// The owners without a look at conditions: a conditional rule has the owners of all its cases. Sorted, no repeats.
    pub fn all_owners(&self) -> Vec<String> {
        match &self.ownership {
            Ownership::Always(owner) => owner.roles().to_vec(),
            Ownership::Cases(cases) => {
                let mut owners: Vec<String> = cases.iter().flat_map(|case| case.owner.roles()).cloned().collect();
                owners.sort();
                owners.dedup();
                owners
            }
        }
    }
}
