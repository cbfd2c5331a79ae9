//! A text with a name, and places in it: what every finding about a file points into.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A text under the name that people know it by.
#[derive(Debug, Clone, Default)]
pub struct Source {
    name: String,
    text: Cow<'static, str>,
    is_built_in: bool,
    /// The counts before each block of [`BLOCK`] bytes, made for the first position: a file may be asked for thousands.
    blocks: OnceLock<Vec<Count>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text) == (&other.name, &other.text)
    }
}

impl Eq for Source {}

/// A stretch of a [`Source`]: byte offsets from 0, the end not included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// A place that a person can find in an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A place in a file; by default in one without a name.
#[derive(Debug, Clone, Default)]
pub struct Location {
    /// The file.
    pub source: Arc<Source>,
    /// Where in it.
    pub span: Span,
}

impl Location {
    /// The place at these bytes, or as near to them as the text has a character.
    pub fn new(source: &Arc<Source>, range: std::ops::Range<usize>) -> Self {
        Self { span: source.span(range), source: source.clone() }
    }

    /// Line and column.
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }
}

impl fmt::Display for Location {
    /// `file:line`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source.name(), self.position().line)
    }
}

impl PartialEq for Location {
    fn eq(&self, other: &Self) -> bool {
        self.source.name() == other.source.name() && self.span == other.span
    }
}

impl Eq for Location {}

impl Source {
    /// What a text from standard input is called.
    pub const STANDARD_INPUT: &str = "standard input";

    /// Names `text`; a byte-order mark at its start is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text: String = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self { name: name.into(), text: Cow::Owned(text), ..Self::default() }
    }

    /// A text that is part of the program, so that nobody can open it; it is not copied if it need not be.
    pub(crate) fn built_in(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), text: text.into(), is_built_in: true, ..Self::default() }
    }

    /// Whether it is part of the program.
    pub fn is_built_in(&self) -> bool {
        self.is_built_in
    }

    /// The name given to [`Source::new`]: a path as the user wrote it, or `builtin`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A span that surely lies inside the text and on character boundaries, however odd `range` is.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = floor_char_boundary(&self.text, range.start);
        let end = floor_char_boundary(&self.text, range.end);
        Span { start, end: end.max(start) }
    }

    /// The line and column of a byte offset; past the end means the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let before = self.before(offset);
        Position { line: before.line_ends + 1, column: before.in_last_line + 1 }
    }

    /// What stands before a byte.
    fn before(&self, offset: usize) -> Count {
        let blocks = self.blocks.get_or_init(|| before_blocks(self.text.as_bytes()));
        let block = offset / BLOCK;
        blocks[block].and(Count::of(&self.text.as_bytes()[block * BLOCK..offset]))
    }
}

/// At most this many bytes are scanned to find a position.
const BLOCK: usize = 4096;

/// How much there is in a stretch of a text.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    line_ends: usize,
    /// Characters after the last line end: a line may be as long as the file.
    in_last_line: usize,
}

impl Count {
    fn of(bytes: &[u8]) -> Self {
        let line = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        Self {
            line_ends: count(bytes, |byte| byte == b'\n'),
            // All but the bytes that go on with a character.
            in_last_line: count(&bytes[line..], |byte| !(0x80..0xc0).contains(&byte)),
        }
    }

    fn and(self, other: Self) -> Self {
        let before = if other.line_ends == 0 { self.in_last_line } else { 0 };
        Self { line_ends: self.line_ends + other.line_ends, in_last_line: before + other.in_last_line }
    }
}

/// Counts in `u8` lanes of 128 bytes, so that the loop vectorises.
fn count(bytes: &[u8], counts: impl Fn(u8) -> bool) -> usize {
    let of_stretch = |stretch: &[u8]| stretch.iter().map(|byte| u8::from(counts(*byte))).sum::<u8>();
    bytes.chunks(128).map(|stretch| usize::from(of_stretch(stretch))).sum()
}

fn before_blocks(bytes: &[u8]) -> Vec<Count> {
    let ends = bytes.chunks(BLOCK).scan(Count::default(), |before, block| {
        *before = before.and(Count::of(block));
        Some(*before)
    });
    std::iter::once(Count::default()).chain(ends).collect()
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("f", "\u{feff}aé\r\nüb");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let b = source.text().find('b').expect("b is there");
        assert_eq!(source.position(b), Position { line: 2, column: 2 });
        assert_eq!(source.position(b - 2), Position { line: 2, column: 1 });
        assert_eq!(source.position(b - 3), Position { line: 1, column: 4 }, "the line end is still in its line");
        assert_eq!(source.position(usize::MAX), Position { line: 2, column: 3 });
    }

    #[test]
    fn positions_are_right_in_every_block() {
        let text = "a line\n".repeat(3 * BLOCK);
        let source = Source::new("f", text);
        for line in [1, 2, BLOCK / 7, BLOCK / 7 + 1, BLOCK, 2 * BLOCK, 3 * BLOCK] {
            assert_eq!(source.position((line - 1) * 7 + 2), Position { line, column: 3 });
            assert_eq!(source.position(line * 7 - 1), Position { line, column: 7 });
        }
        assert_eq!(source.position(usize::MAX), Position { line: 3 * BLOCK + 1, column: 1 });
    }

    #[test]
    fn a_long_line_is_counted_in_characters_too() {
        let text = "é\n".to_owned() + &"aé".repeat(BLOCK);
        let source = Source::new("f", text.as_str());
        for (number, (at, _)) in text.char_indices().skip(2).enumerate() {
            assert_eq!(source.position(at), Position { line: 2, column: number + 1 });
        }
        assert_eq!(source.position(usize::MAX), Position { line: 2, column: 2 * BLOCK + 1 });
    }

    #[test]
    fn spans_never_leave_the_text() {
        let source = Source::new("f", "é");
        assert_eq!(source.span(1..99), Span { start: 0, end: 2 });
        assert_eq!(source.span(9..9), Span { start: 2, end: 2 });
    }
}
