//! How days and periods are stored: as numbers, for reading them from text takes much code. For `#[serde(with)]`.

use jiff::civil::Date;
use jiff::{Span, SpanFieldwise};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) fn serialize<T: Stored, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.numbers().serialize(serializer)
}

pub(super) fn deserialize<'de, T: Stored, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::of(Deserialize::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no such date"))
}

/// A value that is stored as numbers.
pub(super) trait Stored: Sized {
    type Numbers: Serialize + DeserializeOwned;

    fn numbers(&self) -> Self::Numbers;

    /// The value that has these numbers, if one has.
    fn of(numbers: Self::Numbers) -> Option<Self>;
}

impl<T: Stored> Stored for Option<T> {
    type Numbers = Option<T::Numbers>;

    fn numbers(&self) -> Self::Numbers {
        self.as_ref().map(T::numbers)
    }

    fn of(numbers: Self::Numbers) -> Option<Self> {
        numbers.map_or(Some(None), |numbers| T::of(numbers).map(Some))
    }
}

impl Stored for Date {
    /// Year, month, day.
    type Numbers = (i16, i8, i8);

    fn numbers(&self) -> Self::Numbers {
        (self.year(), self.month(), self.day())
    }

    fn of((year, month, day): Self::Numbers) -> Option<Self> {
        Self::new(year, month, day).ok()
    }
}

impl Stored for SpanFieldwise {
    /// Years first, nanoseconds last.
    type Numbers = [i64; 10];

    fn numbers(&self) -> Self::Numbers {
        let span = self.0;
        [
            span.get_years().into(),
            span.get_months().into(),
            span.get_weeks().into(),
            span.get_days().into(),
            span.get_hours().into(),
            span.get_minutes(),
            span.get_seconds(),
            span.get_milliseconds(),
            span.get_microseconds(),
            span.get_nanoseconds(),
        ]
    }

    fn of([years, months, weeks, days, hours, minutes, seconds, milli, micro, nano]: Self::Numbers) -> Option<Self> {
        let span = Span::new().try_years(years).ok()?.try_months(months).ok()?.try_weeks(weeks).ok()?;
        let span = span.try_days(days).ok()?.try_hours(hours).ok()?.try_minutes(minutes).ok()?;
        let span = span.try_seconds(seconds).ok()?.try_milliseconds(milli).ok()?.try_microseconds(micro).ok()?;
        Some(span.try_nanoseconds(nano).ok()?.fieldwise())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_stored_is_what_is_read() {
        let day = date(2026, 11, 27);
        assert_eq!(Stored::of(Some(day).numbers()), Some(Some(day)));
        assert_eq!(Stored::of(None::<Date>.numbers()), Some(None::<Date>));
        let period: Span = "P1Y2M3W4DT5H6M7.008009010S".parse().expect("it is a period");
        assert_eq!(Stored::of(period.fieldwise().numbers()), Some(period.fieldwise()));
    }

    #[test]
    fn what_is_no_day_is_none() {
        assert_eq!(Date::of((2026, 2, 30)), None);
        assert_eq!(Option::<Date>::of(Some((2026, 13, 1))), None);
        assert_eq!(SpanFieldwise::of([i64::MAX; 10]), None);
    }
}
