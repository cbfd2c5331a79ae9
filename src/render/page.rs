//! A page for people: a heading, then labelled paragraphs, wrapped to a width.

use std::borrow::Cow;

use anstyle::Style;

pub(super) const BOLD: Style = Style::new().bold();
/// No colour is readable on every background; faint text is.
const DIM: Style = Style::new().dimmed();
const LABEL: Style = DIM;

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
        self.styled(BOLD, "", text);
    }

    /// A line that is read last.
    pub(super) fn aside(&mut self, text: &str) {
        self.styled(DIM, "", text);
    }

    /// One of several answers, under a heading.
    pub(super) fn branch(&mut self, text: &str) {
        self.styled(BOLD, "  ", text);
    }

    /// Lines that are read one after the other.
    pub(super) fn paragraph(&mut self, text: &str) {
        for line in textwrap::wrap(&clean(text), self.width) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph with its label in the margin.
    pub(super) fn field(&mut self, label: &str, text: &str) {
        let label = clean(label);
        let pad = " ".repeat(LABEL_WIDTH.saturating_sub(textwrap::core::display_width(&label)).max(1));
        let indent = " ".repeat(2 + LABEL_WIDTH);
        let mut margin = format!("  {LABEL}{label}{LABEL:#}{pad}");
        for line in textwrap::wrap(&clean(text), whole_words(self.width - indent.len())) {
            self.push(&margin, &line);
            margin.clone_from(&indent);
        }
    }

    /// A line with its label in the margin, as it is: what is set in columns must not wrap.
    pub(super) fn line(&mut self, label: &str, text: &str) {
        let pad = " ".repeat(LABEL_WIDTH.saturating_sub(label.len()).max(1));
        self.push(&format!("  {LABEL}{label}{LABEL:#}{pad}"), clean(text).trim_end());
    }

    /// A line of a list, under a heading.
    pub(super) fn item(&mut self, text: &str) {
        let options = whole_words(self.width).initial_indent("  ").subsequent_indent("    ");
        for line in textwrap::wrap(&clean(text), options) {
            self.push("", &line);
        }
    }

    /// A paragraph under a branch or an item.
    pub(super) fn detail(&mut self, text: &str) {
        for line in textwrap::wrap(&clean(text), whole_words(self.width - 4)) {
            self.push("    ", &line);
        }
    }

    fn styled(&mut self, style: Style, indent: &str, text: &str) {
        for line in textwrap::wrap(&clean(text), whole_words(self.width - indent.len())) {
            self.push(indent, &format!("{style}{line}{style:#}"));
        }
    }

    fn push(&mut self, margin: &str, line: &str) {
        self.text.push_str(margin);
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Wrapping that never breaks a word at its hyphen: names of files and commands stay whole.
fn whole_words(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// `text` without what a terminal would obey and what nobody sees: control characters, changes of direction and empty
/// characters are shown as their escapes. Joiners stay, which some scripts and pictures need.
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

/// The start of a text that is longer than `most` characters; one that is not, as it is.
pub(super) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((at, _)) => Cow::Owned(format!("{}…", &text[..at])),
        None => Cow::Borrowed(text),
    }
}

/// Control characters, what changes the direction of writing, what breaks a line, and what has no width and no use. All
/// lie below U+10000.
pub(super) fn is_command(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_empty = matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    c.is_control() || turns || is_empty
}

/// `text` with a capital at its start.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
