//! From what is written to what it means: collects every error before giving up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use toml::value::Datetime;

use super::extend::Layers;
use super::names::Kind;
use super::places::Places;
use super::schema::{CaseItem, ContextItem, DissentItem, ExpectItem, Item, Located, RoleItem, RuleFile, RuleItem};
use super::{
    Case, Context, Dissent, Expectation, Given, Location, Outcome, Ownership, Reference, Review, Role, Rule, RuleBook,
    Wanted, standin,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};
use crate::text;

pub(super) fn validate(mut layers: Layers) -> Result<RuleBook, Vec<Diagnostic>> {
    let mut check = Check { findings: std::mem::take(&mut layers.findings), layers: &layers };
    let book = check.book();
    let mut findings = check.findings;
    if findings.is_empty() {
        return Ok(book);
    }
    findings.sort_by_key(|found| (file_order(&layers, found.file()), found.position().line, found.position().column));
    Err(findings)
}

fn file_order(layers: &Layers, name: &str) -> usize {
    layers.files.iter().position(|file| file.source.name() == name).unwrap_or(usize::MAX)
}

/// So many cases may one rule have: each is compared with each.
const MOST_CASES: usize = 1_000;

/// What is known while the layers are read; `findings` grows.
pub(super) struct Check<'l> {
    pub(super) layers: &'l Layers,
    pub(super) findings: Vec<Diagnostic>,
}

