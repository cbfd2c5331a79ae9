//! When rules were confirmed, and when that has become too long ago.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dates;

/// When something was confirmed, and how long that is good for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The day.
    #[serde(with = "dates")]
    pub date: Date,
    /// How long a confirmation lasts, as written (`6 months`); `None` if for ever.
    #[serde(with = "dates")]
    pub every: Option<jiff::SpanFieldwise>,
}

impl Review {
    /// Whether the confirmation has run out on `today`.
    pub fn is_stale(&self, today: Date) -> bool {
        self.every.is_some_and(|every| self.date.checked_add(every.0).is_ok_and(|due| due < today))
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_confirmation_lasts_to_the_day() {
        let review = Review { date: date(2026, 1, 31), every: Some(6.months().fieldwise()) };
        assert!(!review.is_stale(date(2026, 7, 31)));
        assert!(review.is_stale(date(2026, 8, 1)));
        assert!(!Review { every: None, ..review }.is_stale(date(2099, 1, 1)));
    }
}
