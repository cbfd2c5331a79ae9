//! What was confirmed too long ago.

use jiff::civil::Date;

use super::point::{Point, Subject};
use crate::rulebook::{Review, Rule, RuleBook};

/// The reviews of the topmost file that have run out; those of files below are for these to renew.
pub(super) fn points(book: &RuleBook, today: Date) -> Vec<Point> {
    let stale = |review: &Review| review.is_stale(today);
    let of_book = || {
        let review = book.review().filter(stale)?;
        Some(Point::new(Subject::Stale { rule: None, date: review.date }, book.place_of_review()?))
    };
    let of_rule = |rule: &Rule| {
        let at = book.place_of_rule_review(&rule.id).filter(|at| book.is_of_top(at))?;
        let review = book.review_of(rule).filter(stale)?;
        let rule = Some((rule.id.clone(), rule.activity.clone()));
        Some(Point::new(Subject::Stale { rule, date: review.date }, at))
    };
    of_book().into_iter().chain(book.rules.iter().filter_map(of_rule)).collect()
}
