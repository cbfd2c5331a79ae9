//! `stale-review`

use jiff::civil::Date;

use super::lint::{Lint, LintContext};
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
    let today = context.settings.today;
    let of_book = context.book.review().zip(context.book.place_of_review());
    let of_book = of_book.and_then(|(review, at)| of_review("the file", review, at, today));
    let of_rules = context.book.rules.iter().filter_map(|rule| {
        let at = context.book.place_of_rule_review(&rule.id)?;
        of_review(&format!("`{}`", rule.id), context.book.review_of(rule)?, at, today)
    });
    of_book.into_iter().chain(of_rules).collect()
}

fn of_review(what: &str, review: Review, at: &Location, today: Date) -> Option<Diagnostic> {
    let message = format!("{what} was last confirmed on {}", review.date);
    if is_in_future(review.date, today) {
        let message = format!("{message}, which lies in the future");
        return Some(
            Diagnostic::new(Code::StaleReview, at, message).help("set `reviewed` to the day when it was read"),
        );
    }
    let help = "read it again with the people concerned, then set `reviewed` to that day";
    review.is_stale(today).then(|| Diagnostic::new(Code::StaleReview, at, message).help(help))
}

/// Whether the day is nowhere: where the day begins first, it is tomorrow already.
fn is_in_future(day: Date, today: Date) -> bool {
    today.tomorrow().is_ok_and(|tomorrow| day > tomorrow)
}
