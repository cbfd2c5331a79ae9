//! Text in TOML.

use std::ops::Range;

use ::toml::de::{DeTable, DeValue};

use super::hidden::{escaped, has_hidden};

/// TOML as a serializer writes it, without hidden characters: a text with some becomes a string in double quotes, where
/// they stand as escapes.
pub(crate) fn toml(toml: String) -> String {
    let (table, _) = DeTable::parse_recoverable(&toml);
    let mut strings = Vec::new();
    table.get_ref().values().for_each(|value| hidden_strings(value.get_ref(), value.span(), &toml, &mut strings));
    strings.sort_by_key(|(place, _)| place.start);
    let mut written = String::with_capacity(toml.len());
    let mut end = 0;
    for (place, text) in strings {
        written.push_str(&toml[end..place.start]);
        written.push_str(&toml_string(&text));
        end = place.end;
    }
    written + &toml[end..]
}

/// The strings that would show something hidden, or a line that could be a command, with their places.
fn hidden_strings(value: &DeValue<'_>, place: Range<usize>, toml: &str, found: &mut Vec<(Range<usize>, String)>) {
    match value {
        DeValue::String(text) => {
            let written = &toml[place.clone()];
            if has_hidden(&written.replace('\n', "")) || written.contains('\n') && written.contains("::") {
                found.push((place, text.to_string()));
            }
        }
        DeValue::Array(values) => {
            values.iter().for_each(|value| hidden_strings(value.get_ref(), value.span(), toml, found));
        }
        DeValue::Table(table) => {
            table.values().for_each(|value| hidden_strings(value.get_ref(), value.span(), toml, found));
        }
        _ => {}
    }
}

/// A string in one line, with its quotes.
pub(crate) fn toml_string(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let text = escaped(&text, |c, escaped| match u32::from(c) {
        code @ 0x1_0000.. => escaped.push_str(&format!("\\U{code:08x}")),
        code => escaped.push_str(&format!("\\u{code:04x}")),
    });
    format!("\"{text}\"")
}

/// A list of strings in one line.
pub(crate) fn toml_list<S: AsRef<str>>(texts: &[S]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| toml_string(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_in_toml_holds_nothing_hidden() {
        let of = |text: &str| toml(format!("a = {text}\nb = ['it']\n"));
        assert_eq!(of("'\u{9b}\"\\'"), "a = \"\\u009b\\\"\\\\\"\nb = ['it']\n");
        assert_eq!(of("[\"\u{e0041}\", '##[']"), "a = [\"\\U000e0041\", \"##\\u005b\"]\nb = ['it']\n");
        assert_eq!(of("\"\"\"a\n::b\"\"\""), "a = \"a\\u000a::b\"\nb = ['it']\n");
        assert_eq!(of("\"\"\"a\nb\"\"\""), "a = \"\"\"a\nb\"\"\"\nb = ['it']\n");
    }
}
