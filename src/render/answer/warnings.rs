//! What to know before relying on an answer: vacant roles, and rules that were confirmed long ago.

use jiff::Unit;
use jiff::civil::Date;

use crate::render::people::{absent, vacancy};
use crate::render::wording::conditions;
use crate::router::{Answer, Decision};
use crate::rulebook::{Rule, RuleBook};

/// The warnings about an answer for scripts, a sentence each: those for people, and conditions that no case of the rule
/// covers, which people see among the cases. Empty for most answers.
pub fn warnings(book: &RuleBook, answer: &Answer, today: Date) -> Vec<String> {
    let (by, uncovered) = match &answer.decision {
        Decision::Depends { by, uncovered, .. } => (by, uncovered.as_slice()),
        Decision::Uncovered { by, known } => (by, std::slice::from_ref(known)),
        _ => return notes(book, answer, today),
    };
    let uncovered = uncovered.iter().map(|given| format!("No case of `{}` covers {}.", by.rule, conditions(given)));
    uncovered.chain(notes(book, answer, today)).collect()
}

/// The warnings about an answer for people: vacant roles, and a rule whose last review is older than the book allows.
pub(super) fn notes(book: &RuleBook, answer: &Answer, today: Date) -> Vec<String> {
    let Some((ground, rule)) = answer.decision.ground().and_then(|by| Some((by, book.rule(&by.rule)?))) else {
        return Vec::new();
    };
    let absent = absent(rule, ground).iter().map(|id| vacancy(book, id));
    absent.chain(stale(book, rule, today)).collect()
}

fn stale(book: &RuleBook, rule: &Rule, today: Date) -> Option<String> {
    let review = book.review_of(rule).filter(|review| review.is_stale(today))?;
    Some(format!("This was confirmed {} ago, on {}; ask whether it still holds.", age(review.date, today), review.date))
}

/// The time between two days in the largest unit that says enough.
fn age(from: Date, to: Date) -> String {
    let whole = |unit| from.until((unit, to)).unwrap_or_default();
    let (years, months, days) =
        (whole(Unit::Year).get_years().into(), whole(Unit::Month).get_months(), whole(Unit::Day).get_days());
    match (years, months, days) {
        (years @ 2.., ..) => format!("{years} years"),
        (_, months @ 2.., _) => format!("{months} months"),
        (_, _, 1) => "1 day".to_owned(),
        (_, _, days) => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_age_is_said_in_one_unit() {
        let today = date(2026, 11, 24);
        assert_eq!(age(date(2026, 11, 23), today), "1 day");
        assert_eq!(age(date(2026, 10, 1), today), "54 days");
        assert_eq!(age(date(2025, 9, 24), today), "14 months");
        assert_eq!(age(date(2024, 11, 25), today), "23 months");
        assert_eq!(age(date(2024, 11, 24), today), "2 years");
    }
}
