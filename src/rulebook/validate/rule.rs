//! One rule: who owns it, when, and how people say it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::location::Location;
use super::super::rule::{Case, Dissent, Mode, Owner, Ownership, Rule};
use super::super::schema::{CaseItem, DissentItem, Item, Located, OwnerItem, RuleItem, Texts};
use super::super::when::When;
use super::overlaps::overlaps;
use super::{Validator, is_blank};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::text;

/// The most cases of one rule: each is compared with each.
const MOST_CASES: usize = 1_000;

impl Validator<'_> {
    pub(super) fn rule(&mut self, item: &Item<RuleItem>) -> Rule {
        self.valid_id(item);
        let (source, body) = (&item.source, &item.body);
        let activity = self.text(source, "activity", body.activity.as_ref());
        if let Some(activity) = body.activity.as_ref().filter(|activity| !is_blank(&activity.value)) {
            self.matchable(source, "an activity", activity);
        }
        let why = self.optional_text(source, "why", body.why.as_ref());
        Rule {
            id: item.id.value.clone(),
            activity,
            ownership: self.ownership(item),
            absent: Vec::new(),
            why,
            source: self.known_source(source, body.source.as_ref()),
            section: self.optional_text(source, "section", body.section.as_ref()),
            phrases: self.phrases(source, &body.phrases),
            does: self.roles(source, "does", &body.does),
            consult: self.roles(source, "consult", &body.consult),
            inform: self.roles(source, "inform", &body.inform),
            dissent: body.dissent.iter().map(|dissent| self.dissent(source, dissent)).collect(),
            reviewed: body.reviewed.as_ref().and_then(|date| self.date(source, date)),
            location: Location { source: source.clone(), span: item.id.span },
        }
    }

    fn roles(&mut self, source: &Arc<Source>, key: &str, roles: &[Located<String>]) -> Vec<String> {
        for role in roles {
            self.known_role(source, role);
        }
        self.no_repeats(source, key, roles);
        roles.iter().map(|role| role.value.clone()).collect()
    }

    fn phrases(&mut self, source: &Arc<Source>, phrases: &[Located<String>]) -> Vec<String> {
        for phrase in phrases {
            self.matchable(source, "a phrase", phrase);
        }
        phrases.iter().map(|phrase| phrase.value.clone()).collect()
    }

    fn matchable(&mut self, source: &Arc<Source>, what: &str, text: &Located<String>) {
        if text::words(&text.value).next().is_none() {
            let message = format!("{what} without a letter or digit matches nothing");
            self.report(
                Diagnostic::error(Code::UnmatchablePhrase, source, text.span, message)
                    .help("write words, or remove it"),
            );
        }
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
            (Some(owner), None) => {
                Ownership::Always(self.owner(source, owner, body.settle.as_ref(), body.decides.as_ref()))
            }
            (None, Some(cases)) if !cases.is_empty() => {
                self.overlapping_cases(source, cases);
                self.one_otherwise(source, cases);
                Ownership::Cases(cases.iter().map(|case| self.case(source, case)).collect())
            }
            (Some(owner), Some(_)) => {
                let message = format!("rule `{id}` has both `owner` and `cases`");
                self.report(
                    Diagnostic::error(Code::OwnerOrCases, source, owner.roles().span, message).help("keep one of them"),
                );
                Ownership::Always(Owner::Nobody)
            }
            (None, _) => {
                let message = format!("rule `{id}` does not say who owns it");
                self.report(
                    Diagnostic::error(Code::OwnerOrCases, source, item.id.span, message)
                        .help("add `owner = \"…\"`, `owner = []` if it has no owner on purpose, or `cases`"),
                );
                Ownership::Always(Owner::Nobody)
            }
        }
    }

    fn owner(
        &mut self,
        source: &Arc<Source>,
        owner: &OwnerItem,
        settle: Option<&Located<String>>,
        decides: Option<&Located<String>>,
    ) -> Owner {
        let owners = self.owners(source, owner.roles());
        let settle = self.optional_text(source, "settle", settle);
        if let Some(decides) = decides {
            self.decides(source, &owners, decides);
        }
        let mode = match owner {
            OwnerItem::Together(_) => Mode::Together { settle, decides: decides.map(|role| role.value.clone()) },
            OwnerItem::Any(roles) => {
                self.not_empty(source, "any", roles);
                Mode::Any
            }
        };
        match owners.as_slice() {
            [] => Owner::Nobody,
            [one] => Owner::One(one.clone()),
            _ => Owner::Shared { owners, mode },
        }
    }

    fn decides(&mut self, source: &Arc<Source>, owners: &[String], decides: &Located<String>) {
        if self.known_role(source, decides) && !owners.contains(&decides.value) {
            let message = format!("`{}` decides, but does not own the rule", decides.value);
            self.report(
                Diagnostic::error(Code::DecidesNotOwner, source, decides.span, message)
                    .help(format!("one of: {}", owners.join(", "))),
            );
        }
    }

    pub(super) fn owners(&mut self, source: &Arc<Source>, owner: &Texts) -> Vec<String> {
        for role in &owner.value {
            self.known_role(source, role);
        }
        self.no_repeats(source, "owner", &owner.value);
        let owners: BTreeSet<String> = owner.value.iter().map(|role| role.value.clone()).collect();
        owners.into_iter().collect()
    }

    fn case(&mut self, source: &Arc<Source>, case: &CaseItem) -> Case {
        if let Some(when) = &case.when {
            self.not_empty(source, "when", when);
            for (context, values) in &when.value {
                self.condition(source, context, &values.value);
                self.no_repeats(source, &context.value, &values.value);
            }
        }
        let owner = case
            .owner
            .as_ref()
            .map_or(Owner::Nobody, |owner| self.owner(source, owner, case.settle.as_ref(), case.decides.as_ref()));
        let why = self.optional_text(source, "why", case.why.as_ref());
        Case { when: when(case), owner, absent: Vec::new(), why }
    }

    pub(super) fn conditions(&mut self, source: &Arc<Source>, pairs: &[(Located<String>, Located<String>)]) {
        for (context, value) in pairs {
            self.condition(source, context, std::slice::from_ref(value));
        }
    }

    fn condition(&mut self, source: &Arc<Source>, context: &Located<String>, values: &[Located<String>]) {
        if self.known_context(source, context) {
            values.iter().for_each(|value| self.known_value(source, &context.value, value));
        }
    }

    /// `otherwise` stands for every other case: it has no conditions of its own, and a rule has it once.
    fn one_otherwise(&mut self, source: &Arc<Source>, cases: &[CaseItem]) {
        let mut first = None;
        for case in cases {
            let Some(otherwise) = &case.otherwise else { continue };
            let error = |span, message| Diagnostic::error(Code::InvalidOtherwise, source, span, message);
            if let Some(when) = &case.when {
                let message = "a case with `otherwise` has no conditions of its own";
                self.report(error(when.span, message).help("remove `when`, or `otherwise`"));
            }
            if let Some(first) = first.replace(otherwise.span) {
                let message = "a rule has `otherwise` once";
                self.report(
                    error(otherwise.span, message).also(source, first, "first here").help("remove one of them"),
                );
            }
        }
    }

    /// Reports each case that can hold together with an earlier one of other owners.
    fn overlapping_cases(&mut self, source: &Arc<Source>, cases: &[CaseItem]) {
        if let [.., last] = cases
            && cases.len() > MOST_CASES
        {
            let span = last.when.as_ref().map_or(source.span(0..0), |when| when.span);
            let message = format!("too many cases: {} (limit {MOST_CASES})", cases.len());
            self.report(
                Diagnostic::error(Code::OverlappingCases, source, span, message).help("split the rule into several"),
            );
            return;
        }
        for (second, first) in overlaps(cases) {
            if let (Some(one), Some(two)) = (&cases[first].when, &cases[second].when) {
                self.report(
                    Diagnostic::error(Code::OverlappingCases, source, two.span, "two cases can hold at once")
                        .also(source, one.span, "this case may hold too")
                        .help("give the two different values of one context"),
                );
            }
        }
    }
}

/// A case without conditions of its own is for everything else.
fn when(case: &CaseItem) -> When {
    let Some(when) = &case.when else { return When::Otherwise };
    let values = |values: &Texts| values.value.iter().map(|value| value.value.clone()).collect();
    When::All(when.value.iter().map(|(context, of)| (context.value.clone(), values(of))).collect())
}
