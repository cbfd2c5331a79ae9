//! Several activities in one question: “pricing and the Sprint Goal”.

use crate::text::words;

/// Words that join two activities.
const JOINTS: &[&str] = &["and", "or", "plus", "versus", "vs"];

/// More parts than this are a list of words, and no list of activities.
const MOST_PARTS: usize = 4;

/// The parts of a text between “and”, “or”, commas and the like; none if it has no joint, or too many.
pub(super) fn parts(text: &str) -> Vec<&str> {
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
    match parts.len() {
        2..=MOST_PARTS => parts.into_iter().map(|(start, end)| &text[start..end]).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_part_activities() {
        assert_eq!(parts("pricing and sprint goal"), ["pricing", "sprint goal"]);
        assert_eq!(parts("the roadmap, the backlog & the vision"), ["the roadmap", "the backlog", "the vision"]);
        assert_eq!(parts("and pricing"), Vec::<&str>::new());
        assert_eq!(parts("a, b, c, d, e"), Vec::<&str>::new());
    }
}
