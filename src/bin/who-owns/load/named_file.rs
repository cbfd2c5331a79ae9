//! A file that an argument names: of any kind but a folder, so that a pipe may be one, and read up to a limit.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::failure::Failure;

/// Opens a file; `instead` says what to name in the place of a folder.
pub(crate) fn open(path: &Path, instead: &str) -> Result<File, Failure> {
    if path.is_dir() {
        return Err(Failure::with_help(format!("{} is a folder", path.display()), instead));
    }
    File::open(path).map_err(|error| Failure::unreadable(path, error))
}

/// All bytes of an input that has at most `most` of them; `instead` says what to do about a longer one.
pub(super) fn bytes(input: impl Read, name: &str, most: u64, instead: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes).map_err(|error| Failure::unreadable_input(name, error))?;
    refuse_longer(&bytes, name, most, instead).map(|()| bytes)
}

/// Refuses what is longer than `most` bytes, of which one more was read.
pub(super) fn refuse_longer(bytes: &[u8], name: &str, most: u64, instead: &str) -> Result<(), Failure> {
    match bytes.len() as u64 > most {
        true => Err(Failure::with_help(format!("{name} is longer than {} MiB", most / 1024 / 1024), instead)),
        false => Ok(()),
    }
}
