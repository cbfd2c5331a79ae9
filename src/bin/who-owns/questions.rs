//! A file of questions, one a line, read as it is needed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use crate::failure::Failure;
use crate::progress::{Amount, Progress};

/// The longest question and the longest line, in bytes: a small book, and still answered in less than a second.
pub(crate) const LONGEST: usize = 128 * 1024;

/// How many lines are taken at a time, if so many are there: enough to be worth a trip to another thread.
const CHUNK: usize = 256;

/// How much is read at a time, in bytes: what a pipe holds on most systems.
const BUFFER: usize = 64 * 1024;

/// The lines of a file that say something; empty ones are passed over.
pub(crate) struct Questions {
    name: String,
    input: BufReader<Box<dyn Read>>,
    /// How long the input is, if that is known.
    bytes: Option<u64>,
    number: usize,
}

/// Some lines of a file of questions, and what was read to get them.
#[derive(Default)]
pub(crate) struct Chunk {
    pub(crate) lines: Vec<Line>,
    pub(crate) read: Amount,
}

/// A line of a file of questions.
pub(crate) enum Line {
    /// A question; lines are counted from 1.
    Question { number: usize, activity: String },
    /// A line that is no question, and what to say of it.
    Unreadable(Failure),
}

impl Line {
    /// The question, if it is one.
    pub(crate) fn activity(&self) -> Option<&str> {
        match self {
            Self::Question { activity, .. } => Some(activity),
            Self::Unreadable(_) => None,
        }
    }
}

impl Questions {
    /// `-` is standard input.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let (input, bytes): (Box<dyn Read>, _) = match path == Path::new("-") {
            true => (Box::new(io::stdin()), None),
            false => {
                let file = file(path)?;
                let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
                (Box::new(file), bytes)
            }
        };
        Ok(Self { name: name(path), input: BufReader::with_capacity(BUFFER, input), bytes, number: 0 })
    }

    /// What to call the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What shows whoever waits in front of a terminal how far it is. Who types the questions is not waiting.
    pub(crate) fn progress(&self, wanted: bool) -> Progress {
        let waits = self.bytes.is_some() || !io::stdin().is_terminal();
        Progress::new(self.bytes, wanted && waits)
    }

    /// The lines that are there, and not more than a few hundred; waits for the first one only. `None` at the end.
    pub(crate) fn chunk(&mut self) -> Result<Option<Chunk>, Failure> {
        let mut chunk = Chunk::default();
        loop {
            let Some((line, bytes)) = self.line().map_err(|error| Failure::unreadable(Path::new(&self.name), error))?
            else {
                return Ok(Some(chunk).filter(|chunk| chunk.read.lines > 0));
            };
            chunk.read.lines += 1;
            chunk.read.bytes += bytes;
            chunk.lines.extend(line);
            if chunk.lines.len() >= CHUNK || chunk.read.bytes >= BUFFER as u64 || !self.input.buffer().contains(&b'\n')
            {
                return Ok(Some(chunk));
            }
        }
    }

    /// The next line, if it says something, and how many bytes were read for it. `None` at the end.
    fn line(&mut self) -> io::Result<Option<(Option<Line>, u64)>> {
        let mut line = Vec::new();
        let mut bytes = self.input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
        if bytes == 0 {
            return Ok(None);
        }
        self.number += 1;
        let ended = line.pop_if(|last| *last == b'\n').is_some();
        if !ended && line.len() > LONGEST {
            bytes += self.input.skip_until(b'\n')?;
            return Ok(Some((Some(self.unreadable(&too_long("this line"))), bytes as u64)));
        }
        let line = match String::from_utf8(line) {
            Ok(text) => self.question(&text),
            Err(_) => Some(self.unreadable("this is not UTF-8")),
        };
        Ok(Some((line, bytes as u64)))
    }

    fn question(&self, text: &str) -> Option<Line> {
        match text.trim_start_matches('\u{feff}').trim() {
            "" => None,
            activity => Some(Line::Question { number: self.number, activity: activity.to_owned() }),
        }
    }

    fn unreadable(&self, reason: &str) -> Line {
        let message = format!("{}, line {}: {reason}", self.name, self.number);
        Line::Unreadable(Failure::with_help(message, "The other lines are answered."))
    }
}

/// That a question is longer than any may be.
pub(crate) fn too_long(what: &str) -> String {
    format!("{what} is longer than {} KiB", LONGEST / 1024)
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

fn file(path: &Path) -> Result<File, Failure> {
    if path.is_dir() {
        return Err(Failure::with_help(
            format!("{} is a folder", path.display()),
            "Name a file with one activity a line, or - for standard input.",
        ));
    }
    File::open(path).map_err(|error| Failure::unreadable(path, error))
}
