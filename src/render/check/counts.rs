//! How many errors and warnings there are, in words.

use crate::render::wording::counted;

/// `2 errors, 1 warning`, without the kinds of which there are none; empty if there is nothing.
pub(super) fn problems(errors: usize, warnings: usize) -> String {
    let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, noun)| counted(count, noun)).collect::<Vec<_>>().join(", ")
}
