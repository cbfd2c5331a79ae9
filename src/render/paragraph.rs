//! A paragraph outside of a page.

use super::escape;
use super::page::{NARROWEST, WIDEST, whole_words};

/// A text, not yet escaped, in lines of a width in columns, each behind an indent.
pub fn wrapped(indent: &str, text: &str, width: usize) -> String {
    let options = whole_words(text, width.clamp(NARROWEST, WIDEST)).initial_indent(indent).subsequent_indent(indent);
    let text = escape::terminal(text);
    textwrap::wrap(&text, options).iter().map(|line| escape::no_command(line).into_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_no_line_is_a_command() {
        let text = "a-table-of-the-whole-company-and-more.csv ::error file";
        assert_eq!(wrapped("  ", text, 30), "  a-table-of-the-whole-company-and-more.csv\n  \\u{3a}:error file\n");
        assert_eq!(wrapped("", "\u{1b}[31mred", 0), "\\u{1b}[31mred\n");
    }
}
