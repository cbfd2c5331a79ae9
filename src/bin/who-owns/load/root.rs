//! The root of the repository, from which GitHub counts paths.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::whole_file::folder_of;

/// A file by its path from the root: `GITHUB_WORKSPACE` if the file lies in it, else the nearest folder above it with a
/// `.git`, else the current folder. The name as it is for what is no file, such as `builtin`, or lies in none of them.
pub(crate) fn from_root(name: &str) -> String {
    let from_root = || {
        let path = Path::new(name).exists().then(|| absolute(Path::new(name)))??;
        let path = path.strip_prefix(root_of(&path)?).ok()?.to_owned();
        let parts: Vec<&str> = path.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        Some(parts.join("/"))
    };
    from_root().unwrap_or_else(|| name.to_owned())
}

/// The path without `.`, `..` and links to folders. A link to a file stays: the repository has it under that name.
pub(super) fn absolute(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(folder_of(path)).ok()?.join(path.file_name()?))
}

fn root_of(path: &Path) -> Option<PathBuf> {
    let workspace = env::var_os("GITHUB_WORKSPACE").filter(|value| !value.is_empty());
    let workspace =
        workspace.and_then(|folder| fs::canonicalize(folder).ok()).filter(|folder| path.starts_with(folder));
    let repository = || path.ancestors().skip(1).find(|folder| folder.join(".git").exists()).map(Path::to_owned);
    workspace.or_else(repository).or_else(|| fs::canonicalize(".").ok())
}
