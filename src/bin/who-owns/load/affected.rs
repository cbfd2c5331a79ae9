//! Which rule files a change of some files concerns.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::discover::FILE_NAME;
use super::git::Git;
use super::read::LARGEST;
use super::root::absolute;
use crate::failure::Failure;

/// What a rule file leads to.
pub(super) struct Reach {
    /// All files that it extends, as far as they can be read; those that are not there as well.
    pub(super) files: HashSet<PathBuf>,
    /// Whether they make a book.
    pub(super) is_usable: bool,
}

/// The rule files of the repository that a change of some files concerns, sorted:
///
/// - each `who-owns.toml` that is among the `changed` files, extends one of them, or cannot be used, because the change
///   may be why;
/// - each `changed` rule file of another name, unless one of those extends it: it may be a part that is no whole.
///
/// A name counts from the current folder and from the root of the repository, as git prints it.
///
/// `reach` tells what a rule file leads to.
///
/// # Errors
/// Git cannot say which rule files there are.
pub(super) fn affected(changed: &[PathBuf], reach: impl Fn(&Path) -> Reach) -> Result<Vec<PathBuf>, Failure> {
    let root = Git::new().way_to_root();
    let changed: Vec<PathBuf> = changed.iter().flat_map(|name| readings(name, &root)).collect();
    let (main, others): (Vec<&PathBuf>, Vec<&PathBuf>) = changed.iter().partition(|path| path.ends_with(FILE_NAME));
    let changed: BTreeSet<PathBuf> = changed.iter().map(|path| identity(path)).collect();
    let (mut affected, mut seen, mut parts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for path in tracked()?.into_iter().chain(main.into_iter().cloned()).filter(|path| path.exists()) {
        if !seen.insert(identity(&path)) {
            continue;
        }
        let Reach { files, is_usable } = reach(&path);
        let used: BTreeSet<PathBuf> = files.iter().map(|file| identity(file)).collect();
        if changed.contains(&identity(&path)) || !is_usable || !used.is_disjoint(&changed) {
            parts.extend(used);
            affected.insert(path);
        }
    }
    affected.extend(others.into_iter().filter(|path| is_rule_file(path) && parts.insert(identity(path))).cloned());
    Ok(affected.into_iter().collect())
}

/// The files called `who-owns.toml` that git knows; without git or a repository, the one of the current folder.
fn tracked() -> Result<Vec<PathBuf>, Failure> {
    let pattern = format!(":(top,glob)**/{FILE_NAME}");
    let listed = Git::new().list(&["ls-files", "-z", "--", &pattern])?;
    Ok(listed.unwrap_or_else(|| vec![PathBuf::from(FILE_NAME)]))
}

/// The most missing names that git is asked about: for each it starts twice, and a warning is not worth more.
const MOST_LOOKED_UP: usize = 20;

/// The first name that is no path and that git has never known: a file that was deleted is known.
pub(crate) fn first_unknown_path(names: &[PathBuf]) -> Option<&Path> {
    let git = Git::new();
    // What git cannot say is no reason to warn.
    let lists = |arguments: &[&str]| git.list(arguments).map_or(true, |listed| listed.is_none_or(|it| !it.is_empty()));
    let is_known = |paths: &[PathBuf]| {
        let Some(paths) = paths.iter().map(|path| path.to_str()).collect::<Option<Vec<&str>>>() else { return true };
        let lists_them = |arguments: &[&str]| lists(&[&["--literal-pathspecs"], arguments, &["--"], &paths].concat());
        lists_them(&["ls-files", "-z"]) || lists_them(&["rev-list", "--all", "--max-count=1"])
    };
    let root = git.way_to_root();
    let named = names.iter().map(|name| (name.as_path(), readings(name, &root)));
    let missing = named.filter(|(_, paths)| paths.iter().all(|path| path.symlink_metadata().is_err()));
    missing.take(MOST_LOOKED_UP).find(|(_, paths)| !is_known(paths)).map(|(name, _)| name)
}

/// The paths that a name of a changed file may stand for: git counts it from the root of the repository, a person from the
/// current folder. One that says where it begins is only that.
fn readings(name: &Path, root: &Path) -> Vec<PathBuf> {
    let is_plain = matches!(name.components().next(), Some(Component::Normal(_)));
    let from_root = (is_plain && !root.as_os_str().is_empty()).then(|| root.join(name));
    [name.to_owned()].into_iter().chain(from_root).collect()
}

/// Whether this is TOML with a number for `schema` before its first table, as every rule file has it, and with rules, roles
/// or files below: other tools have a `schema` as well. Or whether it lacks only that, by an item that no other tool has.
fn is_rule_file(path: &Path) -> bool {
    let Some(text) = toml(path) else { return false };
    let is_schema =
        |line: &str| value_of("schema", line).is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit()));
    let mut keys = text.lines().take_while(|line| !line.trim_start().starts_with('['));
    let has_schema = keys.any(is_schema) && ["[rules", "[roles", "extends"].iter().any(|said| text.contains(said));
    has_schema || (text.contains("[rules.") || text.contains("[roles.")) && has_item(&text)
}

/// Whether a text is TOML with a rule that has an activity, or a role that somebody holds.
fn has_item(text: &str) -> bool {
    let Ok(file) = text.parse::<toml::Table>() else { return false };
    [("rules", "activity"), ("roles", "holder")].into_iter().any(|(table, key)| {
        let mut items = file.get(table).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
        items.any(|item| item.get(key).is_some())
    })
}

/// What stands behind a key in its line.
fn value_of<'t>(key: &str, line: &'t str) -> Option<&'t str> {
    line.trim_start().strip_prefix(key)?.trim_start().strip_prefix('=').map(str::trim_start)
}

/// The text of a file that may be a rule file; what is not UTF-8 is said when it is checked.
fn toml(path: &Path) -> Option<String> {
    let is_toml = path.extension().is_some_and(|kind| kind == "toml");
    let is_short = || path.metadata().is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
    let bytes = (is_toml && is_short()).then(|| fs::read(path).ok()).flatten()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The same path for all ways to write it; the file may be gone.
fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).ok().or_else(|| absolute(path)).unwrap_or_else(|| path.to_owned())
}
