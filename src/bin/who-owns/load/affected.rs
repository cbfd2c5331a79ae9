//! Which rule files a change of some files concerns.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::discover::FILE_NAME;
use super::git::Git;

/// The longest list of rule files that git may name, in bytes.
const LONGEST_LIST: u64 = 1024 * 1024;

/// The rule files of the repository that are among the `changed` ones or extend one of them, sorted. One that cannot be
/// used is among them, because the change may be why.
///
/// `files` names all files that a rule file is made of, and those that it may be made of, or `None` if it cannot be used.
pub(super) fn affected(changed: &[PathBuf], files: impl Fn(&Path) -> Option<Vec<String>>) -> Vec<PathBuf> {
    let is_rule_file = |path: &&PathBuf| path.file_name().is_some_and(|name| name == FILE_NAME);
    let mut candidates = tracked();
    candidates.extend(changed.iter().filter(is_rule_file).cloned());
    let changed: BTreeSet<PathBuf> = changed.iter().map(|path| identity(path)).collect();
    let extends_one = |path: &Path| {
        files(path).is_none_or(|files| files.iter().any(|file| changed.contains(&identity(Path::new(file)))))
    };
    let mut seen = BTreeSet::new();
    candidates.retain(|path| {
        path.exists() && seen.insert(identity(path)) && (changed.contains(&identity(path)) || extends_one(path))
    });
    candidates.into_iter().collect()
}

/// The rule files that git knows; without git, the one of the current folder.
fn tracked() -> BTreeSet<PathBuf> {
    let pattern = format!(":(top,glob)**/{FILE_NAME}");
    let listed = Git::new().run(&["ls-files", "-z", "--", &pattern], LONGEST_LIST).ok();
    let listed = listed.filter(|said| said.status.success()).and_then(|said| String::from_utf8(said.stdout).ok());
    let names = listed.unwrap_or_else(|| FILE_NAME.to_owned());
    names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect()
}

/// The same path for all ways to write it; the file may be gone.
fn identity(path: &Path) -> PathBuf {
    let of_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    fs::canonicalize(path).ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}
