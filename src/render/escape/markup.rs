//! Text in HTML and XML.

use super::terminal::terminal;

/// The end of a line in the value of an attribute.
pub(crate) const MARKUP_LINE_BREAK: &str = "&#10;";

/// One line that a browser or an XML parser takes as it is, in an element or in an attribute in quotes. Characters that
/// XML 1.0 cannot hold, which no escape lets in, are not left in it.
pub(crate) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in terminal(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(markup("<b onclick='x(\"&\")'>\u{1b}"), "&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;\\u{1b}");
        assert_eq!(markup("]]>\u{0}\u{ffff}"), "]]&gt;\\u{0}\u{fffd}");
    }
}
