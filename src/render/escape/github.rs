//! Text in a log of GitHub Actions.
//!
//! Its runner takes a line for a command that has `::` at its start (white space may come before) or `##[` anywhere;
//! the latter is hidden in every text.

use std::borrow::Cow;

use super::terminal::terminal;

/// A line that does not begin a command.
pub(crate) fn no_command(line: &str) -> Cow<'_, str> {
    let text = line.trim_start();
    match text.strip_prefix(':').filter(|rest| rest.starts_with(':')) {
        Some(rest) => Cow::Owned(format!("{}\\u{{3a}}{rest}", &line[..line.len() - text.len()])),
        None => Cow::Borrowed(line),
    }
}

/// The message of a command: it has no line break, which would end the command and begin another.
pub(crate) fn github_message(text: &str) -> String {
    terminal(text).replace('%', "%25")
}

/// A line break in the message of a command.
pub(crate) const GITHUB_LINE_BREAK: &str = "%0A";

/// The value of a property of a command, which colons and commas end.
pub(crate) fn github_property(text: &str) -> String {
    github_message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_command() {
        assert_eq!(github_message("100%\r\n::error::x"), "100%25  ::error::x");
        assert_eq!(github_property("a,line=1::b\n%0A"), "a%2Cline=1%3A%3Ab %250A");
        assert_eq!(no_command("  ::error::x"), r"  \u{3a}:error::x");
        assert_eq!(no_command("std::mem: x"), "std::mem: x");
    }
}
