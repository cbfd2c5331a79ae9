//! A page of text: a heading, then labelled paragraphs, wrapped to a width.

use anstyle::{AnsiColor, Style};

use super::escape;

pub(super) const BOLD: Style = Style::new().bold();
/// Faint text, because no colour is readable on every background.
const DIM: Style = Style::new().dimmed();
const LABEL: Style = DIM;

/// The control sequence OSC 8 of terminals: the target of a link follows it, and an empty one ends the link.
const OPEN: &str = "\u{1b}]8;;";
/// What ends such a sequence.
const END: &str = "\u{1b}\\";

/// The widest lines that are easy to read, in columns.
const WIDEST: usize = 100;
/// The narrowest lines that hold a label and a word, in columns.
const NARROWEST: usize = 30;
/// The width of the margin with the labels, in columns.
const LABEL_WIDTH: usize = 10;

/// A page in the making, with terminal colours.
pub(super) struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// `width` is in columns.
    pub(super) fn new(width: usize) -> Self {
        Self { text: String::new(), width: width.clamp(NARROWEST, WIDEST) }
    }

    /// A bold line.
    pub(super) fn heading(&mut self, text: &str) {
        self.styled(BOLD, "", text);
    }

    /// A bold line in a colour that says what the words say, too.
    pub(super) fn headline(&mut self, color: AnsiColor, text: &str) {
        self.styled(BOLD.fg_color(Some(color.into())), "", text);
    }

    /// A faint line.
    pub(super) fn aside(&mut self, text: &str) {
        self.styled(DIM, "", text);
    }

    /// A bold line below the heading: one of several answers.
    pub(super) fn branch(&mut self, text: &str) {
        self.styled(BOLD, "  ", text);
    }

    /// A paragraph of running text.
    pub(super) fn paragraph(&mut self, text: &str) {
        for line in textwrap::wrap(&escape::terminal(text), self.width) {
            self.push("", &line);
        }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph with its label in the margin.
    pub(super) fn field(&mut self, label: &str, text: &str) {
        let indent = " ".repeat(2 + LABEL_WIDTH);
        let mut margin = margin(&escape::terminal(label));
        for line in textwrap::wrap(&escape::terminal(text), whole_words(self.width - indent.len())) {
            self.push(&margin, &line);
            margin.clone_from(&indent);
        }
    }

    /// A paragraph below a field, a little further in.
    pub(super) fn note(&mut self, text: &str) {
        let margin = " ".repeat(4 + LABEL_WIDTH);
        for line in textwrap::wrap(&escape::terminal(text), whole_words(self.width - margin.len())) {
            self.push(&margin, &line);
        }
    }

    /// A line with its label in the margin, not wrapped: for what is set in columns.
    pub(super) fn line(&mut self, label: &str, text: &str) {
        self.push(&margin(label), escape::terminal(text).trim_end());
    }

    /// A web address as a line that a terminal opens. It looks like [`Page::line`], which also shows what is no address.
    pub(super) fn hyperlink(&mut self, label: &str, url: &str) {
        let url = url.trim_end();
        match escape::hyperlink(url) {
            Some(target) => self.push(&margin(label), &format!("{OPEN}{target}{END}{url}{OPEN}{END}")),
            None => self.line(label, url),
        }
    }

    /// A line of a list, under a heading.
    pub(super) fn item(&mut self, text: &str) {
        let options = whole_words(self.width).initial_indent("  ").subsequent_indent("    ");
        for line in textwrap::wrap(&escape::terminal(text), options) {
            self.push("", &line);
        }
    }

    /// A command to paste: on a line of its own, however long.
    pub(super) fn command(&mut self, text: &str) {
        self.push("    ", &escape::terminal(text));
    }

    /// A paragraph under a branch or an item.
    pub(super) fn detail(&mut self, text: &str) {
        for line in textwrap::wrap(&escape::terminal(text), whole_words(self.width - 4)) {
            self.push("    ", &line);
        }
    }

    fn styled(&mut self, style: Style, indent: &str, text: &str) {
        for line in textwrap::wrap(&escape::terminal(text), whole_words(self.width - indent.len())) {
            self.push(indent, &format!("{style}{}{style:#}", escape::no_command(&line)));
        }
    }

    fn push(&mut self, margin: &str, line: &str) {
        self.text.push_str(margin);
        self.text.push_str(&escape::no_command(line));
        self.text.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// The start of a line with its label, which is escaped.
fn margin(label: &str) -> String {
    let pad = " ".repeat(LABEL_WIDTH.saturating_sub(textwrap::core::display_width(label)).max(1));
    format!("  {LABEL}{label}{LABEL:#}{pad}")
}

/// Wrapping that never breaks a word at its hyphen: names of files and commands stay whole.
fn whole_words(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}
