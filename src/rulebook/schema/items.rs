//! What a rule file says: its items, each text with its place.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use toml::value::Datetime;

use crate::diagnostic::Diagnostic;
use crate::rulebook::builtin::BUILTIN_NAME;
use crate::rulebook::context::Given;
use crate::rulebook::outcome::Outcome;
use crate::rulebook::table_reader::{Located, Texts};
use crate::source::{Location, Source};
use crate::text::Language;

/// A rule file as written: its shape is right, its meaning not yet checked. By default one that says nothing.
#[derive(Debug, Clone, Default)]
pub struct RuleFile {
    pub(crate) source: Arc<Source>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) language: Option<Located<String>>,
    pub(crate) reviewed: Option<Located<Datetime>>,
    pub(crate) review_every: Option<Located<String>>,
    pub(crate) extends: Vec<Base>,
    /// What [`Source::name`] calls these; `None` if nobody has said it.
    pub(crate) bases: Option<Vec<String>>,
    /// The optional ones that are not there.
    pub(crate) absent: Vec<String>,
    pub(crate) unknown: Option<UnknownItem>,
    pub(crate) sources: Vec<Item<Entry<SourceItem>>>,
    pub(crate) contexts: Vec<Item<Entry<ContextItem>>>,
    pub(crate) people: Vec<Item<Entry<PersonItem>>>,
    pub(crate) areas: Vec<Item<Entry<AreaItem>>>,
    pub(crate) roles: Vec<Item<Entry<RoleItem>>>,
    pub(crate) rules: Vec<Item<Entry<RuleItem>>>,
    pub(crate) synonyms: Vec<Texts>,
    pub(crate) expects: Vec<ExpectItem>,
    /// What is wrong with the shape. The rest was read all the same, to find more.
    pub(crate) findings: Vec<Diagnostic>,
}

/// A file that another one extends.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Base {
    /// `builtin`, or a path relative to the file that extends it.
    pub path: Located<String>,
    /// Whether it may be absent.
    pub optional: bool,
}

impl Base {
    /// Whether it is the built-in rules.
    pub fn is_builtin(&self) -> bool {
        self.path.value == BUILTIN_NAME
    }
}

impl RuleFile {
    /// The files that this one extends, in the order written.
    pub fn extends(&self) -> impl Iterator<Item = &Base> {
        self.extends.iter()
    }

    /// Notes what the files are called that this one extends, by [`Source::name`], but for the built-in rules. Without it, it
    /// extends all files below it.
    pub fn set_bases(&mut self, names: Vec<String>) {
        self.bases = Some(names);
    }

    /// Notes a file that this one, or one that it extends, names as optional and that is not there.
    pub fn add_absent(&mut self, file: String) {
        self.absent.push(file);
    }

    /// The language that it says it is in, or English.
    pub(crate) fn language_or_default(&self) -> Language {
        let code = self.language.as_ref().and_then(|code| Language::of_code(&code.value));
        code.unwrap_or_default()
    }

    /// What is wrong with the file's shape; [`RuleBook::from_files`](crate::RuleBook::from_files) reports it with
    /// everything else.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Adds the expectations of another file to those of this one.
    pub fn add_expectations(&mut self, other: Self) {
        self.expects.extend(other.expects);
        self.findings.extend(other.findings);
    }

    /// The file as if each role were held: the owners of its rules are then the roles that it names, and no others that
    /// stand in for them.
    pub fn without_absences(mut self) -> Self {
        for role in &mut self.roles {
            if let Entry::Change(role) = &mut role.body {
                role.absent = None;
            }
        }
        self
    }

    /// How many expectations the file has.
    pub fn expectations(&self) -> usize {
        self.expects.len()
    }

    /// The questions of its expectations, each with its conditions.
    pub fn expected_questions(&self) -> impl Iterator<Item = (&str, Given)> {
        self.expects.iter().filter_map(ExpectItem::question)
    }

    /// Those of its expectations that want no owner, each with its conditions.
    pub fn ownerless_questions(&self) -> impl Iterator<Item = (&str, Given)> {
        let is_ownerless = |expect: &&ExpectItem| {
            let outcome = expect.outcome.as_ref().and_then(|outcome| Outcome::from_name(&outcome.value));
            outcome.is_some_and(Outcome::has_no_owner)
                || expect.owner.as_ref().is_some_and(|owner| owner.value.is_empty())
        };
        self.expects.iter().filter(is_ownerless).filter_map(ExpectItem::question)
    }

