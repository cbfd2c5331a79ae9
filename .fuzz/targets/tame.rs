//! What every printed text must be.

/// Nothing that a terminal obeys, but for line ends and the program's own colours.
pub fn assert_tame(text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| wild(c)) {
        let colour = rest[at..].strip_prefix("\u{1b}[").and_then(|code| {
            let end = code.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            code[end..].strip_prefix('m')
        });
        rest = colour.unwrap_or_else(|| panic!("a terminal would obey this: {:?}", &rest[at..]));
    }
}

fn wild(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
