//! The beginning of a long text.

use std::borrow::Cow;

/// The most that is kept and shown of a question, in characters.
pub(crate) const LONGEST_QUESTION: usize = 200;

/// The first `most` characters of a text that is longer, with “…” for the rest; one that is not, as it is.
pub(crate) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((at, _)) => Cow::Owned(format!("{}…", &text[..at])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_seen() {
        assert_eq!(shortened("süß", 3), "süß");
        assert_eq!(shortened("süß!", 3), "süß…");
    }
}
