//! Text in JSON.

use super::hidden::escaped;

/// JSON as a serializer writes it, without hidden characters: it escapes control characters below U+0020 only. The line
/// breaks between its lines stay.
pub(crate) fn json(json: String) -> String {
    let escaped = escaped(&json, |c, escaped| match c {
        '\n' => escaped.push(c),
        c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}"))),
    });
    escaped.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_nothing_hidden() {
        let written = |text: &str| json(serde_json::to_string(text).expect("a text can be written"));
        assert_eq!(written("a\u{7f}\u{9b}\u{202e}é"), r#""a\u007f\u009b\u202eé""#);
        let text = "\u{1b}[31m\n\u{7f}\u{202e}\u{200b}\u{e0041}##[a]";
        assert_eq!(serde_json::from_str::<String>(&written(text)).expect("it is JSON"), text);
    }
}
