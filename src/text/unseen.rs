//! Characters that no reader sees.

/// Whether a character has neither width nor shape: what Unicode calls default-ignorable, and what only formats other
/// characters. Control characters and white space are none of them.
pub fn is_unseen(c: char) -> bool {
    c >= '\u{ad}'
        && matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{13430}'..='\u{1343f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_spaces_are_seen() {
        for c in "aé\u{301}\u{a0}\u{3000}例क्👩🏽ﷺ\u{2800}".chars() {
            assert!(!is_unseen(c), "{c:?}");
        }
        for c in "\u{ad}\u{200d}\u{3164}\u{fe0f}\u{e0041}".chars() {
            assert!(is_unseen(c), "{c:?}");
        }
    }
}
