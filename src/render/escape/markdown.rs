//! Text in Markdown.

use super::terminal::terminal;

/// A space without width, as HTML writes it: it parts what GitHub would make a link of. A backslash does not, because
/// links are made of the text that a reader sees.
const BREAK: &str = "&#8203;";

/// One line that Markdown shows as it is, also in a cell of a table and at the start of a block: no markup, no heading
/// or list, no HTML, no link, no mention of a person and no reference to an issue.
pub(crate) fn markdown(text: &str) -> String {
    let text = terminal(text);
    let block = sign_of_block(&text);
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, after) = text.split_at(at + c.len_utf8());
        let is_markup = match c {
            '|' | '\\' | '*' | '_' | '~' | '`' | '<' | '>' | '$' | '[' | ']' => true,
            '&' => is_entity(after),
            _ => block == Some(at),
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(c);
        if is_link(before, after) {
            escaped.push_str(BREAK);
        }
    }
    escaped
}

/// Where the sign stands that makes a heading, a list or a line of a text at the start of a block: `#`, `-`, `+`, `=`, or
/// `.` and `)` after a number. Those that are escaped everywhere are not among them.
fn sign_of_block(text: &str) -> Option<usize> {
    let start = text.trim_start();
    let rest = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = rest.len() < start.len();
    let is_sign = |c: char| if is_number { matches!(c, '.' | ')') } else { matches!(c, '#' | '-' | '+' | '=') };
    rest.starts_with(is_sign).then_some(text.len() - rest.len())
}

/// Whether what stands after an `&` makes another sign of it: `amp;`, `#38;`.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < after.len() && name.starts_with(';')
}

/// Whether GitHub would make a link of what stands before and after this place: `@name` (an address of mail, too), `#1`,
/// `GH-1`, `https://` and `www.`.
fn is_link(before: &str, after: &str) -> bool {
    let ends = |end: &str| {
        before
            .len()
            .checked_sub(end.len())
            .and_then(|at| before.get(at..))
            .is_some_and(|last| last.eq_ignore_ascii_case(end))
    };
    let starts = |is_start: fn(char) -> bool| after.starts_with(is_start);
    ends("@") && starts(char::is_alphanumeric)
        || (ends("#") || ends("GH-")) && starts(|c| c.is_ascii_digit())
        || ends(":") && after.starts_with("//")
        || ends("www") && after.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_obeys_nothing_that_a_rule_says() {
        let hostile = "a|b <script> &lt; ~~c~~ `d` [e](f)\n\u{1b}[31m";
        let harmless = r"a\|b \<script\> \&lt; \~\~c\~\~ \`d\` \[e\](f) \\u{1b}\[31m";
        assert_eq!(markdown(hostile), harmless);
    }

    #[test]
    fn an_ampersand_that_makes_no_other_sign_stays() {
        for (text, escaped) in
            [("R&D & more", "R&D & more"), ("&amp; &#38;", "\\&amp; \\&#&#8203;38;"), ("AT&T;", "AT\\&T;")]
        {
            assert_eq!(markdown(text), escaped);
        }
    }

    #[test]
    fn markdown_begins_no_block() {
        for (text, escaped) in [
            ("# Boss", "\\# Boss"),
            ("- [ ] todo", "\\- \\[ \\] todo"),
            ("+ more", "\\+ more"),
            ("===", "\\==="),
            ("1. one", "1\\. one"),
            (" 12) twelve", " 12\\) twelve"),
            ("> said", "\\> said"),
            ("2 - 1 = 1", "2 - 1 = 1"),
            ("a # b", "a # b"),
        ] {
            assert_eq!(markdown(text), escaped);
        }
    }

    #[test]
    fn markdown_links_nothing() {
        assert_eq!(markdown("@ada, a@b.example"), "@&#8203;ada, a@&#8203;b.example");
        assert_eq!(markdown("see #1, o/r#2 and gh-3"), "see #&#8203;1, o/r#&#8203;2 and gh-&#8203;3");
        assert_eq!(markdown("https://a.example WWW.b.example"), "https:&#8203;//a.example WWW&#8203;.b.example");
        assert_eq!(markdown("C# at 5 @ home: #team"), "C# at 5 @ home: #team");
    }
}
