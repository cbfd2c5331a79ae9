//! What is no text in UTF-8, by its first bytes.

/// How PowerShell, whose `>` may write UTF-16, writes UTF-8.
pub(crate) const IN_POWERSHELL: &str = "in PowerShell: … | Out-File -Encoding utf8 FILE";

/// Whether a text begins as UTF-16 does: with its byte-order mark, or with two characters of ASCII in it.
pub(crate) fn is_utf16(start: &[u8]) -> bool {
    match start {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [one, 0, two, 0, ..] | [0, one, 0, two, ..] => *one != 0 && *two != 0,
        _ => false,
    }
}

/// Whether a file begins as those of spreadsheets do: a ZIP archive (XLSX, ODS, Numbers), or OLE (XLS).
pub(crate) fn is_spreadsheet(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xd0\xcf\x11\xe0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_known_by_its_first_bytes() {
        let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for text in ["\u{feff}schema = 1", "\u{feff}例", "make soup"] {
            assert!(is_utf16(&utf16(text, u16::to_le_bytes)) && is_utf16(&utf16(text, u16::to_be_bytes)), "{text:?}");
        }
        for text in ["", "a", "make soup", "\u{feff}make soup", "a\0b", "\0\0\0\0"] {
            assert!(!is_utf16(text.as_bytes()), "{text:?}");
        }
    }
}
