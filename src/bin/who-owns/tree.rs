//! Where rule files lie: on the disk, or in a revision of a git repository.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

use anyhow::Context;

use crate::load::FILE_NAME;
use crate::output::Failure;

/// A set of files with folders.
pub(crate) enum Tree {
    /// The files as they are now.
    Disk,
    /// The files as they were in a revision of the repository around the current folder.
    Revision(String),
}

impl Tree {
    /// `git:REV:PATH`, or a path on the disk. Paths in a revision start at the root of the repository, or with `./` at
    /// the current folder, as git has it.
    pub(crate) fn of(name: &Path) -> Result<(Self, PathBuf), Failure> {
        let Some(address) = name.to_str().and_then(|name| name.strip_prefix("git:")) else {
            return Ok((Self::Disk, name.to_owned()));
        };
        match address.split_once(':') {
            // What begins with a hyphen would be an option of git.
            Some((revision, path)) if !revision.is_empty() && !revision.starts_with('-') && !path.is_empty() => {
                Ok((Self::Revision(revision.to_owned()), path.into()))
            }
            _ => Err(Failure::with_help(
                format!("{} names no file of a git revision", name.display()),
                format!("Write git:REV:PATH, for example git:HEAD:{FILE_NAME}."),
            )),
        }
    }

    /// What to call a file.
    pub(crate) fn name(&self, path: &Path) -> String {
        match self {
            Self::Disk => path.display().to_string(),
            Self::Revision(_) => format!("git:{}", self.object(path)),
        }
    }

    /// The same for all ways to write the path of a file.
    pub(crate) fn identity(&self, path: &Path) -> PathBuf {
        match self {
            Self::Disk => fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()),
            Self::Revision(_) => normal(path),
        }
    }

    pub(crate) fn has_file(&self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Revision(_) => self.git("-t", path).is_ok_and(|output| output.stdout.starts_with(b"blob")),
        }
    }

    /// The bytes of a rule file.
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        let name = self.name(path);
        match self {
            Self::Disk if path.is_dir() => Err(Failure::with_help(
                format!("{name} is a folder"),
                format!("Name a rule file, for example {}.", path.join(FILE_NAME).display()),
            )),
            Self::Disk => Ok(fs::read(path).with_context(|| format!("cannot read the rules in {name}"))?),
            Self::Revision(_) => {
                let output = self.git("blob", path)?;
                match output.status.success() {
                    true => Ok(output.stdout),
                    false => Err(Failure::with_help(format!("cannot read the rules in {name}"), said(&output))),
                }
            }
        }
    }

    /// What git calls a file of this revision.
    fn object(&self, path: &Path) -> String {
        let path = normal(path).display().to_string();
        match self {
            Self::Disk => path,
            Self::Revision(revision) => format!("{revision}:{path}"),
        }
    }

    fn git(&self, wanted: &str, path: &Path) -> Result<Output, Failure> {
        let mut git = Command::new("git");
        git.args(["cat-file", wanted]).arg(self.object(path)).env("LC_ALL", "C");
        Ok(git.output().context("cannot run git")?)
    }
}

/// What git has to say.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    format!("git says: {}", text.trim().trim_start_matches("fatal: "))
}

/// A path without detours, which git does not take: `a/../b` is `b`.
fn normal(path: &Path) -> PathBuf {
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
    fn a_git_address_has_a_revision_and_a_path() {
        let revision = |name: &str| match Tree::of(Path::new(name)) {
            Ok((Tree::Revision(revision), path)) => Some((revision, path)),
            _ => None,
        };
        assert_eq!(revision("git:HEAD~1:a/b.toml"), Some(("HEAD~1".to_owned(), "a/b.toml".into())));
        assert!(matches!(Tree::of(Path::new("./git:HEAD:a")), Ok((Tree::Disk, _))));
        for wrong in ["git:", "git:HEAD", "git:HEAD:", "git::a", "git:--textconv:a"] {
            assert!(Tree::of(Path::new(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn paths_in_a_revision_have_no_detours() {
        for (path, straight) in [("a/../b", "b"), ("./a/../b", "./b"), ("a/./b", "a/b"), ("../a", "../a")] {
            assert_eq!(normal(Path::new(path)), Path::new(straight));
        }
    }
}
