//! References in a question: “@channel” and the “OPS” of “OPS-12” say whom it is sent to or where it is kept, not what it is
//! about.

use crate::text::Word;

/// Whether a word is the name in a mention.
pub(crate) fn is_mention(text: &str, word: &Word) -> bool {
    let before = text[..word.span.start].strip_suffix('@');
    before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// Whether a word is the project in the key of a ticket.
pub(crate) fn is_project(text: &str, word: &Word) -> bool {
    let number = text[word.span.end..].strip_prefix('-');
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        && text[word.span.clone()].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn of(text: &str, is: impl Fn(&str, &Word) -> bool) -> Vec<String> {
        Language::English.words(text).filter(|word| is(text, word)).map(|word| word.folded).collect()
    }

    #[test]
    fn mentions_are_found() {
        assert_eq!(of("@channel sales? (@Anna) write to a@example.com", is_mention), ["channel", "anna"]);
    }

    #[test]
    fn keys_of_tickets_are_found() {
        assert_eq!(of("[OPS-12] is above B2B-7, not Covid-19, IT-support, sprint-3", is_project), ["ops", "b2b"]);
    }
}
