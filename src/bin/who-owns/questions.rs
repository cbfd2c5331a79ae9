//! A file of questions, one a line, read chunk by chunk.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use crate::encoding::{IN_POWERSHELL, is_utf16};
use crate::failure::Failure;
use crate::load;
use crate::progress::{Amount, Progress};

/// The longest question, in bytes.
pub(crate) const LONGEST: usize = 128 * 1024;

/// The longest line, in bytes: a question and the end of its line.
const LONGEST_LINE: u64 = LONGEST as u64 + 2;

/// The most lines of a chunk: enough to keep all cores busy.
const CHUNK: usize = 256;

/// How much is read at once, in bytes: the capacity of a pipe on most systems.
const BUFFER: usize = 64 * 1024;

/// The lines of a file; empty ones are skipped.
pub(crate) struct Questions {
    name: String,
    input: BufReader<Box<dyn Read>>,
    /// The length of the input in bytes, if it is known.
    bytes: Option<u64>,
    /// The number of the current line, from 1.
    number: usize,
}

/// Some lines of a file.
#[derive(Default)]
pub(crate) struct Chunk {
    pub(crate) lines: Vec<Line>,
    pub(crate) read: Amount,
}

/// A line of a file of questions.
pub(crate) enum Line {
    /// A question and the number of its line, from 1.
    Question { number: usize, activity: String },
    /// A line that is not a question, and why.
    Unreadable(Failure),
}

impl Line {
    /// The question, if the line is one.
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
        let (input, bytes): (Box<dyn Read>, _) = match load::is_standard_input(path) {
            true => (Box::new(io::stdin()), None),
            false => {
                let file = load::open(path, "Name a file with one activity a line, or - for standard input.")?;
                let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
                (Box::new(file), bytes)
            }
        };
        Ok(Self { name: load::name_of_input(path), input: BufReader::with_capacity(BUFFER, input), bytes, number: 0 })
    }

    /// The name of the file in messages.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A bar for a user who waits, not for one who types the questions.
    pub(crate) fn progress(&self, wanted: bool) -> Progress {
        let waits = self.bytes.is_some() || !io::stdin().is_terminal();
        Progress::new(self.bytes, wanted && waits)
    }

    /// The next lines that can be read without waiting, or else the next line, at most [`CHUNK`]; `None` at the end.
    pub(crate) fn chunk(&mut self) -> Result<Option<Chunk>, Failure> {
        let mut chunk = Chunk::default();
        loop {
            let Some((line, bytes)) = self.line()? else {
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

    /// The next line, unless it is empty, and the number of bytes read; `None` at the end.
    fn line(&mut self) -> Result<Option<(Option<Line>, u64)>, Failure> {
        let failed = |error| Failure::unreadable_input(&self.name, error);
        let mut line = Vec::new();
        let mut bytes = self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(failed)?;
        if bytes == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.number == 1 && is_utf16(&line) {
            let message = format!("{} is UTF-16, not UTF-8", self.name);
            return Err(Failure::with_help(message, format!("Save it as UTF-8; {IN_POWERSHELL}.")));
        }
        let has_end = line.pop_if(|last| *last == b'\n').is_some();
        line.pop_if(|last| *last == b'\r');
        if line.len() > LONGEST {
            if !has_end {
                bytes += self.input.skip_until(b'\n').map_err(failed)?;
            }
            return Ok(Some((
                Some(self.unreadable(&too_long("this line"), "ask about one activity, in a few words")),
                bytes as u64,
            )));
        }
        let line = match String::from_utf8(line) {
            Ok(text) => self.question(&text),
            Err(_) => Some(self.unreadable("this is not UTF-8", "save the file as UTF-8")),
        };
        Ok(Some((line, bytes as u64)))
    }

    fn question(&self, text: &str) -> Option<Line> {
        match text.trim_start_matches('\u{feff}').trim() {
            "" => None,
            activity => Some(Line::Question { number: self.number, activity: activity.to_owned() }),
        }
    }

    fn unreadable(&self, reason: &str, help: &str) -> Line {
        let message = format!("{}, line {}: {reason}", self.name, self.number);
        Line::Unreadable(Failure::with_help(message, format!("This line is left out; {help}.")))
    }
}

/// That a file has no question: it is empty, and `help` says what to write, or its lines are `unreadable`.
pub(crate) fn no_question(name: &str, unreadable: usize, help: &str) -> Failure {
    match unreadable {
        0 => Failure::with_help(format!("there is no question in {name}"), help),
        _ => {
            Failure::with_help(format!("no line of {name} can be read"), "Save it as UTF-8, with one activity a line.")
        }
    }
}

/// Joins the words to one activity; refuses one that is empty, too long or not UTF-8.
pub(crate) fn joined(words: &[OsString]) -> Result<String, Failure> {
    let words: Option<Vec<&str>> = words.iter().map(|word| word.to_str()).collect();
    let Some(words) = words else {
        return Err(Failure::with_help("the question is not UTF-8", "Type it in a terminal that uses UTF-8."));
    };
    let activity = words.join(" ");
    match activity.trim() {
        "" => Err(Failure::with_help(
            "the question is empty",
            "Describe the work, for example: who-owns \"customer feedback\"",
        )),
        _ if activity.len() > LONGEST => {
            Err(Failure::with_help(too_long("the question"), "Ask about one activity, in a few words."))
        }
        _ => Ok(activity),
    }
}

/// The message for a question above the limit.
pub(crate) fn too_long(what: &str) -> String {
    format!("{what} is longer than {} KiB", LONGEST / 1024)
}
