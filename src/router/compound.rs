//! Several activities in one question: “pricing and the Sprint Goal”.

use std::ops::Range;

use super::contrast::denies;
use crate::text::{Word, is_glue};

/// Words that join two activities.
const JOINTS: &[&str] = &["and", "or", "plus", "versus", "vs"];

/// Words that take what follows them along: “with marketing and sales” is one thing.
const PREPOSITIONS: &[&str] =
    &["about", "across", "between", "by", "for", "from", "in", "into", "of", "on", "to", "with", "within"];

/// The two parts of a text that “and”, “or”, a comma or the like joins; `words` are those of the text. More parts are a list
/// of words, and no list of activities; nor is a noun that shares its preposition with the one before, or what is denied and
/// what takes its place.
pub(super) fn parts<'t>(text: &'t str, words: &[Word]) -> Option<[&'t str; 2]> {
    if words.iter().any(denies) {
        return None;
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut joined = true;
    let mut end = 0;
    for (place, word) in words.iter().enumerate() {
        let joint = JOINTS.contains(&word.folded.as_str());
        joined |= text[end..word.span.start].contains([',', ';', '&', '+', '/']) || joint;
        end = word.span.end;
        match parts.last_mut() {
            _ if joint => {}
            Some(part) if !joined => part.end = place + 1,
            _ => {
                parts.push(place..place + 1);
                joined = false;
            }
        }
    }
    let [one, two] = parts.try_into().ok()?;
    let parts = [&words[one], &words[two]];
    let text_of = |part: &[Word]| &text[part[0].span.start..part[part.len() - 1].span.end];
    (!is_one_thing(parts)).then(|| parts.map(text_of))
}

/// “launch with marketing | sales”, where a verb or a noun and then a preposition lead to one word: it goes on after “and”.
fn is_one_thing([first, second]: [&[Word]; 2]) -> bool {
    let is_preposition = |word: &Word| PREPOSITIONS.contains(&word.folded.as_str());
    let Some(preposition) = first.iter().rposition(is_preposition) else { return false };
    let says = |words: &[Word]| words.iter().filter(|word| !is_glue(&word.folded)).count();
    second.len() == 1 && says(&first[preposition..]) == 1 && says(&first[..preposition]) > 0
}

#[cfg(test)]
mod tests {
    use crate::text::words;

    fn parts(text: &str) -> Option<[&str; 2]> {
        super::parts(text, &words(text).collect::<Vec<_>>())
    }

    #[test]
    fn joints_part_activities() {
        assert_eq!(parts("pricing and sprint goal"), Some(["pricing", "sprint goal"]));
        assert_eq!(parts("the roadmap, the backlog"), Some(["the roadmap", "the backlog"]));
        assert_eq!(parts("and pricing"), None);
        assert_eq!(parts("it isn't pricing, it's the sprint goal"), None);
        assert_eq!(parts("marketing, sales and support"), None);
        assert_eq!(parts("plan the launch with marketing and sales"), None);
        assert_eq!(parts("price of the product and sprint goal"), Some(["price of the product", "sprint goal"]));
        assert_eq!(parts("work on the sprint goal and pricing"), Some(["work on the sprint goal", "pricing"]));
        assert_eq!(parts("responsible for pricing and estimation"), Some(["responsible for pricing", "estimation"]));
    }
}
