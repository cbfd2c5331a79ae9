//! Text for a terminal.

use std::borrow::Cow;

use super::hidden::escaped;

/// One line that no terminal obeys: hidden characters are shown as their escapes (`\u{1b}`), a line break or a tab as a
/// space. Hidden are control characters, what changes the direction of writing, what has no width, and `[` in `##[`,
/// which begins a command in a log of GitHub. It is also a cell of tab-separated values.
pub fn terminal(text: &str) -> Cow<'_, str> {
    escaped(text, |c, escaped| match c {
        '\n' | '\t' | '\r' => escaped.push(' '),
        c => escaped.extend(c.escape_unicode()),
    })
}

/// Lines of a file for an excerpt, every byte in its place: a hidden character becomes a replacement of the same length.
/// Control characters of ASCII stay; the renderer of excerpts replaces them.
pub(crate) fn excerpt(text: &str) -> Cow<'_, str> {
    escaped(text, |c, escaped| match c.len_utf8() {
        1 if c.is_control() => escaped.push(c),
        1 => escaped.push('?'),
        2 => escaped.push('·'),
        3 => escaped.push(char::REPLACEMENT_CHARACTER),
        _ => escaped.push_str("··"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_nothing() {
        assert_eq!(terminal("plain, 例 and 👩‍🍳"), "plain, 例 and 👩‍🍳");
        assert_eq!(terminal("a\tb\r\nc"), "a b  c");
        assert_eq!(terminal("\u{1b}[31m\u{9b}31m\u{7f}"), r"\u{1b}[31m\u{9b}31m\u{7f}");
        assert_eq!(terminal("\u{202e}left\u{200b}\u{feff}"), r"\u{202e}left\u{200b}\u{feff}");
        assert_eq!(terminal("##[error]#[ok]"), r"##\u{5b}error]#[ok]");
    }

    #[test]
    fn an_excerpt_keeps_every_byte_in_its_place() {
        let text = "a\u{9b}b\u{202e}c\u{1b}é\u{e0041}##[a]";
        assert_eq!(excerpt(text), "a·b\u{fffd}c\u{1b}é··##?a]");
        assert_eq!(excerpt(text).len(), text.len());
    }
}
