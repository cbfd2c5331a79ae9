//! A page of text: a heading, then labelled paragraphs. For a terminal it is wrapped to a width.

use anstyle::{AnsiColor, Style};

use super::escape;
use crate::rulebook::Given;

pub(super) const BOLD: Style = Style::new().bold();
/// Faint text, because no colour is readable on every background.
const DIM: Style = Style::new().dimmed();
const LABEL: Style = DIM;

/// The control sequence OSC 8 of terminals: the target of a link follows it, and an empty one ends the link.
const OPEN: &str = "\u{1b}]8;;";
/// What ends such a sequence.
const END: &str = "\u{1b}\\";

/// The widest lines that are easy to read, in columns.
pub(super) const WIDEST: usize = 100;
/// The narrowest lines that hold a label and a word, in columns.
pub(super) const NARROWEST: usize = 30;
/// The width of the margin with the labels, in columns.
const LABEL_WIDTH: usize = 10;

/// A part of a page; its text is that of a rule file or a question as it is, not yet escaped.
pub(super) enum Block {
    Heading(String),
    /// A heading in a colour that says what the words say, too.
    Headline(AnsiColor, String),
    Aside(String),
    /// One of several answers, below the heading.
    Branch(Said),
    Paragraph(String),
    Blank,
    /// A label, or none where the block goes on with the one above, and its text.
    Field(String, Said),
    /// As a line, with a web address as its text.
    Link(String, String),
    /// Below a field, a little further in.
    Note(String),
    /// As a field, not wrapped.
    Line(String, String),
    /// Under a heading.
    Item(String),
    /// Under a branch or an item.
    Detail(String),
    /// What leads to a command: a web page has a button instead.
    Prompt(String),
    /// A command to paste.
    Command(String),
    /// A command that asks something.
    Ask {
        command: String,
        activity: String,
        given: Given,
    },
    /// Another activity, in a line, that may be meant.
    Near {
        text: String,
        activity: String,
    },
    /// A command that has no place but a terminal.
    Shell(String),
    /// What has no place but a web page: the rules that a role owns, by its id.
    Owned {
        text: String,
        role: String,
    },
}

/// A text that may differ between a terminal and a web page.
pub(super) struct Said {
    pub(super) terminal: String,
    /// `None` if it is the same.
    pub(super) web: Option<String>,
}

impl Said {
    fn alike(text: &str) -> Self {
        Self { terminal: text.to_owned(), web: None }
    }

    fn of_each(terminal: &str, web: &str) -> Self {
        Self { terminal: terminal.to_owned(), web: Some(web.to_owned()) }
    }

    /// As a web page says it.
    pub(super) fn on_web(&self) -> &str {
        self.web.as_ref().unwrap_or(&self.terminal)
    }
}

/// A page in the making.
pub(super) struct Page {
    blocks: Vec<Block>,
    width: usize,
}

impl Page {
    /// `width` is in columns.
    pub(super) fn new(width: usize) -> Self {
        Self { blocks: Vec::new(), width: width.clamp(NARROWEST, WIDEST) }
    }

    /// A bold line.
    pub(super) fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(text.to_owned()));
    }

    /// A bold line in a colour that says what the words say, too.
    pub(super) fn headline(&mut self, color: AnsiColor, text: &str) {
        self.blocks.push(Block::Headline(color, text.to_owned()));
    }

    /// A faint line.
    pub(super) fn aside(&mut self, text: &str) {
        self.blocks.push(Block::Aside(text.to_owned()));
    }

    /// A bold line below the heading: one of several answers.
    pub(super) fn branch(&mut self, text: &str) {
        self.blocks.push(Block::Branch(Said::alike(text)));
    }

    /// As [`Page::branch`], where a page on the web says it in another way than a terminal.
    pub(super) fn branch_of_each(&mut self, terminal: &str, web: &str) {
        self.blocks.push(Block::Branch(Said::of_each(terminal, web)));
    }

    /// A paragraph of running text.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(text.to_owned()));
    }

    pub(super) fn blank(&mut self) {
        self.blocks.push(Block::Blank);
    }

    /// A paragraph with its label in the margin.
    pub(super) fn field(&mut self, label: &str, text: &str) {
        self.blocks.push(Block::Field(label.to_owned(), Said::alike(text)));
    }

    /// As [`Page::field`], where a page on the web says it in another way than a terminal.
    pub(super) fn field_of_each(&mut self, label: &str, terminal: &str, web: &str) {
        self.blocks.push(Block::Field(label.to_owned(), Said::of_each(terminal, web)));
    }

    /// A paragraph below a field, a little further in.
    pub(super) fn note(&mut self, text: &str) {
        self.blocks.push(Block::Note(text.to_owned()));
    }

    /// A line with its label in the margin, not wrapped: for what is set in columns.
    pub(super) fn line(&mut self, label: &str, text: &str) {
        self.blocks.push(Block::Line(label.to_owned(), text.to_owned()));
    }

    /// A web address as a line that a terminal opens. It looks like [`Page::line`], which also shows what is no address.
    pub(super) fn hyperlink(&mut self, label: &str, url: &str) {
        self.blocks.push(Block::Link(label.to_owned(), url.trim_end().to_owned()));
    }

    /// A line of a list, under a heading.
    pub(super) fn item(&mut self, text: &str) {
        self.blocks.push(Block::Item(text.to_owned()));
    }

    /// A line that leads to a command, which a web page has a button for.
    pub(super) fn prompt(&mut self, text: &str) {
        self.blocks.push(Block::Prompt(text.to_owned()));
    }

    /// A command to paste, on a line of its own, however long.
    pub(super) fn command(&mut self, text: &str) {
        self.blocks.push(Block::Command(text.to_owned()));
    }

    /// As [`Page::command`], for a command that asks something: a web page asks it at the touch of a button.
    pub(super) fn ask(&mut self, command: String, activity: &str, given: &Given) {
        self.blocks.push(Block::Ask { command, activity: activity.to_owned(), given: given.clone() });
    }

    /// Another activity that may be meant, in a line: a web page asks it at the touch of a button.
    pub(super) fn near(&mut self, text: &str, activity: &str) {
        self.blocks.push(Block::Near { text: text.to_owned(), activity: activity.to_owned() });
    }

    /// What leads to the rules that a role owns, further down on a web page.
    pub(super) fn owned(&mut self, text: &str, role: &str) {
        self.blocks.push(Block::Owned { text: text.to_owned(), role: role.to_owned() });
    }

    /// A command that has no place but a terminal.
    pub(super) fn shell(&mut self, command: &str) {
        self.blocks.push(Block::Shell(command.to_owned()));
    }

    /// A paragraph under a branch or an item.
    pub(super) fn detail(&mut self, text: &str) {
        self.blocks.push(Block::Detail(text.to_owned()));
    }

    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// The page as text with terminal colours.
    pub(super) fn finish(self) -> String {
        let mut sheet = Sheet { text: String::new(), width: self.width };
        self.blocks.iter().for_each(|block| sheet.add(block));
        sheet.text
    }
}

