//! Escape sequences, which colour a terminal and are no part of what is said.

use std::borrow::Cow;

/// What begins an escape sequence: ESC, or the one character that stands for `ESC [`.
const ESCAPES: [char; 2] = ['\u{1b}', '\u{9b}'];

/// `text` with its escape sequences replaced by invisible filler of the same length in bytes: every word keeps its place.
pub(super) fn escapes_unseen(text: &str) -> Cow<'_, str> {
    // Searching for one character at a time is faster, and most texts have neither.
    if !ESCAPES.iter().any(|escape| text.contains(*escape)) {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut shown = String::new();
    while let Some(at) = rest.find(ESCAPES) {
        let (before, escape) = rest.split_at(at);
        let (escape, after) = escape.split_at(escape_length(escape));
        shown.push_str(before);
        shown.push_str(&unseen(escape.len()));
        rest = after;
    }
    Cow::Owned(shown + rest)
}

/// Invisible filler of exactly `bytes` bytes; a space if it is one.
fn unseen(bytes: usize) -> String {
    match (bytes, bytes % 2) {
        (1, _) => " ".to_owned(),
        (_, 0) => "\u{ad}".repeat(bytes / 2),
        _ => format!("\u{200d}{}", "\u{ad}".repeat(bytes / 2 - 1)),
    }
}

/// How long the escape sequence is with which `text` begins, in bytes (ECMA-48): `ESC [` up to a letter, `ESC ]` up to
/// its end, or else ESC and the next character.
fn escape_length(text: &str) -> usize {
    if let Some(control) = text.strip_prefix("\u{1b}[").or(text.strip_prefix('\u{9b}')) {
        let end = control.find(|c| !matches!(c, ' '..='?')).unwrap_or(control.len());
        return 2 + end + usize::from(control[end..].starts_with(|c| matches!(c, '@'..='~')));
    }
    let Some(command) = text.strip_prefix("\u{1b}]") else {
        return if text[1..].starts_with(|c: char| c.is_ascii_graphic()) { 2 } else { 1 };
    };
    match command.find(['\u{7}', '\u{1b}']) {
        Some(end) if command[end..].starts_with('\u{7}') => 2 + end + 1,
        Some(end) if command[end..].starts_with("\u{1b}\\") => 2 + end + 2,
        _ => 2,
    }
}
