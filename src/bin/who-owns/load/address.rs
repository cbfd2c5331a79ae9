//! The name of a file in a revision of a git repository: `git:REV:PATH`.

use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};

const PREFIX: &str = "git:";

/// An example of such a name.
pub(crate) const ADDRESS: &str = "git:HEAD:who-owns.toml";

/// Whether a name has the prefix of a file in a revision.
pub(crate) fn is_address(name: &Path) -> bool {
    after_prefix(name).is_some()
}

/// What stands after the prefix.
pub(crate) fn after_prefix(name: &Path) -> Option<&str> {
    name.to_str()?.strip_prefix(PREFIX)
}

/// The whole name of a rule file that is written without the prefix, as `HEAD:who-owns.toml`; a drive is no revision.
pub(crate) fn without_prefix(name: &Path) -> Option<String> {
    let name = name.to_str()?;
    let (revision, path) = parts(name)?;
    let is_rule_file = path.extension().is_some_and(|kind| kind == "toml");
    (is_rule_file && revision.len() > 1).then(|| PREFIX.to_owned() + name)
}

/// `REV:PATH` in two parts; `None` if one is empty, or if git would take the revision for an option.
pub(crate) fn parts(address: &str) -> Option<(&str, &Path)> {
    let (revision, path) = address.split_once(':')?;
    let fits = !revision.is_empty() && !revision.starts_with('-') && !path.is_empty();
    fits.then_some((revision, Path::new(path)))
}

/// Where the paths of a revision begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// At the root of the repository.
    Root,
    /// At the current folder.
    Here,
}

impl Start {
    /// As git has it: at the current folder only if the path says so.
    pub(crate) fn of(path: &Path) -> Self {
        let is_here = matches!(path.components().next(), Some(Component::CurDir | Component::ParentDir));
        if is_here { Self::Here } else { Self::Root }
    }
}

/// A file in git's notation.
pub(crate) fn object(revision: &str, start: Start, path: &Path) -> String {
    format!("{revision}:{}", in_git(start, path))
}

/// The name of a file in messages, the same on every system.
pub(crate) fn name_of(path: &Path) -> String {
    path.display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}

/// A path in git's notation, which has `/` between folders on every system.
pub(crate) fn in_git(start: Start, path: &Path) -> String {
    let path = normal(path);
    let words = name_of(&path);
    match (start, path.starts_with("..")) {
        // Git would begin at the current folder; above the root it finds nothing.
        (Start::Root, true) => format!("/{words}"),
        (Start::Here, false) if !path.has_root() => format!("./{words}"),
        _ => words,
    }
}

/// The whole name of a file.
pub(crate) fn name(revision: &str, start: Start, path: &Path) -> String {
    PREFIX.to_owned() + &object(revision, start, path)
}

/// A path without `.`, and with `..` at its start only: git refuses `a/../b`, which is `b`.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match (part, normal.components().next_back()) {
            (Component::CurDir, _) => {}
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
    fn a_revision_and_a_path_may_be_meant_without_the_prefix() {
        let meant = |name: &'static str| without_prefix(Path::new(name));
        assert_eq!(meant("HEAD~1:who-owns.toml").as_deref(), Some("git:HEAD~1:who-owns.toml"));
        for name in ["C:/who-owns.toml", "who-owns.toml", "HEAD:", "https://example.com"] {
            assert_eq!(meant(name), None, "{name}");
        }
    }

    #[test]
    fn paths_in_a_revision_have_no_detours() {
        for (path, straight) in [("a/../b", "b"), ("./a/../b", "b"), ("a/./b", "a/b"), ("../a", "../a")] {
            assert_eq!(normal(Path::new(path)), Path::new(straight));
        }
    }

    #[test]
    fn paths_begin_at_the_root_unless_they_say_so() {
        use Start::{Here, Root};
        for (path, start) in [("a/b", Root), ("/a", Root), ("./a", Here), ("../a", Here)] {
            assert_eq!(Start::of(Path::new(path)), start, "{path}");
        }
        let paths = [(Root, "./a", "a"), (Root, "../a", "/../a"), (Here, "a", "./a"), (Here, "a/../../b", "../b")];
        for (start, path, told) in [(Here, "/a", "/a")].into_iter().chain(paths) {
            assert_eq!(in_git(start, Path::new(path)), told, "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn git_has_other_separators_than_windows() {
        assert_eq!(object("HEAD", Start::Here, Path::new(r".\team\..\top.toml")), "HEAD:./top.toml");
    }
}
