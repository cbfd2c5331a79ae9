//! A set of rules that is valid as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::SpanFieldwise;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::area::Area;
use super::context::{Context, Given};
use super::contradiction::Contradiction;
use super::dates;
use super::expectation::Expectation;
use super::fallback::Fallbacks;
use super::holdings::Holdings;
use super::owner::{Absences, Owner};
use super::person::{Person, person_key};
use super::replaced_activity::ReplacedActivity;
use super::review::Review;
use super::role::Role;
use super::rule::{Ownership, Rule};
use super::settled::asked_of;
use super::shared_phrase::SharedPhrase;
use super::source_map::SourceMap;
use super::uncovered::{Gaps, uncovered};
use crate::source::{Location, Span};
use crate::text::Language;

/// A set of rules that is valid as a whole.
///
/// Everything in it is sorted by id, so that the order of a file decides nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleBook {
    /// What the set is called.
    pub title: String,
    /// The files that it was made of, the one that was asked for first.
    pub files: Vec<BookFile>,
    /// Optional files that are not there.
    pub absent_files: Vec<String>,
    /// How long a confirmation lasts, as the nearest of its files says; `None` if for ever.
    #[serde(with = "dates")]
    pub review_every: Option<SpanFieldwise>,
    /// The role to ask, where no rule answers, to have it decided.
    pub ask_if_unknown: Option<String>,
    /// Where rules are written down, by id.
    pub sources: BTreeMap<String, Reference>,
    /// The conditions that decide some rules, by id.
    pub contexts: BTreeMap<String, Context>,
    /// The people whom the files describe, by id.
    pub people: BTreeMap<String, Person>,
    /// The areas of the work, by id.
    pub areas: BTreeMap<String, Area>,
    /// The roles, by id.
    pub roles: BTreeMap<String, Role>,
    /// The rules, sorted by id; never empty.
    pub rules: Vec<Rule>,
    /// Groups of words and short terms that mean the same.
    #[serde(skip)]
    pub synonyms: Vec<Vec<String>>,
    /// Phrases that a file and one below it both have, in the order of the rules below.
    #[serde(skip)]
    pub shared_phrases: Vec<SharedPhrase>,
    /// Rules to which a file gives another activity and another owner than one below does, the lowest file first.
    #[serde(skip)]
    pub replaced_activities: Vec<ReplacedActivity>,
    /// Rules to which files give different owners that do not know of one another, sorted by id.
    #[serde(skip)]
    pub contradictions: Vec<Contradiction>,
    /// Questions with the answers that they must get.
    #[serde(skip)]
    pub expectations: Vec<Expectation>,
    /// The conditions that its rules are [under](RuleBook::under); empty as the files have them.
    #[serde(skip)]
    pub(super) given: Given,
    #[serde(skip)]
    pub(super) source_map: SourceMap,
    /// Made of the roles and areas once it is needed.
    #[serde(skip)]
    pub(super) holdings: OnceLock<Holdings>,
    /// Made of the roles once it is needed.
    #[serde(skip)]
    pub(super) fallbacks: OnceLock<Fallbacks>,
}

/// One of the files that a book was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BookFile {
    /// What [`Source::name`](crate::Source::name) calls it.
    pub name: String,
    /// What its rules are written in.
    pub language: Language,
    /// When a person last confirmed all of it, and of the files below.
    #[serde(with = "dates")]
    pub reviewed: Option<Date>,
}

/// A text that rules refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reference {
    /// What it is called.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its own words: who asks with one may expect its division of the work.
    pub terms: Vec<String>,
}

