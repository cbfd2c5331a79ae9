//! How many errors and warnings there are, in words.

use crate::checked::Problems;
use crate::render::wording::counted;

/// `2 errors, 1 warning`; a kind with none is left out, and the text is empty if both are.
pub(super) fn problems(Problems { errors, warnings }: Problems) -> String {
    let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, noun)| counted(count, noun)).collect::<Vec<_>>().join(", ")
}
