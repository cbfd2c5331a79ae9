//! A person who holds roles, and when they are away.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dates;

/// A person who holds roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Person {
    /// What they are called.
    pub name: String,
    /// How to reach them.
    pub contact: Option<String>,
    /// When they are away.
    pub away: Option<Away>,
}

/// The days of an absence, the first and the last one included; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    #[serde(with = "dates")]
    from: Date,
    #[serde(with = "dates")]
    until: Date,
}

impl Away {
    /// `None` if the last day is before the first.
    pub fn new(from: Date, until: Date) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    /// The first and the last day.
    pub fn days(self) -> (Date, Date) {
        (self.from, self.until)
    }

    /// The last day of the absence if `day` is in it.
    pub fn until(self, day: Date) -> Option<Date> {
        (self.from..=self.until).contains(&day).then_some(self.until)
    }
}

/// What two spellings of a person's name have in common: case and spaces make no other person.
pub(crate) fn person_key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What tells people from others, in whatever order they come and however often.
pub(crate) fn person_keys<S: AsRef<str>>(people: impl IntoIterator<Item = S>) -> BTreeSet<String> {
    people.into_iter().map(|person| person_key(person.as_ref())).collect()
}

/// Each person once, as the name is spelled first, in the order in which they come.
pub(crate) fn each_once<S: AsRef<str>>(people: impl IntoIterator<Item = S>) -> Vec<S> {
    let mut seen = BTreeSet::new();
    people.into_iter().filter(|person| seen.insert(person_key(person.as_ref()))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_absence_has_its_first_and_its_last_day() {
        let (first, last) = (date(2026, 12, 20), date(2027, 1, 6));
        let away = Away::new(first, last).expect("it begins before it ends");
        for (day, until) in [(first, Some(last)), (last, Some(last)), (date(2027, 1, 7), None)] {
            assert_eq!(away.until(day), until, "{day}");
        }
        assert_eq!(away.until(date(2026, 12, 19)), None);
        assert!(Away::new(first, first).is_some());
        assert_eq!(Away::new(last, first), None);
    }
}