    /// The ids of the rules that it names: those that it changes or removes, and those of its expectations.
    pub(crate) fn named_rules(&self) -> impl Iterator<Item = &str> {
        let expected = self.expects.iter().filter_map(|expect| expect.rule.as_ref());
        self.rules.iter().map(|item| &item.id).chain(expected).map(|id| id.value.as_str())
    }

    /// Whether it removes a source, a context, a person, an area or a role.
    pub(crate) fn removes_names(&self) -> bool {
        fn removes<T>(items: &[Item<Entry<T>>]) -> bool {
            items.iter().any(|item| matches!(item.body, Entry::Remove))
        }
        removes(&self.sources)
            || removes(&self.contexts)
            || removes(&self.people)
            || removes(&self.areas)
            || removes(&self.roles)
    }

    /// The file that this was read from.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }
}

/// Something with an id of its own, as one file has it or several files together.
#[derive(Debug, Clone)]
pub(crate) struct Item<T> {
    /// The id, where the lowest file has it.
    pub(crate) id: Located<String>,
    /// Where files above change it, the lowest first.
    pub(crate) changes: Vec<Location>,
    /// The required keys that it lacks.
    pub(crate) missing: Vec<&'static str>,
    pub(crate) body: T,
}

impl<T> Item<T> {
    /// Its entry in the topmost file that has one.
    pub(crate) fn topmost(&self) -> &Location {
        self.changes.last().unwrap_or(&self.id.at)
    }
}

