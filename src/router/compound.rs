//! Several activities in one question: “pricing and the Sprint Goal”.

use crate::text::words;

/// Words that join two activities.
const JOINTS: &[&str] = &["and", "or", "plus", "versus", "vs"];

/// Words that take what follows them along: “with marketing and sales” is one thing.
const PREPOSITIONS: &[&str] =
    &["about", "across", "between", "by", "for", "from", "in", "into", "of", "on", "to", "with", "within"];

/// The two parts of a text that “and”, “or”, a comma or the like joins. More parts are a list of words, and no list of
/// activities; one word after a preposition with its noun is no activity of its own.
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

fn is_one_thing([first, second]: [&str; 2]) -> bool {
    words(second).nth(1).is_none() && words(first).any(|word| PREPOSITIONS.contains(&word.folded.as_str()))
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
    }
}
