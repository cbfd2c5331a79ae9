//! Markdown inside a line → the text that a reader sees.

/// The longest address of a link, tag or name of a character that is looked for, in bytes.
const LONGEST: usize = 500;

/// The longest run of backticks that begins code.
const LONGEST_FENCE: usize = 32;

/// The tags that a reader does not see. Anything else between `<` and `>`, such as `Vec<T>`, is text.
const TAGS: [&str; 32] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "input", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "tr", "td", "tt", "u", "var", "wbr",
];

/// Those that begin a line, too.
const LINES: [&str; 7] = ["br", "div", "hr", "li", "ol", "p", "ul"];

/// The text without emphasis, links, tags and escapes; `<br>` is a line break, and code is taken as it stands. What is
/// struck out keeps its `~~`.
pub(super) fn plain(markdown: &str) -> String {
    if !markdown.contains(['\\', '*', '_', '`', '[', '<', '&']) {
        return markdown.to_owned();
    }
    let mut reader = Reader { text: String::with_capacity(markdown.len()), open: Vec::new(), removed: Vec::new() };
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        rest = &rest[reader.next(c, rest)..];
    }
    reader.finish()
}

struct Reader {
    /// What is read so far, with the signs that may turn out to be markup.
    text: String,
    /// The signs that are not closed yet, the innermost last.
    open: Vec<Open>,
    /// The stretches of `text` that are markup.
    removed: Vec<(usize, usize)>,
}

/// A stretch of `*` or `_`, or a `[`.
struct Open {
    sign: char,
    start: usize,
    length: usize,
}

/// How many signs may be open at once.
const DEEPEST: usize = 32;

impl Reader {
    /// Reads one thing at the start of `rest`; returns its length.
    fn next(&mut self, c: char, rest: &str) -> usize {
        match c {
            '\\' => self.escape(rest),
            '`' => self.code(rest),
            '*' | '_' => self.emphasis(c, rest),
            '[' => self.bracket(),
            ']' => self.link(rest),
            '<' => self.tag(rest),
            '&' => self.entity(rest),
            c => self.literal(c),
        }
    }

    fn literal(&mut self, c: char) -> usize {
        self.text.push(c);
        c.len_utf8()
    }

    fn escape(&mut self, rest: &str) -> usize {
        match rest[1..].chars().next().filter(char::is_ascii_punctuation) {
            Some(c) => 1 + self.literal(c),
            None => self.literal('\\'),
        }
    }

    /// Code ends with as many backticks as it begins with; without them, those are text. In a table, `\|` is a `|` in
    /// code, too.
    fn code(&mut self, rest: &str) -> usize {
        let inner = rest.trim_start_matches('`');
        let fence = &rest[..rest.len() - inner.len()];
        let Some(end) = (fence.len() <= LONGEST_FENCE).then(|| closing(inner, fence)).flatten() else {
            self.text.push_str(fence);
            return fence.len();
        };
        let code = &inner[..end];
        let spaced = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
        self.text.push_str(&spaced.filter(|code| !code.trim().is_empty()).unwrap_or(code).replace("\\|", "|"));
        2 * fence.len() + end
    }

    fn emphasis(&mut self, sign: char, rest: &str) -> usize {
        let length = rest.len() - rest.trim_start_matches(sign).len();
        let (before, after) = (self.text.chars().next_back(), rest[length..].chars().next());
        let in_word = |side: Option<char>| sign == '_' && side.is_some_and(char::is_alphanumeric);
        let ends = before.is_some_and(|c| !c.is_whitespace()) && !in_word(after);
        let begins = after.is_some_and(|c| !c.is_whitespace()) && !in_word(before);
        let start = self.text.len();
        self.text.push_str(&rest[..length]);
        let matches = |open: &Open| open.sign == sign && open.length == length;
        if ends && let Some(at) = self.open.iter().rposition(matches) {
            let opening = self.open[at].start;
            self.removed.extend([(opening, opening + length), (start, start + length)]);
            self.open.truncate(at);
        } else if begins {
            self.push(Open { sign, start, length });
        }
        length
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < DEEPEST {
            self.open.push(open);
        }
    }

    fn bracket(&mut self) -> usize {
        let is_image = self.text.ends_with('!');
        let start = self.text.len() - usize::from(is_image);
        self.text.push('[');
        self.push(Open { sign: '[', start, length: self.text.len() - start });
        1
    }

    /// The end of `[text](address)`, of which the text stays.
    fn link(&mut self, rest: &str) -> usize {
        let end = rest.strip_prefix("](").and_then(|address| find(address, ')'));
        let at = self.open.iter().rposition(|open| open.sign == '[');
        match (end, at) {
            (Some(end), Some(at)) => {
                let open = &self.open[at];
                self.removed.push((open.start, open.start + open.length));
                self.open.truncate(at);
                2 + end + 1
            }
            _ => self.literal(']'),
        }
    }

