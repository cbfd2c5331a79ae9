//! References in a question: “@channel” and the “OPS” of “[OPS-12]” say whom it is sent to or where it is kept, and “:fire:” is
//! a picture; none of them says what it is about.

use crate::router::tuning::LONGEST_MENTION;
use crate::text::Word;

/// Whether a word is a reference of any kind, or part of one.
pub(crate) fn is_reference(text: &str, word: &Word) -> bool {
    is_mention(text, word) || is_emoji_code(text, word) || is_project(text, word)
}

/// Whether a word is the name in a mention, or part of it: “@acme/design-team”.
fn is_mention(text: &str, word: &Word) -> bool {
    let is_of_name = |c: &char| c.is_alphanumeric() || "-_./".contains(*c);
    let mut before = text[..word.span.start].chars().rev().take(LONGEST_MENTION).skip_while(is_of_name);
    before.next() == Some('@') && !before.next().is_some_and(char::is_alphanumeric)
}

/// Whether a word is the code of an emoji, or part of it: “:chart_with_upwards_trend:”.
fn is_emoji_code(text: &str, word: &Word) -> bool {
    let is_of_code = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(*c);
    let mut before = text[..word.span.start].chars().rev().take(LONGEST_MENTION).skip_while(is_of_code);
    let mut after = text[word.span.end..].chars().take(LONGEST_MENTION).skip_while(is_of_code);
    let is_in_colons = before.next() == Some(':') && after.next() == Some(':');
    let is_apart = |next: Option<char>| !next.is_some_and(char::is_alphanumeric);
    is_in_colons
        && is_apart(before.next())
        && is_apart(after.next())
        && text[word.span.clone()].chars().all(|c| is_of_code(&c))
}

/// Whether a word is the project in the key of a ticket that stands in brackets, or before a colon: “SOC-2” may be anything.
fn is_project(text: &str, word: &Word) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let number = text[word.span.end..].strip_prefix('-').filter(|number| number.starts_with(is_digit));
    let ends = number.is_some_and(|number| number.trim_start_matches(is_digit).starts_with([']', ')', ':']));
    let name = &text[word.span.clone()];
    ends && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
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
        assert_eq!(
            of("cc @acme/design-team: @price_board, sales", is_mention),
            ["acme", "design", "team", "price", "board"]
        );
    }

    #[test]
    fn codes_of_emojis_are_found() {
        assert_eq!(of(":fire: prod is down :+1: :man_in_tuxedo:", is_emoji_code), ["fire", "1", "man", "in", "tuxedo"]);
        assert!(of("note: fire: below, at 10:30:15, a:fire:b, Topic:Fire: yes", is_emoji_code).is_empty());
    }

    #[test]
    fn keys_of_tickets_are_found() {
        assert_eq!(of("[OPS-12] B2B-7: above (IT-3)", is_project), ["ops", "b2b", "it"]);
        assert!(of("[SOC-2 audit] COVID-19, [2026-11] [sprint-3] [IT-support] OPS-12", is_project).is_empty());
    }
}
