//! A valid book as a rule file again, so that files can be laid over it without reading its text.
//!
//! All values stand where their rule begins, or at the start of the file: whoever needs their places reads the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use toml::value::{Date, Datetime};

use super::area::Area;
use super::book::{Reference, RuleBook};
use super::context::Context;
use super::owner::{Mode, Owner};
use super::person::Person;
use super::role::Role;
use super::rule::{Case, Dissent, Ownership, Rule};
use super::schema::{
    AreaItem, AwayItem, CaseItem, ContextItem, DissentItem, Entry, Item, NamedTexts, OwnerItem, PersonItem, RoleItem,
    RuleFile, RuleItem, SourceItem,
};
use super::table_reader::{Located, Texts};
use super::when::When;
use crate::source::{Location, Source};

/// A book as a file, with those of its rules that are `named`, without their phrases and without synonyms.
pub(super) fn lifted(book: &RuleBook, source: &Arc<Source>, named: &BTreeSet<String>) -> RuleFile {
    let top = Place(Location::new(source, 0..0));
    let rules = named.iter().filter_map(|id| book.rule(id));
    RuleFile {
        source: source.clone(),
        title: Some(top.text(&book.title)),
        reviewed: book.files.first().and_then(|file| file.reviewed).map(|date| top.located(datetime(date))),
        review_every: book.review_every.map(|every| top.located(every.0.to_string())),
        sources: book.sources.iter().map(|(id, reference)| top.item(id, top.source(reference))).collect(),
        contexts: book.contexts.iter().map(|(id, context)| top.item(id, top.context(context))).collect(),
        people: book.people.iter().map(|(id, person)| top.item(id, top.person(person))).collect(),
        areas: book.areas.iter().map(|(id, area)| top.item(id, top.area(area))).collect(),
        roles: book.roles.iter().map(|(id, role)| top.item(id, top.role(role))).collect(),
        rules: rules.map(|rule| Place(rule.origin.clone()).rule_item(rule)).collect(),
        ..RuleFile::default()
    }
}

fn datetime(date: jiff::civil::Date) -> Datetime {
    let date = Date { year: date.year() as u16, month: date.month() as u8, day: date.day() as u8 };
    Datetime { date: Some(date), time: None, offset: None }
}

/// Where lifted values stand.
struct Place(Location);

impl Place {
    fn located<T>(&self, value: T) -> Located<T> {
        Located { value, at: self.0.clone() }
    }

    fn text(&self, text: &str) -> Located<String> {
        self.located(text.to_owned())
    }

    fn optional(&self, text: &Option<String>) -> Option<Located<String>> {
        text.as_deref().map(|text| self.text(text))
    }

    fn texts<'t>(&self, texts: impl IntoIterator<Item = &'t String>) -> Texts {
        self.located(texts.into_iter().map(|text| self.text(text)).collect())
    }

    /// `None` for an empty list, as for a key that is not written.
    fn list(&self, texts: &[String]) -> Option<Texts> {
        (!texts.is_empty()).then(|| self.texts(texts))
    }

    fn item<T>(&self, id: &str, body: T) -> Item<Entry<T>> {
        Item { id: self.text(id), changes: Vec::new(), missing: Vec::new(), body: Entry::Change(body) }
    }

    fn source(&self, reference: &Reference) -> SourceItem {
        let Reference { title, url, terms } = reference;
        SourceItem { title: Some(self.text(title)), url: self.optional(url), terms: self.list(terms) }
    }

    fn context(&self, context: &Context) -> ContextItem {
        let Context { question, values, words, default, .. } = context;
        let words: NamedTexts = words.iter().map(|(value, words)| (self.text(value), self.texts(words))).collect();
        ContextItem {
            question: Some(self.text(question)),
            values: Some(self.texts(values)),
            words: (!words.is_empty()).then(|| self.located(words)),
            default: self.optional(default),
        }
    }

    fn person(&self, person: &Person) -> PersonItem {
        let Person { name, contact, away } = person;
        let away = away.map(|away| {
            let (from, until) = away.days();
            AwayItem { from: self.located(datetime(from)), until: self.located(datetime(until)) }
        });
        PersonItem { name: Some(self.text(name)), contact: self.optional(contact), away }
    }

    fn area(&self, area: &Area) -> AreaItem {
        let Area { name, words, holders, .. } = area;
        let holders = holders.iter().map(|(role, holders)| (self.text(role), self.texts(holders))).collect();
        AreaItem { name: Some(self.text(name)), words: self.list(words), holders: Some(self.located(holders)) }
    }

    fn role(&self, role: &Role) -> RoleItem {
        let Role { name, aliases, focus, skills, holders, contact, deputies, fallback, absent } = role;
        RoleItem {
            name: Some(self.text(name)),
            aliases: self.list(aliases),
            focus: self.optional(focus),
            skills: self.list(skills),
            holder: self.list(holders),
            contact: self.optional(contact),
            deputy: self.list(deputies),
            fallback: self.optional(fallback),
            absent: absent.then(|| self.located(true)),
        }
    }

    fn rule_item(&self, rule: &Rule) -> Item<Entry<RuleItem>> {
        let always = match &rule.ownership {
            Ownership::Always(assigned) => Some(&assigned.owner),
            Ownership::Cases(_) | Ownership::Uncovered(_) => None,
        };
        let cases = rule.cases();
        let body = RuleItem {
            activity: Some(self.text(&rule.activity)),
            owner: always.map(|owner| self.owner(owner)),
            why: self.optional(&rule.why),
            source: self.optional(&rule.source),
            section: self.optional(&rule.section),
            phrases: Some(self.texts([])),
            more_phrases: None,
            does: self.list(&rule.does),
            consult: self.list(&rule.consult),
            inform: self.list(&rule.inform),
            settle: always.and_then(|owner| self.of_mode(owner, Mode::settle)),
            decides: always.and_then(|owner| self.of_mode(owner, Mode::decides)),
            dissent: Some(rule.dissent.iter().map(|dissent| self.dissent(dissent)).collect()),
            reviewed: rule.reviewed.map(|date| self.located(datetime(date))),
            cases: (!cases.is_empty()).then(|| self.located(cases.iter().map(|case| self.case(case)).collect())),
        };
        self.item(&rule.id, body)
    }

    fn owner(&self, owner: &Owner) -> OwnerItem {
        match owner {
            Owner::Shared { owners, mode: Mode::Any } => OwnerItem::Any(self.texts(owners)),
            _ => OwnerItem::Together(self.texts(owner.roles())),
        }
    }

    fn of_mode(&self, owner: &Owner, get: impl Fn(&Mode) -> Option<&str>) -> Option<Located<String>> {
        get(owner.mode()?).map(|text| self.text(text))
    }

    fn dissent(&self, dissent: &Dissent) -> DissentItem {
        let Dissent { owner, source, note } = dissent;
        DissentItem { owner: self.optional(owner), source: self.optional(source), note: Some(self.text(note)) }
    }

    fn case(&self, case: &Case) -> CaseItem {
        let Case { when, why, .. } = case;
        let owner = case.owner();
        let is_otherwise = *when == When::Otherwise;
        let conditions = || {
            let values = when.conditions().iter().map(|(context, values)| (self.text(context), self.texts(values)));
            self.located(values.collect())
        };
        CaseItem {
            when: (!is_otherwise).then(conditions),
            otherwise: is_otherwise.then(|| self.located(true)),
            owner: Some(self.owner(owner)),
            why: self.optional(why),
            settle: self.of_mode(owner, Mode::settle),
            decides: self.of_mode(owner, Mode::decides),
        }
    }
}