/// Lines for a terminal.
struct Sheet {
    text: String,
    width: usize,
}

impl Sheet {
    fn add(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.styled(BOLD, "", text),
            Block::Headline(color, text) => self.styled(BOLD.fg_color(Some((*color).into())), "", text),
            Block::Aside(text) => self.styled(DIM, "", text),
            Block::Branch(said) => self.styled(BOLD, "  ", &said.terminal),
            Block::Paragraph(text) => self.wrapped("", whole_words(text, self.width), text),
            Block::Blank => self.text.push('\n'),
            Block::Field(label, said) => self.field(label, &said.terminal),
            Block::Note(text) => self.indented(4 + LABEL_WIDTH, text),
            Block::Line(label, text) => self.line(label, text),
            Block::Link(label, url) => match escape::hyperlink(url) {
                Some(target) => self.push(&margin(label), &format!("{OPEN}{target}{END}{url}{OPEN}{END}")),
                None => self.line(label, url),
            },
            Block::Item(text) => {
                let options = whole_words(text, self.width).initial_indent("  ").subsequent_indent("    ");
                self.wrapped("", options, text);
            }
            Block::Detail(text) | Block::Prompt(text) | Block::Near { text, .. } => self.indented(4, text),
            Block::Command(command) | Block::Ask { command, .. } => self.push("    ", &escape::terminal(command)),
            Block::Shell(command) => self.push(&margin(""), &escape::terminal(command)),
            Block::Owned { .. } => {}
        }
    }

    fn field(&mut self, label: &str, text: &str) {
        let mut margin = margin(label);
        let indent = " ".repeat(2 + LABEL_WIDTH);
        for line in textwrap::wrap(&escape::terminal(text), whole_words(text, self.width - indent.len())) {
            self.push(&margin, &line);
            margin.clone_from(&indent);
        }
    }

    fn line(&mut self, label: &str, text: &str) {
        self.push(&margin(label), escape::terminal(text).trim_end());
    }

    fn indented(&mut self, columns: usize, text: &str) {
        self.wrapped(&" ".repeat(columns), whole_words(text, self.width - columns), text);
    }

    fn wrapped(&mut self, margin: &str, options: textwrap::Options<'_>, text: &str) {
        for line in textwrap::wrap(&escape::terminal(text), options) {
            self.push(margin, &line);
        }
    }

    fn styled(&mut self, style: Style, indent: &str, text: &str) {
        for line in textwrap::wrap(&escape::terminal(text), whole_words(text, self.width - indent.len())) {
            self.push(indent, &format!("{style}{}{style:#}", escape::no_command(&line)));
        }
    }

    fn push(&mut self, margin: &str, line: &str) {
        self.text.push_str(margin);
        self.text.push_str(&escape::no_command(line));
        self.text.push('\n');
    }
}

/// The label at the start of a line, and the space after it.
fn margin(label: &str) -> String {
    let label = escape::terminal(label);
    let pad = " ".repeat(LABEL_WIDTH.saturating_sub(textwrap::core::display_width(&label)).max(1));
    format!("  {LABEL}{label}{LABEL:#}{pad}")
}

/// Wrapping that never breaks a word at its hyphen, nor a long one anywhere: names of files, commands and addresses stay whole.
/// But a text with a long word that is not of ASCII may have no spaces between its words, as in Chinese: all its long words are
/// broken.
pub(super) fn whole_words(text: &str, width: usize) -> textwrap::Options<'static> {
    let has_no_spaces = |word: &str| !word.is_ascii() && textwrap::core::display_width(word) > width;
    let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    options.break_words(text.split(' ').any(has_no_spaces))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_in_a_paragraph_stays_whole() {
        let mut page = Page::new(NARROWEST);
        page.paragraph("To see who decides, type `who-owns roles`.");
        assert_eq!(page.finish(), "To see who decides, type\n`who-owns roles`.\n");
    }
}
