//! Today's date.

use std::env;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::failure::Failure;

/// The date that `WHO_OWNS_TODAY` says, else that of the clock, in UTC: reading the time zone takes longer than to
/// answer.
pub(crate) fn today() -> Result<Date, Failure> {
    let Some(said) = env::var_os("WHO_OWNS_TODAY").filter(|said| !said.is_empty()) else {
        return Ok(TimeZone::UTC.to_datetime(Timestamp::now()).date());
    };
    let said = said.to_string_lossy();
    // The parser also takes times and other notations; only the notation that it writes is accepted.
    let day = said.parse().ok().filter(|day: &Date| day.to_string() == said);
    day.ok_or_else(|| {
        Failure::with_help(format!("WHO_OWNS_TODAY={said} is not a date"), "Write it as in 2026-11-24, or unset it.")
    })
}