impl RuleBook {
    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).ok().map(|index| &self.rules[index])
    }

    /// The rules where these conditions are met: with the owner whom they decide, else with the cases that may hold. If none may,
    /// a rule is [`Ownership::Uncovered`].
    #[must_use]
    pub fn under(mut self, given: &Given) -> Self {
        let Self { rules, contexts, .. } = &mut self;
        rules.iter_mut().for_each(|rule| rule.settle(contexts, given));
        self.given.clone_from(given);
        self
    }

    /// The combinations of conditions that no case of a rule covers; of a book [under](RuleBook::under) conditions, where these
    /// are met.
    pub fn uncovered(&self, rule: &Rule) -> Gaps {
        match &rule.ownership {
            Ownership::Always(_) => Gaps::default(),
            Ownership::Uncovered(known) => Gaps { named: vec![known.clone()], ..Gaps::default() },
            Ownership::Cases(cases) => {
                let known = asked_of(cases, |context| self.given.get(context).map(String::as_str));
                uncovered(&cases.iter().collect::<Vec<_>>(), &self.contexts, &known)
            }
        }
    }

    /// Whether these are the built-in rules alone.
    pub fn is_builtin(&self) -> bool {
        self.files.len() == 1 && self.rules.iter().all(|rule| rule.origin.source.is_built_in())
    }

    /// The language of the file that was asked for.
    pub fn language(&self) -> Language {
        self.files.first().map_or_else(Language::default, |file| file.language)
    }

    /// What its files are called, the one that was asked for first.
    pub fn file_names(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.name.as_str()).collect()
    }

    /// The place in [`RuleBook::files`] of the file with this name.
    pub(crate) fn height_of(&self, file: &str) -> Option<usize> {
        self.files.iter().position(|known| known.name == file)
    }

    /// What a role is called; its id if it has no name here.
    pub fn role_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.roles.get(id).map_or(id, |role| &role.name)
    }

    /// What a person is called: by id, or by the plain name itself.
    pub fn person_name<'a>(&'a self, person: &'a str) -> &'a str {
        self.people.get(person).map_or(person, |person| &person.name)
    }

    /// What an area is called; its id if it is not here.
    pub fn area_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.areas.get(id).map_or(id, |area| &area.name)
    }

    /// What tells a person, by id or plain name, from every other one.
    pub(crate) fn person_key(&self, person: &str) -> String {
        person_key(self.person_name(person))
    }

    /// Every id, name and other name of a role.
    pub fn names_of_roles(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().flat_map(|(id, role)| role.names(id))
    }

    /// The ids of the roles that own something, under some condition at least.
    pub fn owning_roles(&self) -> BTreeSet<&str> {
        self.rules.iter().flat_map(|rule| rule.owners().flat_map(Owner::roles)).map(String::as_str).collect()
    }

    /// The role that answers for `id`: itself, or else the first one along its fallbacks that is not absent.
    ///
    /// `None` if all of them are absent.
    pub fn effective_role<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        self.fallbacks.get_or_init(|| Fallbacks::of(&self.roles)).effective_role(id)
    }

    /// Whether `roles` are the owners of an answer, which are sorted: each of them owns it, or is absent where the rule names it
    /// and another role stands in for it, if that is needed.
    pub fn are_owners<S: AsRef<str>>(&self, roles: &[String], owners: &[S], absences: &Absences) -> bool {
        let answers_for = |role: &'_ String| match absences.missed.contains(role) {
            true => self.effective_role(role).unwrap_or(role).to_owned(),
            false => role.clone(),
        };
        let needed = roles.iter().filter(|role| !absences.spared.contains(*role));
        let answering: BTreeSet<String> = needed.map(answers_for).collect();
        answering.iter().map(String::as_str).eq(owners.iter().map(AsRef::as_ref))
    }

    /// When a rule was last confirmed: by itself, or else with its file; or later, with a file above.
    pub fn review_of(&self, rule: &Rule) -> Option<Review> {
        let height = self.height_of(rule.location.source.name()).unwrap_or(0);
        let of_rule = rule.reviewed.or_else(|| self.files.get(height)?.reviewed);
        let of_files_above = self.files.iter().take(height).filter_map(|file| file.reviewed);
        of_files_above.chain(of_rule).max().map(|date| Review { date, every: self.review_every })
    }

    /// When the file that was asked for was confirmed, and how long that is good for.
    pub fn review(&self) -> Option<Review> {
        self.files.first()?.reviewed.map(|date| Review { date, every: self.review_every })
    }

    /// Whether a file of the book extends the built-in rules.
    pub(crate) fn extends_builtin(&self) -> bool {
        self.source_map.builtin.is_some()
    }

    /// Whether a place lies in the topmost file.
    pub(crate) fn is_of_top(&self, at: &Location) -> bool {
        self.is_top(at.source.name())
    }

    /// Whether this is the name of the topmost file.
    pub(crate) fn is_top(&self, file: &str) -> bool {
        self.files.first().is_some_and(|top| top.name == file)
    }

    /// What places are sorted by: the topmost file comes first.
    pub(crate) fn order_of(&self, at: &Location) -> (usize, Span) {
        (self.height_of(at.source.name()).unwrap_or(usize::MAX), at.span)
    }

    /// Where a role is defined.
    pub fn place_of_role(&self, id: &str) -> Option<&Location> {
        self.source_map.roles.get(id)
    }

    /// Where a role is changed or defined: its entry in the topmost file that has one.
    pub fn top_place_of_role(&self, id: &str) -> Option<&Location> {
        self.source_map.top_roles.get(id)
    }

    /// Where the topmost file says something about a role, or who holds it in an area; else where the role is changed or
    /// defined.
    pub(crate) fn nearest_place_of_role(&self, id: &str) -> Option<&Location> {
        let written = self.top_place_of_role(id)?;
        let areas = self.areas_of(id).filter_map(|area| self.top_place_of_area(area));
        [written].into_iter().chain(areas).find(|at| self.is_of_top(at)).or(Some(written))
    }

    /// Where a rule is changed or defined: its entry in the topmost file that has one.
    pub fn top_place_of_rule(&self, id: &str) -> Option<&Location> {
        self.source_map.top_rules.get(id)
    }

    /// Where an area is changed or defined: its entry in the topmost file that has one.
    pub fn top_place_of_area(&self, id: &str) -> Option<&Location> {
        self.source_map.top_areas.get(id)
    }

    /// Where a person is changed or defined: the entry in the topmost file that has one.
    pub(crate) fn top_place_of_person(&self, id: &str) -> Option<&Location> {
        self.source_map.top_people.get(id)
    }

    /// A place that people can open: for one in the built-in rules, where a file says that it extends them.
    pub(crate) fn place_to_open<'b>(&'b self, at: &'b Location) -> &'b Location {
        self.source_map.builtin.as_ref().filter(|_| at.source.is_built_in()).unwrap_or(at)
    }

    /// Where the values of a context are written.
    pub(crate) fn place_of_values(&self, context: &str) -> Option<&Location> {
        self.source_map.values.get(context)
    }

    /// Where a word of an area is written.
    pub fn place_of_area_word(&self, area: &str, word: &str) -> Option<&Location> {
        self.source_map.area_words.get(&(area.to_owned(), word.to_owned()))
    }

    /// Ids of people and plain names that are written as holders and deputies, sorted, each with its first place.
    pub(crate) fn names_of_people(&self) -> impl Iterator<Item = (&str, &Location)> {
        self.source_map.names.iter().map(|(name, place)| (name.as_str(), place))
    }

    /// Where a rule has this wording; the rule itself if it has not.
    pub fn place_of_wording<'a>(&'a self, rule: &'a Rule, wording: &str) -> &'a Location {
        self.source_map.wording(&rule.id, wording).unwrap_or(&rule.location)
    }

    /// Where the group of [`RuleBook::synonyms`] with this index is written.
    pub fn place_of_synonyms(&self, group: usize) -> Option<&Location> {
        self.source_map.synonyms.get(group)
    }

    /// Where the topmost file says what it extends; `None` if it extends nothing.
    pub(crate) fn place_of_bases(&self) -> Option<&Location> {
        self.source_map.bases.as_ref()
    }

    /// Where the review of the whole book is written.
    pub fn place_of_review(&self) -> Option<&Location> {
        self.source_map.review.as_ref()
    }

    /// Where the review of the rule with this id is written.
    pub fn place_of_rule_review(&self, id: &str) -> Option<&Location> {
        self.source_map.rule_reviews.get(id)
    }
}
