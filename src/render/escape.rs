//! Every escaper: the text of a rule file, a question or a file name stays text, wherever it is printed.

use std::borrow::Cow;

/// Whether a terminal may obey a character or no reader can see it: control characters, what changes the direction of
/// writing, what breaks a line, and what has neither width nor use. All lie below U+10000.
pub fn is_unprintable(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_empty = matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    c.is_control() || turns || is_empty
}

/// One line that no terminal obeys: unprintable characters are shown as their escapes (`\u{1b}`), a line break or a tab
/// as a space. Joiners stay, which some scripts and pictures need. It is also a cell of tab-separated values.
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => escaped.push(' '),
            c if is_unprintable(c) => escaped.extend(c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// Lines of a file for an excerpt, every byte in its place: unprintable characters beyond ASCII become a replacement of
/// the same length. Those of ASCII stay; the renderer of excerpts replaces them.
pub(super) fn excerpt(text: &str) -> Cow<'_, str> {
    let is_masked = |c: char| !c.is_ascii() && is_unprintable(c);
    if !text.contains(is_masked) {
        return Cow::Borrowed(text);
    }
    let mask = |c: char| match c.len_utf8() {
        2 if is_masked(c) => '·',
        3 if is_masked(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    Cow::Owned(text.chars().map(mask).collect())
}

/// JSON as a serializer writes it, without what a terminal may obey: that escapes control characters below U+0020 only.
pub(super) fn json(json: String) -> String {
    let is_left = |c: char| c >= '\u{7f}' && is_unprintable(c);
    // Most answers are plain, and bytes are looked through faster than characters.
    let is_plain = json.is_ascii() && !json.as_bytes().contains(&0x7f);
    if is_plain || !json.contains(is_left) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match is_left(c) {
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => escaped.push(c),
        }
    }
    escaped
}

/// One line that Markdown shows as it is, also in a cell of a table: no markup, no HTML, no link.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in terminal(text).chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '~' | '`' | '<' | '>' | '&' | '$' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// One line that a browser or an XML parser takes as it is, in an element or in an attribute in quotes. Characters that
/// XML 1.0 cannot hold, which no escape lets in, are not left in it.
pub(super) fn markup(text: &str) -> String {
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

/// A cell that no spreadsheet takes for a formula: a leading apostrophe makes text of it. The quotes of CSV are the
/// writer's.
pub(super) fn spreadsheet(cell: &str) -> String {
    let cell = terminal(cell);
    let mark = if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { "'" } else { "" };
    format!("{mark}{cell}")
}

/// The message of a workflow command of GitHub: it has no line break, which would end the command and begin another.
pub(super) fn github_message(text: &str) -> String {
    terminal(text).replace('%', "%25")
}

/// A line break in the message of a workflow command of GitHub.
pub(super) const GITHUB_LINE_BREAK: &str = "%0A";

/// The value of a property of a workflow command of GitHub, which colons and commas end.
pub(super) fn github_property(text: &str) -> String {
    github_message(text).replace(':', "%3A").replace(',', "%2C")
}

/// A text as one word of a POSIX shell: in double quotes where it has nothing that a shell obeys in them, else in single
/// ones.
pub(super) fn shell(text: &str) -> String {
    match text.contains(['$', '`', '\\', '"', '!']) {
        false => format!("\"{text}\""),
        true => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

/// As [`shell`], without quotes where a shell needs none.
pub(super) fn shell_if_needed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_literal) { Cow::Borrowed(text) } else { Cow::Owned(shell(text)) }
}

/// Words that bash puts into a command line as they are, with a backslash before all that it would obey; spaces stay.
pub fn bash_words(text: &str) -> String {
    text.chars().flat_map(|c| [(!is_literal_in_words(c)).then_some('\\'), Some(c)]).flatten().collect()
}

/// Words that PowerShell puts into a command line as they are: in single quotes if it would obey anything in them.
pub fn powershell_words(text: &str) -> String {
    match text.chars().all(is_literal_in_words) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Whether every shell takes a character as it is, at any place.
fn is_literal(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

fn is_literal_in_words(c: char) -> bool {
    is_literal(c) || matches!(c, ' ' | '=' | '/')
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
    }

    #[test]
    fn an_excerpt_keeps_every_byte_in_its_place() {
        let text = "a\u{9b}b\u{202e}c\u{1b}é";
        assert_eq!(excerpt(text), "a·b\u{fffd}c\u{1b}é");
        assert_eq!(excerpt(text).len(), text.len());
    }

    #[test]
    fn json_holds_nothing_unprintable() {
        let written = |text: &str| json(serde_json::to_string(text).expect("a text can be written"));
        assert_eq!(written("a\u{7f}\u{9b}\u{202e}é"), r#""a\u007f\u009b\u202eé""#);
        let text = "\u{1b}[31m\n\u{7f}\u{202e}\u{200b}";
        assert_eq!(serde_json::from_str::<String>(&written(text)).expect("it is JSON"), text);
    }

    #[test]
    fn markdown_obeys_nothing_that_a_rule_says() {
        let hostile = "a|b <script> &lt; ~~c~~ `d` [e](f)\n\u{1b}[31m";
        let harmless = r"a\|b \<script\> \&lt; \~\~c\~\~ \`d\` \[e\](f) \\u{1b}\[31m";
        assert_eq!(markdown(hostile), harmless);
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(markup("<b onclick='x(\"&\")'>\u{1b}"), "&lt;b onclick=&#39;x(&quot;&amp;&quot;)&#39;&gt;\\u{1b}");
        assert_eq!(markup("]]>\u{0}\u{ffff}"), "]]&gt;\\u{0}\u{fffd}");
    }

    #[test]
    fn a_spreadsheet_calculates_nothing() {
        assert_eq!(spreadsheet("=1+1"), "'=1+1");
        assert_eq!(spreadsheet("\t=1+1"), " =1+1");
        assert_eq!(spreadsheet("1+1"), "1+1");
    }

    #[test]
    fn no_text_begins_a_workflow_command() {
        assert_eq!(github_message("100%\r\n::error::x"), "100%25  ::error::x");
        assert_eq!(github_property("a,line=1::b\n%0A"), "a%2Cline=1%3A%3Ab %250A");
    }

    #[test]
    fn a_shell_runs_nothing() {
        assert_eq!(shell("the team's lunch"), "\"the team's lunch\"");
        assert_eq!(shell("it's $(true)"), r"'it'\''s $(true)'");
        for text in ["`a`", "!!", "a\"b", r"a\"] {
            assert_eq!(shell(text), format!("'{text}'"));
        }
        assert_eq!(shell_if_needed("first-of_May"), "first-of_May");
        assert_eq!(shell_if_needed("first of May"), "\"first of May\"");
        assert_eq!(shell_if_needed("~;*"), "\"~;*\"");
    }

    #[test]
    fn a_shell_runs_nothing_that_it_completes() {
        assert_eq!(bash_words("the team's; `rm` $(x)"), r"the team\'s\; \`rm\` \$\(x\)");
        assert_eq!(powershell_words("the team's $(x)"), "'the team''s $(x)'");
        assert_eq!(powershell_words("customer feedback"), "customer feedback");
    }
}
