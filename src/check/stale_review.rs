//! `stale-review`

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::lint::{Lint, LintContext, listed};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Location, Review};

pub(super) static LINT: Lint = Lint {
    code: Code::StaleReview,
    docs: "\
The file, or one of its rules, was last confirmed longer ago than `review_every` allows, or on a day in the future.

Teams change, and a rule that no one has read since may send people to the wrong role. After a day in the future, none is \
overdue for as long.

Read it again with the people concerned, correct it, and set `reviewed` to that day.",
    find,
};

/// What is wrong with a review.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Overdue,
    InFuture,
}

impl Fault {
    fn of(review: Review, today: Date) -> Option<Self> {
        if is_in_future(review.date, today) {
            return Some(Self::InFuture);
        }
        review.is_stale(today).then_some(Self::Overdue)
    }

    fn help(self) -> &'static str {
        match self {
            Self::Overdue => "read it again with the people concerned, then set `reviewed` to that day",
            Self::InFuture => "set `reviewed` to the day when it was read",
        }
    }
}

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let today = context.settings.today;
    let of_book = context.book.review().zip(context.book.place_of_review()).and_then(|(review, at)| {
        let fault = Fault::of(review, today)?;
        Some(Diagnostic::new(Code::StaleReview, at, of_one("the file", review, fault)).help(fault.help()))
    });
    of_book.into_iter().chain(of_rules(context)).collect()
}

/// One finding for all rules of a file with one fault, at the first of them.
fn of_rules(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let mut faults: BTreeMap<(&str, Fault), Vec<Reviewed<'_>>> = BTreeMap::new();
    for rule in &context.book.rules {
        let Some(at) = context.book.place_of_rule_review(&rule.id) else { continue };
        let Some(review) = context.book.review_of(rule) else { continue };
        if let Some(fault) = Fault::of(review, context.settings.today) {
            let reviewed = Reviewed { rule: &rule.id, review, at };
            faults.entry((at.source.name(), fault)).or_default().push(reviewed);
        }
    }
    let finding = |((file, fault), rules): ((&str, Fault), Vec<Reviewed<'_>>)| {
        let mut rules = context.new_things(Code::StaleReview, file, rules, |reviewed| reviewed.rule);
        rules.sort_by_key(|reviewed| reviewed.at.span);
        let ids: Vec<&String> = rules.iter().map(|reviewed| reviewed.rule).collect();
        let message = match rules.as_slice() {
            [one] => of_one(&format!("`{}`", one.rule), one.review, fault),
            many => of_several(many, &ids, fault),
        };
        Some(Diagnostic::new(Code::StaleReview, rules.first()?.at, message).help(fault.help()).about(ids))
    };
    faults.into_iter().filter_map(finding).collect()
}

/// A rule with a review of its own.
struct Reviewed<'b> {
    rule: &'b String,
    review: Review,
    at: &'b Location,
}

fn of_one(what: &str, review: Review, fault: Fault) -> String {
    let message = format!("{what} was last confirmed on {}", review.date);
    match fault {
        Fault::Overdue => message,
        Fault::InFuture => format!("{message}, which lies in the future"),
    }
}

fn of_several(rules: &[Reviewed<'_>], ids: &[&String], fault: Fault) -> String {
    let (count, ids) = (rules.len(), listed(ids));
    match (fault, rules.iter().map(|reviewed| reviewed.review.date).min()) {
        (Fault::Overdue, Some(first)) => format!("{count} rules were confirmed too long ago, first on {first}: {ids}"),
        _ => format!("{count} rules were confirmed on a day in the future: {ids}"),
    }
}

/// Whether the day is nowhere: where the day begins first, it is tomorrow already.
fn is_in_future(day: Date, today: Date) -> bool {
    today.tomorrow().is_ok_and(|tomorrow| day > tomorrow)
}
