//! Several activities in one question: “pricing and the Sprint Goal”.

use crate::text::{is_glue, words};

/// Words that join two activities.
const JOINTS: &[&str] = &["and", "or", "plus", "versus", "vs"];

/// Words that take what follows them along: “with marketing and sales” is one thing.
const PREPOSITIONS: &[&str] =
    &["about", "across", "between", "by", "for", "from", "in", "into", "of", "on", "to", "with", "within"];

/// The two parts of a text that “and”, “or”, a comma or the like joins. More parts are a list of words, and no list of
/// activities; nor is a noun that shares its preposition with the one before.
pub(super) fn parts(text: &str) -> Option<[&str; 2]> {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut joined = true;
    let mut end = 0;
    for word in words(text) {
        let joint = JOINTS.contains(&word.folded.as_str());
        joined |= text[end..word.span.start].contains([',', ';', '&', '+', '/']) || joint;
        end = word.span.end;
        match parts.last_mut() {
            _ if joint => {}
            Some(part) if !joined => part.1 = end,
            _ => {
                parts.push((word.span.start, end));
                joined = false;
            }
        }
    }
    match parts.as_slice() {
        [one, two] => Some([&text[one.0..one.1], &text[two.0..two.1]]).filter(|parts| !is_one_thing(*parts)),
        _ => None,
    }
}

/// “launch with marketing | sales”, where a verb or a noun and then a preposition lead to one word: it goes on after “and”.
fn is_one_thing([first, second]: [&str; 2]) -> bool {
    let words_of = |text: &str| words(text).map(|word| word.folded).collect::<Vec<_>>();
    let first = words_of(first);
    let Some(preposition) = first.iter().rposition(|word| PREPOSITIONS.contains(&word.as_str())) else { return false };
    let says = |words: &[String]| words.iter().filter(|word| !is_glue(word)).count();
    words_of(second).len() == 1 && says(&first[preposition..]) == 1 && says(&first[..preposition]) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_part_activities() {
        assert_eq!(parts("pricing and sprint goal"), Some(["pricing", "sprint goal"]));
        assert_eq!(parts("the roadmap, the backlog"), Some(["the roadmap", "the backlog"]));
        assert_eq!(parts("and pricing"), None);
        assert_eq!(parts("marketing, sales and support"), None);
        assert_eq!(parts("plan the launch with marketing and sales"), None);
        assert_eq!(parts("price of the product and sprint goal"), Some(["price of the product", "sprint goal"]));
        assert_eq!(parts("work on the sprint goal and pricing"), Some(["work on the sprint goal", "pricing"]));
        assert_eq!(parts("responsible for pricing and estimation"), Some(["responsible for pricing", "estimation"]));
    }
}