    fn tag(&mut self, rest: &str) -> usize {
        let Some(end) = find(rest, '>') else { return self.literal('<') };
        let inner = &rest[1..end];
        match tag_name(inner) {
            Some(name) if is_among(name, &LINES) => self.text.push('\n'),
            Some(name) if is_among(name, &TAGS) => {}
            _ if is_address(inner) => self.text.push_str(inner),
            _ => return self.literal('<'),
        }
        end + 1
    }

    fn entity(&mut self, rest: &str) -> usize {
        let Some((end, c)) = find(rest, ';').and_then(|end| Some((end, character(&rest[1..end])?))) else {
            return self.literal('&');
        };
        // The space without width with which Markdown is kept from making a link.
        if c != '\u{200b}' {
            self.text.push(c);
        }
        end + 1
    }

    fn finish(mut self) -> String {
        self.removed.sort_unstable();
        let mut text = String::with_capacity(self.text.len());
        let mut end = 0;
        for (start, stop) in self.removed {
            text.push_str(&self.text[end..start]);
            end = stop;
        }
        text + &self.text[end..]
    }
}

/// Where a sign stands within about the first [`LONGEST`] bytes.
fn find(text: &str, sign: char) -> Option<usize> {
    let near = (LONGEST..LONGEST + 4).find_map(|end| text.get(..end)).unwrap_or(text);
    near.find(sign)
}

/// Where a run of exactly these backticks stands.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        if run == fence.len() {
            return Some(at);
        }
        at += run;
    }
}

/// The name in what stands between `<` and `>`, if that can be a tag: attributes have a `=`.
fn tag_name(inner: &str) -> Option<&str> {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let (name, rest) = inner.split_at(inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len()));
    let is_closed = rest.trim_end_matches('/').trim().is_empty();
    let has_attributes = rest.starts_with(char::is_whitespace) && rest.contains('=');
    (is_closed || has_attributes).then_some(name)
}

fn is_among(name: &str, tags: &[&str]) -> bool {
    tags.iter().any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Whether it is an address, of mail or with a scheme, of which Markdown makes a link between `<` and `>`.
fn is_address(inner: &str) -> bool {
    !inner.contains(char::is_whitespace) && inner.starts_with(char::is_alphanumeric) && inner.contains(['@', ':'])
}

/// The character that HTML calls so.
fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => number.parse().ok(),
        },
        None => None,
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => char::from_u32(number?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_no_markup() {
        for (markdown, text) in [
            ("**A**/*R*", "A/R"),
            ("__bold__ snake_case_name", "bold snake_case_name"),
            ("***A***", "A"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("A*", "A*"),
            ("[the order](https://a.example/x) of `things`", "the order of things"),
            ("![sign](x.png) [^1]", "sign [^1]"),
            ("one<br>two<BR/>three <b>four</b>", "one\ntwo\nthree four"),
            ("<https://a.example/> <mailto:b@a.example>", "https://a.example/ mailto:b@a.example"),
            ("Answer mail to <ada@x.example>", "Answer mail to ada@x.example"),
            ("Map <K, V> to types, Vec<T> to lists", "Map <K, V> to types, Vec<T> to lists"),
            ("compare <a or b>, <a href='x'>see</a>", "compare <a or b>, see"),
            ("<ul><li>Ada</li><li>Bob</li></ul>", "\n\nAda\n\nBob\n\n"),
            ("Review `__init__` of `Vec<T>`", "Review __init__ of Vec<T>"),
            (r"`` a`b `` **`*`** ` ` `\n&lt;[a](b)`", r"a`b *   \n&lt;[a](b)"),
            (r"`a \| b` \`c\` ``d` e``` f", r"a | b `c` ``d` e``` f"),
            ("a &lt; b &amp; c &#8203;&#x41;&nope;", "a < b & c A&nope;"),
            (r"\*\*A\*\* \| \&lt; \q", r"**A** | &lt; \q"),
            ("~~R~~", "~~R~~"),
            ("a < b, c > d", "a < b, c > d"),
        ] {
            assert_eq!(plain(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn what_rules_say_comes_back_from_markdown() {
        for text in
            ["a|b <script> &lt; ~~c~~ `d` [e](f)", "@ada, a@b.example", "see #1 and GH-3", "https://a.example $x_y"]
        {
            let markdown: String =
                text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect();
            assert_eq!(plain(&markdown), text);
        }
    }
}
