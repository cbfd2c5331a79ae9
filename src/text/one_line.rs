//! A text in one line.

/// A text with one space for each stretch of white space, and none around it.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
