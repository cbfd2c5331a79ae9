//! From what is written to what it means: collects every error before giving up.

mod case_overlaps;
mod cross_rule;
mod language;
mod people;
mod resolve_names;
mod rule;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use jiff::SpanFieldwise;
use jiff::civil::Date;
use toml::value::Datetime;

use super::book::{BookFile, Reference, RuleBook};
use super::builtin::BUILTIN_NAME;
use super::builtin_names::BuiltinNames;
use super::context::{Context, Given};
use super::expectation::{Expectation, Wanted};
use super::fallback::Fallbacks;
use super::kind::Kind;
use super::merge::{Items, Layers, MOST_SUGGESTIONS};
use super::outcome::Outcome;
use super::role::Role;
use super::rule::Rule;
use super::schema::{ContextItem, ExpectItem, Item, RoleItem, RuleFile, SourceItem, given_of, listed, named};
use super::source_map::SourceMap;
use super::table_reader::{Located, MOST_FINDINGS, missing_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use crate::suggest::Suggester;
use crate::text::is_unseen;

pub(super) fn validate(mut layers: Layers) -> Result<RuleBook, Vec<Diagnostic>> {
    let findings = std::mem::take(&mut layers.findings);
    let mut validator = Validator {
        layers: &layers,
        values: values(&layers).collect(),
        still_named: BTreeMap::new(),
        missed_values: BTreeMap::new(),
        builtin_names: OnceCell::new(),
        findings,
        suggester: Suggester::default(),
    };
    let book = validator.book();
    match validator.findings.is_empty() {
        true => Ok(book),
        false => Err(sorted(validator.findings, &layers)),
    }
}

/// Findings in the order of the files, the top one first, and of their places there.
fn sorted(mut findings: Vec<Diagnostic>, layers: &Layers) -> Vec<Diagnostic> {
    let files = layers.files.iter().map(|file| file.source.name());
    let heights: HashMap<&str, usize> = files.rev().zip((0..layers.files.len()).rev()).collect();
    let height = |file: &str| heights.get(file).copied().unwrap_or(usize::MAX);
    findings.sort_by_cached_key(|found| {
        let position = found.position();
        (height(found.file()), position.line, position.column)
    });
    findings
}

/// Every context with each of its values.
fn values(layers: &Layers) -> impl Iterator<Item = (&str, &str)> {
    layers.contexts.iter().flat_map(|(id, item)| {
        let values = item.body.values.iter().flat_map(|values| &values.value);
        values.map(move |value| (id.as_str(), value.value.as_str()))
    })
}

/// What may be written where a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The id of one role.
    One,
    /// That, as the entry of a list.
    Entry,
    /// That, or a list.
    Owner,
}

/// What is known while the layers are read; `findings` grows.
pub(super) struct Validator<'l> {
    pub(super) layers: &'l Layers,
    /// Every context with each of its values.
    pub(super) values: HashSet<(&'l str, &'l str)>,
    /// Where items are named that a file removes, by the removal.
    pub(super) still_named: BTreeMap<(Kind, String), Vec<Location>>,
    /// By context and value: where a file leaves the value out, and where files below ask for it.
    pub(super) missed_values: BTreeMap<(String, String), (&'l Location, Vec<Location>)>,
    /// What the built-in rules define, if no file extends them; read once a name is missed.
    builtin_names: OnceCell<BuiltinNames>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) suggester: Suggester,
}

/// The title of the topmost file that has one. That of the built-in rules is not that of a team's.
fn title(files: &[RuleFile]) -> String {
    let mut of_team = files.iter().filter(|file| files.len() == 1 || !file.source.is_built_in());
    of_team.find_map(|file| file.title.as_ref()).map_or_else(String::new, |title| title.value.clone())
}

