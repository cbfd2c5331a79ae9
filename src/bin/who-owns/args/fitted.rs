//! The text below the options, where the terminal is narrower than it is written for.

/// The longest name that its meaning follows in the same line, in letters: a number has one.
const LONGEST_INLINE_NAME: usize = 1;

/// How far a line that goes on is indented behind the one that it belongs to, in columns.
const HANGING_INDENT: usize = 4;

/// A line, or a name with its meaning, over one or more lines of the text.
#[derive(Default)]
struct Entry {
    indent: usize,
    name: String,
    meaning: String,
}

/// The text as it is written if it fits into so many columns, else filled anew: its meanings stand below their names.
pub(super) fn fitted(text: &str, width: usize) -> String {
    if text.lines().all(|line| line.chars().count() <= width) {
        return text.to_owned();
    }
    let paragraphs = text
        .split("\n\n")
        .map(|paragraph| entries(paragraph).iter().flat_map(|entry| entry.lines(width)).collect::<Vec<_>>().join("\n"));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn entries(paragraph: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in paragraph.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        match entries.last_mut().filter(|entry| entry.is_continued_at(indent)) {
            Some(entry) => entry.add(text),
            None => entries.push(Entry::new(indent, text)),
        }
    }
    entries
}

impl Entry {
    fn new(indent: usize, text: &str) -> Self {
        let (name, meaning) = text.split_once("  ").unwrap_or((text, ""));
        Self { indent, name: name.to_owned(), meaning: meaning.trim_start().to_owned() }
    }

    /// Whether a line goes on with the entry: an indented one with a deeper line, another with one that is not indented.
    fn is_continued_at(&self, indent: usize) -> bool {
        if self.indent == 0 { indent == 0 } else { indent > self.indent }
    }

    fn add(&mut self, text: &str) {
        let to = if self.indent == 0 { &mut self.name } else { &mut self.meaning };
        if !to.is_empty() {
            to.push(' ');
        }
        to.push_str(text);
    }

    fn lines(&self, width: usize) -> Vec<String> {
        let (first, further) =
            (" ".repeat(self.indent), " ".repeat(if self.indent == 0 { 0 } else { self.indent + HANGING_INDENT }));
        if self.name.chars().count() <= LONGEST_INLINE_NAME && !self.meaning.is_empty() {
            let named = format!("{first}{}  ", self.name);
            return filled(&self.meaning, width, &named, &" ".repeat(named.len()));
        }
        let mut lines = filled(&self.name, width, &first, &further);
        lines.extend(filled(&self.meaning, width, &further, &further));
        lines
    }
}

/// A text in lines of at most so many columns, whose words stay whole; none if it is empty.
fn filled(text: &str, width: usize, first: &str, further: &str) -> Vec<String> {
    let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent(further);
    let options = options.break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = if text.is_empty() { Vec::new() } else { textwrap::wrap(text, options) };
    lines.into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
Exit status: what it says
  0  all is well; there may be warnings
     and notes
  --from FILE      ask each line of a file
  who-owns --given scrum=no \"a question\"
                   under a condition

It never changes what is
there already.";

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(fitted(TEXT, 80), TEXT);
    }

    #[test]
    fn a_meaning_stands_below_its_name_or_behind_a_short_one() {
        let narrow = "\
Exit status: what it says
  0  all is well; there may
     be warnings and notes
  --from FILE
      ask each line of a
      file
  who-owns --given scrum=no
      \"a question\"
      under a condition

It never changes what is
there already.";
        assert_eq!(fitted(TEXT, 27), narrow);
    }
}
