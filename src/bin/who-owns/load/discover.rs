//! Which rules to use.

use std::env;
use std::path::{Path, PathBuf};

use who_owns::rulebook::{BUILTIN_NAME, RulesOrigin};

use super::address::name_of;
use crate::failure::{Failure, no_file};

/// The name of a team's rule file.
pub(crate) const FILE_NAME: &str = "who-owns.toml";

/// Where the rules come from.
pub(crate) enum Rules {
    Builtin,
    File(PathBuf),
}

impl Rules {
    /// The rules that [`Rules::and_origin`] finds.
    pub(crate) fn chosen(named: Option<&Path>) -> Result<Self, Failure> {
        Self::and_origin(named).map(|(rules, _)| rules)
    }

    /// What `--rules` names, else what `WHO_OWNS_RULES` names, else the nearest `who-owns.toml`, else that of the user, else the
    /// built-in rules. And which of these they are.
    pub(crate) fn and_origin(named: Option<&Path>) -> Result<(Self, RulesOrigin), Failure> {
        if let Some(name) = named {
            return Ok((Self::named(name), RulesOrigin::Option));
        }
        if let Some(name) = of_environment()? {
            return Ok((Self::named(&name), RulesOrigin::Variable));
        }
        Ok(match (nearest(), of_user()) {
            (Some(path), _) => (Self::File(path), RulesOrigin::Nearest),
            (None, Some(path)) => (Self::File(path), RulesOrigin::User),
            (None, None) => (Self::Builtin, RulesOrigin::Builtin),
        })
    }

    /// The built-in rules by their name, or a file.
    pub(crate) fn named(name: &Path) -> Self {
        if is_builtin(name) { Self::Builtin } else { Self::File(name.to_owned()) }
    }
}

/// Whether a name is that of the built-in rules.
pub(crate) fn is_builtin(name: &Path) -> bool {
    name == Path::new(BUILTIN_NAME)
}

/// The file of the variable must exist: an error that names only the path would puzzle a user who forgot the variable.
fn of_environment() -> Result<Option<PathBuf>, Failure> {
    let path = set("WHO_OWNS_RULES");
    match path {
        Some(path) if !path.exists() && !is_builtin(&path) => Err(Failure::with_help(
            format!("WHO_OWNS_RULES: {}", no_file(&name_of(&path))),
            "Correct the variable, or unset it.",
        )),
        path => Ok(path),
    }
}

/// The nearest rule file between the current folder and the root of the repository; outside a repository, only the one
/// in the current folder.
fn nearest() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let root = here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here);
    let folders = here.ancestors().take_while(|folder| folder.starts_with(root));
    let ups = folders.map(|folder| folder.join(FILE_NAME)).position(|path| is_on_disk(&path))?;
    Some(PathBuf::from("../".repeat(ups) + FILE_NAME))
}

fn of_user() -> Option<PathBuf> {
    let folder = set("XDG_CONFIG_HOME").or_else(|| set("APPDATA").filter(|_| cfg!(windows)));
    let folder = folder.or_else(|| Some(env::home_dir()?.join(".config")))?;
    Some(folder.join("who-owns").join(FILE_NAME)).filter(|path| is_on_disk(path))
}

/// Whether there is anything of this name. A folder and a dangling link count: to skip them would answer from rules that the
/// user does not expect, and to call them absent would hide what is wrong.
pub(crate) fn is_on_disk(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The path in an environment variable; an empty one counts as unset.
fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