impl Validator<'_> {
    fn book(&mut self) -> RuleBook {
        let layers = self.layers;
        let sources = layers.sources.iter().map(|(id, item)| (id.clone(), self.source(item))).collect();
        let contexts = layers.contexts.iter().map(|(id, item)| (id.clone(), self.context(item))).collect();
        let (people, mut areas) = (self.people(), self.areas());
        let mut roles = layers.roles.iter().map(|(id, item)| (id.clone(), self.role(item))).collect();
        Self::name_people_by_id(&people, &mut roles, &mut areas);
        self.fallback_cycles();
        self.absent_but_held();
        let fallbacks = Fallbacks::of(&roles);
        let mut rules: Vec<Rule> = layers.rules.values().map(|item| self.rule(item, &fallbacks)).collect();
        self.no_rules();
        self.claims();
        let shared_phrases = self.without_phrases_of_files_above(&mut rules);
        let expectations = layers.expects.iter().map(|expect| self.expectation(expect)).collect();
        let ask_if_unknown = self.ask_if_unknown(&layers.files);
        let files = layers.files.iter().map(|file| self.file(file)).collect();
        let review_every = self.review_every(&layers.files);
        self.removed_but_named();
        self.missing_values();
        layers.files.iter().for_each(|file| drop(self.text("title", file.title.as_ref())));
        RuleBook {
            title: title(&layers.files),
            files,
            absent_files: layers.files.iter().flat_map(|file| file.absent.iter().cloned()).collect(),
            review_every,
            ask_if_unknown,
            sources,
            contexts,
            people,
            areas,
            roles,
            rules,
            synonyms: self.synonyms(),
            shared_phrases,
            replaced_activities: layers.replaced_activities.clone(),
            contradictions: layers.contradictions.clone(),
            expectations,
            source_map: SourceMap::of(layers),
            given: Given::new(),
            holdings: OnceLock::new(),
            fallbacks: OnceLock::from(fallbacks),
        }
    }

    /// Keeps a finding, unless there are [`MOST_FINDINGS`] already.
    fn report(&mut self, finding: Diagnostic) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Whether there are few enough errors for suggestions.
    fn may_suggest(&self) -> bool {
        self.findings.len() < MOST_SUGGESTIONS
    }

    /// The text; an empty one is an error, a missing one was reported before.
    fn text(&mut self, key: &str, text: Option<&Located<String>>) -> String {
        let Some(text) = text else { return String::new() };
        if is_blank(&text.value) {
            self.report(
                Diagnostic::new(Code::EmptyText, &text.at, format!("`{key}` is empty"))
                    .help("write something, or remove the key"),
            );
        }
        text.value.clone()
    }

    fn optional_text(&mut self, key: &str, text: Option<&Located<String>>) -> Option<String> {
        text.map(|text| self.text(key, Some(text)))
    }

    fn texts(&mut self, key: &str, texts: &[Located<String>]) -> Vec<String> {
        texts.iter().map(|text| self.text(key, Some(text))).collect()
    }

    /// Reports an id that cannot be one, and the required keys that no file gives the item.
    fn whole<T>(&mut self, kind: Kind, item: &Item<T>, all: &Items<T>) {
        self.valid_id(item);
        let what = format!("{} `{}`", kind.noun(), item.id.value);
        for key in &item.missing {
            let help = match (self.by_extending(kind, &item.id.value), self.layers.files.len()) {
                (Some(extend), _) => format!("{extend}, or add `{key} = …`"),
                (None, 0 | 1) => format!("add `{key} = …`"),
                (None, _) => self.nothing_below(kind, item, all, key),
            };
            self.report(missing_key(&what, key, &item.id.at).help(help));
        }
    }

    /// What to do about an item that seems to change another one, but none has its id.
    fn nothing_below<T>(&self, kind: Kind, item: &Item<T>, all: &Items<T>, key: &str) -> String {
        let id = &item.id.value;
        let others = all.keys().map(String::as_str).filter(|other| other != id);
        let near = self.may_suggest().then(|| self.suggester.did_you_mean(id, others)).flatten();
        let noun = kind.noun();
        match near {
            Some(near) => format!("did you mean `{near}`? No file below has the {noun} `{id}`"),
            None => format!("add `{key} = …`: no file below has the {noun} `{id}`"),
        }
    }

    /// What brings the thing with this id, if it is a built-in one and no file extends the built-in rules.
    fn by_extending(&self, kind: Kind, id: &str) -> Option<String> {
        let files = &self.layers.files;
        let extends_builtin = || files.iter().any(|file| file.source.is_built_in());
        let read = || if extends_builtin() { BuiltinNames::default() } else { BuiltinNames::read() };
        let is_builtin = self.builtin_names.get_or_init(read).has(kind, id);
        let how = match files.first().is_some_and(|file| file.extends().next().is_some()) {
            true => format!("add `\"{BUILTIN_NAME}\"` to `extends`"),
            false => format!("write `extends = [\"{BUILTIN_NAME}\"]` at the top"),
        };
        is_builtin.then(|| format!("{how} to build on the built-in {} `{id}`", kind.noun()))
    }

    fn valid_id<T>(&mut self, item: &Item<T>) {
        let id = &item.id.value;
        if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() && !is_unseen(c) || c == '-' || c == '_') {
            let message = format!("`{}` cannot be an id", id.escape_debug());
            self.report(
                Diagnostic::new(Code::InvalidId, &item.id.at, message)
                    .help("use letters, digits, hyphens and underscores, as in `customer-feedback`"),
            );
        }
    }

    fn not_empty<T>(&mut self, key: &str, list: &Located<Vec<T>>) {
        if list.value.is_empty() {
            self.report(Diagnostic::new(Code::EmptyList, &list.at, format!("`{key}` has no entries")).help("add one"));
        }
    }

    fn source(&mut self, item: &Item<SourceItem>) -> Reference {
        self.whole(Kind::Source, item, &self.layers.sources);
        let body = &item.body;
        Reference {
            title: self.text("title", body.title.as_ref()),
            url: self.optional_text("url", body.url.as_ref()),
            terms: self.texts("terms", listed(&body.terms)),
        }
    }

    fn context(&mut self, item: &Item<ContextItem>) -> Context {
        self.whole(Kind::Context, item, &self.layers.contexts);
        let body = &item.body;
        let question = self.text("question", body.question.as_ref());
        let none = Located { value: Vec::new(), at: item.id.at.clone() };
        let values = body.values.as_ref().unwrap_or(&none);
        if body.values.is_some() {
            self.not_empty("values", values);
        }
        self.no_repeats("values", &values.value);
        if let Some(default) = &body.default {
            self.known_value(&item.id.value, default);
        }
        Context {
            question,
            values: self.texts("values", &values.value),
            words: self.words_of_values(&item.id.value, &values.value, named(&body.words)),
            language: self.language_at(body.words.as_ref().map_or(&values.at, |words| &words.at)),
            default: body.default.as_ref().map(|default| default.value.clone()),
        }
    }

    fn role(&mut self, item: &Item<RoleItem>) -> Role {
        self.whole(Kind::Role, item, &self.layers.roles);
        let body = &item.body;
        if let Some(fallback) = &body.fallback {
            self.known_role(fallback, Slot::One);
        }
        self.no_repeats("aliases", listed(&body.aliases));
        Role {
            name: self.text("name", body.name.as_ref()),
            aliases: self.texts("aliases", listed(&body.aliases)),
            focus: self.optional_text("focus", body.focus.as_ref()),
            skills: self.texts("skills", listed(&body.skills)),
            holders: self.holders("holder", body.holder.as_ref()),
            contact: self.optional_text("contact", body.contact.as_ref()),
            deputies: self.holders("deputy", body.deputy.as_ref()),
            fallback: body.fallback.as_ref().map(|fallback| fallback.value.clone()),
            absent: body.absent.as_ref().is_some_and(|absent| absent.value),
        }
    }

    fn expectation(&mut self, item: &ExpectItem) -> Expectation {
        self.conditions(&item.given);
        let owners =
            item.owner.as_ref().map(|owner| self.owners(owner, "write `outcome = \"unowned\"` instead of the owner"));
        let outcome = item.outcome.as_ref().map(|outcome| self.known_outcome(outcome));
        let wanted = match (owners, outcome) {
            (Some(owners), None) => Wanted::of(Outcome::Unowned, &owners),
            (None, Some(outcome)) => Wanted::Outcome(outcome.unwrap_or(Outcome::Unowned)),
            _ => {
                let message = "an expectation has either an `owner` or an `outcome`";
                self.report(
                    Diagnostic::new(Code::InvalidExpectation, &item.at, message)
                        .help("write `owner = \"role\"`, or `outcome = \"unknown\"`"),
                );
                Wanted::Outcome(Outcome::Unowned)
            }
        };
        Expectation {
            ask: self.text("ask", item.ask.as_ref()),
            rule: self.answering_rule(&wanted, item.rule.as_ref()),
            wanted,
            given: given_of(&item.given),
            area: item.area.as_ref().map(|area| self.known_area(area)),
            location: item.at.clone(),
        }
    }

    /// The rule that an expectation names; an unknown or unclear question is answered by none.
    fn answering_rule(&mut self, wanted: &Wanted, rule: Option<&Located<String>>) -> Option<String> {
        let rule = rule?;
        self.known_rule(rule);
        if let Wanted::Outcome(outcome @ (Outcome::Unknown | Outcome::Unclear)) = wanted {
            let message = format!("no rule answers a question that is {}", outcome.name());
            self.report(
                Diagnostic::new(Code::InvalidExpectation, &rule.at, message)
                    .help("remove `rule`, or write the owner instead of the outcome"),
            );
        }
        Some(rule.value.clone())
    }

    fn file(&mut self, file: &RuleFile) -> BookFile {
        let reviewed = file.reviewed.as_ref().and_then(|date| self.date(date));
        BookFile { name: file.source.name().to_owned(), language: self.language(file), reviewed }
    }

    /// What the nearest file says; every file is checked.
    fn review_every(&mut self, files: &[RuleFile]) -> Option<SpanFieldwise> {
        let every = |file: &RuleFile| file.review_every.as_ref().and_then(|every| self.period(every));
        let said: Vec<Option<SpanFieldwise>> = files.iter().map(every).collect();
        said.into_iter().flatten().next()
    }

    fn period(&mut self, text: &Located<String>) -> Option<SpanFieldwise> {
        let span = text.value.parse::<jiff::Span>().ok().filter(|span| span.is_positive());
        if span.is_none() {
            let message = format!("`{}` is not a duration", text.value);
            self.report(
                Diagnostic::new(Code::InvalidPeriod, &text.at, message)
                    .help("write for example \"6 months\" or \"1 year\""),
            );
        }
        span.map(jiff::Span::fieldwise)
    }

    fn date(&mut self, date: &Located<Datetime>) -> Option<Date> {
        let value = &date.value;
        let day = value.date.filter(|_| value.time.is_none()).and_then(|d| {
            Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok()
        });
        if day.is_none() {
            self.report(
                Diagnostic::new(Code::InvalidDate, &date.at, format!("`{value}` is not a day"))
                    .help("write the day alone, for example 2026-11-24"),
            );
        }
        day
    }
}

/// Whether a text has nothing that a reader could see.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}