/// What a file does with an item.
#[derive(Debug, Clone)]
pub(crate) enum Entry<T> {
    /// `remove = true`: drops the item of a file below.
    Remove,
    /// Changes the keys that it names; without an item below, it is the item.
    Change(T),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct SourceItem {
    pub(crate) title: Option<Located<String>>,
    pub(crate) url: Option<Located<String>>,
    pub(crate) terms: Option<Texts>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct ContextItem {
    pub(crate) question: Option<Located<String>>,
    pub(crate) values: Option<Texts>,
    /// By value.
    pub(crate) words: Option<Located<NamedTexts>>,
    pub(crate) default: Option<Located<String>>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct PersonItem {
    pub(crate) name: Option<Located<String>>,
    pub(crate) contact: Option<Located<String>>,
    pub(crate) away: Option<AwayItem>,
}

#[derive(Debug, Clone)]
pub(crate) struct AwayItem {
    pub(crate) from: Located<Datetime>,
    pub(crate) until: Located<Datetime>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct AreaItem {
    pub(crate) name: Option<Located<String>>,
    pub(crate) words: Option<Texts>,
    /// By role.
    pub(crate) holders: Option<Located<NamedTexts>>,
}

/// Whom to ask where no rule answers.
#[derive(Debug, Clone)]
pub(crate) struct UnknownItem {
    pub(crate) ask: Located<String>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct RoleItem {
    pub(crate) name: Option<Located<String>>,
    pub(crate) aliases: Option<Texts>,
    pub(crate) focus: Option<Located<String>>,
    pub(crate) skills: Option<Texts>,
    pub(crate) holder: Option<Texts>,
    pub(crate) contact: Option<Located<String>>,
    pub(crate) deputy: Option<Texts>,
    pub(crate) fallback: Option<Located<String>>,
    pub(crate) absent: Option<Located<bool>>,
}

impl RoleItem {
    /// Its name and its other names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(listed(&self.aliases)).map(|name| name.value.as_str())
    }
}

/// Its serialized form is what the file says.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct RuleItem {
    pub(crate) activity: Option<Located<String>>,
    pub(crate) owner: Option<OwnerItem>,
    pub(crate) why: Option<Located<String>>,
    pub(crate) source: Option<Located<String>>,
    pub(crate) section: Option<Located<String>>,
    pub(crate) phrases: Option<Texts>,
    /// In addition to those of the rule below; the merged rule has them among its phrases.
    pub(crate) more_phrases: Option<Texts>,
    pub(crate) does: Option<Texts>,
    pub(crate) consult: Option<Texts>,
    pub(crate) inform: Option<Texts>,
    pub(crate) settle: Option<Located<String>>,
    pub(crate) decides: Option<Located<String>>,
    pub(crate) dissent: Option<Vec<DissentItem>>,
    pub(crate) reviewed: Option<Located<Datetime>>,
    pub(crate) cases: Option<Located<Vec<CaseItem>>>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct CaseItem {
    #[serde(serialize_with = "conditions_as_written")]
    pub(crate) when: Option<Located<NamedTexts>>,
    /// `otherwise = true`; `None` for `false`.
    pub(crate) otherwise: Option<Located<bool>>,
    pub(crate) owner: Option<OwnerItem>,
    pub(crate) why: Option<Located<String>>,
    pub(crate) settle: Option<Located<String>>,
    pub(crate) decides: Option<Located<String>>,
}

/// `owner = "a"`, `owner = ["a", "b"]`, or `owner = { any = ["a", "b"] }`.
#[derive(Debug, Clone)]
pub(crate) enum OwnerItem {
    Together(Texts),
    Any(Texts),
}

impl RuleItem {
    /// Every text by which it is found.
    pub(crate) fn wordings(&self) -> impl Iterator<Item = &Located<String>> {
        listed(&self.phrases).iter().chain(&self.activity)
    }

    /// Where it says who owns it.
    pub(crate) fn owner_at(&self) -> Option<&Location> {
        let owner = self.owner.as_ref().map(|owner| &owner.roles().at);
        owner.or(self.cases.as_ref().map(|cases| &cases.at))
    }
}

/// The texts of a list; a list that is not written has none.
pub(crate) fn listed(texts: &Option<Texts>) -> &[Located<String>] {
    texts.as_ref().map_or(&[], |texts| &texts.value)
}

/// As [`listed`], of names with their texts.
pub(crate) fn named(texts: &Option<Located<NamedTexts>>) -> &[(Located<String>, Texts)] {
    texts.as_ref().map_or(&[], |texts| &texts.value)
}

impl OwnerItem {
    /// Whether both name the same roles, in the same mode.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let names = |owner: &Self| owner.roles().value.iter().map(|role| role.value.clone()).collect::<BTreeSet<_>>();
        std::mem::discriminant(self) == std::mem::discriminant(other) && names(self) == names(other)
    }

    pub(crate) fn roles(&self) -> &Texts {
        match self {
            Self::Together(roles) | Self::Any(roles) => roles,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct DissentItem {
    pub(crate) owner: Option<Located<String>>,
    pub(crate) source: Option<Located<String>>,
    pub(crate) note: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ExpectItem {
    /// Its question, or else its table.
    pub(crate) at: Location,
    pub(crate) ask: Option<Located<String>>,
    pub(crate) owner: Option<Texts>,
    pub(crate) outcome: Option<Located<String>>,
    pub(crate) rule: Option<Located<String>>,
    pub(crate) given: Pairs,
    pub(crate) area: Option<Located<String>>,
}

impl ExpectItem {
    /// What it asks, with its conditions.
    fn question(&self) -> Option<(&str, Given)> {
        Some((&self.ask.as_ref()?.value, given_of(&self.given)))
    }
}

impl Serialize for OwnerItem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Any(roles) => to.collect_map([("any", &roles.value)]),
            Self::Together(roles) => OneOrSeveral(roles).serialize(to),
        }
    }
}

/// A list of one is written without brackets.
struct OneOrSeveral<'t>(&'t Texts);

impl Serialize for OneOrSeveral<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.value.as_slice() {
            [one] => one.serialize(to),
            texts => texts.serialize(to),
        }
    }
}

fn conditions_as_written<S: Serializer>(when: &Option<Located<NamedTexts>>, to: S) -> Result<S::Ok, S::Error> {
    let Some(when) = when else { return to.serialize_none() };
    to.collect_map(when.value.iter().map(|(context, values)| (&context.value, OneOrSeveral(values))))
}

/// Names, each with one text or several.
pub(crate) type NamedTexts = Vec<(Located<String>, Texts)>;

/// Names, each with one text.
pub(crate) type Pairs = Vec<(Located<String>, Located<String>)>;

/// The conditions that are written as such pairs.
pub(crate) fn given_of(pairs: &[(Located<String>, Located<String>)]) -> Given {
    pairs.iter().map(|(context, value)| (context.value.clone(), value.value.clone())).collect()
}
