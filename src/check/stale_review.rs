//! `stale-review`

use jiff::civil::Date;

use super::lint::{Lint, LintContext, finding};
use crate::diagnostic::{Code, Diagnostic};
use crate::rulebook::{Location, Review};

pub(super) static LINT: Lint = Lint {
    code: Code::StaleReview,
    docs: "\
The file, or one of its rules, was last confirmed longer ago than `review_every` allows.

Teams change, and a rule that no one has read since may send people to the wrong role.

Read it again with the people concerned, correct it, and set `reviewed` to that day.",
    find,
};

fn find(context: &LintContext<'_>) -> Vec<Diagnostic> {
    let stale = |review: &Review| review.is_stale(context.settings.today);
    let review = context.book.review().filter(stale);
    let of_book = review.zip(context.book.place_of_review());
    let of_book = of_book.map(|(review, at)| of_review("the file", review.date, at));
    let of_rules = context.book.rules.iter().filter_map(|rule| {
        let at = context.book.place_of_rule_review(&rule.id)?;
        let review = context.book.review_of(rule).filter(stale)?;
        Some(of_review(&format!("`{}`", rule.id), review.date, at))
    });
    of_book.into_iter().chain(of_rules).collect()
}

fn of_review(what: &str, date: Date, at: &Location) -> Diagnostic {
    finding(Code::StaleReview, at, format!("{what} was last confirmed on {date}"))
        .help("read it again with the people concerned, then set `reviewed` to that day")
}
