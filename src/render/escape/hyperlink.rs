//! The target of a link in a terminal.

use std::fmt::Write;

use super::has_hidden;

/// A web address in the characters that a terminal takes for one, which are those of ASCII that can be seen; all others
/// percent-encoded, as in a URI. `None` for what is not one, or has hidden characters.
pub(in crate::render) fn hyperlink(url: &str) -> Option<String> {
    let is_web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    (is_web && !has_hidden(url)).then(|| url.bytes().fold(String::new(), encoded))
}

fn encoded(mut target: String, byte: u8) -> String {
    match byte {
        b'!'..=b'~' => target.push(byte.into()),
        // Writing to a string cannot fail.
        byte => _ = write!(target, "%{byte:02X}"),
    }
    target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_web_address_in_visible_ascii() {
        assert_eq!(hyperlink("https://a.example/b?c=d#e").as_deref(), Some("https://a.example/b?c=d#e"));
        assert_eq!(hyperlink("http://a.example/é ü").as_deref(), Some("http://a.example/%C3%A9%20%C3%BC"));
        for other in ["a.example", "file:///etc/passwd", "javascript:alert(1)", "HTTPS", ""] {
            assert_eq!(hyperlink(other), None, "{other}");
        }
        for hidden in ["https://a.example/\u{1b}\\", "https://a.example/\u{7}", "https://a.example/\u{202e}x"] {
            assert_eq!(hyperlink(hidden), None, "{hidden:?}");
        }
    }
}
