//! The name of a file in a revision of a git repository: `git:REV:PATH`.

use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};

const PREFIX: &str = "git:";

/// Whether a name has the prefix of a file in a revision.
pub(crate) fn is_address(name: &Path) -> bool {
    after_prefix(name).is_some()
}

/// What stands after the prefix.
pub(crate) fn after_prefix(name: &Path) -> Option<&str> {
    name.to_str()?.strip_prefix(PREFIX)
}

/// `REV:PATH` in two parts; `None` if one is empty, or if git would take the revision for an option.
pub(crate) fn parts(address: &str) -> Option<(&str, &Path)> {
    let (revision, path) = address.split_once(':')?;
    let fits = !revision.is_empty() && !revision.starts_with('-') && !path.is_empty();
    fits.then_some((revision, Path::new(path)))
}

/// A file in git's notation, which has `/` between folders on every system.
pub(crate) fn object(revision: &str, path: &Path) -> String {
    format!("{revision}:{}", in_git(path))
}

/// A path in git's notation.
pub(crate) fn in_git(path: &Path) -> String {
    normal(path).display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}

/// The whole name of a file.
pub(crate) fn name(revision: &str, path: &Path) -> String {
    PREFIX.to_owned() + &object(revision, path)
}

/// A path without `..`, which git refuses: `a/../b` is `b`.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match (part, normal.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                normal.pop();
            }
            _ => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_revision_and_a_path() {
        let address = |name: &'static str| after_prefix(Path::new(name)).and_then(parts);
        assert_eq!(address("git:HEAD~1:a/b.toml"), Some(("HEAD~1", Path::new("a/b.toml"))));
        assert_eq!(address("git:HEAD:C:/a.toml"), Some(("HEAD", Path::new("C:/a.toml"))));
        for wrong in ["git:", "git:HEAD", "git:HEAD:", "git::a", "git:--textconv:a"] {
            assert!(is_address(Path::new(wrong)) && address(wrong).is_none(), "{wrong}");
        }
        for path in ["./git:HEAD:a", "C:\\git:HEAD:a", "C:/a", "GIT:HEAD:a", ""] {
            assert!(!is_address(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn paths_in_a_revision_have_no_detours() {
        for (path, straight) in [("a/../b", "b"), ("./a/../b", "./b"), ("a/./b", "a/b"), ("../a", "../a")] {
            assert_eq!(normal(Path::new(path)), Path::new(straight));
        }
    }

    #[cfg(windows)]
    #[test]
    fn git_has_other_separators_than_windows() {
        assert_eq!(object("HEAD", Path::new(r".\team\..\top.toml")), "HEAD:./top.toml");
    }
}
