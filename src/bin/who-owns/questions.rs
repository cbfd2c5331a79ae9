//! A file of questions, one a line, read as it is needed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::Path;

use crate::output::Failure;
use crate::progress::Progress;

/// The lines of a file that say something; empty ones are passed over.
pub(crate) struct Questions {
    name: String,
    lines: io::Split<Box<dyn BufRead>>,
    number: usize,
    progress: Progress,
}

/// A line of a file of questions.
pub(crate) enum Line {
    /// A question; lines are counted from 1.
    Question { number: usize, activity: String },
    /// A line that is no text, and what to say of it.
    Unreadable(Failure),
}

impl Questions {
    /// `-` is standard input. With `progress`, whoever waits in front of a terminal is shown how far it is.
    pub(crate) fn open(path: &Path, progress: bool) -> Result<Self, Failure> {
        let (lines, bytes): (Box<dyn BufRead>, _) = match path == Path::new("-") {
            true => (Box::new(io::stdin().lock()), None),
            false => {
                let file = file(path)?;
                let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
                (Box::new(BufReader::new(file)), bytes)
            }
        };
        // Who types the questions is not waiting.
        let waits = bytes.is_some() || !io::stdin().is_terminal();
        let progress = Progress::new(bytes, progress && waits);
        Ok(Self { name: name(path), lines: lines.split(b'\n'), number: 0, progress })
    }

    /// What to call the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Does something that prints, and keeps the progress bar out of its way.
    pub(crate) fn interrupt<T>(&self, printing: impl FnOnce() -> T) -> T {
        self.progress.interrupt(printing)
    }

    fn line(&self, line: Vec<u8>) -> Line {
        let number = self.number;
        match String::from_utf8(line) {
            Ok(text) => Line::Question { number, activity: text.trim_start_matches('\u{feff}').trim().to_owned() },
            Err(_) => {
                let message = format!("{}, line {number}: this is not UTF-8", self.name);
                Line::Unreadable(Failure::with_help(message, "The other lines are answered."))
            }
        }
    }
}

impl Iterator for Questions {
    type Item = Result<Line, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match self.lines.next()? {
                Ok(line) => line,
                Err(error) => return Some(Err(Failure::unreadable(Path::new(&self.name), error))),
            };
            self.number += 1;
            self.progress.advance(line.len() + 1);
            match self.line(line) {
                Line::Question { activity, .. } if activity.is_empty() => {}
                line => return Some(Ok(line)),
            }
        }
    }
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
