//! Mails: the lines that say what a message of several lines is about.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::language::Language;

/// The most words of a greeting, or of a closing.
const MOST_WORDS: usize = 5;

/// The most lines behind a closing.
const LONGEST_SIGNATURE: usize = 8;

/// The longest line below a closing that is a sentence, in words.
const LONGEST_LINE: usize = 3;

/// How a mail begins, folded.
const GREETINGS: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "dear",
    "good morning",
    "good afternoon",
    "good evening",
    "hallo",
    "moin",
    "guten tag",
    "liebe",
    "lieber",
    "sehr geehrte",
    "sehr geehrter",
    "bonjour",
    "salut",
    "cher",
    "chere",
    "hola",
    "estimado",
    "estimada",
    "ola",
    "prezado",
    "prezada",
    "caro",
    "cara",
    "ciao",
    "gentile",
    "beste",
    "hej",
];

/// How a mail ends, folded.
const CLOSINGS: &[&str] = &[
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "many thanks",
    "thanks",
    "thank you",
    "cheers",
    "sincerely",
    "yours sincerely",
    "best wishes",
    "all the best",
    "sent from my",
    "mit freundlichen",
    "viele grusse",
    "viele gruesse",
    "liebe grusse",
    "liebe gruesse",
    "beste grusse",
    "beste gruesse",
    "freundliche grusse",
    "freundliche gruesse",
    "gruss",
    "grusse",
    "gruesse",
    "lg",
    "cordialement",
    "bien a vous",
    "saludos",
    "un saludo",
    "atenciosamente",
    "cumprimentos",
    "obrigado",
    "obrigada",
    "cordiali saluti",
    "met vriendelijke",
    "med vanlig",
];

/// A message with blanks in the place of its greeting, of what it quotes, and of all from its closing or signature on. It
/// stays whole if it is one line, or what is left says nothing.
pub(crate) fn body(language: Language, text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return text.into();
    }
    let lines: Vec<Range<usize>> = lines(text).collect();
    let said: Vec<&str> = lines.iter().map(|line| text[line.clone()].trim()).collect();
    let first = said.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let start = first + usize::from(greets(language, said[first]));
    let end = closing(language, &said[start..]).map_or(lines.len(), |line| start + line);
    let stays = |line: usize| (start..end).contains(&line) && !said[line].starts_with('>');
    if !(0..lines.len()).any(|line| stays(line) && says_something(language, said[line])) {
        return text.into();
    }
    let mut body = text.to_owned();
    for (_, line) in lines.into_iter().enumerate().filter(|(number, _)| !stays(*number)) {
        let blanks = " ".repeat(line.len());
        body.replace_range(line, &blanks);
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

/// Whether a line greets and says no more: “Hi Ada,”.
fn greets(language: Language, line: &str) -> bool {
    let name = line.trim_end_matches([',', '!']);
    let most = if name.len() < line.len() { MOST_WORDS } else { 2 };
    !name.contains([',', '?', '!', ':']) && begins(language, name, GREETINGS, most)
}

/// The last of these lines that ends a message, such as “Kind regards” or “--”, with no more than a signature below it.
fn closing(language: Language, lines: &[&str]) -> Option<usize> {
    let (mut below, mut longest) = (0, 0);
    for (place, line) in lines.iter().enumerate().rev() {
        let is_item = line.starts_with(['-', '*', '•']) && *line != "--";
        if !is_item && (*line == "--" || begins(language, line, CLOSINGS, MOST_WORDS)) {
            // “Thank you for this!” may be said in between, and a request may follow.
            let is_sentence = line.ends_with(['.', '!']) && line.contains(' ');
            return (!is_sentence || longest <= LONGEST_LINE).then_some(place);
        }
        longest = longest.max(line.split_whitespace().count());
        below += usize::from(!line.is_empty());
        if below > LONGEST_SIGNATURE || line.contains('?') {
            return None;
        }
    }
    None
}

/// Whether a line has a word that may be what a message is about.
fn says_something(language: Language, line: &str) -> bool {
    language.words(line).any(|word| language.is_content_word(&word.folded))
}

/// Whether a line begins with one of these, and has this many words at most.
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
    fn a_request_may_follow_thanks() {
        let asked = "Bob came by.\nThank you for this!\nPlease clean the backlog";
        assert!(left(asked).ends_with("Please clean the backlog"));
        assert_eq!(left("Please clean the backlog\nThank you for this!\nBob Li"), "Please clean the backlog");
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
    fn what_a_message_says_stays() {
        let whole = [
            "hi",
            "Hi Ada,\nthanks\nBo",
            "> the price",
            "Thanks!\nWho sets the price?",
            "hi who sets the price\nof soup",
            "Hi, the price?\nIt is urgent.",
            "Dear all, the price of soup!\nWho can help us?",
            "Who does this:\n- thank you letters\n- prices",
            "best price\nwho sets it",
        ];
        for text in whole {
            assert_eq!(left(text), text.replace('\n', " "));
        }
        let text = "Hi Ada,\nI have a question.\nThanks in advance.\nWho sets the price?";
        assert_eq!(left(text), "I have a question. Thanks in advance. Who sets the price?");
    }
}
