//! Which characters of a text are not shown as they are.

use std::borrow::Cow;

use crate::text::is_unseen;

/// Whether a text has a character that is not shown as it is: see [`terminal`](super::terminal()).
pub fn has_hidden(text: &str) -> bool {
    !is_plain(text) && marked(text).any(|(_, hidden)| hidden)
}

/// `text` with each hidden character as `escape` writes it.
pub(super) fn escaped(text: &str, escape: impl Fn(char, &mut String)) -> Cow<'_, str> {
    if !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for (c, hidden) in marked(text) {
        if hidden { escape(c, &mut escaped) } else { escaped.push(c) }
    }
    Cow::Owned(escaped)
}

/// Whether nothing in a text can be hidden: most texts are ASCII, and bytes are looked through faster than characters.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !text.contains("##[")
}

/// Each character of a text, and whether it is hidden: a terminal may obey it, no reader can see it, or it would make a
/// command of a log of GitHub (see [`no_command`](super::no_command)). Joiners and selectors are not hidden where a
/// script or a picture needs them.
fn marked(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = '\0';
    text.char_indices().map(move |(at, c)| {
        let hidden = match c {
            '[' => text[..at].ends_with("##"),
            '\u{200c}' | '\u{200d}' => !is_joined(before),
            '\u{fe0e}' | '\u{fe0f}' => !is_picture(before) && !is_keycap(before, &text[at + c.len_utf8()..]),
            c => c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_unseen(c),
        };
        before = if hidden { '\0' } else { c };
        (c, hidden)
    })
}

/// Whether a joiner may follow: letters of scripts that join, and pictures with their selectors and colours of skin, do; Latin
/// and Chinese ones do not.
fn is_joined(before: char) -> bool {
    let is_letter = matches!(before, '\u{590}'..='\u{1dff}' | '\u{a800}'..='\u{abff}' | '\u{10a00}'..='\u{11fff}');
    is_letter || is_picture(before) || before == '\u{fe0f}'
}

/// Whether a selector may follow that makes a picture of a symbol or a symbol of a picture.
fn is_picture(before: char) -> bool {
    matches!(before, '©' | '®' | '‼' | '⁉' | '\u{2100}'..='\u{2bff}' | '〰' | '〽' | '㊗' | '㊙' | '\u{1f000}'..='\u{1faff}')
}

/// Whether a selector makes the picture of a key of these.
fn is_keycap(before: char, after: &str) -> bool {
    matches!(before, '0'..='9' | '#' | '*') && after.starts_with('\u{20e3}')
}
