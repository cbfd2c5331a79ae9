//! Mails: the lines that say what a message of several lines is about.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::language::Language;
use super::talk::{CLOSINGS, GREETINGS};

/// The most words of a greeting, or of a closing.
const MOST_WORDS: usize = 5;

/// A message with blanks in the place of its greeting, of what it quotes, and of all from its closing or signature on. It
/// stays whole if it is one line, or nothing else would be left.
pub(crate) fn body(language: Language, text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return text.into();
    }
    let lines: Vec<Range<usize>> = lines(text).collect();
    let says = |line: &Range<usize>| language.words(&text[line.clone()]).next().is_some();
    let Some(first) = lines.iter().position(says) else { return text.into() };
    let line = |number: usize| &text[lines[number].clone()];
    let start = first + usize::from(greets(language, line(first)));
    let end = (start..lines.len()).find(|number| closes(language, line(*number))).unwrap_or(lines.len());
    let stays = |(number, line): &(usize, &Range<usize>)| {
        (start..end).contains(number) && !text[(*line).clone()].trim_start().starts_with('>')
    };
    if !lines.iter().enumerate().filter(stays).any(|(_, line)| says(line)) {
        return text.into();
    }
    let mut body = text.to_owned();
    for (_, line) in lines.iter().enumerate().filter(|line| !stays(line)) {
        body.replace_range(line.clone(), &" ".repeat(line.len()));
    }
    body.into()
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = Some(0);
    iter::from_fn(move || {
        let start = from?;
        let end = text[start..].find('\n').map(|length| start + length);
        from = end.map(|end| end + 1);
        Some(start..end.unwrap_or(text.len()))
    })
}

/// Whether a line greets: “Hi Ada,”.
fn greets(language: Language, line: &str) -> bool {
    begins(language, line, GREETINGS, if line.trim_end().ends_with([',', '!']) { MOST_WORDS } else { 2 })
}

/// Whether a line ends a message: “Kind regards”, “Sent from my phone”, “--”.
fn closes(language: Language, line: &str) -> bool {
    line.trim_end() == "--" || begins(language, line, CLOSINGS, MOST_WORDS)
}

/// Whether a line of so many words at most begins with one of these.
fn begins(language: Language, line: &str, with: &[&str], most: usize) -> bool {
    let words: Vec<String> = language.words(line).take(most + 1).map(|word| word.folded).collect();
    let line = words.join(" ") + " ";
    words.len() <= most && with.iter().any(|with| line.starts_with(&format!("{with} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        body(Language::English, text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_surrounds_a_message_is_left_out() {
        assert_eq!(left("Hi Ada,\n\nwho sets the price?\n\nBest regards\nBo Li\nHead of Sales"), "who sets the price?");
        assert_eq!(left("Who sets it?\n> the price\n> of soup\n-- \nBo"), "Who sets it?");
        assert_eq!(
            left("Sehr geehrte Frau Pan,\r\nwer legt das fest?\r\nMit freundlichen Grüßen\r\nBo"),
            "wer legt das fest?"
        );
    }

    #[test]
    fn a_message_is_never_empty() {
        for text in [
            "hi",
            "Hi Ada,\nthanks\nBo",
            "> the price",
            "Thanks!\nWho sets the price?",
            "hi who sets the price\nof soup",
        ] {
            assert_eq!(left(text), text.replace('\n', " "));
        }
        assert_eq!(left("best price\nwho sets it"), "best price who sets it");
    }
}
