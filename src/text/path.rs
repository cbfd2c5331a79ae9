//! Names of files: they say where something is and not what is to be done.

/// Whether a text is one path and nothing else: `src/plugins/acl/acl.c`, `./docs`, `main.rs`.
///
/// A single slash between two words is none: `CI/CD`.
pub fn is_path(text: &str) -> bool {
    let text = text.trim();
    let has_folders = text.matches(['/', '\\']).count() > 1 || text.starts_with('/') || text.ends_with('/');
    !text.contains(char::is_whitespace) && !text.contains("://") && (has_folders || has_extension(text))
}

/// Whether a name ends as files do: in a dot and a few letters, with a digit among them or not.
fn has_extension(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let is_short = (1..=5).contains(&extension.len());
    let is_name = extension.starts_with(|first: char| first.is_ascii_lowercase())
        && extension.chars().all(|character| character.is_ascii_alphanumeric());
    stem.chars().any(char::is_alphanumeric) && is_short && is_name
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn a_path_has_folders_or_an_extension() {
        for path in ["src/plugins/acl/acl.c", "./docs/", "/etc", "main.rs", "a\\b\\c", " docs/a.md ", "x/y.h"] {
            assert!(is_path(path), "{path}");
        }
        for other in ["CI/CD", "and/or", "the file main.rs", "v1.2", "e.g.", "https://team.example/a", "", ".", "..."] {
            assert!(!is_path(other), "{other}");
        }
    }
}
