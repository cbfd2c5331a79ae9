//! An id as a TOML key.

use toml::Value;

/// An id as it is written as a key of TOML: in quotes where it needs them.
pub(crate) fn toml_key(id: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.is_empty() && id.chars().all(is_bare) { id.to_owned() } else { Value::from(id).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_quoted_where_it_must_be() {
        assert_eq!(["scrum-2", "größe", "a b", ""].map(toml_key), ["scrum-2", "\"größe\"", "\"a b\"", "\"\""]);
    }
}
