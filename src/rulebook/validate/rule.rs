//! One rule: who owns it, when, and how people say it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::fallback::Fallbacks;
use super::super::kind::Kind;
use super::super::owner::{Mode, Owner};
use super::super::rule::{Case, Dissent, Ownership, Rule};
use super::super::schema::{CaseItem, DissentItem, Item, OwnerItem, RuleItem, listed};
use super::super::table_reader::{Located, Texts};
use super::super::when::When;
use super::case_overlaps::overlaps;
use super::{Slot, Validator, is_blank};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use crate::text::Language;

/// The most cases of one rule: which of them overlap is a set of bits for each.
const MOST_CASES: usize = 1_000;

/// How a rule or a case says that its owners come to a decision.
#[derive(Clone, Copy)]
struct Settling<'i> {
    settle: Option<&'i Located<String>>,
    decides: Option<&'i Located<String>>,
}

impl Validator<'_> {
    pub(super) fn rule(&mut self, item: &Item<RuleItem>, fallbacks: &Fallbacks) -> Rule {
        self.whole(Kind::Rule, item, &self.layers.rules);
        let body = &item.body;
        let activity = self.text("activity", body.activity.as_ref());
        if let Some(activity) = body.activity.as_ref().filter(|activity| !is_blank(&activity.value)) {
            self.matchable("an activity", activity);
        }
        let why = self.optional_text("why", body.why.as_ref());
        Rule {
            id: item.id.value.clone(),
            activity,
            ownership: self.ownership(item, fallbacks),
            why,
            source: self.known_source(body.source.as_ref()),
            section: self.optional_text("section", body.section.as_ref()),
            phrases: self.wordings("a phrase", listed(&body.phrases)),
            does: fallbacks.effective_roles(self.roles("does", listed(&body.does))),
            consult: fallbacks.effective_roles(self.roles("consult", listed(&body.consult))),
            inform: fallbacks.effective_roles(self.roles("inform", listed(&body.inform))),
            dissent: body.dissent.iter().flatten().map(|dissent| self.dissent(dissent)).collect(),
            reviewed: body.reviewed.as_ref().and_then(|date| self.date(date)),
            location: owner_entry(item).clone(),
            origin: item.id.at.clone(),
        }
    }

    fn roles(&mut self, key: &str, roles: &[Located<String>]) -> Vec<String> {
        for role in roles {
            self.known_role(role, Slot::Entry);
        }
        self.no_repeats(key, roles);
        roles.iter().map(|role| role.value.clone()).collect()
    }

    /// Texts by which questions are understood; `what` names one of them.
    pub(super) fn wordings(&mut self, what: &str, texts: &[Located<String>]) -> Vec<String> {
        texts.iter().for_each(|text| self.matchable(what, text));
        texts.iter().map(|text| text.value.clone()).collect()
    }

    fn matchable(&mut self, what: &str, text: &Located<String>) {
        if Language::default().words(&text.value).next().is_none() {
            let message = format!("{what} without a letter or digit matches nothing");
            self.report(Diagnostic::new(Code::UnmatchablePhrase, &text.at, message).help("write words, or remove it"));
        }
    }

    fn dissent(&mut self, item: &DissentItem) -> Dissent {
        if let Some(owner) = &item.owner {
            self.known_role(owner, Slot::One);
        }
        Dissent {
            owner: item.owner.as_ref().map(|owner| owner.value.clone()),
            source: self.known_source(item.source.as_ref()),
            note: self.text("note", item.note.as_ref()),
        }
    }

    fn ownership(&mut self, item: &Item<RuleItem>, fallbacks: &Fallbacks) -> Ownership {
        let body = &item.body;
        let id = &item.id.value;
        let settling = Settling { settle: body.settle.as_ref(), decides: body.decides.as_ref() };
        match (&body.owner, &body.cases) {
            (Some(owner), None) => Ownership::Always(fallbacks.assigned(self.owner(owner, settling))),
            (None, Some(Located { value: cases, .. })) if !cases.is_empty() => {
                self.nothing_to_settle(settling, "this rule has cases", "write it into the case that it is about");
                self.cases(item, cases, fallbacks)
            }
            (Some(owner), Some(Located { value: cases, .. })) => {
                let message = format!("rule `{id}` has both `owner` and `cases`");
                self.report(Diagnostic::new(Code::OwnerOrCases, &owner.roles().at, message).help("keep one of them"));
                self.owner(owner, settling);
                self.cases(item, cases, fallbacks)
            }
            (None, _) => {
                let message = format!("rule `{id}` does not say who owns it");
                let add = "add `owner = \"…\"`, `owner = []` if it has no owner on purpose, or `cases`";
                let extend = self.by_extending(Kind::Rule, id);
                let help = extend.map_or_else(|| add.to_owned(), |extend| format!("{extend}, or {add}"));
                self.report(Diagnostic::new(Code::OwnerOrCases, &item.id.at, message).help(help));
                Ownership::Always(fallbacks.assigned(Owner::Nobody))
            }
        }
    }

    fn cases(&mut self, item: &Item<RuleItem>, cases: &[CaseItem], fallbacks: &Fallbacks) -> Ownership {
        self.overlapping_cases(&item.id.at, cases);
        self.one_otherwise(cases);
        Ownership::Cases(cases.iter().map(|case| self.case(case, fallbacks)).collect())
    }

    fn owner(&mut self, owner: &OwnerItem, settling: Settling<'_>) -> Owner {
        let Settling { settle, decides } = settling;
        let owners = self.owners(owner.roles(), "write `owner = []` if nobody owns it, on purpose");
        let how = self.optional_text("settle", settle);
        let alone = match (owner, owners.as_slice()) {
            (OwnerItem::Any(_), _) => Some("any of these will do alone"),
            (OwnerItem::Together(_), []) => Some("there is none"),
            (OwnerItem::Together(_), [_]) => Some("there is only one"),
            (OwnerItem::Together(_), _) => None,
        };
        match (alone, decides) {
            (Some(alone), _) => {
                self.nothing_to_settle(settling, alone, "remove it, or write `owner = [\"…\", \"…\"]`");
            }
            (None, Some(decides)) => self.decides(&owners, decides),
            (None, None) => {}
        }
        let mode = match owner {
            OwnerItem::Together(_) => Mode::Together { settle: how, decides: decides.map(|role| role.value.clone()) },
            OwnerItem::Any(roles) => {
                self.not_empty("any", roles);
                Mode::Any
            }
        };
        match owners.as_slice() {
            [] => Owner::Nobody,
            [one] => Owner::One(one.clone()),
            _ => Owner::Shared { owners, mode },
        }
    }

    /// Only several owners together have something to settle.
    fn nothing_to_settle(&mut self, settling: Settling<'_>, but: &str, help: &str) {
        for (key, text) in [("settle", settling.settle), ("decides", settling.decides)] {
            let Some(text) = text else { continue };
            let message = format!("`{key}` is for owners together, but {but}");
            self.report(Diagnostic::new(Code::SettlesAny, &text.at, message).help(help));
        }
    }

    fn decides(&mut self, owners: &[String], decides: &Located<String>) {
        if self.known_role(decides, Slot::One) && !owners.contains(&decides.value) {
            let message = format!("`{}` decides, but does not own the rule", decides.value);
            self.report(
                Diagnostic::new(Code::DecidesNotOwner, &decides.at, message)
                    .help(format!("one of: {}", owners.join(", "))),
            );
        }
    }

    /// The owners; `nobody` says how to write that there is none.
    pub(super) fn owners(&mut self, owner: &Texts, nobody: &str) -> Vec<String> {
        for role in &owner.value {
            // A list stands elsewhere than its entries.
            let slot = if owner.at.span == role.at.span { Slot::Owner } else { Slot::Entry };
            self.known_owner(role, slot, nobody);
        }
        self.no_repeats("owner", &owner.value);
        let owners: BTreeSet<String> = owner.value.iter().map(|role| role.value.clone()).collect();
        owners.into_iter().collect()
    }

    fn case(&mut self, case: &CaseItem, fallbacks: &Fallbacks) -> Case {
        if let Some(when) = &case.when {
            self.not_empty("when", when);
            for (context, values) in &when.value {
                self.condition(context, &values.value);
                self.no_repeats(&context.value, &values.value);
            }
        }
        let settling = Settling { settle: case.settle.as_ref(), decides: case.decides.as_ref() };
        let owner = case.owner.as_ref().map_or(Owner::Nobody, |owner| self.owner(owner, settling));
        let why = self.optional_text("why", case.why.as_ref());
        Case { when: when(case), assigned: fallbacks.assigned(owner), why }
    }

    pub(super) fn conditions(&mut self, pairs: &[(Located<String>, Located<String>)]) {
        for (context, value) in pairs {
            self.condition(context, std::slice::from_ref(value));
        }
    }

    fn condition(&mut self, context: &Located<String>, values: &[Located<String>]) {
        if self.known_context(context) {
            values.iter().for_each(|value| self.known_value(&context.value, value));
        }
    }

    /// `otherwise` stands for every other case: it has no conditions of its own, and a rule has it once.
    fn one_otherwise(&mut self, cases: &[CaseItem]) {
        let mut first = None;
        for case in cases {
            let Some(otherwise) = &case.otherwise else { continue };
            let error = |at, message| Diagnostic::new(Code::InvalidOtherwise, at, message);
            if let Some(when) = &case.when {
                let message = "a case with `otherwise` has no conditions of its own";
                self.report(error(&when.at, message).help("remove `when`, or `otherwise`"));
            }
            if let Some(first) = first.replace(&otherwise.at) {
                let message = "a rule has `otherwise` once";
                self.report(error(&otherwise.at, message).also(first, "first here").help("remove one of them"));
            }
        }
    }

    /// Reports each case that can hold together with an earlier one of other owners.
    fn overlapping_cases(&mut self, rule: &Location, cases: &[CaseItem]) {
        if let [.., last] = cases
            && cases.len() > MOST_CASES
        {
            let at = last.when.as_ref().map_or(rule, |when| &when.at);
            let message = format!("too many cases: {} (limit {MOST_CASES})", cases.len());
            self.report(Diagnostic::new(Code::UnusableFile, at, message).help("split the rule into several"));
            return;
        }
        for (second, first) in overlaps(cases) {
            if let (Some(one), Some(two)) = (&cases[first].when, &cases[second].when) {
                self.report(
                    Diagnostic::new(Code::OverlappingCases, &two.at, "two cases can hold at once")
                        .also(&one.at, "this case may hold too")
                        .help("give the two different values of one context"),
                );
            }
        }
    }
}

/// Where a rule says who owns it: its entry in the file that named the owner last.
fn owner_entry(item: &Item<RuleItem>) -> &Location {
    let file = item.body.owner_at().map(|owner| &owner.source);
    let is_there = |at: &&Location| file.is_some_and(|file| Arc::ptr_eq(file, &at.source));
    item.changes.iter().rev().find(is_there).unwrap_or(&item.id.at)
}

/// A case without conditions of its own is for everything else.
fn when(case: &CaseItem) -> When {
    let Some(when) = &case.when else { return When::Otherwise };
    let values = |values: &Texts| values.value.iter().map(|value| value.value.clone()).collect();
    When::All(when.value.iter().map(|(context, of)| (context.value.clone(), values(of))).collect())
}
