//! Git, asked about the files of a revision. The repository may be hostile: git starts nothing that the repository
//! names, downloads nothing, and ends.

#[cfg(unix)]
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// How long git may take for all files of a run together.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often git is asked whether it has ended.
const TICK: Duration = Duration::from_millis(1);

/// How much of git's standard error is kept, in bytes.
const LONGEST_REASON: u64 = 4 * 1024;

/// The longest list of paths that git may give, in bytes.
const LONGEST_LIST: u64 = 16 * 1024 * 1024;

/// What git says outside of every repository, not of one that it refuses to read.
const NO_REPOSITORY: &str = "not a git repository (or any ";

/// Options that keep a repository from starting a pager, a file watcher or a hook, and from showing one object in the
/// place of another.
const OPTIONS: [&str; 6] =
    ["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null"];

/// Git would download the objects that a partial clone lacks, and so run what the repository names as its transport,
/// its `uploadpack` or its helper for passwords. The first variable forbids the download. Git before 2.45 does not know
/// it: the second one allows only a protocol that does not exist.
const VARIABLES: [(&str, &str); 4] =
    [("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_OPTIONAL_LOCKS", "0"), ("LC_ALL", "C")];

/// Git in the current folder, with the time that it has left.
pub(super) struct Git {
    until: Instant,
}

impl Git {
    /// From now on, git may take half a minute.
    pub(super) fn new() -> Self {
        Self { until: Instant::now() + PATIENCE }
    }

    /// What git answers to these arguments: up to `most` bytes of its standard output, and the start of its standard
    /// error.
    pub(super) fn run(&self, arguments: &[&str], most: u64) -> Result<Output, Failure> {
        self.said(arguments, most).map_err(|error| {
            let help = "Save the old file by hand (git show REV:PATH > old.toml), and compare that.";
            Failure::with_help(format!("cannot run git: {error}"), help)
        })
    }

    /// The paths that git lists, each ended by NUL; `None` where there is no git, or no repository.
    pub(super) fn list(&self, arguments: &[&str]) -> Result<Option<Vec<PathBuf>>, Failure> {
        let said = match self.said(arguments, LONGEST_LIST + 1) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unlisted(&error.to_string())),
            Ok(said) => said,
        };
        let words = String::from_utf8_lossy(&said.stderr);
        match said.status.success() {
            _ if said.stdout.len() as u64 > LONGEST_LIST => Err(unlisted("there are too many")),
            true => Ok(Some(said.stdout.split(|byte| *byte == 0).filter_map(path).collect())),
            false if words.contains(NO_REPOSITORY) => Ok(None),
            false => Err(unlisted(words.trim().trim_start_matches("fatal: "))),
        }
    }

    /// The way from the current folder to the root of the repository, such as `../`; empty there, and where git knows none.
    pub(super) fn way_to_root(&self) -> PathBuf {
        let said = self.said(&["rev-parse", "--show-cdup"], LONGEST_REASON).ok().filter(|said| said.status.success());
        said.and_then(|said| path(said.stdout.trim_ascii_end())).unwrap_or_default()
    }

    fn said(&self, arguments: &[&str], most: u64) -> io::Result<Output> {
        let mut git = Command::new("git");
        output(git.args(OPTIONS).args(arguments).envs(VARIABLES), most, self.until)
    }
}

fn unlisted(reason: &str) -> Failure {
    let message = format!("git does not list the rule files of the repository: {reason}");
    Failure::with_help(message, "Mend that, or name the rule files to check, without --changed.")
}

/// A path in git's notation; `None` if it is empty, or if this system has no such path.
#[cfg(unix)]
fn path(name: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    (!name.is_empty()).then(|| PathBuf::from(OsStr::from_bytes(name)))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(name).ok().filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// The output of a command, which is killed unless it ends in time.
fn output(command: &mut Command, most: u64, until: Instant) -> io::Result<Output> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let output = collected(&mut child, most, until);
    if output.is_err() {
        let _ = child.kill().and_then(|()| child.wait());
    }
    output
}

fn collected(child: &mut Child, most: u64, until: Instant) -> io::Result<Output> {
    let stdout = start_of(child.stdout.take().map(|pipe| pipe.take(most)), most)?;
    let stderr = start_of(child.stderr.take(), LONGEST_REASON)?;
    let (stdout, stderr) = (within(&stdout, until)?, within(&stderr, until)?);
    Ok(Output { stdout, stderr, status: end(child, until)? })
}

/// The first bytes of a pipe. A thread of its own reads it to its end: the command never waits for its reader.
fn start_of(pipe: Option<impl Read + Send + 'static>, most: u64) -> io::Result<Receiver<io::Result<Vec<u8>>>> {
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || sender.send(pipe.map_or(Ok(Vec::new()), |pipe| drained(pipe, most))))?;
    Ok(receiver)
}

fn drained(mut pipe: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe.by_ref().take(most).read_to_end(&mut bytes)?;
    io::copy(&mut pipe, &mut io::sink())?;
    Ok(bytes)
}

fn within(receiver: &Receiver<io::Result<Vec<u8>>>, until: Instant) -> io::Result<Vec<u8>> {
    let left = until.saturating_duration_since(Instant::now());
    receiver.recv_timeout(left).unwrap_or_else(|_| Err(late()))
}

fn end(child: &mut Child, until: Instant) -> io::Result<ExitStatus> {
    while Instant::now() < until {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(TICK);
    }
    Err(late())
}

fn late() -> io::Error {
    io::Error::new(ErrorKind::TimedOut, format!("no answer within {} seconds", PATIENCE.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    #[test]
    fn no_more_is_taken_from_git_than_asked_for() {
        let said = output(Command::new("git").arg("--version"), 3, soon()).expect("git runs");
        assert_eq!(said.stdout, b"git");
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_does_not_end_is_killed() {
        // It closes its pipes, has a child that keeps them, or goes on writing.
        for script in ["exec sleep 30 >&- 2>&-", "sleep 30 & wait", "exec yes >&2"] {
            let until = Instant::now() + Duration::from_millis(200);
            let error = output(Command::new("sh").args(["-c", script]), 3, until).expect_err(script);
            assert_eq!(error.kind(), ErrorKind::TimedOut, "{script}");
            assert!(until.elapsed() < Duration::from_secs(20), "{script}");
        }
    }
}
