//! What all JSON has in common.

use serde::Serialize;

use super::escape;
use crate::rulebook::Location;

/// The version of every JSON shape here.
pub(super) const SCHEMA: u32 = 1;

/// A place in a rule file.
#[derive(Serialize)]
pub(super) struct LocationJson<'a> {
    file: &'a str,
    line: usize,
}

impl<'a> LocationJson<'a> {
    pub(super) fn new(location: &'a Location) -> Self {
        Self { file: location.source.name(), line: location.position().line }
    }
}

/// A value as JSON over several lines.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // All that is written here are texts, numbers and lists of them: that cannot fail.
    escape::json(serde_json::to_string_pretty(value).unwrap_or_default())
}

/// A value as JSON in one line.
pub(super) fn in_a_line(value: &impl Serialize) -> String {
    escape::json(serde_json::to_string(value).unwrap_or_default())
}
