//! Names of files: they say where something is and not what is to be done.

use std::ops::Range;

/// Whether a text is one path and nothing else: `src/plugins/acl/acl.c`, `./docs`, `main.rs`.
///
/// A single slash between two words is none: `CI/CD`.
pub fn is_path(text: &str) -> bool {
    let text = text.trim();
    let has_folders = text.matches(['/', '\\']).count() > 1 || text.starts_with('/') || text.ends_with('/');
    let is_named = text.contains(char::is_alphanumeric) && !text.contains("://");
    is_named && !text.contains(char::is_whitespace) && (has_folders || has_extension(text))
}

/// Where the paths of files stand in a text, in order: “who reviews src/plugins/acl/acl.c?” Words that share a slash are none:
/// “iOS/Android/web”.
pub fn paths(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['/', '\\']) {
        return Vec::new();
    }
    let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let surrounds = |c: char| "\"'`()[]<>“”?!,;:".contains(c);
    let bare = text.split_whitespace().map(|part| part.trim_start_matches(surrounds));
    let bare = bare.map(|part| part.trim_end_matches(|c| surrounds(c) || c == '.'));
    let named = bare.filter(|part| is_file(part) && is_path(part));
    named.map(|part| start(part)..start(part) + part.len()).collect()
}

/// Whether a name says where it begins or ends: at the root, here, in a folder, or in a file's extension.
fn is_file(name: &str) -> bool {
    let folders = name.matches(['/', '\\']).count();
    let begins = folders > 1 && name.starts_with(['/', '.', '~']);
    folders > 0 && (begins || name.ends_with(['/', '\\']) || has_extension(name))
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
    use super::*;

    #[test]
    fn a_path_has_folders_or_an_extension() {
        for path in ["src/plugins/acl/acl.c", "./docs/", "/etc", "main.rs", "a\\b\\c", " docs/a.md ", "x/y.h"] {
            assert!(is_path(path), "{path}");
        }
        for other in
            ["CI/CD", "and/or", "the file main.rs", "v1.2", "e.g.", "https://team.example/a", "", ".", "...", "\\\\"]
        {
            assert!(!is_path(other), "{other}");
        }
    }

    #[test]
    fn paths_stand_in_sentences() {
        let of = |text| paths(text).into_iter().map(|range| &text[range]).collect::<Vec<&str>>();
        assert_eq!(of("who reviews (src/plugins/acl.c) and ./docs/?"), ["src/plugins/acl.c", "./docs/"]);
        assert_eq!(of("a bug in `C:\\a\\b.h`."), ["C:\\a\\b.h"]);
        assert!(
            of("run /deploy on iOS/Android/web, and/or CI/CD. See https://team.example/a.html; main.rs").is_empty()
        );
    }
}
