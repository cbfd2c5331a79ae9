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

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let (book, today) = (context.book, context.settings.today);
    let of_book = book.review().zip(book.place_of_review()).and_then(|(review, at)| match () {
        () if is_in_future(review.date, today) => Some(in_future("the file", review, at)),
        () => review.is_stale(today).then(|| overdue(at, format!("the file was last confirmed on {}", review.date))),
    });
    let of_rules = book.rules.iter().filter_map(|rule| {
        let at = book.place_of_rule_review(&rule.id)?;
        Some(Reviewed { rule: &rule.id, review: book.review_of(rule)?, at })
    });
    let (future, mut past): (Vec<Reviewed<'_>>, Vec<_>) =
        of_rules.partition(|reviewed| is_in_future(reviewed.review.date, today));
    past.retain(|reviewed| reviewed.review.is_stale(today));
    let future = future.iter().map(|Reviewed { rule, review, at }| in_future(&format!("`{rule}`"), *review, at));
    of_book.into_iter().chain(future).chain(overdue_rules(context, past)).collect()
}

fn in_future(what: &str, review: Review, at: &Location) -> Diagnostic {
    let message = format!("{what} was last confirmed on {}, which lies in the future", review.date);
    Diagnostic::new(Code::StaleReview, at, message).help("set `reviewed` to the day when it was read")
}

fn overdue(at: &Location, message: String) -> Diagnostic {
    let help = "read it again with the people concerned, then set `reviewed` to that day";
    Diagnostic::new(Code::StaleReview, at, message).help(help)
}

/// A rule with a review of its own.
struct Reviewed<'b> {
    rule: &'b String,
    review: Review,
    at: &'b Location,
}

/// One finding for all rules of a file, at the first of them.
fn overdue_rules<'b>(context: &LintContext<'b>, rules: Vec<Reviewed<'b>>) -> impl Iterator<Item = Diagnostic> {
    let mut files: BTreeMap<&str, Vec<Reviewed<'b>>> = BTreeMap::new();
    for reviewed in rules {
        files.entry(reviewed.at.source.name()).or_default().push(reviewed);
    }
    files.into_iter().filter_map(|(file, rules)| {
        let mut rules = context.new_things(Code::StaleReview, file, rules, |reviewed| reviewed.rule);
        rules.sort_by_key(|reviewed| reviewed.at.span);
        let ids: Vec<&String> = rules.iter().map(|reviewed| reviewed.rule).collect();
        let (first, oldest) = (rules.first()?, rules.iter().map(|reviewed| reviewed.review.date).min()?);
        let message = match ids.as_slice() {
            [one] => format!("`{one}` was last confirmed on {oldest}"),
            ids => format!("{} rules were confirmed too long ago, first on {oldest}: {}", ids.len(), listed(ids)),
        };
        Some(overdue(first.at, message).about(ids))
    })
}

/// Whether the day is nowhere: where the day begins first, it is tomorrow already.
fn is_in_future(day: Date, today: Date) -> bool {
    today.tomorrow().is_ok_and(|tomorrow| day > tomorrow)
}
