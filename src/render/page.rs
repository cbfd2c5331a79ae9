//! A page for people: a heading, then labelled paragraphs, wrapped to a width.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

pub(super) const BOLD: Style = Style::new().bold();
const LABEL: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// The widest lines that are still easy to read.
const WIDEST: usize = 100;
/// The narrowest lines that hold a label and a word.
const NARROWEST: usize = 30;
const LABEL_WIDTH: usize = 10;

/// Text in the making, with colour; a caller that wants none strips it.
pub(super) struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// `width` is in columns.
    pub(super) fn new(width: usize) -> Self {
        Self { text: String::new(), width: width.clamp(NARROWEST, WIDEST) }
    }

    /// A line that is read first.
    pub(super) fn heading(&mut self, text: &str) {
        for line in textwrap::wrap(&clean(text), self.width) {
            self.text.push_str(&format!("{BOLD}{line}{BOLD:#}\n"));
        }
    }

    /// A line that is read last.
    pub(super) fn aside(&mut self, text: &str) {
        for line in textwrap::wrap(&clean(text), self.width) {
            self.text.push_str(&format!("{DIM}{line}{DIM:#}\n"));
        }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph with its label in the margin.
    pub(super) fn field(&mut self, label: &str, text: &str) {
        let label = clean(label);
        let pad = " ".repeat(LABEL_WIDTH.saturating_sub(textwrap::core::display_width(&label)).max(2));
        let indent = " ".repeat(2 + LABEL_WIDTH);
        let mut margin = format!("  {LABEL}{label}{LABEL:#}{pad}");
        for line in textwrap::wrap(&clean(text), self.width - indent.len()) {
            self.text.push_str(&margin);
            self.text.push_str(&line);
            self.text.push('\n');
            margin.clone_from(&indent);
        }
    }

    /// A line of a list, under a heading.
    pub(super) fn item(&mut self, text: &str) {
        let options = textwrap::Options::new(self.width).initial_indent("  ").subsequent_indent("    ");
        for line in textwrap::wrap(&clean(text), options) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// `text` without what a terminal would obey: control characters and changes of direction are shown as their escapes.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_command) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => clean.push(' '),
            c if is_command(c) => clean.extend(c.escape_unicode()),
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

/// Control characters, what changes the direction of writing, and what breaks a line. All lie below U+10000.
pub(super) fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` with a capital at its start.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
