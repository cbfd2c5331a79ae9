//! The team's own rule file: read once, and replaced whole or not at all.

use std::fs::{self, Metadata};
use std::io;
use std::path::PathBuf;

use who_owns::RuleFile;
use who_owns::diagnostic::Code;
use who_owns::render::teach::{Edited, edited};
use who_owns::teach::Addition;

use crate::failure::Failure;
use crate::load::{self, Rules};
use crate::signals;
use crate::whole_file;

/// The team's own rule file, as it was when it was read.
pub(super) struct OwnFile {
    path: PathBuf,
    name: String,
    bytes: Vec<u8>,
    metadata: Metadata,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl OwnFile {
    /// Refuses what cannot be replaced: the built-in rules, a link, a file with other names or one that is read-only.
    pub(super) fn of(rules: &Rules) -> Result<Self, Failure> {
        let path = match rules {
            Rules::File(path) => path.clone(),
            Rules::Builtin => {
                let message = "there is no rule file to write into: the rules are built in";
                return Err(Failure::with_help(message, "Write one to start from: who-owns init"));
            }
        };
        let unreadable = |error| Failure::unreadable(&path, error);
        let metadata = path.symlink_metadata().map_err(unreadable)?;
        let name = load::name_of(&path);
        if metadata.is_symlink() {
            let target = fs::read_link(&path).map_err(unreadable)?;
            let help = format!("Nothing was written. Name the file itself with --rules: {}.", target.display());
            return Err(Failure::with_help(format!("{name} is a symbolic link"), help));
        }
        if has_other_names(&metadata) {
            let help = "Nothing was written: its other names would keep the old text. Name a copy with --rules.";
            return Err(Failure::with_help(format!("{name} has several hard links"), help));
        }
        if metadata.is_file() && metadata.permissions().readonly() {
            let help = "Nothing was written. Make the file writable, or name another one with --rules.";
            return Err(Failure::with_help(format!("{name} is read-only"), help));
        }
        let bytes = load::bytes(&path)?;
        Ok(Self { path, name, bytes, metadata })
    }

    /// Its name in messages and in the rule book.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The file with something more in it; the last of `files` is what it says.
    pub(super) fn edit(&self, files: &[RuleFile], additions: &[Addition]) -> Result<Edited, Failure> {
        let is_read = |file: &&RuleFile| without_mark(&self.bytes) == file.source().text().as_bytes();
        files.last().filter(is_read).map(|file| edited(file, additions)).ok_or_else(|| self.changed())
    }

    /// Replaces the file atomically: it is the old one or the new one, whatever happens.
    pub(super) fn write(&self, text: &str) -> Result<(), Failure> {
        signals::whole(|| self.replace(text))
    }

    fn replace(&self, text: &str) -> Result<(), Failure> {
        let unwritable = |error| self.unwritable(&error);
        let mark = if self.bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        let file = whole_file::beside(&self.path, [mark, text].concat().as_bytes()).map_err(unwritable)?;
        file.as_file().set_permissions(self.metadata.permissions()).map_err(unwritable)?;
        if self.path.is_symlink() || fs::read(&self.path).map_err(unwritable)? != self.bytes {
            return Err(self.changed());
        }
        file.persist(&self.path).map_err(|error| self.unwritable(&error.error))?;
        Ok(())
    }

    fn changed(&self) -> Failure {
        let help = "Nothing was written. Save it in your editor, and teach again.";
        Failure::with_help(format!("{} has changed since it was read", self.name), help)
    }

    fn unwritable(&self, error: &io::Error) -> Failure {
        let reason = whole_file::reason(error);
        Failure::with_help(format!("cannot write {}: {reason}", self.name), "The file is as it was.")
    }

    /// Where the lines cannot stand in the file as it is written.
    pub(super) fn not_editable(&self, edit: &Edited, failure: Failure) -> Failure {
        let reason = match failure {
            Failure::Findings(findings) if findings.iter().any(|finding| finding.code == Code::InvalidToml) => {
                return self.without_headers();
            }
            Failure::Findings(findings) => findings.first().map(|finding| finding.message.clone()).unwrap_or_default(),
            Failure::Message { message, .. } | Failure::Listing { message, .. } => message,
            Failure::ClosedPipe => return failure,
        };
        let lines: Vec<&str> = edit.lines.iter().map(|(_, line)| line.as_str()).collect();
        let help = format!("Nothing was written. Write it yourself: {}", lines.join(" / "));
        Failure::with_help(format!("{} does not take it: {reason}", self.name), help)
    }

    /// Where the rules or the expectations stand in one value, `rules = { … }` or `expect = [ … ]`.
    fn without_headers(&self) -> Failure {
        let help = "Nothing was written. Write each one below a header of its own, [rules.ID] or [[expect]], and teach \
                    again.";
        Failure::with_help(format!("{} does not take it: its rules or expectations are one value", self.name), help)
    }
}

/// Whether a file has hard links: a new file takes the place of one name alone.
#[cfg(unix)]
fn has_other_names(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.is_file() && metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes)
}
