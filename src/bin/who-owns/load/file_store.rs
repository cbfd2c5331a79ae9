//! Where rule files are read from: the disk, or a revision of a git repository.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::Output;

use super::address::{self, ADDRESS, Start, name_of};
use super::discover::FILE_NAME;
use super::git::Git;
use crate::failure::Failure;

/// More than git prints about one object, in bytes.
const LONGEST_REPLY: u64 = 64 * 1024;

/// How git's list of a tree begins for a symbolic link.
const LINK_MODE: &[u8] = b"120000 ";

/// A tree of files.
pub(super) enum FileStore {
    /// The files on the disk.
    Disk,
    /// The files of a revision of the repository that contains the current folder.
    Revision(Revision),
}

impl FileStore {
    /// Splits `git:REV:PATH`; any other name is a path on the disk. As in git, PATH is relative to the root of the
    /// repository, and with `./` to the current folder.
    pub(super) fn of(name: &Path) -> Result<(Self, PathBuf), Failure> {
        let Some(address) = address::after_prefix(name) else { return Ok((Self::Disk, name.to_owned())) };
        let (revision, path) = address::parts(address).ok_or_else(|| {
            Failure::with_help(
                format!("{} is not a file of a git revision", name.display()),
                format!("Write git:REV:PATH, for example {ADDRESS}."),
            )
        })?;
        let revision = Revision { revision: revision.to_owned(), start: Start::of(path), git: Git::new() };
        Ok((Self::Revision(revision), path.to_owned()))
    }

    /// The name of a file in messages.
    pub(super) fn name(&self, path: &Path) -> String {
        match self {
            Self::Disk => name_of(path),
            Self::Revision(revision) => revision.name(path),
        }
    }

    /// The same path for all ways to write it.
    pub(super) fn identity(&self, path: &Path) -> PathBuf {
        match self {
            Self::Disk => fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()),
            Self::Revision(_) => address::normal(path),
        }
    }

    /// Whether the path exists, as a file or otherwise, or may exist.
    pub(super) fn exists(&self, path: &Path) -> bool {
        match self {
            // What may not be read, a loop of links and a link to nothing exist.
            Self::Disk => !path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound),
            Self::Revision(revision) => revision.names(path) || revision.is_partial(),
        }
    }

    /// The first `most` bytes of a rule file.
    pub(super) fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Disk => {
                require_regular_file(path)?;
                read_at_most(path, most).map_err(|error| Failure::unreadable(path, error))?.ok_or_else(|| changed(path))
            }
            Self::Revision(revision) => revision.read(path, most),
        }
    }
}

/// A revision of the repository that contains the current folder.
pub(super) struct Revision {
    /// The revision as it was named.
    revision: String,
    /// Where the path of its first file begins, and so all others.
    start: Start,
    git: Git,
}

impl Revision {
    /// A file in git's notation.
    fn object(&self, path: &Path) -> String {
        address::object(&self.revision, self.start, path)
    }

    /// The name of a file in messages.
    fn name(&self, path: &Path) -> String {
        address::name(&self.revision, self.start, path)
    }

    /// Whether the revision names this path. The object itself may be absent.
    fn names(&self, path: &Path) -> bool {
        self.succeeds(&["rev-parse", "--quiet", "--verify", &self.object(path)])
    }

    /// Whether the repository is a partial clone, which lacks objects.
    fn is_partial(&self) -> bool {
        self.succeeds(&["config", "--get-regexp", r"^remote\..*\.promisor$"])
    }

    fn succeeds(&self, arguments: &[&str]) -> bool {
        self.git.run(arguments, LONGEST_REPLY).is_ok_and(|said| said.status.success())
    }

    fn read(&self, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
        let said = self.git.run(&["cat-file", "blob", &self.object(path)], most)?;
        // git's stdout is closed after `most` bytes, so a broken pipe is success.
        match said.status.success() || said.stdout.len() as u64 == most {
            true if self.is_link(path, &said.stdout) => Err(Failure::with_help(
                format!("{} is a symbolic link to {}", self.name(path), String::from_utf8_lossy(&said.stdout)),
                "Name the file itself.",
            )),
            true => Ok(said.stdout),
            false => Err(Failure::with_help(format!("cannot read {}", self.name(path)), self.reason(&said))),
        }
    }

    /// Whether the path is a symbolic link, of which git gives the target as the text. One without a line end is looked up.
    fn is_link(&self, path: &Path, text: &[u8]) -> bool {
        let path = address::in_git(self.start, path);
        let mut arguments = vec!["ls-tree", "--", &self.revision, &path];
        if self.start == Start::Root {
            arguments.insert(1, "--full-tree");
        }
        !text.contains(&b'\n')
            && self.git.run(&arguments, LONGEST_REPLY).is_ok_and(|said| said.stdout.starts_with(LINK_MODE))
    }

    /// The first words of git's error, as help.
    fn reason(&self, said: &Output) -> String {
        let text = String::from_utf8_lossy(&said.stderr);
        let reason = format!("git says: {}", text.trim().trim_start_matches("fatal: "));
        match self.is_partial() {
            true => {
                reason + ". This is a partial clone, and who-owns downloads nothing: fetch the file with git first."
            }
            false => reason,
        }
    }
}

/// Refuses folders, and files that may never end: pipes, devices, sockets.
fn require_regular_file(path: &Path) -> Result<(), Failure> {
    let kind = fs::metadata(path).map_err(|error| Failure::unreadable(path, error))?;
    if kind.is_dir() {
        return Err(Failure::with_help(
            format!("{} is a folder", path.display()),
            format!("Name a rule file, for example {}.", path.join(FILE_NAME).display()),
        ));
    }
    if !kind.is_file() {
        return Err(Failure::with_help(
            format!("{} is not a regular file", path.display()),
            "Save the rules to a file and name it.",
        ));
    }
    Ok(())
}

/// The first `most` bytes of a file; `None` if it is not as long as the system says, before and after. No more is read
/// than that: files such as `/proc/kmsg` call themselves regular, and wait for more to come.
fn read_at_most(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(length.min(most)).read_to_end(&mut bytes)?;
    let kept = bytes.len() as u64 == length.min(most) && file.metadata()?.len() == length;
    Ok(kept.then_some(bytes))
}

fn changed(path: &Path) -> Failure {
    Failure::with_help(
        format!("cannot read {}: its length changed meanwhile", path.display()),
        "Try again when the file is saved.",
    )
}