impl Check<'_> {
    fn book(&mut self) -> RuleBook {
        let layers = self.layers;
        let sources = layers.sources.iter().map(|(id, item)| {
            self.valid_id(item);
            let title = self.text(&item.source, "title", item.body.title.as_ref());
            let url = item.body.url.as_ref().map(|url| self.text(&item.source, "url", Some(url)));
            (id.clone(), Reference { title, url })
        });
        let sources = sources.collect();
        let contexts = layers.contexts.iter().map(|(id, item)| (id.clone(), self.context(item))).collect();
        let roles = layers.roles.iter().map(|(id, item)| (id.clone(), self.role(item))).collect();
        self.fallback_circles();
        let mut rules: Vec<Rule> = layers.rules.values().map(|item| self.rule(item)).collect();
        standin::stand_in(&roles, &mut rules);
        self.no_rules();
        self.claims();
        RuleBook {
            title: layers.files.iter().find_map(|f| f.title.as_ref()).map_or_else(String::new, |t| t.value.clone()),
            files: layers.files.iter().map(|file| file.source.name().to_owned()).collect(),
            review: self.review(&layers.files),
            sources,
            contexts,
            roles,
            rules,
            synonyms: self.synonyms(),
            expectations: layers.expects.iter().map(|expect| self.expectation(expect)).collect(),
            places: Places::of(layers),
        }
    }

    pub(super) fn error(
        &mut self,
        code: Code,
        source: &Arc<Source>,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.findings.push(Diagnostic::error(code, source, span, message));
        self.findings.last_mut().unwrap_or_else(|| unreachable!("just pushed"))
    }

    /// The text, trimmed; an empty one is an error, a missing one was reported before.
    fn text(&mut self, source: &Arc<Source>, key: &str, text: Option<&Located<String>>) -> String {
        let Some(text) = text else { return String::new() };
        if text.value.trim().is_empty() {
            self.error(Code::EmptyText, source, text.span, format!("`{key}` is empty")).help =
                Some("write something, or remove the key".into());
        }
        text.value.trim().to_owned()
    }

    fn optional_text(&mut self, source: &Arc<Source>, key: &str, text: Option<&Located<String>>) -> Option<String> {
        text.map(|text| self.text(source, key, Some(text)))
    }

    fn texts(&mut self, source: &Arc<Source>, key: &str, texts: &[Located<String>]) -> Vec<String> {
        texts.iter().map(|text| self.text(source, key, Some(text))).collect()
    }

    fn valid_id<T>(&mut self, item: &Item<T>) {
        let id = &item.id.value;
        if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
            let message = format!("`{}` cannot be an id", id.escape_debug());
            self.error(Code::InvalidId, &item.source, item.id.span, message).help =
                Some("use letters, digits and hyphens, as in `customer-feedback`".into());
        }
    }

    fn not_empty<T>(&mut self, source: &Arc<Source>, key: &str, list: &Located<Vec<T>>) {
        if list.value.is_empty() {
            self.error(Code::EmptyList, source, list.span, format!("`{key}` has no entries")).help =
                Some("add one".into());
        }
    }

    fn context(&mut self, item: &Item<ContextItem>) -> Context {
        self.valid_id(item);
        let (source, body) = (&item.source, &item.body);
        let question = self.text(source, "question", body.question.as_ref());
        let none = Located { value: Vec::new(), span: item.id.span };
        let values = body.values.as_ref().unwrap_or(&none);
        if body.values.is_some() {
            self.not_empty(source, "values", values);
        }
        self.no_repeats(source, "values", &values.value);
        if let Some(default) = &body.default {
            self.known_value(source, default, &values.value);
        }
        Context {
            question,
            values: self.texts(source, "values", &values.value),
            default: body.default.as_ref().map(|default| default.value.clone()),
        }
    }

    fn role(&mut self, item: &Item<RoleItem>) -> Role {
        self.valid_id(item);
        let (source, body) = (&item.source, &item.body);
        if let Some(fallback) = &body.fallback {
            self.known_role(source, fallback);
        }
        self.no_repeats(source, "aliases", &body.aliases);
        Role {
            name: self.text(source, "name", body.name.as_ref()),
            aliases: self.texts(source, "aliases", &body.aliases),
            focus: self.optional_text(source, "focus", body.focus.as_ref()),
            skills: self.texts(source, "skills", &body.skills),
            holder: self.optional_text(source, "holder", body.holder.as_ref()),
            contact: self.optional_text(source, "contact", body.contact.as_ref()),
            deputy: self.optional_text(source, "deputy", body.deputy.as_ref()),
            fallback: body.fallback.as_ref().map(|fallback| fallback.value.clone()),
            absent: body.absent,
        }
    }

    fn rule(&mut self, item: &Item<RuleItem>) -> Rule {
        self.valid_id(item);
        let (source, body) = (&item.source, &item.body);
        for role in &body.inform {
            self.known_role(source, role);
        }
        self.no_repeats(source, "inform", &body.inform);
        let activity = self.text(source, "activity", body.activity.as_ref());
        let why = self.text(source, "why", body.why.as_ref());
        Rule {
            id: item.id.value.clone(),
            activity,
            ownership: self.ownership(item),
            absent: Vec::new(),
            why,
            source: self.known_source(source, body.source.as_ref()),
            section: self.optional_text(source, "section", body.section.as_ref()),
            phrases: self.phrases(source, &body.phrases),
            inform: body.inform.iter().map(|role| role.value.clone()).collect(),
            dissent: body.dissent.iter().map(|dissent| self.dissent(source, dissent)).collect(),
            reviewed: body.reviewed.as_ref().and_then(|date| self.date(source, date)),
            location: Location { source: source.clone(), span: item.id.span },
        }
    }

    fn phrases(&mut self, source: &Arc<Source>, phrases: &[Located<String>]) -> Vec<String> {
        for phrase in phrases {
            if text::words(&phrase.value).next().is_none() {
                let message = "a phrase without a letter or digit matches nothing";
                self.error(Code::UnmatchablePhrase, source, phrase.span, message).help =
                    Some("write words, or remove it".into());
            }
        }
        phrases.iter().map(|phrase| phrase.value.trim().to_owned()).collect()
    }

    fn dissent(&mut self, source: &Arc<Source>, item: &DissentItem) -> Dissent {
        if let Some(owner) = &item.owner {
            self.known_role(source, owner);
        }
        Dissent {
            owner: item.owner.as_ref().map(|owner| owner.value.clone()),
            source: self.known_source(source, item.source.as_ref()),
            note: self.text(source, "note", item.note.as_ref()),
        }
    }

    fn ownership(&mut self, item: &Item<RuleItem>) -> Ownership {
        let (source, body) = (&item.source, &item.body);
        let id = &item.id.value;
        match (&body.owner, &body.cases) {
            (Some(owner), None) => self.one_or_shared(item, owner),
            (None, Some(cases)) if !cases.is_empty() => {
                self.overlaps(source, cases);
                Ownership::Cases(cases.iter().map(|case| self.case(source, case)).collect())
            }
            (Some(owner), Some(_)) => {
                let message = format!("rule `{id}` has both `owner` and `cases`");
                self.error(Code::OwnerOrCases, source, owner.span, message).help = Some("keep one of them".into());
                Ownership::Nobody
            }
            (None, _) => {
                let message = format!("rule `{id}` does not say who owns it");
                self.error(Code::OwnerOrCases, source, item.id.span, message).help =
                    Some("add `owner = \"…\"`, `owner = []` for nobody on purpose, or `cases`".into());
                Ownership::Nobody
            }
        }
    }

    fn one_or_shared(&mut self, item: &Item<RuleItem>, owner: &Located<Vec<Located<String>>>) -> Ownership {
        let (source, body) = (&item.source, &item.body);
        let owners = self.owners(source, owner);
        let settle = self.settle(source, owner, &owners, body.settle.as_ref());
        if let Some(decides) = &body.decides
            && self.known_role(source, decides)
            && !owners.contains(&decides.value)
        {
            let message = format!("`{}` decides, but does not own the rule", decides.value);
            self.error(Code::DecidesNotOwner, source, decides.span, message).help =
                Some(format!("one of: {}", owners.join(", ")));
        }
        match (owners.len(), settle) {
            (0, _) => Ownership::Nobody,
            (1, _) => Ownership::One(owners.into_iter().next().unwrap_or_default()),
            (_, settle) => Ownership::Shared {
                owners,
                settle: settle.unwrap_or_default(),
                decides: body.decides.as_ref().map(|role| role.value.clone()),
            },
        }
    }

    fn owners(&mut self, source: &Arc<Source>, owner: &Located<Vec<Located<String>>>) -> Vec<String> {
        for role in &owner.value {
            self.known_role(source, role);
        }
        self.no_repeats(source, "owner", &owner.value);
        let owners: BTreeSet<String> = owner.value.iter().map(|role| role.value.clone()).collect();
        owners.into_iter().collect()
    }

    fn settle(
        &mut self,
        source: &Arc<Source>,
        owner: &Located<Vec<Located<String>>>,
        owners: &[String],
        settle: Option<&Located<String>>,
    ) -> Option<String> {
        if owners.len() > 1 && settle.is_none() {
            let message = "several owners, and not a word on how they settle it";
            self.error(Code::SharedWithoutSettle, source, owner.span, message).help =
                Some("add `settle = \"…\"`, and `decides = \"role\"` if one of them has the last word".into());
        }
        self.optional_text(source, "settle", settle)
    }

    fn case(&mut self, source: &Arc<Source>, case: &CaseItem) -> Case {
        if let Some(when) = &case.when {
            self.not_empty(source, "when", when);
            self.conditions(source, &when.value);
        }
        let (owners, settle) = match &case.owner {
            Some(owner) => {
                let owners = self.owners(source, owner);
                let settle = self.settle(source, owner, &owners, case.settle.as_ref());
                (owners, settle)
            }
            None => (Vec::new(), None),
        };
        let why = self.text(source, "why", case.why.as_ref());
        Case { when: conditions_of(case), owners, absent: Vec::new(), why, settle }
    }

    fn conditions(&mut self, source: &Arc<Source>, pairs: &[(Located<String>, Located<String>)]) {
        let layers = self.layers;
        for (context, value) in pairs {
            if !self.known_context(source, context) {
                continue;
            }
            let values = layers.contexts.get(&context.value).and_then(|item| item.body.values.as_ref());
            if let Some(values) = values {
                self.known_value(source, value, &values.value);
            }
        }
    }

    /// Two cases that nothing keeps from holding at once, with different owners; the first such one for each case.
    fn overlaps(&mut self, source: &Arc<Source>, cases: &[CaseItem]) {
        if let [.., last] = cases
            && cases.len() > MOST_CASES
        {
            let span = last.when.as_ref().map_or(source.span(0..0), |when| when.span);
            let message =
                format!("a rule with more than {MOST_CASES} cases: nobody can tell which of them hold at once");
            self.error(Code::OverlappingCases, source, span, message).help = Some("make several rules of it".into());
            return;
        }
        let conditions: Vec<Given> = cases.iter().map(conditions_of).collect();
        let together =
            |a: &Given, b: &Given| a.iter().all(|(context, value)| b.get(context).is_none_or(|other| other == value));
        for (index, second) in cases.iter().enumerate() {
            let overlapping = |(place, first): &(usize, &CaseItem)| {
                first.when.is_some()
                    && together(&conditions[*place], &conditions[index])
                    && owner_set(first) != owner_set(second)
            };
            let first = cases[..index].iter().enumerate().find(overlapping).and_then(|(_, first)| first.when.as_ref());
            if let (Some(one), Some(two)) = (first, &second.when) {
                self.findings.push(
                    Diagnostic::error(Code::OverlappingCases, source, two.span, "two cases can hold at once")
                        .also(source, one.span, "this one may hold too")
                        .help("give both a value of the same context"),
                );
            }
        }
    }

    fn no_rules(&mut self) {
        let layers = self.layers;
        let Some(file) = layers.files.first() else { return };
        if layers.rules.is_empty() {
            let help = "add a rule: [rules.customer-feedback] with `activity`, `owner`, `why` and `phrases`";
            self.error(Code::NoRules, &file.source, file.source.span(0..0), "there is no rule").help =
                Some(help.into());
        }
    }

    /// A phrase, folded to its words, belongs to one rule.
    fn claims(&mut self) {
        let layers = self.layers;
        let mut claimed: BTreeMap<String, (&Item<RuleItem>, Span)> = BTreeMap::new();
        for item in layers.rules.values() {
            for phrase in item.body.phrases.iter().chain(&item.body.activity) {
                let key = text::verbatim_key(&phrase.value);
                let Some((other, span)) = (!key.is_empty()).then(|| claimed.get(&key)).flatten() else {
                    claimed.insert(key, (item, phrase.span));
                    continue;
                };
                if other.id.value == item.id.value {
                    continue;
                }
                let message =
                    format!("`{}` and `{}` claim the same phrase: “{}”", other.id.value, item.id.value, phrase.value);
                self.findings.push(
                    Diagnostic::error(Code::PhraseClaimedTwice, &item.source, phrase.span, message)
                        .also(&other.source, *span, format!("claimed by `{}` here", other.id.value))
                        .help("leave it to one of them"),
                );
            }
        }
    }

    fn synonyms(&mut self) -> Vec<Vec<String>> {
        let layers = self.layers;
        let mut seen: BTreeMap<(&str, String), (&Arc<Source>, Span)> = BTreeMap::new();
        for (source, group) in &layers.synonyms {
            if group.value.len() < 2 {
                self.error(Code::InvalidSynonyms, source, group.span, "a group of synonyms needs two words").help =
                    Some("add another word, or remove the group".into());
            }
            for word in &group.value {
                let key = text::phrase_key(&word.value);
                if key.is_empty() {
                    let message = "a synonym without a letter or digit matches nothing";
                    self.error(Code::InvalidSynonyms, source, word.span, message).help = Some("remove it".into());
                } else if let Some((first, span)) = seen.insert((source.name(), key), (source, word.span)) {
                    let message = format!("`{}` stands in two groups of synonyms", word.value);
                    self.findings.push(
                        Diagnostic::error(Code::InvalidSynonyms, source, word.span, message)
                            .also(first, span, "first here")
                            .help("join the groups, or leave the word to one of them"),
                    );
                }
            }
        }
        let words = |group: &Located<Vec<Located<String>>>| group.value.iter().map(|word| word.value.clone()).collect();
        layers.synonyms.iter().map(|(_, group)| words(group)).collect()
    }

    fn expectation(&mut self, item: &ExpectItem) -> Expectation {
        let source = &item.source;
        let span = item.ask.as_ref().map_or(source.span(0..0), |ask| ask.span);
        self.conditions(source, &item.given);
        let wanted = match (&item.owner, &item.outcome) {
            (Some(owner), None) => Wanted::Owners(self.owners(source, owner)),
            (None, Some(outcome)) => {
                let kind = Kind { code: Code::UnknownOutcome, noun: "outcome" };
                let known = Outcome::from_name(&outcome.value).map(Wanted::Outcome);
                known.unwrap_or_else(|| {
                    self.unknown(source, outcome, &kind, Outcome::ALL.map(Outcome::name));
                    Wanted::Owners(Vec::new())
                })
            }
            _ => {
                let message = "an expectation has either an `owner` or an `outcome`";
                self.error(Code::InvalidExpectation, source, span, message).help =
                    Some("write `owner = \"role\"`, or `outcome = \"unknown\"`".into());
                Wanted::Owners(Vec::new())
            }
        };
        Expectation {
            ask: self.text(source, "ask", item.ask.as_ref()),
            wanted,
            given: given_of(&item.given),
            location: Location { source: source.clone(), span },
        }
    }

    /// The nearest file that says when, and the nearest one that says how often; every file is checked.
    fn review(&mut self, files: &[RuleFile]) -> Option<Review> {
        let mut found = (None, None);
        for file in files {
            let date = file.reviewed.as_ref().and_then(|date| self.date(&file.source, date));
            let every = file.review_every.as_ref().and_then(|every| self.period(&file.source, every));
            found = (found.0.or(date), found.1.or(every));
        }
        Some(Review { date: found.0?, every: found.1 })
    }

    fn period(&mut self, source: &Arc<Source>, text: &Located<String>) -> Option<jiff::SpanFieldwise> {
        let span = text.value.parse::<jiff::Span>().ok().filter(|span| span.is_positive());
        if span.is_none() {
            let message = format!("`{}` is not a length of time", text.value);
            self.error(Code::InvalidPeriod, source, text.span, message).help =
                Some("write for example \"6 months\" or \"1 year\"".into());
        }
        span.map(jiff::Span::fieldwise)
    }

    fn date(&mut self, source: &Arc<Source>, date: &Located<Datetime>) -> Option<Date> {
        let value = &date.value;
        let day = value.date.filter(|_| value.time.is_none()).and_then(|d| {
            Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok()
        });
        if day.is_none() {
            self.error(Code::InvalidDate, source, date.span, format!("`{value}` is not a day")).help =
                Some("write the day alone, for example 2026-11-24".into());
        }
        day
    }
}

fn conditions_of(case: &CaseItem) -> Given {
    case.when.as_ref().map_or_else(Given::new, |when| given_of(&when.value))
}

fn given_of(pairs: &[(Located<String>, Located<String>)]) -> Given {
    pairs.iter().map(|(context, value)| (context.value.clone(), value.value.clone())).collect()
}

fn owner_set(case: &CaseItem) -> BTreeSet<&str> {
    case.owner.iter().flat_map(|owner| &owner.value).map(|role| role.value.as_str()).collect()
}
