//! What a lint is, and how it runs.

use std::collections::BTreeMap;

use super::leave_one_out::LeaveOneOut;
use super::settings::Settings;
use crate::checked::LintResult;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::router::Router;
use crate::rulebook::{Assigned, Location, Mode, Owner, Ownership, Rule, RuleBook};
use crate::text::sentence_list;

/// The most rules that one finding names.
const MOST_LISTED: usize = 10;

/// A check for one thing that looks wrong in a valid file.
#[derive(Debug)]
pub struct Lint {
    /// Its stable code.
    pub code: Code,
    /// What it finds, why that matters and what to do: paragraphs with an empty line between them.
    pub docs: &'static str,
    pub(super) find: fn(&LintContext<'_>) -> Vec<Diagnostic>,
}

/// What a lint looks at.
pub(super) struct LintContext<'a> {
    pub(super) book: &'a RuleBook,
    pub(super) router: &'a Router<'a>,
    pub(super) held_out: &'a [LeaveOneOut<'a>],
    pub(super) settings: &'a Settings,
}

impl LintContext<'_> {
    /// Runs a lint. Findings that concern only files that the checked one extends are dropped.
    pub(super) fn run(&self, lint: &Lint) -> LintResult {
        let denied = self.settings.deny.contains(&lint.code);
        let mut findings = (lint.find)(self);
        findings.retain(|finding| self.concerns_checked_file(finding));
        if denied {
            findings = findings.into_iter().map(Diagnostic::denied).collect();
        }
        findings.sort_by_key(|finding| self.book.order_of(finding.place()));
        let severity = if denied { Severity::Error } else { lint.code.severity() };
        LintResult { code: lint.code, severity, findings }
    }

    /// The things of one finding that are not known; all of them if none is new, for then the finding itself is known.
    pub(super) fn new_things<T>(&self, code: Code, file: &str, things: Vec<T>, name: fn(&T) -> &str) -> Vec<T> {
        let is_known = |thing: &T| self.settings.known.has(code, file, name(thing));
        match things.iter().all(is_known) {
            true => things,
            false => things.into_iter().filter(|thing| !is_known(thing)).collect(),
        }
    }

    /// As [`new_things`](Self::new_things), of those that the topmost file writes, in its order.
    pub(super) fn new_of_top<T>(
        &self,
        code: Code,
        things: impl Iterator<Item = T>,
        at: fn(&T) -> &Location,
        name: fn(&T) -> &str,
    ) -> Vec<T> {
        let things = things.filter(|thing| self.book.is_of_top(at(thing))).collect();
        let top = self.book.files.first().map_or("", |top| &top.name);
        let mut things = self.new_things(code, top, things, name);
        things.sort_by_key(|thing| at(thing).span);
        things
    }

    fn concerns_checked_file(&self, finding: &Diagnostic) -> bool {
        finding.labels().any(|label| self.book.is_of_top(&label.place))
    }
}

/// One finding for all rules of a file that have one fault and are not known for it, at the first of them. `one` says it of
/// a single rule, and `many` after the number of rules.
pub(super) fn grouped<'a>(
    context: &LintContext<'_>,
    code: Code,
    rules: impl Iterator<Item = &'a Rule>,
    one: impl Fn(&Rule) -> String,
    many: &str,
    help: &str,
) -> Vec<Diagnostic> {
    let mut files: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules {
        files.entry(rule.location.source.name()).or_default().push(rule);
    }
    let finding = |(file, rules): (&str, Vec<&Rule>)| {
        let mut rules = context.new_things(code, file, rules, |rule| &rule.id);
        rules.sort_by_key(|rule| rule.location.span.start);
        let ids: Vec<&String> = rules.iter().map(|rule| &rule.id).collect();
        let message = match rules.as_slice() {
            [rule] => one(rule),
            rules => format!("{} rules {many}: {}", rules.len(), listed(&ids)),
        };
        Some(Diagnostic::new(code, &rules.first()?.location, message).help(help).about(ids))
    };
    files.into_iter().filter_map(finding).collect()
}

/// One finding for all roles of the topmost file that have one fault and are not known for it, at the first of them; `None`
/// if there is none. `message` and `help` are made of their ids.
pub(super) fn grouped_roles<'a>(
    context: &LintContext<'a>,
    code: Code,
    roles: impl Iterator<Item = (&'a String, &'a Location)>,
    message: impl Fn(&[&String]) -> String,
    help: impl Fn(&[&String]) -> String,
) -> Option<Diagnostic> {
    let roles = context.new_of_top(code, roles, |(_, at)| at, |(id, _)| id);
    let ids: Vec<&String> = roles.iter().map(|(id, _)| *id).collect();
    Some(Diagnostic::new(code, roles.first()?.1, message(&ids)).help(help(&ids)).about(ids))
}

/// The ids, or the first few.
pub(super) fn listed(ids: &[&String]) -> String {
    let mut names: Vec<String> = ids.iter().take(MOST_LISTED).map(|id| format!("`{id}`")).collect();
    let more = ids.len() - names.len();
    names.extend((more > 0).then(|| format!("{more} more")));
    sentence_list(&names, "and")
}

/// Role ids as a sentence has them.
pub(super) fn named(roles: &[String]) -> String {
    if roles.is_empty() { "nobody".to_owned() } else { sentence_list(roles, "and") }
}

/// The ids of all who may own a rule, as a sentence has them.
pub(super) fn owners_of(rule: &Rule) -> String {
    match (rule.all_owners(), &rule.ownership) {
        (
            roles,
            Ownership::Always(Assigned { owner: Owner::Shared { mode: Mode::Any, .. }, .. }) | Ownership::Cases(_),
        ) if roles.len() > 1 => sentence_list(&roles, "or"),
        (roles, _) => named(&roles),
    }
}
